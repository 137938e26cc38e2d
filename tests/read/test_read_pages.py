"""Web pages: the article alone, its date, its title; pages of several."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from reading import SENTENCE, one, reason, write

from geo.model import PublishedBasis

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Talks resume - Example Wire</title>
<meta property="og:site_name" content="Example Wire"><link rel="canonical" href="https://wire.example/talks">
{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/lisbon">Lisbon</a></li></ul></nav>
<main><article><h1>Talks resume</h1>{body}</article></main>
<section class="comments"><p>I was in Madrid when I read this and do not agree, said a reader.</p></section>
<footer><p>Example Wire, Ottawa. All rights reserved 2019. Terms of use, privacy and contact.</p></footer>
</body></html>"""
LONG = (
    "<p>TBILISI, July 16 — Officials met on 2020-09-27 and spoke of the crossing for three hours.</p>"
    "<p>The talks of May 5, 2021 had ended without a result and were followed by a long pause.</p>"
)


def test_a_page_gives_its_article_alone(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2022-07-16T18:00:00+04:00">'
    found = one(write(tmp_path / "a.html", PAGE.format(head=head, body=LONG)))
    assert (found.published, found.published_basis) == (date(2022, 7, 16), PublishedBasis.HTML)
    assert (found.source, found.url, found.language) == ("Example Wire", "https://wire.example/talks", "en")
    assert found.title == "Talks resume"
    assert "three hours.\n\nThe talks of May 5" in found.text
    for furniture in ("Home", "Lisbon", "Madrid", "Ottawa"):
        assert furniture not in found.text


def test_furniture_stays_out_of_a_very_short_page(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.htm", PAGE.format(head="", body=f"<p>{SENTENCE}</p>")))
    assert found.text == f"Talks resume\n\n{SENTENCE}"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", None),
        ("<p>On 2020-09-27 they met.</p>", None),
        ('<span class="date">5 hours ago</span>', None),
        ('<time datetime="2022-07-16">16 July</time>', date(2022, 7, 16)),
        ('<p class="date">Saturday, 16 July 2022, 18:00</p>', date(2022, 7, 16)),
    ],
)
def test_a_day_in_the_article_is_not_the_pages_date(
    tmp_path: Path, before: str, expected: date | None
) -> None:
    assert one(write(tmp_path / "a.html", PAGE.format(head="", body=before + LONG))).published == expected


def test_a_page_from_the_future_keeps_its_date(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2091-07-16">'
    assert one(write(tmp_path / "a.html", PAGE.format(head=head, body=LONG))).published == date(2091, 7, 16)


def test_a_page_in_a_declared_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Переговоры в Баку.</p></body></html>'
    assert one(write(tmp_path / "a.html", page.encode("cp1251"))).text == "Переговоры в Баку."


def test_a_piece_of_a_page(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.html", f"<p>{SENTENCE}</p>")).text == SENTENCE


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "no markup at all", "http://localhost:9/page"]
)
def test_no_page(tmp_path: Path, content: str) -> None:
    assert "page" in reason(write(tmp_path / "a.html", content))

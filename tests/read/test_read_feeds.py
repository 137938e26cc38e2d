"""Feeds, blogs and records of XML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from reading import SENTENCE, one, write

from geo.model import Article, PublishedBasis, Unread
from geo.readers import read
from geo.readers.records.markup import plain

if TYPE_CHECKING:
    from pathlib import Path

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example Wire</title><language>en</language>
<item><title>Talks &amp; hopes</title><link>https://wire.example/1</link><guid>wire-1</guid>
<pubDate>Sat, 16 Jul 2022 23:30:00 -0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Talks were held in <b>Tbilisi</b>.</p><p>They ended.</p>
<script>x()</script>]]></content:encoded>
</item>
<item><title>Without a text</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><id>e1</id><title>Talks</title><updated>2022-07-16T10:00:00Z</updated><summary>{SENTENCE}</summary></entry></feed>"""


def test_rss(tmp_path: Path) -> None:
    found, without = read([write(tmp_path / "a.xml", RSS)])
    assert isinstance(found, Article)
    assert replace(found, file="") == Article(
        id="wire-1",
        text="Talks were held in Tbilisi.\n\nThey ended.",
        title="Talks & hopes",
        published=date(2022, 7, 16),
        published_basis=PublishedBasis.GIVEN,
        source="Example Wire",
        url="https://wire.example/1",
        language="en",
    )
    assert isinstance(without, Article)
    assert (without.id.rpartition("/")[2], without.text) == ("a.xml#2", "Without a text")


def test_atom(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.atom", ATOM))
    assert (found.id, found.text, found.published) == ("e1", SENTENCE, date(2022, 7, 16))


def test_a_damaged_feed_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    note, *found = read(
        [write(tmp_path / "a.xml", ATOM.replace("</entry></feed>", "</entry><entry><title>B"))]
    )
    assert isinstance(note, Unread)
    assert "damaged" in note.reason
    assert note.partial
    assert any(isinstance(item, Article) and item.text == SENTENCE for item in found)


@given(st.text())
def test_plain_takes_any_markup(markup: str) -> None:
    assert plain(markup) == plain(markup).strip()

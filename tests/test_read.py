"""Reading: every format, every way to hand it in, and every kind of input that is no article."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from geo.errors import UnreadableError
from geo.model import Article, Precision, PublishedBasis, Unread
from geo.read import READERS, read
from geo.read.feeds import plain
from geo.read.fields import ALIASES, article
from geo.read.headline import headline
from geo.read.published import published
from geo.read.text import split

ROOT = Path(__file__).parent.parent
SENTENCE = "Talks were held in Tbilisi on Saturday."


def one(path: Path) -> Article:
    (item,) = read([path])
    assert isinstance(item, Article), item
    return item


def reason(path: Path) -> str:
    (item,) = read([path])
    assert isinstance(item, Unread), item
    assert item.source == path.as_posix()
    return item.reason


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def give_stdin(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8"))


# --- text files ---


def test_plain_text_is_kept_whole(tmp_path: Path) -> None:
    text = f"Talks resume after a year\n\n{SENTENCE}\n"
    found = one(write(tmp_path / "a.txt", text))
    assert found == Article(id=(tmp_path / "a.txt").as_posix(), text=text, title="Talks resume after a year")


def test_front_matter(tmp_path: Path) -> None:
    matter = (
        "title: 'Talks: the first in a year'\npublished: 2022-11-09\nsource: Example Wire\n"
        "url: https://wire.example/1\nid: 007\nlanguage: no\ntags: [peace]\n"
    )
    found = one(write(tmp_path / "a.md", f"---\n{matter}---\n\n{SENTENCE}"))
    assert found == Article(
        id="007",
        text=SENTENCE,
        title="Talks: the first in a year",
        published=date(2022, 11, 9),
        published_basis=PublishedBasis.GIVEN,
        source="Example Wire",
        url="https://wire.example/1",
        language="no",
    )


def test_front_matter_by_other_names(tmp_path: Path) -> None:
    found = one(
        write(tmp_path / "a.txt", f"---\nheadline: Talks\nDate: 9 Nov 2022\nlink: x:y\n---\n{SENTENCE}")
    )
    assert (found.title, found.published, found.url) == ("Talks", date(2022, 11, 9), "x:y")


def test_front_matter_that_is_no_yaml_but_plain_to_a_reader(tmp_path: Path) -> None:
    found = one(
        write(tmp_path / "a.txt", f"---\ntitle: Baku: talks resume\ndate: 2022-11-09\n---\n{SENTENCE}")
    )
    assert (found.title, found.published) == ("Baku: talks resume", date(2022, 11, 9))


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{SENTENCE}\n---\nMore.",
        f"--- {SENTENCE}",
        f"---\nNote: the text was cut.\n---\n{SENTENCE}",
        f"---\n- a list\n---\n{SENTENCE}",
        f"---\n[[[\n---\n{SENTENCE}",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split(text) == ({}, text)


def test_a_date_that_is_none_is_told_and_the_article_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"---\ntitle: Talks\npublished: 2022-02-30\n---\n{SENTENCE}")
    note, found = read([path])
    assert isinstance(note, Unread)
    assert note.source == path.as_posix()
    assert "'2022-02-30'" in note.reason
    assert note.partial
    assert isinstance(found, Article)
    assert (found.title, found.published, found.published_basis) == ("Talks", None, PublishedBasis.UNKNOWN)


def test_a_year_and_month_leave_an_interval(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.txt", f"---\npublished: 2022-11\n---\n{SENTENCE}"))
    assert found.published is None
    assert found.published_within is not None
    assert found.published_within.until == date(2022, 11, 30)
    assert found.published_within.precision is Precision.MONTH
    assert found.published_basis is PublishedBasis.GIVEN


def test_the_files_own_time_is_never_a_date(tmp_path: Path) -> None:
    path = write(tmp_path / "2022-07-16.txt", SENTENCE)
    os.utime(path, (1657929600, 1657929600))
    assert one(path).published is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"\ufeff{SENTENCE}".encode(), SENTENCE),
        (f"{SENTENCE} Երևան".encode("utf-16"), f"{SENTENCE} Երևան"),
        ("Երևան Баку Тбилиси".encode() + b"\xff", "Երևան Баку Тбилиси\ufffd"),
        (b"One\r\ntwo\rthree\n", "One\ntwo\nthree\n"),
    ],
)
def test_utf8_and_marked_encodings(tmp_path: Path, content: bytes, expected: str) -> None:
    assert one(write(tmp_path / "a.txt", content)).text == expected


TURKISH = (
    "Ankara'da yapılan görüşmelerde iki ülkenin dışişleri bakanları sınırın açılmasını konuştu. Toplantı "
    "cumartesi günü sona erdi. Bakan, görüşmelerin verimli geçtiğini söyledi."
)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Die Gespräche in Zürich führten zu einer Lösung für die Brücke."),
        ("cp1252", "The river flooded two towns in Córdoba province on Wednesday."),
        ("cp1252", "“We agreed,” the minister said – and left. The result isn’t known."),
        ("cp1251", "Переговоры прошли в Тбилиси в субботу, сообщило министерство."),
        ("koi8_r", "Переговоры прошли в Тбилиси в субботу, сообщило министерство."),
        ("cp1250", "Ministrowie spotkali się w sobotę i rozmawiali o przejściu granicznym w górach."),
        ("shift_jis", "外相は土曜日にトビリシで会談し、国境問題について協議した。"),
        ("cp1256", "اجتمع وزراء الخارجية في تبليسي يوم السبت لمناقشة المعبر الحدودي."),
        ("cp1254", TURKISH),
        pytest.param(
            "cp1254",
            "Görüşmeler cumartesi günü Şuşa'da üç saat sürdü.",
            marks=pytest.mark.xfail(reason="a line too short to tell; taken for cp1250, as Romanian is"),
        ),
    ],
)
def test_encodings_that_nothing_declares(tmp_path: Path, encoding: str, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text.encode(encoding))).text == text


# --- headlines ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks resume after a year\n\nThe ministers met.", "Talks resume after a year"),
        ("# Talks resume after a *year*\n\nThe ministers met.", "Talks resume after a year"),
        ("All news\n\nTalks resume after a year\n\nThe ministers met.", "Talks resume after a year"),
        (
            "Talks resume after a year\n" + "The ministers met again and again. " * 5,
            "Talks resume after a year",
        ),
        ("The ministers of two countries met in\nTbilisi on Saturday and spoke of\npeace.", ""),
        ("The ministers met on Saturday.\n\nThey spoke.", ""),
        ("Talks resume after a year", ""),
        ("", ""),
        ("word " * 60 + "\n\nThe ministers met.", ""),
    ],
)
def test_headline(text: str, expected: str) -> None:
    assert headline(text) == expected


# --- pages ---

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


# --- records ---

RECORD = {
    "id": 17,
    "headline": "Talks resume",
    "body": f"  {SENTENCE}\r\n\u2028 ",
    "publishedAt": "2022-07-16T20:00:00Z",
    "source": {"id": "wire", "name": "Example Wire"},
    "link": "https://wire.example/17",
    "lang": "en",
}
FOUND = Article(
    id="17",
    text=f"  {SENTENCE}\r\n\u2028 ",
    title="Talks resume",
    published=date(2022, 7, 16),
    published_basis=PublishedBasis.GIVEN,
    source="Example Wire",
    url="https://wire.example/17",
    language="en",
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(RECORD) + "\n"),
        ("a.ndjson", json.dumps(RECORD, ensure_ascii=False)),
        ("a.json", json.dumps([RECORD], indent=2)),
        ("a.json", json.dumps(RECORD, indent=2)),
        ("a.json", "\n".join([json.dumps(RECORD), ""])),
    ],
)
def test_json(tmp_path: Path, name: str, content: str) -> None:
    assert one(write(tmp_path / name, content)) == FOUND


def test_jsonl_under_the_name_of_json(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{SENTENCE} {n}\u2028"}, ensure_ascii=False) for n in range(2)]
    found = list(read([write(tmp_path / "a.json", "\n".join(lines))]))
    assert [item.text for item in found if isinstance(item, Article)] == [
        f"{SENTENCE} {n}\u2028" for n in range(2)
    ]


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t")])
def test_csv(tmp_path: Path, suffix: str, delimiter: str) -> None:
    header = delimiter.join(["\ufeffDate", "Text", "url"])
    row = delimiter.join(["2022-07-16", f'"{SENTENCE}\nA ""new"" line, and; more\t."', ""])
    found = one(write(tmp_path / f"a.{suffix}", f"{header}\r\n{row}\r\n"))
    assert found.text == f'{SENTENCE}\nA "new" line, and; more\t.'
    assert found.published == date(2022, 7, 16)
    assert found.id == f"{(tmp_path / 'a').as_posix()}.{suffix}#1"


def test_an_article_longer_than_a_csv_field_may_be(tmp_path: Path) -> None:
    text = SENTENCE * 10_000
    assert one(write(tmp_path / "a.csv", f"text\n{text}\n")).text == text


def test_parquet(tmp_path: Path) -> None:
    rows = pa.table(
        {
            "text": [SENTENCE, f"{SENTENCE} Again."],
            "published": [datetime(2022, 7, 16, 20, tzinfo=UTC), None],
            "embedding": [[0.1], [0.2]],
        }
    )
    parquet.write_table(rows, tmp_path / "a.parquet")
    write(tmp_path / "a.parquet.gz", gzip.compress((tmp_path / "a.parquet").read_bytes()))
    for name in ("a.parquet", "a.parquet.gz"):
        first, second = (item for item in read([tmp_path / name]) if isinstance(item, Article))
        assert (first.text, first.published) == (SENTENCE, date(2022, 7, 16))
        assert (second.id, second.published) == (f"{(tmp_path / name).as_posix()}#2", None)


RECORDS = st.fixed_dictionaries(
    {"text": st.text(min_size=1).filter(str.strip)},
    optional={
        "title": st.text(st.characters(categories=("L", "N")), min_size=1),
        "published": st.dates().map(date.isoformat),
        "id": st.text(st.characters(categories=("L", "N")), min_size=1),
    },
)


@given(RECORDS)
def test_whatever_the_text_it_comes_back_as_given(record: dict[str, str]) -> None:
    (found,) = article(json.loads(json.dumps(record)), "a.jsonl#1")
    assert isinstance(found, Article)
    assert found.text == record["text"]
    assert found.title == record.get("title", headline(record["text"]))
    assert found.id == record.get("id", "a.jsonl#1")
    assert (found.published.isoformat() if found.published else None) == record.get("published")


@given(
    st.dictionaries(
        st.text(max_size=9), st.recursive(st.none() | st.floats() | st.text(), st.lists, max_leaves=3)
    )
)
def test_no_record_stops_the_run(record: dict[str, object]) -> None:
    assert all(isinstance(item, Article | Unread) for item in article(record | {"date": [1]}, "a.jsonl#1"))


def test_half_a_character_is_replaced_in_place(tmp_path: Path) -> None:
    text = one(write(tmp_path / "a.jsonl", '{"text": "Ba\\ud800ku \\ud83d\\ude00"}')).text
    assert text == "Ba\ufffdku \U0001f600"


def test_broken_lines_are_told_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}).encode()
    lines = [
        good,
        b"{broken",
        b"",
        b'{"title": "Talks", "tags": 1}',
        b"[1]",
        b'{"text": 5}',
        b'{"text": "  "}',
    ]
    lines += [b'{"text": "\xff"}', b'{"id": ' + b"9" * 5000 + b"}", b"[" * 100_000, good]
    path = write(tmp_path / "a.jsonl", b"\n".join(lines))
    found = list(read([path]))
    name = path.as_posix()
    assert [item.id for item in found if isinstance(item, Article)] == [f"{name}#1", f"{name}#11"]
    told = {item.source: item.reason for item in found if isinstance(item, Unread)}
    assert list(told) == [f"{name}#{n}" for n in (2, 4, 5, 6, 7, 8, 9, 10)]
    assert "line 2 is not valid JSON" in told[f"{name}#2"]
    assert "'title', 'tags'" in told[f"{name}#4"]
    assert "list" in told[f"{name}#5"]
    assert "int" in told[f"{name}#6"]
    assert "empty" in told[f"{name}#7"]
    assert "line 8" in told[f"{name}#8"]


def test_broken_csv_rows_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    content = f'text,title\n{SENTENCE},Talks\na,b,c\n"a"b,c\n\n,Talks\n{SENTENCE}\n"never closed'
    found = list(read([write(tmp_path / "a.csv", content)]))
    assert [item.id.partition("#")[2] for item in found if isinstance(item, Article)] == ["1", "6"]
    told = [(item.source.partition("#")[2], item.reason) for item in found if isinstance(item, Unread)]
    assert [number for number, _ in told] == ["2", "3", "5", "7"]
    assert "3 values for 2 columns" in told[0][1]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n ", "it is empty"),
        ("a.txt", b"---\ntitle: Talks\n---\n", "its text is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is binary, not text"),
        ("a.jsonl", b"", "it is empty"),
        ("a.jsonl", b"\n \n", "it is empty"),
        ("a.json", b'[{"text": ', "not valid JSON"),
        ("a.json", b"[]", "empty list"),
        ("a.json", b"[" * 100_000, "can't be read as JSON"),
        ("a.json", b"3", "no JSON object but int"),
        ("a.csv", b"", "it is empty"),
        ("a.csv", b"title,summary\nTalks,None\n", "the columns found are 'title', 'summary'"),
        ("a.parquet", b"PAR1 not really", "not valid Parquet"),
        ("a.parquet", b"", "not valid Parquet"),
        ("a.xml", b"<note>Talks</note>", "no entry of an RSS or Atom feed"),
        ("a.xml", b"<rss", "no entry of an RSS or Atom feed"),
        ("a.xml", b"<rss><channel><item><title>&#xD800;</item>", "its XML is damaged"),
        ("b.xml", b"<rss><channel><item><title>&#99999999999999999999;</item>", "its XML is damaged"),
        ("a.txt.gz", b"not gzip at all", "gzip compression is damaged"),
        ("a.txt.gz", gzip.compress(SENTENCE.encode(), mtime=0)[:-9], "gzip compression is damaged"),
        ("a.docx", b"PK", "the format '.docx' is not one that is read"),
    ],
)
def test_what_is_no_article_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    assert told in reason(write(tmp_path / name, content))


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no such file" in reason(tmp_path / "a.txt")
    assert "holds no article" in reason(tmp_path)


def test_random_bytes_under_any_name(tmp_path: Path) -> None:
    content = bytes((n * 7919 + n // 3) % 256 for n in range(5000))
    for suffix in ("txt", "md", "html", "jsonl", "json", "csv", "parquet", "xml", "txt.gz", "jsonl.gz"):
        assert reason(write(tmp_path / f"a.{suffix}", content))


def test_a_json_lines_file_that_changes_its_encoding_midway(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}) + "\n"
    content = (good * 20).encode("utf-16") + b"\x00\xdc\x00"
    *found, last = read([write(tmp_path / "a.jsonl", content)])
    assert isinstance(last, Unread)
    assert [type(item) for item in found] == [Article] * 20


# --- feeds ---

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
    assert found == Article(
        id="wire-1",
        text="Talks were held in Tbilisi.\n\nThey ended.",
        title="Talks & hopes",
        published=date(2022, 7, 16),
        published_basis=PublishedBasis.GIVEN,
        source="Example Wire",
        url="https://wire.example/1",
        language="en",
    )
    assert isinstance(without, Unread)
    assert without.source.endswith("a.xml#2")


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


# --- dates that are given ---


@pytest.mark.parametrize(
    "value",
    [
        "2022-07-16",
        "2022-7-16",
        " 2022-07-16T23:59:59-11:00 ",
        "2022-07-16 20:00:00 UTC",
        "20220716",
        "20220716T200000Z",
        "20220716200000",
        "2022/07/16",
        "2022.07.16 10:00",
        "16.07.2022",
        "16 July 2022",
        "16th Jul 2022",
        "July 16, 2022",
        "Saturday, July 16, 2022 10:30",
        "Sat, 16 Jul 2022 10:00:00 GMT",
        "1657929600",
        1657929600,
        1657929600000,
        1657929600.5,
        date(2022, 7, 16),
        datetime(2022, 7, 16, 23, 59, tzinfo=UTC),
    ],
)
def test_dates_as_they_are_given(value: object) -> None:
    found = published(value)
    assert found is not None
    assert found.begin == found.until == date(2022, 7, 16)
    assert found.precision is Precision.DAY


def test_september_by_its_four_letters() -> None:
    assert published("Sept. 5, 2022") == published("5 Sep 2022") == published("2022-09-05")


@pytest.mark.parametrize(
    "value",
    [
        *("yesterday", "07/08/2022", "2022-02-30", "0000-01-01", "2022-13", "16 Ju 2022", "J 1, 2022"),
        *("16 July", "?", "9" * 5000, True, [2022], 12),
    ],
)
def test_dates_that_are_none(value: object) -> None:
    with pytest.raises(UnreadableError, match="publication date"):
        published(value)


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_no_date_given(value: object) -> None:
    assert published(value) is None


@given(st.text() | st.integers() | st.floats())
def test_no_value_stops_the_run(value: object) -> None:
    try:
        found = published(value)
    except UnreadableError:
        return
    assert found is None or (
        found.begin is not None and found.until is not None and found.begin <= found.until
    )


# --- ways in ---


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/B.md",
        "c.txt.gz",
        ".hidden.txt",
        "README.md",
        "picture.png",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        content = SENTENCE.encode()
        write(path, gzip.compress(content) if name.endswith("gz") else content)
    found = [item.id for item in read([tmp_path]) if isinstance(item, Article)]
    assert found == [f"{tmp_path.as_posix()}/{name}" for name in ("a/B.md", "a/z.txt", "b.txt", "c.txt.gz")]
    assert len(list(read([tmp_path]))) == len(found)


def test_an_article_in_a_format_not_read_is_told_in_a_folder_too(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SENTENCE)
    write(tmp_path / "b.PDF", "%PDF")
    _, told = read([tmp_path])
    assert isinstance(told, Unread)
    assert "'.PDF'" in told.reason


def test_a_hidden_file_or_a_readme_is_read_if_named(tmp_path: Path) -> None:
    assert one(write(tmp_path / ".hidden.txt", SENTENCE)).text == SENTENCE
    assert one(write(tmp_path / "README.md", SENTENCE)).text == SENTENCE


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", SENTENCE)
    assert len(list(read([path, tmp_path, str(path)]))) == 1


def test_ids_are_unique_and_always_the_same(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": SENTENCE, "id": name}) for name in ("a", "a", "a~2", "a"))
    path = write(tmp_path / "x.jsonl", lines)
    ids = [[item.id for item in read([path]) if isinstance(item, Article)] for _ in range(2)]
    assert ids[0] == ids[1] == ["a", "a~2", "a~2~2", "a~3"]


@pytest.mark.parametrize("name", ["report", "report.txt"])
def test_a_file_without_suffix(tmp_path: Path, name: str) -> None:
    assert one(write(tmp_path / name, SENTENCE)).text == SENTENCE


def test_json_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, '\n{"text": "One."}\n{"text": "Two."}\n')
    assert [(item.id, item.text) for item in read(["-"]) if isinstance(item, Article)] == [
        ("-#2", "One."),
        ("-#3", "Two."),
    ]


def test_text_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, f"---\npublished: 2022-11-09\n---\n{SENTENCE}")
    (found,) = read(["-", "-"])
    assert isinstance(found, Article)
    assert (found.id, found.text, found.published) == ("-", SENTENCE, date(2022, 11, 9))


def test_nothing_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, "")
    assert list(read(["-"])) == [Unread("-", "it is empty")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_opened_only_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({SENTENCE!r})"]):
        assert one(pipe).text == SENTENCE


def test_an_unreadable_name_can_still_be_written(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    try:
        Path(path).write_text(SENTENCE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert one(Path(path)).id.encode()


def test_a_long_file_is_read_line_by_line(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE * 1000}).encode() + b"\n"
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(line * 200, compresslevel=1))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read([path])) == 200
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200 * len(line) / 4


def test_articles_come_as_they_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}) + "\n"
    found = read([write(tmp_path / "a.jsonl", good), tmp_path / "b.txt"])
    assert isinstance(next(found), Article)
    write(tmp_path / "b.txt", SENTENCE)
    assert isinstance(next(found), Article)


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    heavy = ["trafilatura", "htmldate", "pyarrow", "feedparser", "yaml", "charset_normalizer", "lxml"]
    script = f"import sys, geo.read; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


# --- what the project itself shows ---


def test_every_example_can_be_read() -> None:
    found = list(read([ROOT / "examples"]))
    assert [item for item in found if isinstance(item, Unread)] == []
    assert len(found) == 17


def test_the_manual_names_every_format_and_field() -> None:
    manual = (ROOT / "docs" / "articles.md").read_text(encoding="utf-8")
    assert [suffix for suffix in READERS if f"`{suffix}`" not in manual] == []
    words = manual.lower()
    assert [alias for names in ALIASES.values() for alias in names if f"`{alias}`" not in words] == []

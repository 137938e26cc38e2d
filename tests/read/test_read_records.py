"""Records: JSON, tables, Parquet, and what is no article."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from reading import SENTENCE, one, reason, write

from geo.model import Article, PublishedBasis, Unread
from geo.readers import read
from geo.readers.records.article import article
from geo.readers.records.headline import headline
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from pathlib import Path

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
    assert replace(one(write(tmp_path / name, content)), file="") == FOUND


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


@pytest.mark.parametrize("kind", [pa.timestamp("us"), pa.date32()])
def test_a_day_of_parquet_beyond_the_calendar_costs_the_date_alone(tmp_path: Path, kind: pa.DataType) -> None:
    days = [-(10**17) if pa.types.is_timestamp(kind) else 3_000_000, None]
    rows = pa.table({"text": [SENTENCE, f"{SENTENCE} Again."], "published": pa.array(days, type=kind)})
    parquet.write_table(rows, tmp_path / "a.parquet")
    lost, first, second = read([tmp_path / "a.parquet"])
    assert isinstance(lost, Unread)
    assert "is not a publication date" in lost.reason
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, first.published) == (SENTENCE, None)


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
    (found,) = article(Record(json.loads(json.dumps(record)), "a.jsonl#1"))
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
    assert all(
        isinstance(item, Article | Unread) for item in article(Record(record | {"date": [1]}, "a.jsonl#1"))
    )


def test_half_a_character_is_replaced_in_place(tmp_path: Path) -> None:
    text = one(write(tmp_path / "a.jsonl", '{"text": "Ba\\ud800ku \\ud83d\\ude00"}')).text
    assert text == "Ba\ufffdku \U0001f600"


def test_broken_lines_are_told_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}).encode()
    lines = [
        good,
        b"{broken",
        b"",
        b'{"name": "Talks", "tags": 1}',
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
    assert "'name', 'tags'" in told[f"{name}#4"]
    assert "list" in told[f"{name}#5"]
    assert "int" in told[f"{name}#6"]
    assert "empty" in told[f"{name}#7"]
    assert "line 8" in told[f"{name}#8"]


def test_broken_csv_rows_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    content = f'text,title\n{SENTENCE},Talks\na,b,c\n"a"b,c\n\n,Talks\n{SENTENCE}\n"never closed'
    found = list(read([write(tmp_path / "a.csv", content)]))
    assert [item.id.partition("#")[2] for item in found if isinstance(item, Article)] == ["1", "5", "6"]
    told = [(item.source.partition("#")[2], item.reason) for item in found if isinstance(item, Unread)]
    assert [number for number, _ in told] == ["2", "3", "7"]
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
        ("a.csv", b"name,size\nTalks,None\n", "the columns found are 'name', 'size'"),
        ("a.parquet", b"PAR1 not really", "not valid Parquet"),
        ("a.parquet", b"", "not valid Parquet"),
        ("a.xml", b"<note>Talks</note>", "no entry of an RSS or Atom feed"),
        ("a.xml", b"<rss", "no entry of an RSS or Atom feed"),
        ("a.xml", b"<rss><channel><item><title>&#xD800;</item>", "its XML is damaged"),
        ("b.xml", b"<rss><channel><item><title>&#99999999999999999999;</item>", "its XML is damaged"),
        ("a.txt.gz", gzip.compress(SENTENCE.encode(), mtime=0)[:-9], "its compression is damaged"),
        ("a.docx", b"PK", "no document of Word that can be read"),
        ("a.odt", b"PK", "the format '.odt' isn't read"),
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

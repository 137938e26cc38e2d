"""Large files in slices: together they give what reading the whole file does."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.limits import Limits, use_limits
from geo.model import Article
from geo.readers import ReadOptions
from geo.readers.inputs.addresses import Address
from geo.readers.inputs.source import Source
from geo.readers.reading import read_entry
from geo.readers.records import in_one_order
from geo.readers.slicing import read_slice, slices_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.model import Unread

OPTIONS = ReadOptions()


def line(number: int, published: str = "2022-07-18") -> bytes:
    return json.dumps({"text": f"Shelling {number} in Gori. Երևան.", "published": published}).encode()


LINES = {
    "plain": [line(number) for number in range(7)],
    "with a mark": [b"\xef\xbb\xbf" + line(0), *map(line, range(1, 6))],
    "of Windows": [line(number) + b"\r" for number in range(6)],
    "with blank ones": [b"", line(1), b"", b"  ", line(4), b"", b""],
    "with broken ones": [line(0), b"{broken", b"[1]", b'{"text": "caf\xe9"}', line(4), b"\xe2\x82", line(6)],
    "whose first has no text": [b'{"title": "none"}', line(1), line(2)],
    "of which one shows the order": [line(0, "04/07/2022"), *map(line, range(1, 5)), line(5, "16/07/2022")],
    "of which two contradict": [line(0, "07/16/2022"), line(1, "04/07/2022"), line(2, "16/07/2022")],
}


def whole(source: Source) -> list[Article | Unread]:
    return list(read_entry(source, OPTIONS))


def in_slices(source: Source, at_once: int) -> list[Article | Unread]:
    found = slices_of(source, OPTIONS, at_once)
    assert found is not None
    return [item for part in found[0] for item in read_slice(source, part, OPTIONS)] + list(found[1])


def number_of_slices(source: Source, at_once: int = 2) -> int:
    found = slices_of(source, OPTIONS, at_once)
    return 0 if found is None else len(found[0])


@pytest.mark.parametrize("at_once", [1, 2, 100])
@pytest.mark.parametrize("kind", LINES)
def test_lines_in_slices_are_the_whole_file(tmp_path: Path, kind: str, at_once: int) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(LINES[kind]))
    assert in_slices(Source.of(path), at_once) == whole(Source.of(path))
    path.write_bytes(b"\n".join(LINES[kind]) + b"\n")
    assert in_slices(Source.of(path), at_once) == whole(Source.of(path))


def test_slices_begin_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(LINES["plain"]))
    (slices, rest) = slices_of(Source.of(path), OPTIONS, 3) or ([], [])
    assert [(part.first, part.count) for part in slices] == [(1, 3), (4, 3), (7, 1)]
    assert slices[1].offset == path.read_bytes().index(line(3))
    assert rest == []


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"\n".join(LINES["plain"])),
        b"[" + b",\n".join(LINES["plain"]) + b"]",
        b"\n".join(LINES["plain"]).decode().encode("utf-16"),
        b"\r".join(LINES["plain"]),
        b"",
        b"\n\n",
    ],
)
def test_what_has_no_lines_of_its_own_is_read_as_a_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(content)
    assert slices_of(Source.of(path), OPTIONS, 2) is None


def test_a_line_beyond_the_limit_is_left_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join([line(0), line(1) + b" " * 500, line(2)]))
    assert number_of_slices(Source.of(path)) == 2
    try:
        use_limits(Limits(record=300))
        assert slices_of(Source.of(path), OPTIONS, 2) is None
        use_limits(Limits(file=300))
        assert slices_of(Source.of(path), OPTIONS, 2) is None
    finally:
        use_limits(Limits())


def test_an_order_that_changes_is_left_to_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_one_order, "MAX_HELD", 2)
    path = tmp_path / "reports.jsonl"
    days = ("04/07/2022", "2022-07-01", "16/07/2022", "05/07/2022", "06/07/2022")
    path.write_bytes(b"\n".join(line(number, day) for number, day in enumerate(days)))
    assert slices_of(Source.of(path), OPTIONS, 2) is None
    path.write_bytes(b"\n".join(line(number, day) for number, day in enumerate(days[2:])))
    assert in_slices(Source.of(path), 2) == whole(Source.of(path))


def table(path: Path, rows: Sequence[str], group: int = 3) -> Path:
    parquet.write_table(
        pa.table({"text": rows, "published": ["2022-07-18"] * len(rows)}), path, row_group_size=group
    )
    return path


@pytest.mark.parametrize("at_once", [1, 2, 4, 100])
def test_rows_in_slices_are_the_whole_table(tmp_path: Path, at_once: int) -> None:
    source = Source.of(table(tmp_path / "reports.parquet", [f"Shelling {n} in Gori." for n in range(8)]))
    assert in_slices(source, at_once) == whole(source)
    assert number_of_slices(source, at_once) == -(-8 // at_once)


def test_rows_that_the_calendar_lacks_are_the_same_in_slices(tmp_path: Path) -> None:
    days = pa.array([0, 10**7, 19_000, 19_001], pa.date32())
    path = tmp_path / "reports.parquet"
    parquet.write_table(pa.table({"text": [f"Shelling {n} in Gori." for n in range(4)], "date": days}), path)
    found = whole(Source.of(path))
    assert in_slices(Source.of(path), 1) == found
    dated = {item.text: item.published for item in found if isinstance(item, Article)}
    assert dated["Shelling 2 in Gori."] == date(2022, 1, 8)


def test_a_table_without_a_text_is_left_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    parquet.write_table(pa.table({"price": [1, 2, 3]}), path)
    assert slices_of(Source.of(path), OPTIONS, 2) is None
    path.write_bytes(table(tmp_path / "other.parquet", ["Shelling."] * 6).read_bytes()[:-20])
    assert slices_of(Source.of(path), OPTIONS, 2) is None


def test_a_slice_at_an_address_is_read_there(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/large/reports.jsonl", b"\n".join(LINES["plain"]))
    memory.pipe("/large/reports.parquet", table(tmp_path / "a.parquet", ["Shelling."] * 6).read_bytes())
    for name in ("reports.jsonl", "reports.parquet"):
        address = Address(f"memory://large/{name}")
        assert address.size() == memory.size(f"/large/{name}")
        assert in_slices(address.source, 2) == whole(address.source)


def test_a_file_that_went_away_costs_its_slice_alone(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(LINES["plain"]))
    source = Source.of(path)
    (slices, _) = slices_of(source, OPTIONS, 3) or ([], [])
    path.unlink()
    (gone,) = read_slice(source, slices[1], OPTIONS)
    assert "no such file" in getattr(gone, "reason", "")

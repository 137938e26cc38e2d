"""Large files in slices that are read side by side: together they give what reading the whole file does."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.formats.crawl import from_crawl, from_pages, pages_of_crawl
from geo.readers.formats.json_files.lines import from_json_lines, lines_of, located_lines
from geo.readers.formats.table import reader_of
from geo.readers.formats.tables.parquet import from_parquet, is_opened_in_parts, rows_of
from geo.readers.inputs.content import content_of
from geo.readers.inputs.slices import Slice
from geo.readers.reading import SEEN_BYTES, at_no_others_cost, of_record, read_entry, require_text
from geo.readers.records.dates.order import Order, orders_of
from geo.readers.records.in_one_order import date_given, in_one_order
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geo.model import Article, Unread
    from geo.readers.inputs.source import Source
    from geo.readers.options import ReadOptions

    Located = Iterator[tuple[int, int, Record | Unread]]


def slices_of(source: Source, options: ReadOptions, at_once: int) -> tuple[list[Slice], list[Unread]] | None:
    """Return the slices of a file, and what reading it says besides; None if it has to be read as a whole.

    It is read for that, which takes a thousandth of the time that parsing it does.

    Parameters
    ----------
    source
        A crawl, a file of JSON Lines or a Parquet file; others have to be read as a whole.
    options
        As for `geo.readers.read`.
    at_once
        Records of a slice.
    """
    try:
        reader = _reader_of(source)
        if reader is from_crawl:
            return pages_of_crawl(source, at_once)
        located = LOCATED[reader](source, options) if reader in LOCATED else None
        slices = None if located is None else _sliced(located, options, at_once)
    except (UnreadableError, OSError, ValueError):  # among them a server that gives no part of a file
        return None
    return None if slices is None else (slices, [])


def read_slice(source: Source, part: Slice, options: ReadOptions) -> Iterator[Article | Unread]:
    """Yield the articles of a slice, with the ids that reading the whole file gives them."""
    yield from at_no_others_cost(_articles(source, part, options), source)


def _articles(source: Source, part: Slice, options: ReadOptions) -> Iterator[Article | Unread]:
    for item in SLICED[_reader_of(source)](source, part):
        if isinstance(item, Record):
            yield from of_record(item, options, part.order)
        else:
            yield from read_entry(item, options)


def _reader_of(source: Source) -> Callable[..., object]:
    with source.open() as stream:
        return reader_of(source.suffix, content_of(stream.peek(SEEN_BYTES)))


def _sliced(located: Located, options: ReadOptions, at_once: int) -> list[Slice] | None:
    """Return slices of records; None where dates of figures are read in several orders of day and month."""
    places: deque[tuple[int, int]] = deque()
    starts: list[tuple[int, int]] = []
    orders: set[Order | None] = set()
    last = 0

    def records() -> Iterator[Record | Unread]:
        for offset, number, item in located:
            places.append((offset, number))
            yield item

    for item, order in in_one_order(records(), options):
        offset, last = places.popleft()
        if not starts or last - starts[-1][1] >= at_once:
            starts.append((offset, last))
        if isinstance(item, Record) and len(orders_of(date_given(item, options))) > 1:
            orders.add(order)
    if len(orders) > 1 or not starts:
        return None
    ends = [first for _, first in starts[1:]] + [last + 1]
    shown = next(iter(orders), None)
    return [
        Slice(offset, first, end - first, shown) for (offset, first), end in zip(starts, ends, strict=True)
    ]


def _located_rows(source: Source, options: ReadOptions) -> Located:
    if not is_opened_in_parts(source):
        raise UnreadableError("it is compressed as a whole, or lies where no part of a file is given")
    rows = from_parquet(source)
    first = next(rows, None)
    if first is not None:
        require_text(list(map(str, first.fields)), options)
        for number, record in enumerate(chain([first], rows), 1):
            yield 0, number, record


LOCATED: Mapping[object, Callable[[Source, ReadOptions], Located]] = {
    from_json_lines: lambda source, _: located_lines(source),
    from_parquet: _located_rows,
}
"""What says where in a file each record begins, by what reads it as a whole."""
SLICED: Mapping[object, Callable[[Source, Slice], Iterator[Record | Source | Unread]]] = {
    from_crawl: from_pages,
    from_json_lines: lines_of,
    from_parquet: rows_of,
}
"""What reads a slice."""

"""From what a user names to articles: find, open, read, split, and make an article of each record."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from geo.errors import GeoError, UnreadableError
from geo.limits import OverTimeError, each_within_time
from geo.model import Article, Unread
from geo.readers.batches.split import split
from geo.readers.formats.table import reader_of, why_passed_over
from geo.readers.inputs.content import content_of
from geo.readers.inputs.walk import walk
from geo.readers.options import ReadOptions
from geo.readers.records.article import article, has_no_text_of_ours
from geo.readers.records.in_one_order import in_one_order
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.readers.inputs.source import Source
    from geo.readers.known import KnownReadings
    from geo.readers.records.dates import Order

SEEN_BYTES = 1 << 13
"""Bytes by which it is known what a file holds."""
COLUMNS_SHOWN = 40
MAX_ITEMS_KEPT = 256
"""Articles of a file up to which what was read in it is kept: of more, reading takes little of the time."""


def read(
    sources: Sequence[str | Path], options: ReadOptions | None = None, known: KnownReadings | None = None
) -> Iterator[Article | Unread]:
    """Read articles from files, folders and standard input, in order.

    Parameters
    ----------
    sources
        Files, folders (walked in sorted order), addresses that fsspec knows (``s3://bucket/may/``), or ``-``
        for standard input. A file that is reached twice is read once.
    options
        Which columns hold what, and when articles were published that don't say so.
    known
        What earlier runs read with the same options; a file that has not changed since is not opened.

    Yields
    ------
    Article or Unread
        Every article, with an id of its own, and the name of all that couldn't be read or was passed over,
        with the reason. An `Unread` that is `partial` comes before the article that it is about.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Talks were held in Tbilisi.", encoding="utf-8")
    ...     _ = Path(folder, "b.txt").write_text("", encoding="utf-8")
    ...     a, b = read([folder])
    >>> a.text, b.reason
    ('Talks were held in Tbilisi.', 'it is empty')
    """
    chosen = options or ReadOptions()
    files = _Files(chosen, known)
    walked = walk(sources, files.why_passed_over)
    return with_ids_of_their_own(chain.from_iterable(map(files.items, walked)))


def entries(sources: Sequence[str | Path]) -> Iterator[Source | Unread]:
    """Yield the inputs that `sources` name, each once and unread, and what is passed over; as for `read`."""
    return walk(sources, _Files(ReadOptions(), None).why_passed_over)


def read_records(
    records: Iterable[Mapping[str, object]],
    options: ReadOptions | None = None,
    *,
    name: str = "record",
    is_table: bool = False,
) -> Iterator[Article | Unread]:
    """Make an article of each mapping of named fields.

    Parameters
    ----------
    records
        Mappings with `text` or another of the names that articles' fields go by.
    options
        Which names hold what, and when articles were published that don't say so.
    name
        What a record without an id is called, before its number from 1.
    is_table
        Whether they are the rows of a table, where *NULL* and *nan* stand for nothing.

    Raises
    ------
    UnreadableError
        If no column of a table holds a text.

    Examples
    --------
    >>> [article.title for article in read_records([{"headline": "Talks", "body": "Talks were held."}])]
    ['Talks']
    """
    chosen = options or ReadOptions()
    made = [
        Record(fields, f"{name}#{number}", is_row=is_table) for number, fields in enumerate(records, start=1)
    ]
    if is_table and made:
        require_text(list(map(str, made[0].fields)), chosen)
    found = (
        item
        for record, order in in_one_order(made, chosen)
        if isinstance(record, Record)
        for item in of_record(record, chosen, order)
    )
    return with_ids_of_their_own(found)


def of_record(item: Record, options: ReadOptions, order: Order | None) -> Iterator[Article | Unread]:
    """Make the article of a record; what goes wrong with it is reported, and costs no other."""
    try:
        yield from article(item, options, order)
    except OverTimeError as error:
        yield Unread(item.name, str(error))
    except GeoError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary between a bad record and the rest
        yield Unread.of_fault(item.name, "could not be read", error)


class _Files:
    """Reads files, or recalls what was read in them.

    Parameters
    ----------
    options, known
        As for `read`.
    """

    def __init__(self, options: ReadOptions, known: KnownReadings | None) -> None:
        self._options = options
        self._known = known
        self._recalled: Sequence[Article | Unread] | None = None
        """What is known of the file of a folder that `why_passed_over` was asked about last."""
        self._asked: Source | None = None

    def why_passed_over(self, source: Source) -> str | None:
        """Say why a file in a folder isn't read; nothing if it is, or can't be opened, as is said later."""
        self._asked, self._recalled = source, self._find(source, is_named=False)
        if self._recalled is not None:
            return None
        try:
            with source.open() as stream:
                return why_passed_over(source.suffix, content_of(stream.peek(SEEN_BYTES)))
        except (UnreadableError, OSError):
            return None

    def items(self, entry: Source | Unread) -> Iterable[Article | Unread]:
        """Read one input, within the time that it may take, or recall what was read in it."""
        if isinstance(entry, Unread):
            return [entry]
        if self._known is None:
            return each_within_time(read_entry(entry, self._options))
        is_named = entry is not self._asked
        recalled = self._find(entry, is_named=True) if is_named else self._recalled
        if recalled is not None:
            return recalled
        return each_within_time(self._read_and_keep(entry, self._known, is_named=is_named))

    def _find(self, source: Source, *, is_named: bool) -> Sequence[Article | Unread] | None:
        mark = self._known.mark(source, is_named=is_named) if self._known else None
        return self._known.find(mark) if self._known and mark else None

    def _read_and_keep(
        self, source: Source, known: KnownReadings, *, is_named: bool
    ) -> Iterator[Article | Unread]:
        """Read a file, and keep what was read if it did not change meanwhile."""
        mark = known.mark(source, is_named=is_named)
        items: list[Article | Unread] = []
        for item in read_entry(source, self._options):
            if len(items) <= MAX_ITEMS_KEPT:
                items.append(item)
            yield item
        is_whole = len(items) <= MAX_ITEMS_KEPT and not any(map(is_failure, items))
        if mark and is_whole and mark == known.mark(source, is_named=is_named):
            known.keep(mark, items)


def is_failure(item: object) -> bool:
    """Return True of what could not be read: the fault may have been the system's, and be gone next time."""
    return isinstance(item, Unread) and not (item.partial or item.passed_over)


def read_entry(entry: Source | Unread, options: ReadOptions) -> Iterator[Article | Unread]:
    """Yield the articles of one input, with the ids that it gives; what goes wrong with it costs no other."""
    if isinstance(entry, Unread):
        yield entry
        return
    holds_something = False
    for item in at_no_others_cost(_articles(entry, options), entry):
        holds_something = True
        yield item
    if not holds_something:
        yield Unread(entry.name, "it holds no article", passed_over=not entry.is_chosen)


def at_no_others_cost(items: Iterator[Article | Unread], source: Source) -> Iterator[Article | Unread]:
    """Yield what is read of an input; a fault ends it, and is reported."""
    try:
        yield from items
    except UnreadableError as error:
        yield Unread(source.name, str(error), passed_over=not source.is_chosen)
    except UnicodeDecodeError as error:
        yield Unread(source.name, f"it is not all in the encoding it begins in: {error}")
    except RecursionError:
        yield Unread(source.name, "it is nested too deep")
    except OSError as error:
        yield Unread(source.name, (error.strerror or str(error)).lower())
    except GeoError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary between a bad input and the rest
        yield Unread.of_fault(source.name, "could not be read", error)


def _articles(source: Source, options: ReadOptions) -> Iterator[Article | Unread]:
    records = (part for item in _items(source, options) for part in _split(item))
    for item, order in in_one_order(records, options):
        if isinstance(item, Record):
            yield from of_record(item, options, order)
        else:
            yield from read_entry(item, options)


def _split(item: Record | Source | Unread) -> Iterator[Record | Source | Unread]:
    try:
        yield from split(item) if isinstance(item, Record) else [item]
    except GeoError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary between a bad record and the rest
        yield Unread.of_fault(item.name if isinstance(item, Record) else "", "could not be split", error)


def _items(source: Source, options: ReadOptions) -> Iterator[Record | Source | Unread]:
    """Yield what the reader of an input's format finds in it."""
    with source.open() as stream:
        beginning = stream.peek(SEEN_BYTES)
        content = content_of(beginning)
        # What can be opened only once is read from this stream.
        once = replace(source, opened=lambda: stream) if source.path is None or _is_pipe(source) else source
        is_table = False
        for item in reader_of(source.suffix, content)(once):
            if isinstance(item, Record) and item.is_row and not is_table:
                require_text(list(map(str, item.fields)), options)
                is_table = True
            yield item
    if source.faults:
        reason = f"its compression is damaged, and what follows is lost: {source.faults[0]}"
        yield Unread(source.name, reason, partial=True)


def _is_pipe(source: Source) -> bool:
    return source.path is not None and not source.path.is_file()


def require_text(columns: list[str], options: ReadOptions) -> None:
    """Raise an error if no column of a table holds a text."""
    if has_no_text_of_ours(columns, options):
        listed = ", ".join(map(repr, columns[:COLUMNS_SHOWN]))
        raise UnreadableError(
            f"no column 'text'; the columns found are {listed}: name one with --column text=NAME"
        )


def with_ids_of_their_own(
    items: Iterable[Article | Unread], times: dict[str, int] | None = None
) -> Iterator[Article | Unread]:
    """Give each article whose id another one had before an id of its own; pass the others on.

    Parameters
    ----------
    items
        Articles, and what could not be read.
    times
        The ids of articles that came before, as `unused` counts them.
    """
    before: dict[str, int] = {} if times is None else times
    for item in items:
        if isinstance(item, Article):
            unique = unused(item.id, before)
            yield item if unique == item.id else replace(item, id=unique, version_of=item.id)
        else:
            yield item


def unused(wanted: str, times: dict[str, int]) -> str:
    """Return an id that no article had before, and note that one has it.

    Examples
    --------
    >>> times: dict[str, int] = {}
    >>> unused("a", times), unused("a", times)
    ('a', 'a~2')
    """
    name = wanted
    while name in times:
        times[wanted] += 1
        name = f"{wanted}~{times[wanted]}"
    times[name] = 1
    return name

"""What is to be read, in parts: each is read and parsed on one worker, and comes back as what was found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cluster.apart import apart
from geo.cluster.packing import packed_items
from geo.cluster.setup import opened
from geo.model import Article, Unread
from geo.pipeline.keeping import holds
from geo.pipeline.parsing import parse_each
from geo.readers.inputs.addresses import CHAIN, Address, is_address
from geo.readers.inputs.source import Source, suffix_of
from geo.readers.reading import read_entry
from geo.readers.slicing import read_slice, slices_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.cluster.work import Parsing
    from geo.readers import ReadOptions
    from geo.readers.inputs.slices import Slice

INPUTS_AT_ONCE = 128
BYTES_AT_ONCE = 1 << 20
"""Inputs that make one part: small files together, a large one alone."""
RECORDS_AT_ONCE = 256
"""Pages of a crawl, lines or rows of a large file that make one part."""
CRAWL = ".warc"


@dataclass(frozen=True, slots=True)
class Input:
    """A file that is read on a worker."""

    name: str
    """As the articles in it are named."""
    at: str
    """Its address, or its path from the root of the file system."""
    size: int
    """In bytes; 0 where an address doesn't say so."""
    state: str
    """What changes when the file does."""

    @classmethod
    def of(cls, source: Source) -> Input | None:
        """Return an input that another process can open; None for what only this one can."""
        if isinstance(source.opened, Address):
            return cls(source.name, source.opened.address, source.opened.size(), source.opened.state())
        if source.path is None or not source.path.is_file():
            return None
        found = source.path.stat()
        where = source.path.absolute().as_posix()
        return cls(source.name, where, found.st_size, f"{found.st_mtime_ns} {found.st_size}")

    @property
    def is_large(self) -> bool:
        """Return True if its records may be worth to be parsed on several workers."""
        return self.size >= BYTES_AT_ONCE or suffix_of(self.name.partition(CHAIN)[0]) == CRAWL

    @property
    def source(self) -> Source:
        """The input as it is opened here."""
        found = Address(self.at).source if is_address(self.at) else Source.of(Path(self.at))
        return replace(found, name=self.name)


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in a part."""

    blob: bytes
    """As `packed_items` gives it."""
    first: date
    last: date
    """The days on which it holds: an undated article is not of the future."""


class HeldDays:
    """The days, of those of the run, on which the parses of articles are what they are today."""

    def __init__(self) -> None:
        self.first, self.last = date.min, date.max
        self.today = datetime.now(tz=UTC).date()

    def of(self, items: Iterable[Article | Unread]) -> Iterator[Article | Unread]:
        """Pass articles on, and take the days of each into account."""
        for item in items:
            if isinstance(item, Article):
                first, last = holds(item, self.today)
                self.first, self.last = max(self.first, first), min(self.last, last)
            yield item


@dataclass(frozen=True, slots=True)
class ParsePart:
    """Read some inputs, or some records of a large one, and parse what is in them."""

    inputs: tuple[Input, ...]
    slice: Slice | None
    """That of its one input; None for all of each."""
    options: ReadOptions
    prefix: str = ""
    """What the ids of articles lose at their beginning."""
    parsing: Parsing = parse_each
    ids: tuple[str, ...] = ()
    """Of its articles, where other parts have articles with the ids that these give."""

    def items(self) -> Iterator[Article | Unread]:
        """Yield the articles, and what could not be read, in order."""
        ids = iter(self.ids)
        for item in self._items():
            if isinstance(item, Unread):
                yield replace(item, source=item.source.removeprefix(self.prefix))
                continue
            given = item.id.removeprefix(self.prefix)
            own = next(ids, given)
            yield replace(item, id=own, version_of=item.version_of if own == given else given)

    def _items(self) -> Iterator[Article | Unread]:
        for one in self.inputs:
            if self.slice is None:
                yield from read_entry(one.source, self.options)
            else:
                yield from read_slice(one.source, self.slice, self.options)

    def run(self, packed: bytes) -> Found:
        """Return what is found."""
        days = HeldDays()
        return Found(
            packed_items(self.parsing(days.of(self.items()), *opened(packed))), days.first, days.last
        )

    def run_apart(self, packed: bytes, most_bytes: int | None) -> Found:
        """Return what is found by a process that may die of an article."""
        today = HeldDays().today
        return Found(packed_items(apart(packed, self, most_bytes)), today, today)

    @property
    def digest(self) -> bytes:
        """What distinguishes it from all others, and from itself when a file has changed."""
        return hashlib.sha256(repr((self.inputs, self.slice, self.options, self.prefix)).encode()).digest()


@dataclass(frozen=True, slots=True)
class FindSlices:
    """Find where the records of a large input lie."""

    input: Input
    options: ReadOptions
    at_once: int

    def run(self, packed: bytes) -> tuple[list[Slice], list[Unread]] | None:  # noqa: ARG002 - as of every job
        """Return them as `geo.readers.slicing.slices_of` does."""
        return slices_of(self.input.source, self.options, self.at_once)

    def run_apart(self, packed: bytes, most_bytes: int | None) -> None:
        """Return nothing: the input is read as a whole then, by a process that may die of it."""

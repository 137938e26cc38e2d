"""What is fuzzed: each target takes any bytes, and raises an error only where a promise is broken."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli import main
from geo.cli.settings import read_settings
from geo.corrections import as_csv, read_rows
from geo.dates import find_expressions, tag
from geo.errors import CorrectionsError, SettingsError, UnreadableError
from geo.model import Article, Interval, Unread
from geo.readers.batches.front_matter import split
from geo.readers.formats.table import SUFFIXES
from geo.readers.inputs.source import Source
from geo.readers.options import ReadOptions
from geo.readers.reading import read_entry
from geo.readers.records.dates import published

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = sorted(SUFFIXES)


class BrokenPromiseError(AssertionError):
    """What no input may lead to."""


def promise(holds: object, what: str) -> None:
    """Raise an error if something promised does not hold."""
    if not holds:
        raise BrokenPromiseError(what)


def reads(data: bytes) -> None:
    """Read an input in the format that its first byte chooses."""
    suffix = FORMATS[data[0] % len(FORMATS)] if data else ".txt"
    reads_as(suffix, data[1:])


def reads_as(suffix: str, data: bytes) -> None:
    """Read an input in a format: each article has a text and an id, each fault a reason and no trace."""
    ids: set[str] = set()
    items = list(read_entry(Source.of_bytes(data, f"a{suffix}", suffix), ReadOptions()))
    promise(items or not data.strip(), "an input is lost in silence")
    for item in items:
        if isinstance(item, Unread):
            promise(not item.trace, item.trace)
            promise(item.reason, "no reason")
            continue
        promise(item.text.strip(), "an article without a text")
        promise(item.id, "an article without an id")
        promise("\n" not in item.title, "a title of several lines")
        runs_forward(item.published_within)
        ids.add(item.id)


def runs_forward(days: Interval | None) -> None:
    """Hold an interval to running forward."""
    if days is not None and days.begin and days.until:
        promise(days.begin <= days.until, f"{days} runs backward")


def dates_of_records(data: bytes) -> None:
    """Read a text as the publication date of a record."""
    try:
        runs_forward(published(data.decode("utf-8", "surrogatepass")))
    except (UnreadableError, UnicodeDecodeError):
        return


def dates_in_texts(data: bytes) -> None:
    """Find the time expressions of a text, published on a day that its first bytes choose."""
    text = data[2:].decode("utf-8", "replace")
    year = int.from_bytes(data[:2], "big") % 9999 + 1
    article = Article("a", text, published=Interval.of(f"{year:04}-05-14").begin)
    for timex in tag(article, find_expressions(text)):
        promise(text[timex.start : timex.end] == timex.text != "", "offsets do not point at their text")
        runs_forward(timex.interval)


def front_matter(data: bytes) -> None:
    """Split a text from what stands before it."""
    text = data.decode("utf-8", "replace")
    fields, rest = split(text)
    promise(rest in text or rest.strip() in text, "front matter changes the text behind it")
    promise(all(isinstance(name, str) for name in fields), "a field without a name")


def corrections(data: bytes) -> None:
    """Read a file of corrections, and write it as it was read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corrections.csv")
        path.write_bytes(data)
        try:
            rows = read_rows(path)
        except CorrectionsError as error:
            promise("corrections.csv" in str(error), "the file is not named")
            return
        path.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
        again = [replace(row, line=0) for row in read_rows(path)]  # blank lines are not written again
        promise(again == [replace(row, line=0) for row in rows], "rows do not come back as they were")


def settings(data: bytes) -> None:
    """Read a file of settings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "geo.toml")
        path.write_bytes(data)
        try:
            read_settings(path, main)
        except SettingsError as error:
            promise("geo.toml" in str(error), "the file is not named")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reads": reads,
    "dates_of_records": dates_of_records,
    "dates_in_texts": dates_in_texts,
    "front_matter": front_matter,
    "corrections": corrections,
    "settings": settings,
}

"""Marked events: those in texts of the corpora, kept by offset, and those in our own reports, kept inline.

``items.csv`` lists the texts of the corpora that were read whole, with a digest of each; ``marks.csv`` has
their marks, a row each. None of the corpora's text is kept. ``own_reports.txt`` is text of our own.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GeoError
from geo.model import Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
ITEMS, MARKS, OWN_REPORTS = FOLDER / "items.csv", FOLDER / "marks.csv", FOLDER / "own_reports.txt"
FILES = {name: f"{name}.dev.jsonl" for name in ("toponyms", "events.timeml", "event_places", "event_types")}
"""The file of each corpus."""
SENTENCES = "event_places"
"""The corpus whose items are single sentences."""
EIGHTH, THIRD = 8, 3
LATER, FIRST_LATER = re.compile(r"w(\d+)"), 201
"""Own reports from ``w201`` on were marked after the shipped encoder was trained."""

MARK = re.compile(r"\[\[(?P<word>[^\[\]|]*)\|(?P<fields>[^\[\]]*)\]\]")
HEADER = re.compile(r"^=== (?P<name>\S+) \| (?P<published>\S+) \| .*\n", re.MULTILINE)
STATUSES = {"o": Status.OCCURRED, "p": Status.PLANNED, "h": Status.HYPOTHETICAL, "n": Status.NEGATED}


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A place of an event, as the text names it."""

    name: str
    spans: tuple[Span, ...]
    """Where the name stands; none in our own reports if it is in another sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that names an event, and what a reader says of the event."""

    span: Span
    type: str
    status: Status
    is_background: bool
    places: tuple[MarkedPlace, ...]
    days: tuple[str, str] | None
    """First and last, as ISO dates, months or years; None if the text does not say."""
    is_fresh: bool
    """No expression gives the day: it is the news of the day on which the article appeared."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text that was read whole: what is not marked in it is no event of ours."""

    name: str
    source: str
    """The corpus."""
    id: str
    """The identifier there."""
    text: str
    marks: tuple[Mark, ...]
    title: str = ""
    published: str | None = None

    @property
    def is_held_out(self) -> bool:
        """True if the encoder does not learn from it."""
        return is_held_out(self.name)


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a corpus, as ``items.csv`` lists it."""

    name: str
    corpus: str
    id: str
    digest: str


def is_held_out(name: str) -> bool:
    """Return True for the eighth of all texts that the encoder does not learn from."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % EIGHTH == 1


def is_new(name: str) -> bool:
    """Return True for a text that the shipped encoder did not learn from: held out, or marked since."""
    later = LATER.fullmatch(name)
    return is_held_out(name) or (later is not None and int(later[1]) >= FIRST_LATER)


def is_odd(name: str) -> bool:
    """Return True for half of all texts."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def is_set_aside(name: str) -> bool:
    """Return True for the third of the reports that nothing here reads."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % THIRD == 0


def digest(text: str) -> str:
    """Return what shows whether a text is the one that was read."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_items() -> list[Item]:
    """Read ``items.csv``."""
    with ITEMS.open(encoding="utf-8", newline="") as lines:
        return [Item(row["item"], row["corpus"], row["id"], row["digest"]) for row in csv.DictReader(lines)]


def read_corpus(folder: Path, corpus: str) -> list[dict[str, Any]]:
    """Read the records of a corpus."""
    with (folder / FILES[corpus]).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_texts(folder: Path) -> list[MarkedText]:
    """Read the corpora's texts that were read whole, with their marks.

    Parameters
    ----------
    folder
        The folder of the corpora.

    Raises
    ------
    GeoError
        If a text is missing there, or is not the one that was marked.
    """
    items, rows = read_items(), read_rows()
    records = {
        (corpus, record["id"]): record
        for corpus in dict.fromkeys(item.corpus for item in items)
        for record in read_corpus(folder, corpus)
    }
    return [_marked(item, records.get((item.corpus, item.id)), rows.get(item.name, [])) for item in items]


def read_rows() -> dict[str, list[dict[str, str]]]:
    """Read ``marks.csv``: the rows of each item."""
    rows = defaultdict[str, list[dict[str, str]]](list)
    with MARKS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["item"]].append(row)
    return rows


def _marked(item: Item, record: dict[str, Any] | None, rows: list[dict[str, str]]) -> MarkedText:
    if record is None:
        raise GeoError(f"{FILES[item.corpus]} has no {item.id!r}, which {ITEMS.name} lists as {item.name}")
    text = record["text"]
    if digest(text) != item.digest:
        raise GeoError(f"{item.id!r} of {FILES[item.corpus]} is not the text that was marked as {item.name}")
    marks = tuple(_mark(row, text) for row in rows)
    published = record.get("published") or ""
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", published) is not None
    source = record.get("corpus", item.corpus)
    title = record.get("title") or ""
    return MarkedText(item.name, source, item.id, text, marks, title, published if is_day else None)


def _mark(row: dict[str, str], text: str) -> Mark:
    span = Span(int(row["start"]), int(row["end"]))
    places = tuple(_places(row["places"], text))
    is_background, is_fresh = (row[name] == "yes" for name in ("background", "fresh"))
    return Mark(span, row["type"], Status(row["status"]), is_background, places, _days(row["days"]), is_fresh)


def _places(cell: str, text: str) -> Iterator[MarkedPlace]:
    for part in cell.split(";") if cell else ():
        start, _, end = part.partition("-")
        span = Span(int(start), int(end))
        yield MarkedPlace(span.of(text), (span,))


def _days(cell: str) -> tuple[str, str] | None:
    first, _, last = cell.partition("..")
    return (first, last or first) if first else None


def read_own_reports(path: Path = OWN_REPORTS) -> list[MarkedText]:
    """Read our own reports, in which each event's word is marked ``[[word|TYPE|status|places|days]]``."""
    text = path.read_text(encoding="utf-8")
    headers = list(HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    return [
        _own(header, text[header.end() : end].strip("\n")) for header, end in zip(headers, ends, strict=True)
    ]


def _own(header: re.Match[str], written: str) -> MarkedText:
    plain, found, at = "", [], 0
    for mark in MARK.finditer(written):
        plain += written[at : mark.start()]
        found.append((len(plain), mark))
        plain += mark["word"]
        at = mark.end()
    plain += written[at:]
    marks = tuple(_inline(start, mark, plain) for start, mark in found)
    published = header["published"] if header["published"] != "-" else None
    return MarkedText(
        header["name"], "own", header["name"], plain, marks, plain.partition("\n")[0], published
    )


def _inline(start: int, mark: re.Match[str], text: str) -> Mark:
    type_, status, places, days = (part.strip() for part in mark["fields"].split("|"))
    names = [name.strip() for name in places.lstrip("~").split(";") if places != "-"]
    is_here = not places.startswith("~")
    found = tuple(MarkedPlace(name, _spans(name, text) if is_here else ()) for name in names)
    span = Span(start, start + len(mark["word"]))
    known = _days(days.lstrip("~")) if days != "-" else None
    return Mark(span, type_, STATUSES[status[0]], status.endswith("b"), found, known, days.startswith("~"))


def _spans(name: str, text: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in re.finditer(re.escape(name), text))

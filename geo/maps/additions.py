"""What the maker of a map adds to it: a credit, and notes on events, from a table."""

from __future__ import annotations

import base64
import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.errors import NotesError
from geo.files import read_file
from geo.spreadsheet import meant

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.maps.tiles import OnlineMap

COLUMNS = ("event", "text", "image", "link", "step")
"""Of the table of notes. Of these `event` or `step` must be there, all others may be."""
DELIMITERS = ",;\t"
LARGEST_IMAGE = 3_000_000
"""Bytes of a picture, which the page holds whole."""
PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
"""Formats of pictures by their first bytes."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person says of an event, or a step of a story."""

    event: str = ""
    """The id of the event; empty for a step of a story that shows none."""
    text: str = ""
    image: str = ""
    """A picture as a data URL."""
    link: str = ""
    step: int = 0
    """Its place in the story on the map; 0 where it is no part of it."""
    line: int = 0
    """Where it stands in the table."""

    def as_json(self) -> dict[str, Any]:
        """Return what the page gets."""
        return {
            "event": self.event,
            "text": self.text,
            "image": self.image,
            "link": self.link,
            "step": self.step,
        }


@dataclass(frozen=True, slots=True)
class Additions:
    """What closes a map, and what a person says on it of events."""

    credit: str = ""
    notes: tuple[Note, ...] = ()
    tiles: OnlineMap | None = None
    """A map from a server of the maker's own, which a reader may choose."""

    def unmet(self, events: Container[str]) -> tuple[Note, ...]:
        """Return the notes on events that the map does not have.

        Examples
        --------
        >>> [note.event for note in Additions(notes=(Note("e1"), Note("e2"), Note(step=1))).unmet({"e1"})]
        ['e2']
        """
        return tuple(note for note in self.notes if note.event and note.event not in events)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table as it was read."""

    cells: Mapping[str, str]
    where: str
    """The file and its line."""
    line: int
    folder: Path = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return meant(self.cells.get(column, "").strip())


def read_notes(path: Path) -> tuple[Note, ...]:
    """Read a table of notes: CSV with the columns `event`, `text`, `image`, `link`, `step`.

    Parameters
    ----------
    path
        The table; pictures are named by their paths from its folder.

    Raises
    ------
    NotesError
        If the table or a picture can't be read, or a cell is wrong; the message names the line.
    """
    return tuple(_note(row) for row in _rows(path))


def _rows(path: Path) -> Iterator[Row]:
    try:
        text = read_file(path).decode("utf-8-sig")
    except OSError as error:
        raise NotesError(f"can't read the notes {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotesError(f"{path}: it is not UTF-8; save it as a CSV in UTF-8") from error
    heading = text.splitlines()[:1]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(heading), strict=True)
    try:
        names = _checked([name.strip().lower() for name in next(table, [])], path)
        for cells in table:
            if any(cells):
                yield _row(names, cells, path, table.line_num)
    except csv.Error as error:
        raise NotesError(f"{path}:{table.line_num}: no row of a table: {error}") from error


def _delimiter(heading: Sequence[str]) -> str:
    """Return what parts the cells: with it the heading has the most of the columns."""
    found = {sign: next(csv.reader(heading, delimiter=sign), []) for sign in DELIMITERS}
    return max(found, key=lambda sign: len(set(COLUMNS).intersection(map(str.strip, found[sign]))))


def _checked(names: list[str], path: Path) -> list[str]:
    if not {"event", "step"} & set(names):
        raise NotesError(f"{path}:1: no column 'event' and no column 'step' among {', '.join(names)!r}")
    if unknown := [name for name in names if name not in COLUMNS]:
        raise NotesError(f"{path}:1: no column of notes: {', '.join(unknown)!r}; write {', '.join(COLUMNS)}")
    return names


def _row(names: Sequence[str], cells: Sequence[str], path: Path, line: int) -> Row:
    if len(cells) > len(names):
        raise NotesError(f"{path}:{line}: {len(cells)} cells under {len(names)} columns")
    return Row(dict(zip(names, cells, strict=False)), f"{path}:{line}", line, path.parent)


def _note(row: Row) -> Note:
    step = row["step"]
    if step and not (step.isdecimal() and int(step) > 0):
        raise NotesError(f"{row.where}: step is {step!r}: write a number from 1 on")
    note = Note(row["event"], row["text"], _picture(row), _link(row), int(step or 0), row.line)
    if not (note.event or note.step):
        raise NotesError(f"{row.where}: it names no event and is no step")
    if not (note.text or note.image or note.link):
        raise NotesError(f"{row.where}: it has no text, image or link")
    return note


def _link(row: Row) -> str:
    link = row["link"]
    if link and not link.startswith(("http://", "https://")):
        raise NotesError(f"{row.where}: link is {link!r}: write an address that begins with https://")
    return link


def _picture(row: Row) -> str:
    name = row["image"]
    if not name:
        return ""
    path = row.folder / name
    try:
        content = read_file(path)
    except OSError as error:
        raise NotesError(f"{row.where}: can't read the image {name!r}: {error.strerror}") from error
    kind = next((kind for sign, kind in PICTURES.items() if content.startswith(sign)), None)
    if kind is None:
        raise NotesError(f"{row.where}: {name!r} is no PNG, JPEG, GIF or WebP")
    if len(content) > LARGEST_IMAGE:
        raise NotesError(f"{row.where}: {name!r} has {len(content):,} bytes, of {LARGEST_IMAGE:,} at most")
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"

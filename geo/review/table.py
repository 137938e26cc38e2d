"""The file of corrections: a table that is written here, filled in by a person, and read again."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.errors import CorrectionsError, OutputError
from geo.spreadsheet import harmless, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

NEEDED = ("article", "what", "text", "start", "answer")
TOLD = ("now", "why", "candidates", "quote")
"""Columns that help a person to decide; they are not read."""
DELIMITERS = ",;\t"


class What(StrEnum):
    """What a row is about."""

    PUBLISHED = "published"
    """The day of an article's publication."""
    PLACE = "place"
    """The place that an article means by a name."""
    EVENT = "event"
    """The date of an event, or whether it is one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to decide, and the answer where there is one."""

    article: str
    what: str
    text: str = ""
    """The name, or the words of the act."""
    start: str = ""
    """Of an event: where those words begin in the article's text, in code points."""
    answer: str = ""
    now: str = ""
    why: str = ""
    candidates: str = ""
    quote: str = ""
    line: int = 0
    """Where it stands in the file."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Cells of columns that a person has added."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells a row from the others: an answer replaces the question of the same key."""
        named = "" if self.what == What.PUBLISHED else self.text
        return self.article, self.what, named, self.start if self.what == What.EVENT else ""

    @property
    def is_a_person_s(self) -> bool:
        """Tell whether a person has written into it."""
        return bool(self.answer or any(self.others.values()))


def merged(kept: Iterable[Row], asked: Iterable[Row]) -> list[Row]:
    """Put new questions under the rows into which a person has written, none twice.

    A question that is still open tells what is found now, and keeps the notes that stand beside it.

    Examples
    --------
    >>> old = [Row("a", "place", "Vank", others={"note": "ask Ana"}), Row("a", "place", "Goris")]
    >>> [(row.text, row.why, row.others) for row in merged(old, [Row("a", "place", "Vank", why="unsure")])]
    [('Vank', 'unsure', {'note': 'ask Ana'})]
    """
    rows = {row.key: row for row in kept if row.is_a_person_s}
    for row in asked:
        written = rows.get(row.key, row)
        rows[row.key] = written if written.answer else replace(row, others=written.others)
    return list(rows.values())


def read_rows(path: Path) -> list[Row]:
    """Read all rows of a file.

    Raises
    ------
    CorrectionsError
        If it can't be read, or is no table of corrections.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorrectionsError(f"can't read the corrections {str(path)!r}: {error.strerror}") from error
    text = _decoded(content, path)
    heading = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=heading.count), strict=True
    )
    if lacking := [name for name in NEEDED if name not in (reader.fieldnames or ())]:
        told = f"no column {', '.join(map(repr, lacking))}, so it is no file of corrections"
        raise CorrectionsError(f"{path}:1: {told}; name another by --corrections")
    try:
        return [_row(cells, reader.line_num, path) for cells in reader]
    except csv.Error as error:
        raise CorrectionsError(f"{path}:{reader.line_num}: no row of a table: {error}") from error


def _decoded(content: bytes, path: Path) -> str:
    """Decode UTF-8, or UTF-16 as spreadsheets save it."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"{path}: it is not UTF-8; save it as a CSV in UTF-8") from error


def _row(cells: dict[str | None, str | list[str] | None], line: int, path: Path) -> Row:
    surplus = cells.pop(None, None)
    if surplus:
        raise CorrectionsError(f"{path}:{line}: more cells than columns: {surplus!r}")
    texts = {str(name): meant(str(cell or "")) for name, cell in cells.items()}
    known = {name: texts.pop(name, "") for name in (*NEEDED, *TOLD)}
    stripped = {name: known[name].strip() for name in ("what", "start", "answer")}
    return Row(**{**known, **stripped, "what": stripped["what"].lower()}, line=line, others=texts)


def write_rows(rows: Sequence[Row], path: Path) -> None:
    """Write a file anew; whoever reads it meanwhile sees the one before or the whole new one.

    Raises
    ------
    OutputError
        If it can't be written; what was there stays.
    """
    added = dict.fromkeys(name for row in rows for name in row.others)
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*NEEDED, *TOLD, *added])
    for row in rows:
        cells = [getattr(row, name) for name in (*NEEDED, *TOLD)]
        table.writerow(map(harmless, [*cells, *(row.others.get(name, "") for name in added)]))
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"can't write the corrections {str(path)!r}: {error.strerror}") from error

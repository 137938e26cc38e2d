"""The file of corrections: a table that is written here, filled in by a person, and read again."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from geo.errors import CorrectionsError, OutputError
from geo.files import read_file
from geo.spreadsheet import harmless, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

NEEDED = ("article", "what", "text", "start", "answer")
SHOWN = ("now", "why", "candidates", "quote")
"""Columns that help a person to decide; they are not read."""
DELIMITERS = ",;\t"
OR = " | "
"""Stands between the candidates for a name."""
BETWEEN = " / "
"""Stands between notes that are put into one cell."""


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
        """What distinguishes a row from the others: an answer replaces the question of the same key."""
        named = "" if self.what == What.PUBLISHED else self.text
        return self.article, self.what, named, self.start if self.what == What.EVENT else ""

    @property
    def is_written_into(self) -> bool:
        """Return True if a person has put an answer or a note into it."""
        return bool(self.answer or any(self.others.values()))


def merged(kept: Iterable[Row], asked: Iterable[Row]) -> list[Row]:
    """Return the rows into which a person has written, and under them the new questions, none twice.

    A question that is still open shows what is found now, and keeps the notes that stand beside it. Of rows
    about one thing the first answer stays, with the notes of all.

    Examples
    --------
    >>> old = [Row("a", "place", "Vank", others={"note": "ask Ana"}), Row("a", "place", "Goris")]
    >>> [(row.text, row.why, row.others) for row in merged(old, [Row("a", "place", "Vank", why="unsure")])]
    [('Vank', 'unsure', {'note': 'ask Ana'})]
    """
    rows: dict[tuple[str, str, str, str], Row] = {}
    for row in kept:
        if row.is_written_into:
            rows[row.key] = _joined(rows[row.key], row) if row.key in rows else row
    for row in asked:
        written = rows.get(row.key, row)
        rows[row.key] = written if written.answer else replace(row, others=written.others)
    return list(rows.values())


def _joined(first: Row, other: Row) -> Row:
    """Return one row made of two about the same thing."""
    notes = {
        name: BETWEEN.join(dict.fromkeys(filter(None, (first.others.get(name), other.others.get(name)))))
        for name in {**first.others, **other.others}
    }
    return replace(first if first.answer or not other.answer else other, others=notes)


def read_rows(path: Path) -> list[Row]:
    """Read all rows of a file.

    Raises
    ------
    CorrectionsError
        If it can't be read, or is no table of corrections.
    """
    try:
        content = read_file(path)
    except OSError as error:
        raise CorrectionsError(f"can't read the corrections {str(path)!r}: {error.strerror}") from error
    text = _decoded(content, path)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = _checked(next(table, []), path)
        return [_row(names, cells, table.line_num, path) for cells in table if cells]
    except csv.Error as error:
        raise CorrectionsError(f"{path}:{table.line_num}: no row of a table: {error}") from error


def _decoded(content: bytes, path: Path) -> str:
    """Decode UTF-8, or UTF-16 as spreadsheets save it."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"{path}: it is not UTF-8; save it as a CSV in UTF-8") from error


def _delimiter(text: str) -> str:
    """Return what parts the cells: with it the heading has the columns that are needed."""
    heading = text.splitlines()[:1]
    columns = {sign: next(csv.reader(heading, delimiter=sign), []) for sign in DELIMITERS}
    return max(columns, key=lambda sign: len(set(NEEDED).intersection(columns[sign])))


def _text(cell: str) -> str:
    """Return what a cell says; spreadsheets may write the breaks within it as those between rows."""
    return meant(cell.replace("\r\n", "\n"))


def _checked(names: list[str], path: Path) -> list[str]:
    """Return the names of the columns if those that are needed are there, and none twice."""
    if lacking := [name for name in NEEDED if name not in names]:
        fault = f"no column {', '.join(map(repr, lacking))}, so it is no file of corrections"
        raise CorrectionsError(f"{path}:1: {fault}; name another by --corrections")
    if twice := [name for name, count in Counter(filter(None, names)).items() if count > 1]:
        fault = f"more than one column {', '.join(map(repr, twice))}"
        raise CorrectionsError(f"{path}:1: {fault}: leave one, or name the others otherwise")
    return names


def _row(names: Sequence[str], cells: Sequence[str], line: int, path: Path) -> Row:
    if any(surplus := cells[len(names) :]):
        raise CorrectionsError(f"{path}:{line}: more cells than columns: {surplus!r}")
    texts = dict(zip_longest(names, map(_text, cells), fillvalue=""))
    beside = [_text(cell) for name, cell in zip(names, cells, strict=False) if cell and not name]
    if texts.pop("", None) is not None and beside:
        texts[""] = BETWEEN.join(beside)
    known = {name: texts.pop(name, "") for name in (*NEEDED, *SHOWN)}
    stripped = {name: known[name].strip() for name in ("what", "start", "answer")}
    return Row(**{**known, **stripped, "what": stripped["what"].lower()}, line=line, others=texts)


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows as the text of a table, with the heading that it must have.

    Examples
    --------
    >>> as_csv([Row("a", "place", "Vank", answer="none")]).splitlines()[1]
    'a,place,Vank,,none,,,,'
    """
    added = dict.fromkeys(name for row in rows for name in row.others)
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*NEEDED, *SHOWN, *added])
    for row in rows:
        cells = [getattr(row, name) for name in (*NEEDED, *SHOWN)]
        table.writerow(map(harmless, [*cells, *(row.others.get(name, "") for name in added)]))
    return text.getvalue()


def write_rows(rows: Sequence[Row], path: Path) -> None:
    """Replace a file; who reads it meanwhile sees the old one or the whole new one.

    Raises
    ------
    OutputError
        If it can't be written; what was there stays.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"can't write the corrections {str(path)!r}: {error.strerror}") from error

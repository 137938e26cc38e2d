"""The one loader of language tables: CSV with a header, a wrong row reported by file and line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

FOLDER = Path(__file__).parent
ALTERNATIVES = "|"


class TableError(GeoError):
    """A table of words has a row that cannot be used."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, with where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column, without the white space around it."""
        return self.cells[column]

    def each(self, column: str) -> tuple[str, ...]:
        """Return the alternatives in a cell, which ``|`` separates; none in an empty one."""
        return tuple(filter(None, self.cells[column].split(ALTERNATIVES)))

    def fault(self, says: str) -> TableError:
        """Return the error that names this row and says what is wrong with it."""
        return TableError(f"{self.path}:{self.line}: {says}")

    def integer(self, column: str) -> int:
        """Return a cell as a whole number.

        Raises
        ------
        TableError
            If it is none.
        """
        try:
            return int(self.cells[column])
        except ValueError:
            raise self.fault(f"{column} {self.cells[column]!r} is not a whole number") from None

    def one_of(self, column: str, words: Collection[str]) -> str:
        """Return a cell that may say only one of some words.

        Raises
        ------
        TableError
            If it says another.
        """
        if self.cells[column] not in words:
            known = " or ".join(word or "nothing" for word in words)
            raise self.fault(f"{column} must be {known}, not {self.cells[column]!r}")
        return self.cells[column]

    def is_yes(self, column: str) -> bool:
        """Return True if a cell says yes; it may else only say no."""
        return self.one_of(column, ("yes", "no")) == "yes"


def read_rows(path: Path, columns: Sequence[str]) -> tuple[TableRow, ...]:
    """Read a table.

    Parameters
    ----------
    path
        A CSV file in UTF-8, with a header; the byte order mark of a spreadsheet may stand before it.
    columns
        The columns that it must have, in any order; others are refused, so that a typing error is found. No
        cell of the one named first may be empty.

    Raises
    ------
    TableError
        If the file is missing, its columns are not those asked for, or a row has too few or too many cells
        or stands twice; the message names the file and the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"{path}: the table can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TableError(f"{path}:{line}: it is not in UTF-8") from error
    return tuple(_rows(text, path, columns))


def _rows(text: str, path: Path, columns: Sequence[str]) -> Iterator[TableRow]:
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    lines: dict[tuple[str, ...], int] = {}
    line_before = 0
    try:
        _require(columns, reader.fieldnames or (), path)
        line_before = reader.line_num
        for cells in reader:
            row, line_before = _row(cells, path, reader.line_num), reader.line_num
            if not row[columns[0]]:
                raise row.fault(f"{columns[0]} is empty")
            first = lines.setdefault(tuple(row.cells.values()), row.line)
            if first != row.line:
                raise row.fault(f"the row of line {first} stands twice")
            yield row
    except csv.Error as error:
        raise TableError(f"{path}:{line_before + 1}: it can't be read as CSV: {error}") from error


def _require(columns: Sequence[str], found: Sequence[str], path: Path) -> None:
    if sorted(found) != sorted(columns):
        names = ", ".join(found) or "none"
        raise TableError(f"{path}:1: the columns must be {', '.join(columns)}, not {names}")


def _row(cells: dict[str | None, str | None], path: Path, line: int) -> TableRow:
    if None in cells or None in cells.values():
        raise TableError(f"{path}:{line}: the row has more or fewer cells than the header")
    return TableRow({str(column): str(cell).strip() for column, cell in cells.items()}, path, line)

"""The one loader of language tables: CSV with a header, a wrong row reported by file and line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def read_rows(path: Path, columns: Sequence[str]) -> tuple[TableRow, ...]:
    """Read a table.

    Parameters
    ----------
    path
        A CSV file in UTF-8, with a header.
    columns
        The columns that it must have, in any order; others are refused, so that a typing error is found.

    Raises
    ------
    TableError
        If the file is missing, its columns are not those asked for, or a row has too few or too many cells;
        the message names the file and the line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            if sorted(reader.fieldnames or ()) != sorted(columns):
                found = ", ".join(reader.fieldnames or ())
                raise TableError(f"{path}:1: the columns must be {', '.join(columns)}, not {found}")
            return tuple(_row(cells, path, reader.line_num) for cells in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: not a table that can be read: {error}") from error


def _row(cells: dict[str | None, str | None], path: Path, line: int) -> TableRow:
    if None in cells or None in cells.values():
        raise TableError(f"{path}:{line}: the row has more or fewer cells than the header")
    return TableRow({str(column): str(cell).strip() for column, cell in cells.items()}, path, line)

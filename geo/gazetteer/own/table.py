"""Rows of a CSV file, whatever parts its columns and whatever they are called."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.gazetteer.own.columns import COLUMNS, column, likely, missing, told_twice
from geo.gazetteer.own.fault import Fault
from geo.gazetteer.own.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DELIMITERS = ",;\t"
GEONAMES_COLUMNS = 19


def rows(path: Path, text: str) -> Iterator[Record | Fault]:
    """Yield the rows of a table with a heading, and what is wrong with it as a table.

    Raises
    ------
    GazetteerError
        If it has no rows at all.
    """
    heading = text.split("\n", 1)[0]
    delimiter = _delimiter(heading)
    if heading.count("\t") == GEONAMES_COLUMNS - 1 and heading.split("\t")[0].isdigit():
        raise GazetteerError(
            f"{path}: a table of GeoNames: read it by `geo gazetteer import-geonames {path}`"
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    numbered = _numbered(path, reader)
    first = next(numbered, None)
    if first is None:
        raise GazetteerError(f"{path}: empty: its first line is to name the columns")
    if isinstance(first, Fault):
        yield first
        return
    headings = first[1]
    faults = list(_heading_faults(f"{path}:1", headings))
    yield from faults
    if any(not fault.is_warning for fault in faults):
        return
    for row in numbered:
        yield row if isinstance(row, Fault) else _record(path, headings, *row, delimiter=delimiter)


def _delimiter(heading: str) -> str:
    """Return what parts the columns: the character that yields the most headings which are known.

    Examples
    --------
    >>> _delimiter("name;lat;lon")
    ';'
    """
    return max(DELIMITERS, key=lambda mark: sum(bool(column(part)) for part in heading.split(mark)))


def _numbered(path: Path, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]] | Fault]:
    """Yield each row that is not empty with the line on which it begins; broken quoting ends the table."""
    begin = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(f"{path}:{begin}", f"no row of a table, and what follows was not read: {error}")
            return
        if any(cell.strip() for cell in row):
            yield begin, row
        begin = reader.line_num + 1  # type: ignore[attr-defined]  # csv's reader has no public type


def _heading_faults(where: str, headings: Sequence[str]) -> Iterator[Fault]:
    listed = ", ".join(heading.strip() for heading in headings)
    if lacking := missing(map(column, headings)):
        yield Fault(where, f"no column {', '.join(lacking)} among {listed!r}")
    for known, first, second in told_twice(headings):
        yield Fault(where, f"columns {first!r} and {second!r} both mean {known}: leave one")
    for heading in headings:
        if heading.strip() and not column(heading):
            meant = likely(heading)
            hint = f": is it {meant}?" if meant else f"; columns are {', '.join(COLUMNS)}"
            yield Fault(where, f"column {heading!r} is not read{hint}", is_warning=True)


def _record(
    path: Path, headings: Sequence[str], line: int, row: Sequence[str], *, delimiter: str
) -> Record | Fault:
    where = f"{path}:{line}"
    if surplus := [cell for cell in row[len(headings) :] if cell.strip()]:
        return Fault(where, f"more cells than columns: {surplus!r}")
    cells = {column(heading): cell for heading, cell in zip(headings, row, strict=False) if column(heading)}
    return Record(where, f"own:{path.stem}:{line}", cells, decimal_comma=delimiter != ",")

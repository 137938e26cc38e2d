"""Tables of text: a row is an article, its values parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
from itertools import chain, count
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.limits import limits
from geo.model import Unread
from geo.readers.formats.tables.dialect import find_header
from geo.readers.letters import bounded_lines, encoding_of, is_damaged, text_lines
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.readers.inputs.source import Source

MAX_CHARACTERS_OF_FIELD = 2**31 - 1


def from_table(source: Source) -> Iterator[Record | Unread]:
    """Yield one record a row; a row that is broken is reported by its number, and the run goes on."""
    csv.field_size_limit(min(limits().record, MAX_CHARACTERS_OF_FIELD))  # by the library 128 kB
    with source.open() as stream:
        lines = (line.replace("\0", "") for line in bounded_lines(text_lines(stream, encoding_of)))
        header = find_header(lines)
        rows = csv.reader(chain(header.rest, lines), delimiter=header.delimiter, strict=True)
        yield from _records(rows, header.columns, source.name)


def _records(rows: Iterator[list[str]], columns: list[str], name: str) -> Iterator[Record | Unread]:
    if not columns:
        raise UnreadableError("it is empty, or its first line is")
    for number in count(1):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(f"{name}#{number}", f"row {number} is not valid CSV: {error}")
            continue
        if fault := _fault(row, columns):
            yield Unread(f"{name}#{number}", f"row {number} has {fault}")
        elif any(value.strip() for value in row):
            yield Record(_fields(columns, row), f"{name}#{number}", is_row=True)


def _fault(row: list[str], columns: list[str]) -> str:
    """Say what is wrong with a row; values too many are nothing if they are empty, as Excel leaves them."""
    if any(value.strip() for value in row[len(columns) :]):
        return f"{len(row)} values for {len(columns)} columns"
    return "bytes that are not in the file's encoding" if any(map(is_damaged, row)) else ""


def _fields(columns: Iterable[str], row: Iterable[str]) -> dict[str, object]:
    """Pair columns and values; of two columns with one name, the first that isn't empty counts."""
    fields: dict[str, object] = {}
    for column, value in zip(columns, row, strict=False):
        if column and not fields.get(column):
            fields[column] = value
    return fields

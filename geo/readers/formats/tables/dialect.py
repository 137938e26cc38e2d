"""How a table is written: where its header stands, and what parts its values."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.readers.records.names import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ",;\t|"
SEPARATOR = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
"""The first line by which Excel knows what separates the values."""
MAX_LINES_OF_PREAMBLE = 25
"""How far down the header is looked for: below the title of a report, its filters, the day of its making."""
LEAST_FIELDS = 2
"""Columns that mean something to us by which a header is known below other lines."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns."""

    columns: list[str]
    delimiter: str
    rest: list[str]
    """Lines below the header that were read to find it."""


def find_header(lines: Iterator[str]) -> Header:
    r"""Take lines of a table up to its header.

    Examples
    --------
    >>> found = find_header(iter(["sep=;\n", "Report of 1 May\n", "\n", "Date;Headline;URL\n", "a;b;c\n"]))
    >>> found.columns, found.delimiter, found.rest
    (['Date', 'Headline', 'URL'], ';', ['a;b;c\n'])
    """
    above = [line for _, line in zip(range(MAX_LINES_OF_PREAMBLE), lines, strict=False)]
    declared = SEPARATOR.match(above[0]) if above else None
    if declared:
        above = above[1:]
    # The first line that isn't empty is the header, unless one further down says more.
    at = max(
        range(len(above)), key=lambda n: (_fields_named(above[n]), bool(above[n].strip()), -n), default=None
    )
    if at is None:
        return Header([], ",", [])
    if _fields_named(above[at]) < LEAST_FIELDS:
        at = next((n for n, line in enumerate(above) if line.strip()), 0)
    delimiter = declared[1] if declared else _delimiter(above[at])
    return Header(_columns(above[at], delimiter), delimiter, above[at + 1 :])


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _columns(line: str, delimiter: str) -> list[str]:
    try:
        names = next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter), [])
    except csv.Error:
        return []
    columns = [" ".join(name.split()) for name in names]
    while columns and not columns[-1]:
        columns.pop()
    return columns


def _fields_named(line: str) -> int:
    """Return how many of our fields a line names, if it names nothing twice as a sentence would."""
    names = _columns(line, _delimiter(line))
    return len({field for name in names if (field := field_of(name))})

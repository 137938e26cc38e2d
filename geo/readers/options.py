"""What a user says of the articles that are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.readers.records.names import ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import Interval


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a user says of all articles."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The column or field of a record that holds each of our fields."""
    published: Interval | None = None
    """The days between which all were published that leave it open."""


def read_columns(given: Iterable[str]) -> dict[str, str]:
    """Return which column holds each field, as ``text=Opening Text`` says it.

    Raises
    ------
    UsageError
        If a field is none of ours, or no column is named.

    Examples
    --------
    >>> read_columns(["text=Opening Text", "published=Date"])
    {'text': 'Opening Text', 'published': 'Date'}
    """
    columns: dict[str, str] = {}
    for one in given:
        name, sign, column = one.partition("=")
        if not sign or not column.strip() or name.strip().lower() not in ALIASES:
            fields = ", ".join(ALIASES)
            raise UsageError(
                f"--column {one!r}: write it as text=NAME OF THE COLUMN; the fields are {fields}"
            )
        columns[name.strip().lower()] = column.strip()
    return columns

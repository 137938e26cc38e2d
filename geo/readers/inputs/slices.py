"""A part of a large file, which is read from the middle of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.readers.records.dates import Order


@dataclass(frozen=True, slots=True)
class Slice:
    """Some records of a file that follow each other: pages of a crawl, lines, rows."""

    offset: int
    """Where in the file the first of them begins, in bytes as they are stored; 0 in a table of columns."""
    first: int
    """Its number, from 1."""
    count: int
    order: Order | None = None
    """What stands first in dates of figures, as the whole file shows it."""

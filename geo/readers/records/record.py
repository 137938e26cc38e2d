"""What a format gives for each article: named fields, and what it is called if it has no id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one article, under the names of its format."""

    fields: Mapping[str, object]
    name: str
    """What it is called where it gives no id: ``reports.jsonl#3``."""
    basis: PublishedBasis = PublishedBasis.GIVEN
    """What its date rests on, if it has one."""
    is_row: bool = False
    """Whether it is the row of a table, where words such as *NULL* stand for nothing."""
    is_whole: bool = False
    """Whether its text is that of a whole file, in which several articles may stand under one another."""
    dates_disagree: str = ""
    """The publication dates that contradict each other, where none of them may be believed."""

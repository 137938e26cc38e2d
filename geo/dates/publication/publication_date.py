"""What is known of the day on which a report was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Interval, PublishedBasis


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication, or the days between which it lies, and what that rests on."""

    published: date | None
    within: Interval | None
    basis: PublishedBasis
    reason: str
    """In words, for a person who wants to check it or to supply the date."""
    rule: str = ""
    """The id of the rule that decided it; empty where the date was given."""

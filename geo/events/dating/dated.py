"""The date of an event, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import DateBasis, Interval


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an event and what it rests on, or the reason for none."""

    interval: Interval | None = None
    basis: DateBasis | None = None
    timex: int | None = None
    """Index of the time expression that dates it."""
    own: bool = False
    """It stands with the event itself, not with another part of the sentence."""
    reason: str = ""
    rule: str = ""
    """The id of the rule that decided it."""

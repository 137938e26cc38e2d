"""Time expressions in a text, as TIMEX3 has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model.interval import Interval


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateBasis(StrEnum):
    """What an event's date rests on."""

    EXPLICIT = "explicit"
    """The sentence states it whole: *on 27 September 2020*."""
    RELATIVE = "relative"
    """Counted from another date: *on Wednesday*, *a week earlier*, *in May*."""
    DOCUMENT = "document"
    """Nothing but the article's own date speaks for it."""
    GIVEN = "given"
    """A person has set it."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, as TIMEX3 types and values it."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """As TIMEX3 has it: ``2020-09-27``, ``2022-W28``, ``2020-FA``, ``199``, ``P6W``, ``PRESENT_REF``."""
    interval: Interval | None = None
    """The days it denotes; None for durations, sets, vague times, and where the anchor is unknown."""
    basis: DateBasis = DateBasis.EXPLICIT
    rule: str = ""
    """The id of the rule that anchored it; empty for what needs no anchor."""

"""Time expressions in a text, as TIMEX3 has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model.interval import Interval


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Unit(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


PAST_REFERENCE = "PAST_REF"
"""TIMEX3's value of *recently*, *long ago*."""
REFERENCES = (PAST_REFERENCE, "PRESENT_REF", "FUTURE_REF")
UNKNOWN_YEAR = "XXXX"
"""With which TIMEX3 begins the value of a date whose year is not known: ``XXXX-05-14``, ``XXXX-WXX-3``."""


class DateBasis(StrEnum):
    """What an event's date rests on."""

    EXPLICIT = "explicit"
    """The sentence states it whole: *on 27 September 2020*."""
    RELATIVE = "relative"
    """Counted from another date: *on Wednesday*, *a week earlier*, *in May*."""
    DOCUMENT = "document"
    """Nothing but the article's own date speaks for it."""
    PERIOD = "period"
    """The period that the report, or the entry of a list in which it stands, is stated to cover."""
    GIVEN = "given"
    """A person has set it."""


@dataclass(frozen=True, slots=True, repr=False)
class Timex:
    """A time expression, as TIMEX3 types and values it."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """As TIMEX3 has it: ``2020-09-27``, ``2022-W28``, ``2020-FA``, ``199``, ``P6W``, ``PRESENT_REF``."""
    interval: Interval | None = None
    """The days it denotes; None for sets, vague times and durations that end at no known day, and where the
    anchor is unknown."""
    basis: DateBasis = DateBasis.EXPLICIT
    rule: str = ""
    """The id of the rule that anchored it; empty for what needs no anchor."""
    unit: Unit | None = None
    """The calendar unit that it names one of: a day for *Monday*; None for durations and vague times."""
    weekday: int | None = None
    """The weekday by which it names its day, from 0 for Monday to 6: *last Friday*, *Tuesday night*."""
    named_interval: Interval | None = None
    """The days of what it names itself, without what *since* or the other end of its range makes of it."""
    is_hour_only: bool = False
    """It names a time of day and no day: *at dawn*, *by 5 p.m.*; `interval` is that of the day before it."""
    opens_with_hour: bool = False
    """Its words begin with the time of day: *dawn on Sunday*, not *Sunday night*."""
    is_impossible_day: bool = False
    """It names a day that no year has: *30 February*."""

    def __repr__(self) -> str:
        return f"<Timex {self.text!r}: {self.type.value} {self.value}>"

    @property
    def is_past_reference(self) -> bool:
        """True for *recently*, *long ago*."""
        return self.value == PAST_REFERENCE

    @property
    def is_reference(self) -> bool:
        """True for vague times: *recently*, *now*, *in the future*."""
        return self.value in REFERENCES

    @property
    def lacks_year(self) -> bool:
        """True for a date whose year nothing gives: *on Monday* in an article without a date."""
        return self.value.startswith(UNKNOWN_YEAR)

    @property
    def unanchored_weekday(self) -> int | None:
        """The weekday, from 0 for Monday, where nothing says of which week; else None."""
        return self.weekday if self.interval is None else None

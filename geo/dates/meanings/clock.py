"""Times of day: *at 10:35*, *Tuesday night*, *overnight into Monday*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import UNANCHORED, UNKNOWN_VALUES, Anchored, Meaning
from geo.dates.meanings.margins import days_with_margin
from geo.dates.rules.hour import HOUR
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period
    from geo.model import Interval

NIGHT = "TNI"


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day, by its TIMEX3 suffix (``T10:35``, ``TMO``), on a day that is said or not."""

    suffix: str
    day: Meaning | None = None
    lasts_into_next: bool = False
    """*Overnight into Monday*: the day that follows is meant as well."""
    begins_day_before: bool = False
    """*Overnight* in a morning's report: the day before is meant as well."""
    comes_first: bool = False
    """It stands before its day: *dawn on Sunday*, not *Sunday night*."""

    @property
    def unit(self) -> Unit:
        """A day."""
        return Unit.DAY

    @property
    def is_whole(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_whole

    @property
    def margin(self) -> tuple[int, int]:
        """The day before, where the night began on it, and the one that follows, where it lasts into that."""
        return (int(self.begins_day_before), int(self.lasts_into_next))

    @property
    def readings(self) -> tuple[Period, Period] | None:
        """Those of the day."""
        return self.day.readings if self.day else None

    @property
    def without_hour(self) -> Meaning | None:
        """The day."""
        return self.day

    @property
    def is_hour_only(self) -> bool:
        """True without a day."""
        return self.day is None

    @property
    def opens_with_hour(self) -> bool:
        """True without a day, or if that follows."""
        return self.day is None or self.comes_first

    @property
    def weekday_number(self) -> int | None:
        """The weekday of the day."""
        return self.day.weekday_number if self.day else None

    @property
    def bare_weekday(self) -> int | None:
        """The weekday of the day, if that is bare."""
        return self.day.bare_weekday if self.day else None

    @property
    def is_calendar_day(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_calendar_day

    @property
    def is_dating(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_dating

    @property
    def is_impossible_day(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_impossible_day

    @property
    def counts_from_publication(self) -> bool:
        """True if the day does."""
        return self.day is not None and self.day.counts_from_publication

    @property
    def event(self) -> str:
        """The event on whose day it was: *the evening of the blast*."""
        return self.day.event if self.day else ""

    def counted_from(self, start: Period) -> Period | None:
        """Return the day that is so far from that of the event."""
        return self.day.counted_from(start) if self.day else None

    def resolve(self, context: Context) -> Anchored:
        """Return the day that is said, else the day that the context points to."""
        return self.day.resolve(context) if self.day else HOUR.find(context) or UNANCHORED

    def underspecified(self) -> str:
        """Return what is known of the day, and the time of day."""
        return (self.day.underspecified() if self.day else UNKNOWN_VALUES[Unit.DAY]) + self.suffix

    def value(self, period: Period) -> str:
        """Return the day and the time of day."""
        return period.value + self.suffix

    def days(self, period: Period) -> Interval:
        """Return the day, and the one on which a night began or into which it lasts."""
        return days_with_margin(period, self.margin)

    def possible_days(self, until: date) -> Sequence[date]:
        """Return those of the day."""
        return self.day.possible_days(until) if self.day else ()

"""What needs no anchor: dates stated whole, dates of two readings, and values that stand for themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import UNANCHORED, Anchored, Meaning
from geo.dates.meanings.margins import days_with_margin, value_with_margin
from geo.dates.rules.either import EITHER, EitherCase
from geo.model import Interval, Precision, Unit
from geo.rules import Decision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period

_DAYS_IN_MONTH = 31
_MONTHS_LONG = re.compile(r"P\d+M")
"""TIMEX3 of some months."""


@dataclass(frozen=True, slots=True)
class StatedPeriod(Meaning):
    """A period stated whole: *16 July 2022*, *the 1990s*."""

    period: Period
    margin: tuple[int, int] = (0, 0)
    """Days before its first and after its last that may be meant as well: *Ramadan 2021*."""

    @property
    def unit(self) -> Unit:
        """The period's unit."""
        return self.period.unit

    @property
    def is_whole(self) -> bool:
        """True."""
        return True

    @property
    def stated_period(self) -> Period:
        """The period."""
        return self.period

    @property
    def is_day(self) -> bool:
        """True if the period is a day."""
        return self.period.unit is Unit.DAY

    @property
    def is_calendar_day(self) -> bool:
        """True if the period is a day."""
        return self.period.unit is Unit.DAY

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    def resolve(self, context: Context) -> Anchored:  # noqa: ARG002 - the same in every context
        """Return the period, which no rule had to anchor."""
        return Decision(self.period, "")

    def underspecified(self) -> str:
        """Return the value, which nothing is missing of."""
        return self.period.value

    def value(self, period: Period) -> str:
        """Return the value; only the year's where the day itself isn't certain."""
        return value_with_margin(period, self.margin)

    def days(self, period: Period) -> Interval:
        """Return the days, with those that may be meant as well."""
        return days_with_margin(period, self.margin)

    def possible_days(self, until: date) -> Sequence[date]:  # noqa: ARG002 - whatever the last day is
        """Return its first day."""
        return (self.period.begin,)


@dataclass(frozen=True, slots=True)
class Either(Meaning):
    """One of two days: *03/04/2021* where nothing decides the order of day and month."""

    first: Period
    second: Period

    @property
    def unit(self) -> Unit:
        """A day."""
        return Unit.DAY

    @property
    def is_whole(self) -> bool:
        """False: the publication may decide."""
        return False

    @property
    def is_calendar_day(self) -> bool:
        """True."""
        return True

    @property
    def readings(self) -> tuple[Period, Period]:
        """The day if the day of the month comes first, and the day if the month does."""
        return self.first, self.second

    @property
    def unanchored_days(self) -> Interval:
        """All days from one to the other: that it is one of the two is more than an interval can say."""
        begin, until = self.possible_days(self.first.begin)
        precision = Precision.MONTH if (until - begin).days < _DAYS_IN_MONTH else Precision.YEAR
        return Interval(begin, until, precision)

    def resolve(self, context: Context) -> Anchored:
        """Return the day of the order that the publication proves for the text, if it does."""
        return EITHER.find(EitherCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return the year, which both share."""
        return f"{self.first.value[:4]}-XX-XX"

    def possible_days(self, until: date) -> Sequence[date]:  # noqa: ARG002 - whatever the last day is
        """Return both days, the earlier first."""
        return sorted((self.first.begin, self.second.begin))


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A value that needs no anchor: durations, sets, *now*, *recently*."""

    literal: str
    """Its TIMEX3 value."""

    @property
    def is_months_long(self) -> bool:
        """True for *nine months*."""
        return _MONTHS_LONG.fullmatch(self.literal) is not None

    @property
    def unit(self) -> None:
        """None."""
        return

    @property
    def is_whole(self) -> bool:
        """True."""
        return True

    def resolve(self, context: Context) -> Anchored:  # noqa: ARG002 - the same in every context
        """Return nothing: it names no days."""
        return UNANCHORED

    def underspecified(self) -> str:
        """Return its value."""
        return self.literal

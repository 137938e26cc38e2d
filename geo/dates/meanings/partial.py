"""Parts of a year, month or week that is itself counted: *May 14 last year*, *Tuesday last week*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import UNANCHORED, Anchored, Meaning, derived
from geo.dates.meanings.margins import days_with_margin, value_with_margin
from geo.dates.meanings.weekday import Weekday
from geo.dates.periods import day_of, period
from geo.dates.rules.day_of_month import DAY_OF_MONTH, DayOfMonthCase
from geo.model import Unit

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings.counted import Counted
    from geo.dates.meanings.year_part import YearPart
    from geo.dates.periods import Period
    from geo.model import Interval


@dataclass(frozen=True, slots=True)
class PartOf(Meaning):
    """A part of a year that is itself counted: *May 14 last year*, *the spring of that year*."""

    part: YearPart
    year: Counted

    @property
    def unit(self) -> Unit:
        """The unit of the part."""
        return self.part.unit

    @property
    def is_whole(self) -> bool:
        """False: what the year counts from is missing."""
        return False

    @property
    def margin(self) -> tuple[int, int]:
        """That of the part."""
        return self.part.margin

    @property
    def is_impossible_day(self) -> bool:
        """True for *30 February last year*."""
        return self.part.is_impossible_day

    def resolve(self, context: Context) -> Anchored:
        """Return the part of the year that is counted."""
        return derived(self.year.resolve(context), lambda year: self.part.of_year(year.number))

    def underspecified(self) -> str:
        """Return the part without its year."""
        return self.part.underspecified()

    def value(self, period: Period) -> str:
        """Return the value; only the year's where the day itself isn't certain."""
        return value_with_margin(period, self.margin)

    def days(self, period: Period) -> Interval:
        """Return the days, with those that may be meant as well."""
        return days_with_margin(period, self.margin)


@dataclass(frozen=True, slots=True)
class OfMonth(Meaning):
    """A day of a month that is not named: *the 12th*."""

    day: int
    month: Counted | None = None
    """*The 12th of last month*; None for the month that the text is in."""
    weekday: int | None = None
    """0 is Monday; stated beside the number, it decides the month: *Tuesday the 7th*."""

    @property
    def unit(self) -> Unit:
        """A day."""
        return Unit.DAY

    @property
    def is_whole(self) -> bool:
        """False: the month is missing."""
        return False

    @property
    def is_day(self) -> bool:
        """True."""
        return True

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    @property
    def weekday_number(self) -> int | None:
        """The weekday beside the number."""
        return self.weekday

    def resolve(self, context: Context) -> Anchored:
        """Return the 12th of the month counted, or the one that the context points to."""
        if self.month is None:
            case = DayOfMonthCase(self.day, context, self.weekday)
            if self.weekday is not None and case.on_weekday is None:
                # Then the number counts something else: *on Tuesday 12, among them a child, were hurt*.
                return Weekday(self.weekday).resolve(context)
            return DAY_OF_MONTH.find(case) or UNANCHORED
        return derived(
            self.month.resolve(context), lambda month: day_of(month.begin.year, month.begin.month, self.day)
        )

    def underspecified(self) -> str:
        """Return the day of an unknown month."""
        return f"XXXX-XX-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class InWeek(Meaning):
    """A weekday of a week that is itself counted: *Tuesday of last week*, *a week ago on Friday*."""

    weekday: Weekday
    week: Counted

    @property
    def unit(self) -> Unit:
        """A day."""
        return Unit.DAY

    @property
    def is_whole(self) -> bool:
        """False: what the week counts from is missing."""
        return False

    @property
    def weekday_number(self) -> int:
        """The weekday's number."""
        return self.weekday.number

    @property
    def is_day(self) -> bool:
        """True."""
        return True

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    def resolve(self, context: Context) -> Anchored:
        """Return the weekday of the week that is counted."""
        return derived(
            self.week.resolve(context),
            lambda week: period(Unit.DAY, week.begin.toordinal() + self.weekday.number),
        )

    def underspecified(self) -> str:
        """Return the weekday of an unknown week."""
        return self.weekday.underspecified()

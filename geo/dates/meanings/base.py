"""What every meaning of a time expression can be asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from geo.dates.periods import containing, day_of
from geo.model import Interval, Unit
from geo.rules import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period

Anchored = Decision["Period | None"]
"""The period that an expression means, if any, and the id of the rule that anchored it."""
UNANCHORED: Anchored = Decision(None, "")

UNKNOWN_VALUES = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.SEASON: "XXXX-XX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
"""How TIMEX3 writes a period of each unit of which nothing is known."""
MONTHS_IN_UNIT = {Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


class Meaning(ABC):
    """What a time expression means, whenever it was written.

    A new kind of meaning implements the abstract methods; the others say what holds of most meanings.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def unit(self) -> Unit | None:
        """The calendar unit that it names one of; None for durations and vague times."""

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """True if it is stated with all that identifies it, so that nothing anchors it."""

    @abstractmethod
    def resolve(self, context: Context) -> Anchored:
        """Return the period that is meant in a context, and the rule that decided."""

    @abstractmethod
    def underspecified(self) -> str:
        """Return the TIMEX3 value of what is known without an anchor, with X for the rest."""

    def value(self, period: Period) -> str:
        """Return the TIMEX3 value where the period is known."""
        return period.value

    def days(self, period: Period) -> Interval:
        """Return the days that it covers where the period is known."""
        return period.interval

    @property
    def unanchored_days(self) -> Interval | None:
        """The days that it covers though no single period is meant: *03/04/2021*."""
        return None

    @property
    def readings(self) -> tuple[Period, Period] | None:
        """The days that it may be by day and month and by month and day, if its order is open."""
        return None

    @property
    def margin(self) -> tuple[int, int]:
        """Days before its first and after its last that may be meant as well."""
        return (0, 0)

    @property
    def without_hour(self) -> Meaning | None:
        """What it says of the day; None for an hour of no day."""
        return self

    @property
    def stated_period(self) -> Period | None:
        """The period that it states in full: *16 July 2022*."""
        return None

    @property
    def weekday_number(self) -> int | None:
        """The weekday that it names, from 0 for Monday to 6."""
        return None

    @property
    def bare_weekday(self) -> int | None:
        """The weekday, if it is named without a word that says which."""
        return None

    @property
    def is_hour_only(self) -> bool:
        """True if it names a time of day and no day."""
        return False

    @property
    def opens_with_hour(self) -> bool:
        """True if its words begin with the time of day."""
        return False

    @property
    def is_day(self) -> bool:
        """True if it names a day, be it known which or not."""
        return False

    @property
    def is_calendar_day(self) -> bool:
        """True if it names a day by its month, be the year known or not."""
        return False

    @property
    def is_dating(self) -> bool:
        """True if it can be an end of a range or an item of a list of dates."""
        return False

    @property
    def event(self) -> str:
        """The noun of an event that it counts from, without a date: *two days after the ceasefire*."""
        return ""

    @property
    def is_impossible_day(self) -> bool:
        """True if it names a day that no year has: *30 February*."""
        return False

    @property
    def is_incomplete(self) -> bool:
        """True if it was only the beginning of an expression: *the week of*."""
        return False

    @property
    def is_window(self) -> bool:
        """True if it is a duration of known days, of which nothing that follows is counted."""
        return False

    @property
    def is_comparison(self) -> bool:
        """True if it names the same part of another year: *profit rose from a year earlier*."""
        return False

    @property
    def counts_from_publication(self) -> bool:
        """True if it is meant from the day of publication: *yesterday*, *on Monday*, *last May*."""
        return False

    @property
    def is_months_long(self) -> bool:
        """True for a length of time in months, of no known days: *the first nine months*."""
        return False

    @property
    def duration_end(self) -> int:
        """Where the words of its duration alone end, *two days* of *two days after*; 0 if none do."""
        return 0

    def counted_from(self, start: Period) -> Period | None:  # noqa: ARG002 - most meanings count from nothing
        """Return the period at its distance from another one."""
        return None

    def latest_before(self, end: Period) -> Period | None:  # noqa: ARG002 - most meanings have no other
        """Return the latest period of that name that begins before another one."""
        return None

    def nearest_to(self, listed: Period) -> Period | None:  # noqa: ARG002 - most meanings have no other
        """Return the period of that name nearest to one that it is listed with."""
        return None

    def possible_days(self, until: date) -> Sequence[date]:  # noqa: ARG002 - most meanings have none
        """Return the days of all years up to `until` that it may name."""
        return ()

    @property
    def can_end_on_day(self) -> bool:
        """True for a quarter, half or year, of which a company has its own: *the quarter ended July 31*."""
        return False

    def ending_on(self, last: Interval) -> Interval | None:
        """Return the days of such a period that ends on a given day: *the quarter ended July 31*."""
        return unit_ending_on(self.unit, last) if self.can_end_on_day and self.unit else None

    def period_ending_on(self, last: Period) -> Period | None:  # noqa: ARG002 - most meanings have none
        """Return the period of the calendar that has most of the days of one that ends on a given day."""
        return None


def derived(anchored: Anchored, derive: Callable[[Period], Period | None]) -> Anchored:
    """Return what follows from a period that was anchored, by the same rule."""
    period = anchored.outcome
    return Decision(derive(period) if period else None, anchored.rule)


def unit_ending_on(unit: Unit, last: Interval) -> Interval | None:
    """Return the quarter, half or year that ends on a day; None for other units: *the quarter ended July 31*.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.model import Precision
    >>> july = Interval(date(2021, 7, 31), date(2021, 7, 31), Precision.DAY)
    >>> unit_ending_on(Unit.QUARTER, july).begin
    datetime.date(2021, 5, 1)
    """
    if unit not in MONTHS_IN_UNIT or last.until is None or last.begin != last.until:
        return None
    after = containing(Unit.DAY, last.until).shifted(1)
    begin = containing(Unit.MONTH, after.begin).shifted(-MONTHS_IN_UNIT[unit]) if after else None
    first = day_of(begin.begin.year, begin.begin.month, after.begin.day) if after and begin else None
    precision = containing(unit, last.until).interval.precision
    return Interval(first.begin, last.until, precision) if first else None

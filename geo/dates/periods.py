"""The calendar: periods of one unit, their days, and how TIMEX3 writes them.

A period is a unit and its number on that unit's own axis, so that *three months later* is an addition. The
calendar is the proleptic Gregorian one; weeks are ISO 8601's and begin on Monday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geo.model import Interval, Precision, Unit, add_days

if TYPE_CHECKING:
    from collections.abc import Callable


SPRING, SUMMER, AUTUMN, WINTER = range(4)

_BEGINS: dict[Unit, Callable[[int], date]] = {
    Unit.DAY: date.fromordinal,
    Unit.WEEK: lambda n: date.fromordinal(7 * n + 1),
    Unit.WEEKEND: lambda n: date.fromordinal(7 * n + 6),
    Unit.MONTH: lambda n: date(n // 12, n % 12 + 1, 1),
    Unit.QUARTER: lambda n: date(n // 4, n % 4 * 3 + 1, 1),
    # The meteorological seasons of the north: a winter is named for the year in which it begins.
    Unit.SEASON: lambda n: date(n // 4, n % 4 * 3 + 3, 1),
    Unit.HALF: lambda n: date(n // 2, n % 2 * 6 + 1, 1),
    Unit.YEAR: lambda n: date(n, 1, 1),
    Unit.DECADE: lambda n: date(10 * n, 1, 1),
    Unit.CENTURY: lambda n: date(100 * n, 1, 1),
}

_NUMBERS: dict[Unit, Callable[[date], int]] = {
    Unit.DAY: date.toordinal,
    Unit.WEEK: lambda day: (day.toordinal() - 1) // 7,
    Unit.WEEKEND: lambda day: (day.toordinal() - 1) // 7,
    Unit.MONTH: lambda day: day.year * 12 + day.month - 1,
    Unit.QUARTER: lambda day: day.year * 4 + (day.month - 1) // 3,
    # January and February belong to the winter that began the year before.
    Unit.SEASON: lambda day: (day.year * 12 + day.month - 3) // 3,
    Unit.HALF: lambda day: day.year * 2 + (day.month - 1) // 6,
    Unit.YEAR: lambda day: day.year,
    Unit.DECADE: lambda day: day.year // 10,
    Unit.CENTURY: lambda day: day.year // 100,
}

_VALUES: dict[Unit, Callable[[date], str]] = {
    Unit.DAY: date.isoformat,
    Unit.WEEK: lambda day: "{:04d}-W{:02d}".format(*day.isocalendar()),
    Unit.WEEKEND: lambda day: "{:04d}-W{:02d}-WE".format(*day.isocalendar()),
    Unit.MONTH: lambda day: f"{day.year:04d}-{day.month:02d}",
    Unit.QUARTER: lambda day: f"{day.year:04d}-Q{day.month // 3 + 1}",
    Unit.SEASON: lambda day: f"{day.year:04d}-{('SP', 'SU', 'FA', 'WI')[day.month // 3 - 1]}",
    Unit.HALF: lambda day: f"{day.year:04d}-H{day.month // 6 + 1}",
    Unit.YEAR: lambda day: f"{day.year:04d}",
    Unit.DECADE: lambda day: f"{day.year // 10:03d}",
    Unit.CENTURY: lambda day: f"{day.year // 100:02d}",
}

_LONGEST = 31
"""Days in a month at most."""
_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.WEEKEND: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.SEASON,
    Unit.SEASON: Precision.SEASON,
    Unit.HALF: Precision.YEAR,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.DECADE,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a decade …; made by `period` or `containing`, which refuse what no calendar holds."""

    unit: Unit
    number: int

    @property
    def begin(self) -> date:
        """Its first day that the calendar has."""
        try:
            return _BEGINS[self.unit](self.number)
        except (ValueError, OverflowError):  # the decade of the year 1, the weekend after 31 December 9999
            return date.min if self.number <= _NUMBERS[self.unit](date.min) else date.max

    @property
    def until(self) -> date:
        """Its last day that the calendar has."""
        if self.unit in (Unit.DAY, Unit.WEEKEND):
            return add_days(self.begin, int(self.unit is Unit.WEEKEND))
        if self.number >= _NUMBERS[self.unit](date.max):
            return date.max
        return add_days(_BEGINS[self.unit](self.number + 1), -1)

    @property
    def length(self) -> int:
        """How many days after its first its last comes."""
        return (self.until - self.begin).days

    @property
    def value(self) -> str:
        """As TIMEX3 writes it.

        Examples
        --------
        >>> [containing(unit, date(2022, 7, 16)).value for unit in (Unit.WEEK, Unit.SEASON, Unit.DECADE)]
        ['2022-W28', '2022-SU', '202']
        """
        return _VALUES[self.unit](self.begin)

    @property
    def interval(self) -> Interval:
        """Its days, known to its unit."""
        return Interval(self.begin, self.until, _PRECISIONS[self.unit])

    def shifted(self, count: int) -> Period | None:
        """Return the period `count` places on, or None where the calendar ends.

        Examples
        --------
        >>> containing(Unit.MONTH, date(2022, 11, 9)).shifted(3).value
        '2023-02'
        """
        return period(self.unit, self.number + count)


def period(unit: Unit, number: int) -> Period | None:
    """Return the period of that number, or None if it has no day in the years 1 to 9999.

    Examples
    --------
    >>> period(Unit.YEAR, 2022).interval.until
    datetime.date(2022, 12, 31)
    >>> period(Unit.YEAR, 10_000) is None
    True
    """
    is_in_calendar = _NUMBERS[unit](date.min) <= number <= _NUMBERS[unit](date.max)
    return Period(unit, number) if is_in_calendar else None


def containing(unit: Unit, day: date) -> Period:
    """Return the period of that unit in which `day` lies (for weekends: the one that ends its week)."""
    return Period(unit, _NUMBERS[unit](day))


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return a calendar day, or None if there is none, as on 30 February.

    Examples
    --------
    >>> day_of(2022, 2, 30) is None
    True
    """
    try:
        return containing(Unit.DAY, date(year, month, day))
    except (ValueError, OverflowError):
        return None


def day_or_month(year: int, month: int, day: int) -> Period | None:
    """Return a calendar day; its month where only the day is wrong, as on 30 February; else None.

    Examples
    --------
    >>> day_or_month(2022, 2, 30).value, day_or_month(2022, 2, 60), day_or_month(2022, 13, 1)
    ('2022-02', None, None)
    """
    first = day_of(year, month, 1)
    if first is None or not 1 <= day <= _LONGEST:
        return None
    return day_of(year, month, day) or containing(Unit.MONTH, first.begin)


def count_from(start: Period, unit: Unit, count: int) -> Period | None:
    """Count from a day in days; from a longer period, or by months and years, in whole units.

    Examples
    --------
    >>> from datetime import date
    >>> day = containing(Unit.DAY, date(2021, 5, 3))
    >>> count_from(day, Unit.WEEK, 1).value, count_from(day, Unit.MONTH, 1).value
    ('2021-05-10', '2021-06')
    """
    if start.unit is Unit.DAY and unit in (Unit.DAY, Unit.WEEK):
        return start.shifted(count * (7 if unit is Unit.WEEK else 1))
    return containing(unit, start.begin).shifted(count)

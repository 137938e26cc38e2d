"""Which days a meaning covers and how TIMEX3 writes it, where that is more or less than one period."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.dates.meanings import Clock, Counted, Ending, Given, Meaning, PartOf, Spread, YearPart
from geo.dates.periods import Unit, containing, day_of
from geo.dates.underspecified import underspecified
from geo.model import Interval, Precision

if TYPE_CHECKING:
    from geo.dates.periods import Period

_WEEK = timedelta(days=6)
_MONTHS = {Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_DAYS = ((Precision.WEEK, 10), (Precision.MONTH, 45), (Precision.SEASON, 120), (Precision.YEAR, 400))
"""The most days that are still called known to a week, a month …"""


def value_of(meaning: Meaning, period: Period) -> str:
    """Write the value of an expression whose period is known.

    Examples
    --------
    >>> from datetime import date
    >>> value_of(Ending(), containing(Unit.DAY, date(2023, 3, 6)))
    '2023-W10'
    """
    if isinstance(meaning, Spread):
        return underspecified(meaning)
    if isinstance(meaning, Ending):
        return containing(Unit.WEEK, period.begin).value
    if isinstance(meaning, Clock):
        return period.value + meaning.suffix
    return period.value if _reach(meaning) == (0, 0) else f"{period.begin.year:04d}-XX-XX"


def days_of(meaning: Meaning, period: Period) -> Interval:
    """Return the days that an expression covers whose period is known.

    Examples
    --------
    >>> from datetime import date
    >>> days_of(Ending(), containing(Unit.DAY, date(2023, 3, 6))).begin
    datetime.date(2023, 2, 28)
    """
    if isinstance(meaning, Ending):
        return Interval(period.begin - _WEEK, period.begin, Precision.WEEK)
    if isinstance(meaning, Spread):
        nearest = period.shifted(meaning.nearer)
        return _stretch(Interval(period.begin, (nearest or period).until, period.interval.precision))
    before, after = _reach(meaning)
    if not (before or after):
        return period.interval
    begin, until = period.begin - timedelta(before), period.until + timedelta(after)
    return _stretch(Interval(begin, until, period.interval.precision))


def ending_on(meaning: Meaning, last: Interval) -> Interval | None:
    """Return the quarter, half or year that ends on a day; None for other units: *the quarter ended July 31*.

    Examples
    --------
    >>> from datetime import date
    >>> july = Interval(date(2021, 7, 31), date(2021, 7, 31), Precision.DAY)
    >>> ending_on(YearPart(Unit.QUARTER, 1), july).begin
    datetime.date(2021, 5, 1)
    """
    unit = meaning.unit if isinstance(meaning, Counted | YearPart) else None
    if unit not in _MONTHS or last.until is None or last.begin != last.until:
        return None
    after = last.until + timedelta(days=1)
    begin = containing(Unit.MONTH, after).shifted(-_MONTHS[unit])
    first = day_of(begin.begin.year, begin.begin.month, after.day) if begin else None
    return Interval(first.begin, last.until, containing(unit, after).interval.precision) if first else None


def _reach(meaning: Meaning) -> tuple[int, int]:
    match meaning:
        case Given() | YearPart():
            return meaning.reach
        case PartOf():
            return meaning.part.reach
        case Clock():
            return (0, int(meaning.lasts_into_next))
        case _:
            return (0, 0)


def _stretch(days: Interval) -> Interval:
    """Return days as known no finer than their number."""
    if days.begin is None or days.until is None:
        return days
    count = (days.until - days.begin).days + 1
    finest = next((precision for precision, most in _DAYS if count <= most), Precision.DECADE)
    return Interval(days.begin, days.until, max(days.precision, finest, key=list(Precision).index))

"""Days known only with a margin: what the moon or a custom moves by a day or two, or a count leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Precision, add_days

if TYPE_CHECKING:
    from geo.dates.periods import Period

_MOST_DAYS = ((Precision.WEEK, 10), (Precision.MONTH, 45), (Precision.SEASON, 120), (Precision.YEAR, 400))
"""The most days that are still called known to a week, a month …: half as many again as it has."""


def value_with_margin(period: Period, margin: tuple[int, int]) -> str:
    """Return the TIMEX3 value of a period: only its year's, if other days may be meant as well.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates.periods import containing
    >>> from geo.model import Unit
    >>> value_with_margin(containing(Unit.DAY, date(2021, 4, 13)), (1, 30))
    '2021-XX-XX'
    """
    return f"{period.begin.year:04d}-XX-XX" if any(margin) else period.value


def days_with_margin(period: Period, margin: tuple[int, int]) -> Interval:
    """Return the days of a period and those around it that may be meant as well."""
    if not any(margin):
        return period.interval
    before, after = margin
    begin, until = add_days(period.begin, -before), add_days(period.until, after)
    return coarsened(Interval(begin, until, period.interval.precision))


def coarsened(days: Interval) -> Interval:
    """Return days as known no finer than their number.

    Examples
    --------
    >>> from datetime import date
    >>> str(coarsened(Interval(date(2021, 4, 1), date(2021, 4, 20), Precision.DAY)).precision)
    'month'
    """
    if days.begin is None or days.until is None:
        return days
    count = (days.until - days.begin).days + 1
    finest = next((precision for precision, most in _MOST_DAYS if count <= most), Precision.DECADE)
    return Interval(days.begin, days.until, max(days.precision, finest, key=list(Precision).index))

"""Days of several time expressions together, and how finely they are known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Interval, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MAX_DAYS = (
    (Precision.DAY, 1),
    (Precision.WEEK, 7),
    (Precision.MONTH, 31),
    (Precision.SEASON, 94),
    (Precision.YEAR, 366),
)
"""The most days of each unit but the coarsest."""


def day_interval(day: date) -> Interval:
    """Return the interval of a day."""
    return Interval(day, day, Precision.DAY)


def as_known(interval: Interval) -> Interval:
    """Return an interval known no finer than its length: *since mid-April* is not known to the month.

    Examples
    --------
    >>> from datetime import date
    >>> as_known(Interval(date(2022, 4, 15), date(2022, 6, 1), Precision.MONTH)).precision.value
    'season'
    """
    if interval.begin is None or interval.until is None:
        return interval
    days = (interval.until - interval.begin).days + 1
    spanned = next((unit for unit, most in MAX_DAYS if days <= most), Precision.DECADE)
    order = list(Precision)
    return replace(interval, precision=max(interval.precision, spanned, key=order.index))


def hull(intervals: Sequence[Interval]) -> Interval:
    """Return the time from the first day of all to the last; of several dates none is picked for the rest.

    Examples
    --------
    >>> str(hull([Interval.of("2022-04"), Interval.of("2022-06")]).until)
    '2022-06-30'
    """
    first, begins, untils = intervals[0], [one.begin for one in intervals], [one.until for one in intervals]
    if len(intervals) == 1 or None in begins or None in untils:
        return first
    begin, until = min(filter(None, begins)), max(filter(None, untils))
    return Interval(begin, until, first.precision)

"""Days as time expressions give them: one unit, or from first to last, and how finely that is known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geo.model import Interval, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Timex

UNITS = (
    (Precision.DAY, 1),
    (Precision.WEEK, 7),
    (Precision.MONTH, 31),
    (Precision.SEASON, 94),
    (Precision.YEAR, 366),
)
"""The most days of each unit but the coarsest."""
CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def as_known(interval: Interval) -> Interval:
    """Return a date no finer than the time it spans: *since mid-April* is not known to the month."""
    if interval.begin is None or interval.until is None:
        return interval
    days = (interval.until - interval.begin).days + 1
    spanned = next((unit for unit, most in UNITS if days <= most), Precision.DECADE)
    order = list(Precision)
    return replace(interval, precision=max(interval.precision, spanned, key=order.index))


def hull(intervals: Sequence[Interval]) -> Interval:
    """Return the time from the first day of all to the last; of several dates none is picked for the rest."""
    first, begins, untils = intervals[0], [one.begin for one in intervals], [one.until for one in intervals]
    if len(intervals) == 1 or None in begins or None in untils:
        return first
    begin, until = min(filter(None, begins)), max(filter(None, untils))
    return Interval(begin, until, first.precision)


def unit(timex: Timex) -> Interval | None:
    """Return the year, month or day that a time expression names, without what *since* makes of it."""
    match = CALENDAR.fullmatch(timex.value)
    if match is None:
        return timex.interval
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        return None
    if month and day:
        return Interval(date(year, month, day), date(year, month, day), Precision.DAY)
    if month:
        return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)
    return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

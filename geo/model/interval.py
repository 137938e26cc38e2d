"""Days, and the unit to which they are known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
LAST_MONTH = 12


class Precision(StrEnum):
    """The unit in which a date is known, from fine to coarse."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


def add_days(day: date, days: int) -> date:
    """Return the day so many days on, or back; the calendar's first or last day where it ends before.

    All that counts from a day goes through here: an article may be dated 1 January 0001.

    Examples
    --------
    >>> add_days(date(2022, 2, 27), 2), add_days(date.min, -6), add_days(date.max, 1) == date.max
    (datetime.date(2022, 3, 1), datetime.date(1, 1, 1), True)
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `until`, both included, known to the unit of `precision`.

    An open end is None: *since February* in an undated article has no `until`.
    """

    begin: date | None
    until: date | None
    precision: Precision

    @classmethod
    def of(cls, text: str) -> Interval:
        """Return the days of a year, a month or a day as ISO 8601 writes it.

        Raises
        ------
        ValueError
            If `text` is none.

        Examples
        --------
        >>> str(Interval.of("2022-02").until)
        '2022-02-28'
        """
        match = ISO_DATE.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        first, last = date(year, month or 1, day or 1), date(year, month or LAST_MONTH, day or 1)
        if day:
            return cls(first, first, Precision.DAY)
        last = last.replace(day=monthrange(last.year, last.month)[1])
        return cls(first, last, Precision.MONTH if month else Precision.YEAR)

    def __str__(self) -> str:
        """Return the days as ISO 8601 writes them, with ``..`` for an open end."""
        first, last = (str(day) if day else ".." for day in (self.begin, self.until))
        return first if first == last else f"{first}/{last}"

    def meets(self, begin: date | None, until: date | None) -> bool:
        """Return True if any day is in both; None stands for an open end.

        Examples
        --------
        >>> from datetime import date, timedelta
        >>> may = Interval(date(2022, 5, 1), date(2022, 5, 31), Precision.MONTH)
        >>> may.meets(date(2022, 5, 31), None)
        True
        >>> may.meets(None, date(2022, 4, 30))
        False
        """
        starts_in_time = self.begin is None or until is None or self.begin <= until
        ends_in_time = self.until is None or begin is None or self.until >= begin
        return starts_in_time and ends_in_time

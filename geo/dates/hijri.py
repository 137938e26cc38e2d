"""The Islamic calendar, by which Ramadan and its feasts move through the year.

By hand, for want of a library that does the same: hijridate has Saudi Arabia's calendar, of the years 1924 to
2077 only, and holidays has national days, by country. Where the moon is looked for, feasts begin a day
before or after either, which the margins of `geo/language/en/feasts.csv` allow for.
"""

from __future__ import annotations

from datetime import date

_FIRST_DAY = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1 in the proleptic Gregorian calendar."""
_DAYS_IN_YEAR = 354.36667
"""On average, with 11 leap years in 30."""


def in_year(year: int, month: int, day: int) -> list[date]:
    """Return the days of a Gregorian year that are that day of the Islamic one: one, two or none.

    By the tabular calendar, whose months have 30 and 29 days in turn and 11 years in 30 a day more; the moon
    that is sighted may come a day earlier or later.

    Examples
    --------
    >>> in_year(2023, 9, 1), in_year(2023, 10, 1)
    ([datetime.date(2023, 3, 23)], [datetime.date(2023, 4, 22)])
    >>> [str(day) for day in in_year(2000, 10, 1)]
    ['2000-01-08', '2000-12-28']
    """
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    about = int((first - _FIRST_DAY) / _DAYS_IN_YEAR)
    ordinals = (_ordinal(islamic, month, day) for islamic in range(max(1, about), about + 4))
    return [date.fromordinal(ordinal) for ordinal in ordinals if first <= ordinal <= last]


def _ordinal(year: int, month: int, day: int) -> int:
    months = 29 * (month - 1) + month // 2
    return _FIRST_DAY + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day - 1

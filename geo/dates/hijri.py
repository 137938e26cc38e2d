"""The Islamic calendar, by which Ramadan and its feasts move through the year."""

from __future__ import annotations

from datetime import date

_FIRST_DAY = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1 in the proleptic Gregorian calendar."""
_YEAR = 354.36667


def first_in_year(year: int, month: int, day: int) -> date | None:
    """Return the first day of a Gregorian year that is that day of the Islamic one; None if none is.

    By the tabular calendar, whose months have 30 and 29 days in turn and 11 years in 30 a day more; the moon
    that is sighted may come a day earlier or later.

    Examples
    --------
    >>> first_in_year(2023, 9, 1), first_in_year(2023, 10, 1)
    (datetime.date(2023, 3, 23), datetime.date(2023, 4, 22))
    """
    about = int((date(year, 1, 1).toordinal() - _FIRST_DAY) / _YEAR)
    for islamic in range(max(1, about), about + 3):
        ordinal = _ordinal(islamic, month, day)
        if ordinal >= date(year, 1, 1).toordinal():
            found = date.fromordinal(ordinal)
            return found if found.year == year else None
    return None


def _ordinal(year: int, month: int, day: int) -> int:
    months = 29 * (month - 1) + month // 2
    return _FIRST_DAY + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day - 1

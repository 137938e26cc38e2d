"""The Sunday of Easter, on which the moveable feasts hang."""

from __future__ import annotations

from datetime import date, timedelta

_PASCHAL_FULL_MOON_OF_OLD = 15
_FIRST_GREGORIAN = 1583


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday of `year` in the Gregorian calendar.

    By the computus of Meeus, *Astronomical Algorithms* (1991), chapter 8; the Orthodox feast is reckoned by
    the Julian calendar and told in the Gregorian one.

    Examples
    --------
    >>> easter(2019), easter(2019, orthodox=True)
    (datetime.date(2019, 4, 21), datetime.date(2019, 4, 28))
    """
    return _julian(year) if orthodox or year < _FIRST_GREGORIAN else _gregorian(year)


def _gregorian(year: int) -> date:
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _julian(year: int) -> date:
    moon = (19 * (year % 19) + _PASCHAL_FULL_MOON_OF_OLD) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    days_between_calendars = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days_between_calendars)

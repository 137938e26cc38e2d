"""The part of a month or year that a word before it names: *early May*, *mid-2022*, *later this year*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.meanings.margins import coarsened
from geo.dates.periods import period
from geo.language import language
from geo.model import Interval, Precision, Unit

if TYPE_CHECKING:
    from datetime import date

_DAYS_IN_WEEK = 7
_MONTHS_IN_YEAR = 12
_WEEKS = ("first week", "second week", "third week", "fourth week")
_SO_FAR, _TO_COME = "so far", "still to come"
PHASES = ("early", "middle", "late", "first half", "second half", *_WEEKS, "last week", _SO_FAR, _TO_COME)
"""All phases, as the table of their words names them."""
_BY_WORDS = {row["word"]: row.one_of("phase", PHASES) for row in language().rows("phases", ("word", "phase"))}
_PHASED = (Unit.MONTH, Unit.YEAR, Unit.DECADE)
"""A day has hours, a week is too short, and where a season or quarter turns is not agreed upon."""


def phase_of(words: str) -> str:
    """Return the phase that the words before a date name; empty for none.

    Examples
    --------
    >>> phase_of("the beginning of"), phase_of("mid-"), phase_of("about")
    ('early', 'middle', '')
    """
    said = f" {words.lower().replace('-', ' ')} "
    named = [word for word in _BY_WORDS if f" {word} " in said]
    return _BY_WORDS[max(named, key=len)] if named else ""


def within_phase(days: Interval, phase: str, unit: Unit | None, published: date | None) -> Interval:
    """Return the days of a phase of a month, year or decade; all days of other units.

    Thirds share the day at which they meet, for nobody counts so exactly.

    Examples
    --------
    >>> may = Interval.of("2022-05")
    >>> middle = within_phase(may, "middle", Unit.MONTH, None)
    >>> str(middle.begin), str(middle.until)
    ('2022-05-10', '2022-05-20')
    """
    if not phase or unit not in _PHASED or days.begin is None or days.until is None:
        return days
    if phase in (_SO_FAR, _TO_COME):
        return _up_to_or_from(days, phase, published)
    if unit is not Unit.MONTH:
        return _part_of_years(days.begin, days.until, phase, unit)
    first, last = _days_of_month(phase, days.until.day)
    return coarsened(Interval(days.begin.replace(day=first), days.begin.replace(day=last), Precision.DAY))


def _days_of_month(phase: str, count: int) -> tuple[int, int]:
    """Return the first and the last day of a phase of a month with so many days."""
    third = count // 3
    weeks = {week: (_DAYS_IN_WEEK * n + 1, _DAYS_IN_WEEK * (n + 1)) for n, week in enumerate(_WEEKS)}
    return {
        "early": (1, third),
        "middle": (third, 2 * third),
        "late": (2 * third, count),
        "first half": (1, count // 2),
        "second half": (count // 2 + 1, count),
        "last week": (count - _DAYS_IN_WEEK + 1, count),
        **weeks,
    }[phase]


def _part_of_years(begin: date, until: date, phase: str, unit: Unit | None) -> Interval:
    """Return the months of a phase of a year, the years of one of a decade."""
    months = (until.year - begin.year + 1) * _MONTHS_IN_YEAR
    first, last = {
        "early": (0, months // 3),
        "middle": (months // 3, 2 * months // 3),
        "late": (2 * months // 3, months),
        "first half": (0, months // 2),
        "second half": (months // 2, months),
    }.get(phase, (0, months))
    if unit is Unit.DECADE:
        # Whole years: *the early 1990s* go on to 1993.
        first, last = (
            first // _MONTHS_IN_YEAR * _MONTHS_IN_YEAR,
            -(-last // _MONTHS_IN_YEAR) * _MONTHS_IN_YEAR,
        )
    start, end = (period(Unit.MONTH, begin.year * _MONTHS_IN_YEAR + month) for month in (first, last - 1))
    if start is None or end is None:
        return Interval(begin, until, Precision.DECADE)
    return coarsened(Interval(start.begin, end.until, Precision.MONTH))


def _up_to_or_from(days: Interval, phase: str, published: date | None) -> Interval:
    """Return the days of *earlier this year* up to the publication, of *later this year* from it on."""
    begin, until = days.begin, days.until
    if begin is None or until is None or published is None or not begin <= published <= until:
        return days
    whole = (
        Interval(begin, published, Precision.DAY)
        if phase == _SO_FAR
        else Interval(published, until, Precision.DAY)
    )
    return coarsened(whole)

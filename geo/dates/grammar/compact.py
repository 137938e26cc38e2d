"""Dates in compact figures: *20220601*, *05/2022*, *2022-06*, *2022-W23*, *on 6/18*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression
from geo.dates.grammar.lexicon import MONTH, SPACE, any_of_class
from geo.dates.meanings import Fixed, Meaning, StatedPeriod, YearPart
from geo.dates.meanings.base import UNKNOWN_VALUES
from geo.dates.periods import containing, day_of, period
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.dates.periods import Period

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_BEGINS, _ENDS = r"(?<![\w.,/-])", r"(?![\w/-]|[.,]\d)"
_ON = ("on ", "On ", "since ", "Since ", "until ", "dated ")
"""Before a day and a month without a year: elsewhere *1/2* is a half."""
_NUMBERED = re.compile(rf"(?:[#№]|[$£€]|\b{any_of_class('number_cue')}\.?)[ ]?$", re.IGNORECASE)
_MAX_CHARACTERS_CUE = 16
_LAST_MONTH = 12


def compact_dates(text: str) -> Iterator[Expression]:
    """Yield dates in compact figures, save where a number is announced: *no. 05/2022*.

    Examples
    --------
    >>> text = "Log 20220601 of 05/2022, of 2022-06 and of 2022-W23; out on 6/18, not in no. 07/2022."
    >>> [text[date.start : date.end] for date in compact_dates(text)]
    ['20220601', '05/2022', '2022-06', '2022-W23', '6/18']
    """
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if _NUMBERED.search(text[max(0, match.start() - _MAX_CHARACTERS_CUE) : match.start()]):
                continue
            meaning = read(match)
            if meaning:
                yield Expression(match.start(), match.end(), TimexType.DATE, meaning)


def _day(match: re.Match[str]) -> Meaning | None:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return StatedPeriod(day) if day else None


def _month(match: re.Match[str]) -> Meaning | None:
    return _stated(period(Unit.MONTH, int(match["year"]) * _LAST_MONTH + int(match["month"]) - 1))


def _month_of_iso(match: re.Match[str]) -> Meaning | None:
    """Return *2022-06*, not the years *2009-10*."""
    return None if int(match["month"]) > int(match["year"]) % 100 else _month(match)


def _week(match: re.Match[str]) -> Meaning | None:
    fourth = day_of(int(match["year"]), 1, 4)
    # The first week of a year by ISO 8601 is that of 4 January.
    first = containing(Unit.WEEK, fourth.begin) if fourth else None
    return _stated(first.shifted(int(match["week"]) - 1) if first else None)


def _stated(found: Period | None) -> Meaning | None:
    return StatedPeriod(found) if found else None


def _day_and_month(match: re.Match[str]) -> Meaning | None:
    """Return *on 6/18*; a date that can't be read for *on 6/7*, whose order nothing tells."""
    if not match.string.endswith(_ON, 0, match.start()):
        return None
    first, second = int(match["first"]), int(match["second"])
    if first <= _LAST_MONTH and second <= _LAST_MONTH and first != second:
        return Fixed(UNKNOWN_VALUES[Unit.DAY])
    month, day = (first, second) if first <= _LAST_MONTH else (second, first)
    return YearPart(Unit.DAY, month, day) if month <= _LAST_MONTH and day_of(2000, month, day) else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Meaning | None]], ...] = (
    (re.compile(rf"{_BEGINS}{_YEAR}{_MONTH}(?P<day>[0-3]\d){_ENDS}"), _day),
    (re.compile(rf"{_BEGINS}{_MONTH}/{_YEAR}{_ENDS}"), _month),
    (re.compile(rf"{_BEGINS}{_YEAR}-{_MONTH}{_ENDS}"), _month_of_iso),
    (re.compile(rf"{_BEGINS}{_YEAR}-W(?P<week>0[1-9]|[1-4]\d|5[0-3]){_ENDS}"), _week),
    (
        re.compile(
            rf"{_BEGINS}(?P<first>0?[1-9]|[12]\d|3[01])/(?P<second>0?[1-9]|[12]\d|3[01]){_ENDS}(?!{SPACE}{MONTH})"
        ),
        _day_and_month,
    ),
)

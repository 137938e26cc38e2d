"""Dates in figures alone: 27.09.2020, 9/27/2020, 20220601, 05/2022.

The order of day and month is decided by evidence, never by guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression
from geo.dates.grammar.lexicon import any_of_class, full_year
from geo.dates.meanings import Either, StatedPeriod
from geo.dates.periods import containing, day_of, day_or_month
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.dates.periods import Period

_NUMERIC = re.compile(
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
)
_COMPACT = re.compile(
    r"(?<![\w./,-])(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)(?![\w/-]|[.,]\d)"
)
"""*20220601*."""
_MONTH_OF_YEAR = re.compile(r"(?<![\w./-])(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)")
"""*05/2022*."""
_NUMBERED = re.compile(rf"(?:[#№]|[$£€]|\b{any_of_class('number_cue')}\.?)[ ]?$", re.IGNORECASE)
_MAX_CHARACTERS_CUE = 16
_MONTHS = 12


def numeric_dates(text: str, language: str = "") -> Iterator[Expression]:
    """Find dates in figures; their order is that of the text's unambiguous ones, else the language's.

    Dots mean day first everywhere. Where nothing decides, it is either.

    Examples
    --------
    >>> [date.meaning.period.value for date in numeric_dates("Signed 4/5/2022, in force 4/25/2022.")]
    ['2022-04-05', '2022-04-25']
    >>> (date,) = numeric_dates("Signed 4/5/2022.")
    >>> date.meaning.first.value, date.meaning.second.value
    ('2022-05-04', '2022-04-05')
    """
    yield from _compact(text)
    matches = list(_NUMERIC.finditer(text))
    order = _day_first(matches, language)
    for match in matches:
        year = full_year(match["year"])
        first, second = int(match["first"]), int(match["second"])
        day_first = True if match["sign"] == "." else order
        by_day, by_month = day_of(year, second, first), day_of(year, first, second)
        whole = day_or_month(year, first, second) if day_first is False else day_or_month(year, second, first)
        if day_first is None and by_day and by_month and first != second:
            yield Expression(*match.span(), TimexType.DATE, Either(by_day, by_month))
        elif whole:
            yield Expression(*match.span(), TimexType.DATE, StatedPeriod(whole))


def _compact(text: str) -> Iterator[Expression]:
    """Yield *20220601* and *05/2022*, save where a number is announced: *no. 05/2022*."""
    months = _MONTH_OF_YEAR.finditer(text) if "/" in text else ()
    for match in (*_COMPACT.finditer(text), *months):
        if _NUMBERED.search(text[max(0, match.start() - _MAX_CHARACTERS_CUE) : match.start()]):
            continue
        year, month = int(match["year"]), int(match["month"])
        day = day_of(year, month, int(match["day"])) if match.re is _COMPACT else _month_of(year, month)
        if day:
            yield Expression(match.start(), match.end(), TimexType.DATE, StatedPeriod(day))


def _month_of(year: int, month: int) -> Period | None:
    first = day_of(year, month, 1)
    return containing(Unit.MONTH, first.begin) if first else None


def _day_first(matches: list[re.Match[str]], language: str) -> bool | None:
    """Return whether the day comes first, by the figures that leave no choice, else by the language.

    English alone decides nothing, nor does Canada's, which is written both ways; then it is None.
    """
    slashed = [(int(match["first"]), int(match["second"])) for match in matches if match["sign"] != "."]
    says_day_first = any(first > _MONTHS >= second for first, second in slashed)
    says_month_first = any(second > _MONTHS >= first for first, second in slashed)
    if says_day_first != says_month_first:
        return says_day_first
    tongue, _, region = language.replace("_", "-").lower().partition("-")
    if tongue != "en":
        return True if tongue else None
    return {"us": False, "ph": False}.get(region, True) if region and region != "ca" else None

"""Dates in figures alone: 27.09.2020, 9/27/2020; the order of day and month by evidence, never by guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression, Link
from geo.dates.grammar.lexicon import full_year
from geo.dates.meanings import Either, StatedPeriod
from geo.dates.periods import day_of, day_or_month
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.dates.periods import Period

_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<from>\d{1,2})[-–](?=\d{1,2}[./]\d{1,2}[./]\d{4}\b))?(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
)
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
    matches = list(_NUMERIC.finditer(text))
    order = _day_first(matches, language)
    for match in matches:
        year = full_year(match["year"])
        first, second = int(match["first"]), int(match["second"])
        day_first = True if match["sign"] == "." else order
        by_day, by_month = day_of(year, second, first), day_of(year, first, second)
        whole = day_or_month(year, first, second) if day_first is False else day_or_month(year, second, first)
        if day_first is None and by_day and by_month and first != second:
            yield Expression(match.start("first"), match.end(), TimexType.DATE, Either(by_day, by_month))
        elif whole:
            begin = _range_begin(match["from"], whole)
            if begin:
                yield Expression(*match.span("from"), TimexType.DATE, StatedPeriod(begin), Link.RANGE)
            start = match.start("first")
            yield Expression(start, match.end(), TimexType.DATE, StatedPeriod(whole))


def _range_begin(day: str | None, last: Period) -> Period | None:
    """Return the first day of *19–21.11.2012*."""
    begin = day_of(last.begin.year, last.begin.month, int(day)) if day and last.unit is Unit.DAY else None
    return begin if begin and begin.begin < last.begin else None


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

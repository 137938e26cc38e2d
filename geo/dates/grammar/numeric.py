"""Dates in figures alone: 27.09.2020, 9/27/2020; the order of day and month by evidence, never by guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression
from geo.dates.meanings import Either, StatedPeriod
from geo.dates.periods import day_of, day_or_month
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERIC = re.compile(
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
)
_MONTHS = 12
_PIVOT = 50
"""A year of two digits below it is of this century, as POSIX has it for 69."""


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
        year = _year(match["year"])
        first, second = int(match["first"]), int(match["second"])
        day_first = True if match["sign"] == "." else order
        by_day, by_month = day_of(year, second, first), day_of(year, first, second)
        whole = day_or_month(year, first, second) if day_first is False else day_or_month(year, second, first)
        if day_first is None and by_day and by_month and first != second:
            yield Expression(*match.span(), TimexType.DATE, Either(by_day, by_month))
        elif whole:
            yield Expression(*match.span(), TimexType.DATE, StatedPeriod(whole))


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > len("22") else year + (2000 if year < _PIVOT else 1900)


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

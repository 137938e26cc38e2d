"""Numbers in words: *twelve*, *twenty-one*, *twelfth*, *twenty-first*."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.language.language import language

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("number", "cardinal", "ordinal", "decade")
_FIRST_OF_TENS = 20
_HUNDRED = 100
_FIGURES = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)


@cache
def cardinals(code: str = "en") -> Mapping[str, int]:
    """Return the numbers that a language has single words for, by these words.

    Examples
    --------
    >>> cardinals()["twelve"], cardinals()["ninety"]
    (12, 90)
    """
    return {row["cardinal"]: row.integer("number") for row in language(code).rows("numbers", COLUMNS)}


@cache
def ordinals(code: str = "en") -> Mapping[str, int]:
    """Return the ordinals up to the hundredth, by their words, tens and units joined by a hyphen.

    Examples
    --------
    >>> ordinals()["twelfth"], ordinals()["twenty-first"], ordinals()["hundredth"]
    (12, 21, 100)
    """
    rows = language(code).rows("numbers", COLUMNS)
    single = {row["ordinal"]: row.integer("number") for row in rows}
    units = {word: number for word, number in single.items() if number < 10}  # noqa: PLR2004 - of one digit
    tens = {row["cardinal"]: row.integer("number") for row in rows if _is_ten(row.integer("number"))}
    joined = {f"{ten}-{unit}": number + more for ten, number in tens.items() for unit, more in units.items()}
    return single | joined


@cache
def decades(code: str = "en") -> Mapping[str, int]:
    """Return the first years of decades within their century, by their words.

    Examples
    --------
    >>> decades()["nineties"]
    90
    """
    rows = language(code).rows("numbers", COLUMNS)
    return {row["decade"]: row.integer("number") for row in rows if row["decade"]}


def tens(code: str = "en") -> Mapping[str, int]:
    """Return *twenty* to *ninety*."""
    return {word: number for word, number in cardinals(code).items() if _is_ten(number)}


def below_twenty(code: str = "en") -> Mapping[str, int]:
    """Return *one* to *nineteen*."""
    return {word: number for word, number in cardinals(code).items() if number < _FIRST_OF_TENS}


def ordinal_number(words: str, code: str = "en") -> int | None:
    """Return the number of an ordinal in words or figures; None for other words.

    Examples
    --------
    >>> [ordinal_number(words) for words in ("21st", "twenty first", "Twenty-First", "next")]
    [21, 21, 21, None]
    """
    figures = _FIGURES.fullmatch(words)
    if figures:
        return int(figures[1])
    return ordinals(code).get(re.sub(r"\s+", "-", words.lower()))


def _is_ten(number: int) -> bool:
    return _FIRST_OF_TENS <= number < _HUNDRED

"""The words of English time expressions as patterns, and the numbers that they stand for.

The words themselves stand in the tables of `geo/language/en`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.periods import AUTUMN, SPRING, SUMMER, WINTER
from geo.language import alternatives, cardinals, language, ordinals, word_class
from geo.language import ordinal_number as number_of_ordinal
from geo.language.numbers import below_twenty, tens
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.language import TableRow

SPACE = r"(?:[ \t\u00a0]{1,2}|[ \t]?\n[ \t]{0,4}(?=\S))"
"""Between the words of one expression: a blank or the end of a wrapped line, never an empty line."""
_AND_A_HALF = " and a half"
_HALF_IN_FIGURES = re.compile(r"(?: 1/2|½)$")
_MAX_DAY = 31
_PIVOT = 50
"""A year of two digits below it is of this century, as POSIX has it for 69."""


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern of any of some words, wherever their lines are wrapped, with either apostrophe.

    Examples
    --------
    >>> bool(re.fullmatch(any_of(["new year's day"]), "new year’s\n  day"))
    True
    """
    return alternatives(words).replace(r"\s", SPACE).replace("'", "['’]")


def any_of_class(name: str) -> str:
    """Return a pattern of any of the words of a class."""
    return any_of(word_class(name))


def _capitalised(words: Iterable[str]) -> str:
    """Return a pattern of *May* and *MAY*, but not of the verb *may*."""
    names = list(words)
    return f"(?-i:{any_of([*names, *map(str.upper, names)])})"


def _shorts(rows: Iterable[TableRow]) -> list[str]:
    return [short for row in rows for short in row.each("short")]


def _by_number(rows: Iterable[TableRow]) -> tuple[str, ...]:
    return tuple(row["name"] for row in sorted(rows, key=lambda row: row.integer("number")))


_MONTHS = language().rows("months", ("number", "name", "short"))
_WEEKDAYS = language().rows("weekdays", ("number", "name", "short"))
_UNITS = language().rows("time_units", ("unit", "words", "count", "stems"))
_DAY_PARTS = language().rows("day_parts", ("word", "value", "kind"))
_KINDS = ("part", "hour", "light")
_SEASON_NUMBERS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "winter": WINTER}

MONTHS = _by_number(_MONTHS)
SHORT_MONTHS = tuple(_shorts(_MONTHS))
WEEKDAYS = _by_number(_WEEKDAYS)
SEASONS = {
    name: _SEASON_NUMBERS[row.one_of("season", _SEASON_NUMBERS)]
    for row in language().rows("seasons", ("season", "names"))
    for name in row.each("names")
}
UNITS = {word: Unit(row["unit"]) for row in _UNITS if row["unit"] in set(Unit) for word in row.each("words")}
UNIT_COUNTS = {word: row.integer("count") for row in _UNITS for word in row.each("words")}
"""How many of its unit a word stands for: two weeks for a fortnight."""
UNIT_STEMS = tuple(stem for row in _UNITS for stem in row.each("stems"))
"""How the words that hold a unit begin."""
DAY_PARTS = {row["word"]: row["value"] for row in _DAY_PARTS}

MONTH = rf"(?:{_capitalised(MONTHS)}|{_capitalised(_shorts(_MONTHS))}\b\.?)"
WEEKDAY = _capitalised(WEEKDAYS)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_capitalised(_shorts(_WEEKDAYS))}\b\.?)"
SEASON = any_of(SEASONS)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TEN = any_of(tens())
_BELOW_TEN = any_of(word for word, number in cardinals().items() if number < 10)  # noqa: PLR2004 - one digit
_BELOW_TWENTY = any_of(below_twenty())
_TEEN = any_of(word for word, number in below_twenty().items() if number >= 10)  # noqa: PLR2004 - two digits
_SPELLED_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty)[ -](?:{_TEN}(?:[ -]{_BELOW_TEN})?|{_TEEN})"
    rf"|two[ ]thousand(?:[ ](?:and[ ])?{_BELOW_TWENTY})?)"
)
DAY_ORDINAL = any_of(word for word, number in ordinals().items() if number <= _MAX_DAY)
YEAR = rf"(?:1\d{{3}}|20\d{{2}}|21\d{{2}}|{_SPELLED_YEAR})"
CARDINAL = rf"(?:{_TEN}(?:[- ]{_BELOW_TEN})?|{_BELOW_TWENTY}|\d{{1,3}}(?:\.\d)?)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{DAY_ORDINAL})"
VAGUE_COUNT = any_of_class("vague_count")
DAY_PART = any_of(DAY_PARTS)
PART = any_of(row["word"] for row in _DAY_PARTS if row.one_of("kind", _KINDS) == "part")
"""Morning to night."""
HOUR = any_of(row["word"] for row in _DAY_PARTS if row.one_of("kind", _KINDS) == "hour")
"""Noon and midnight, which name a time of day wherever they stand."""
LIGHT = any_of(row["word"] for row in _DAY_PARTS if row.one_of("kind", _KINDS) == "light")
"""Dawn and dusk, which name one only after a preposition: *a new dawn*."""


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation.

    Examples
    --------
    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return [month[:3].lower() for month in MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or its abbreviation."""
    return [day[:3].lower() for day in WEEKDAYS].index(word[:3].lower())


def year_number(words: str) -> int:
    """Return the year in figures or, as broadcasts are written down, in words.

    Examples
    --------
    >>> year_number("2022"), year_number("nineteen ninety-seven"), year_number("two thousand and one")
    (2022, 1997, 2001)
    >>> year_number("'98")
    1998
    """
    if words.isdigit():
        return int(words)
    if words[0] in "'’":
        return full_year(words[1:])
    first, *rest = (word for word in re.split(r"[-\s]+", words.lower()) if word != "and")
    if first == "two":
        return 2000 + sum(cardinals()[word] for word in rest[1:])
    return cardinals()[first] * 100 + sum(cardinals()[word] for word in rest)


def full_year(digits: str) -> int:
    """Return a year that is written with two digits or four.

    Examples
    --------
    >>> full_year("21"), full_year("98"), full_year("2021")
    (2021, 1998, 2021)
    """
    year = int(digits)
    return year if len(digits) > len("22") else year + (2000 if year < _PIVOT else 1900)


def ordinal_number(words: str) -> int:
    """Return the number of *third* or *21st*, of which the pattern `ORDINAL` fits no other words.

    Examples
    --------
    >>> ordinal_number("third"), ordinal_number("21st")
    (3, 21)
    """
    return number_of_ordinal(words) or 0


def cardinal_number(words: str) -> float | None:
    """Return the number that the words say; None for *several*.

    Examples
    --------
    >>> [cardinal_number(words) for words in ("twenty-one", "a", "two and a half", "2 1/2", "several")]
    [21, 1, 2.5, 2.5, None]
    """
    words = _HALF_IN_FIGURES.sub(_AND_A_HALF, re.sub(r"\s+", " ", words.lower().strip()))
    if words.endswith(_AND_A_HALF):
        whole = cardinal_number(words.removesuffix(_AND_A_HALF))
        return whole + 0.5 if whole else None
    if words in {"a", "an", "the", "per"}:
        return 1
    if words in {"a couple of", "couple of", "a couple"}:
        return 2
    if words[:1].isdigit():
        return float(words) if "." in words else int(words)
    parts = re.split(r"[-\s]", words)
    return sum(cardinals()[part] for part in parts) if all(part in cardinals() for part in parts) else None


def counted(count: str, unit: str) -> float | None:
    """Return how many of their `UNITS` the words count: two for a fortnight.

    Examples
    --------
    >>> counted("a", "fortnight"), counted("three", "day")
    (2, 3)
    """
    number = cardinal_number(count)
    return number * UNIT_COUNTS[unit.lower()] if number else number

"""Dates in words: *Saturday, 16 July 2022*, *lun., 18 juil. 2022*, *17 июля 2022*."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "ru", "uk", "be", "bg", "tr", "az", "hy", "ka", "ar", "fa"),
    *("pl", "cs", "sk", "ro", "sr", "hu", "el", "sv", "da", "nb", "fi"),
)
"""Whose names of months and weekdays are understood: languages in which news of the world is written."""
FILLERS = frozenset(
    (
        *(
            "of",
            "the",
            "on",
            "at",
            "de",
            "del",
            "di",
            "do",
            "le",
            "el",
            "il",
            "am",
            "den",
            "der",
            "a",
            "à",
            "às",
        ),
        *("г", "год", "года", "р", "року", "թ", "წ", "tarihinde", "em", "um", "в", "saat", "kl"),
    )
)
"""Words that stand in dates and say nothing."""
WORDS_OF_MONTHS_BESIDE = {"sept": 9}
"""Common short forms that the tables of the languages lack."""
LEAST_LETTERS_CUT = 3
"""Letters to which English months are cut by hand: *Augu*."""
CLOCK = r"(?:kl\.? |um |в |at )?\d\d?[:h.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?"
CLOCK_FIRST = re.compile(rf"^{CLOCK}(?: ?[a-z]{{2,4}}\b(?! \d))?[ ,|–—-]+")
CLOCK_BEFORE_YEAR = re.compile(rf"\b{CLOCK} (?:[+-]\d{{4}} |[a-z]{{3,4}} )?(?=\d{{4}}$)")
CLOCK_LAST = re.compile(rf"(?:^|[ ,|–—-]+)(?<![\d.]){CLOCK}(?![.]?\d)(?:$|[^\d].*$|[+-].*$)")
LABEL = re.compile(r"^[^\W\d]+(?: [^\W\d]+){0,2} ?:")
"""*Published on:*"""
TOKEN = re.compile(r"\d++(?:(?:st|nd|rd|th|er|ère|º|ª|°)(?![^\W\d_]))?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]")
ORDINAL = re.compile(r"\D+")
SIGNS = frozenset(".,-/–—()[]|:")
MAX_CHARACTERS = 80


class NotADateError(ValueError):
    """Words that are no date."""


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its names, long and short; a name of two months is left out."""
    from babel.dates import get_month_names  # noqa: PLC0415 - only where it is needed

    found: dict[str, set[int]] = {word: {number} for word, number in WORDS_OF_MONTHS_BESIDE.items()}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault(_bare(name), set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}


@cache
def weekdays() -> frozenset[str]:
    """Return the names of weekdays, long and short, word by word."""
    from babel.dates import get_day_names  # noqa: PLC0415 - only where it is needed

    names = (
        name
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, context, language).values()
    )
    return frozenset(token for name in names for token in TOKEN.findall(_bare(name)))


def date_in_words(text: str) -> list[int]:
    """Return year, month and day of a date with the month's name; without the day where there is none.

    Parameters
    ----------
    text
        In lower case. All of it must belong to the date, a weekday and a time of day included.

    Raises
    ------
    NotADateError
        If it is no date.

    Examples
    --------
    >>> date_in_words("lun., 18 juil. 2022 10:00:00 +0400"), date_in_words("17 июля 2022")
    ([2022, 7, 18], [2022, 7, 17])
    >>> date_in_words("july 16, 2022 saturday"), date_in_words("july 2022")
    ([2022, 7, 16], [2022, 7])
    """
    if len(text) > MAX_CHARACTERS:
        raise NotADateError(text)
    text = CLOCK_BEFORE_YEAR.sub("", LABEL.sub("", text).strip())
    text = CLOCK_FIRST.sub("", text)
    tokens = list(_tokens(CLOCK_LAST.sub("", text, count=1)))
    named = [month for token in tokens if (month := _month(token)) is not None]
    numbers = [token for token in tokens if token[0].isdigit()]
    if len(named) != 1 or len(numbers) not in {1, 2}:
        raise NotADateError(text)
    figures = [ORDINAL.sub("", token) for token in numbers]
    return _parts(named[0], [(int(number), len(number)) for number in figures])


def _parts(month: int, numbers: list[tuple[int, int]]) -> list[int]:
    """Put the numbers beside a month in their places: the one of four figures is the year, else the last."""
    four = [number for number, figures in numbers if figures == 4]  # noqa: PLR2004 - figures of a year
    if len(numbers) == 1:
        if not four:
            raise NotADateError(numbers)
        return [four[0], month]
    if not four:
        (day, _), (short, figures) = numbers
        if figures != 2:  # noqa: PLR2004 - figures of a shortened year
            raise NotADateError(numbers)
        return [full_year(short), month, day]
    days = [number for number, figures in numbers if figures <= 2]  # noqa: PLR2004 - figures of a day
    if len(days) != 1:
        raise NotADateError(numbers)
    return [four[0], month, days[0]]


def full_year(short: int) -> int:
    """Return the year of which the last two figures are given, as POSIX has it: 1969 to 2068.

    Examples
    --------
    >>> full_year(22), full_year(98)
    (2022, 1998)
    """
    return short + (2000 if short < 69 else 1900)  # noqa: PLR2004 - the year that POSIX draws the line at


def _tokens(text: str) -> Iterator[str]:
    for token in TOKEN.findall(text):
        if token in SIGNS or token in FILLERS:
            continue
        if token[0].isdigit() or _month(token) is not None:
            yield token
        elif token not in weekdays() and not _is_cut_weekday(token):
            raise NotADateError(text)


def _is_cut_weekday(token: str) -> bool:
    return len(token) >= LEAST_LETTERS_CUT and any(day.startswith(token) for day in weekdays())


def _month(token: str) -> int | None:
    exact = months().get(token)
    if exact is not None or len(token) < LEAST_LETTERS_CUT or not token.isascii():
        return exact
    cut = {number for name, number in months().items() if name.startswith(token)}
    return next(iter(cut)) if len(cut) == 1 else None


def _bare(name: str) -> str:
    return name.lower().strip(".")

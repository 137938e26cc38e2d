"""The words of English time expressions, and the numbers that they stand for."""

from __future__ import annotations

import re

from geo.dates.periods import AUTUMN, SPRING, SUMMER, WINTER
from geo.model import Unit

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}
UNITS = {
    "day": Unit.DAY, "week": Unit.WEEK, "fortnight": Unit.WEEK, "weekend": Unit.WEEKEND, "month": Unit.MONTH,
    "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY, "centurie": Unit.CENTURY,
}  # fmt: skip
DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "dusk": "TEV",
    "sunset": "TEV",
    "nightfall": "TEV",
}
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    *(
        f"twenty-{word}"
        for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    ),
    "thirtieth",
    "thirty-first",
]
CARDINALS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}

SPACE = r"(?:[ \t\u00a0]{1,2}|[ \t]?\n[ \t]{0,4}(?=\S))"
"""Between the words of one expression: a blank or the end of a wrapped line, never an empty line."""


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _capitalised(words: tuple[str, ...]) -> str:
    """*May* and *MAY*, but not the verb *may*."""
    return f"(?-i:{_any(words + tuple(word.upper() for word in words))})"


_SHORT_MONTHS = (*tuple(month[:3] for month in MONTHS if month != "May"), "Sept")
_SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
MONTH = rf"(?:{_capitalised(MONTHS)}|{_capitalised(_SHORT_MONTHS)}\b\.?)"
WEEKDAY = _capitalised(WEEKDAYS)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_capitalised(_SHORT_WEEKDAYS)}\b\.?)"
SEASON = _any(SEASONS)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_SPELLED_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty)[ -]"
    rf"(?:(?:{_any(_TENS)})(?:[ -](?:{_any(_SMALL[:9])}))?|{_any(_SMALL[9:])})"
    rf"|two[ ]thousand(?:[ ](?:and[ ])?(?:{_any(_SMALL)}))?)"
)
_AND_A_HALF = " and a half"
DAY_ORDINAL = rf"(?:{_any(_ORDINALS)})"
YEAR = rf"(?:1\d{{3}}|20\d{{2}}|21\d{{2}}|{_SPELLED_YEAR})"
CARDINAL = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(_SMALL[:9])}))?|{_any(_SMALL)}|\d{{1,3}}(?:\.\d)?)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(_ORDINALS)})"
VAGUE_COUNT = r"(?:a[ ]few|few|several|some|many|a[ ]number[ ]of|dozens[ ]of|numerous)"
DAY_PART = _any(DAY_PARTS)


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
    """
    if words.isdigit():
        return int(words)
    first, *rest = (word for word in re.split(r"[-\s]+", words.lower()) if word != "and")
    if first == "two":
        return 2000 + sum(CARDINALS[word] for word in rest[1:])
    return CARDINALS[first] * 100 + sum(CARDINALS[word] for word in rest)


def ordinal_number(word: str) -> int:
    """Return the number of *third* or *21st*."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word.lower()]


def cardinal_number(words: str) -> float | None:
    """Return the number that the words say; None for *several*.

    Examples
    --------
    >>> [cardinal_number(words) for words in ("twenty-one", "a", "two and a half", "several")]
    [21, 1, 2.5, None]
    """
    words = re.sub(r"\s+", " ", words.lower().strip())
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
    return sum(CARDINALS[part] for part in parts) if all(part in CARDINALS for part in parts) else None


def counted(count: str, unit: str) -> float | None:
    """Return how many of their `UNITS` the words count: two for a fortnight.

    Examples
    --------
    >>> counted("a", "fortnight"), counted("three", "day")
    (2, 3)
    """
    number = cardinal_number(count)
    return number * 2 if number and unit.lower() == "fortnight" else number

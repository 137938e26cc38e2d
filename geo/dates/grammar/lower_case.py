"""Months and weekdays in lower case: *on 4 june*, *last monday*, but not *they may* nor *the march*."""

from __future__ import annotations

import re

from geo.dates.grammar.lexicon import DAY, MONTHS, SHORT_MONTHS, SPACE, WEEKDAYS, any_of, any_of_class
from geo.language import word_class

_OTHER_WORDS = word_class("word_besides_date")
_PLAIN_NAMES = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS)) - _OTHER_WORDS
_MONTHS = frozenset(name.lower() for name in (*MONTHS, *SHORT_MONTHS))
_NAME = re.compile(rf"(?<![A-Za-z])(?P<name>{any_of({*_PLAIN_NAMES, *_MONTHS})})(?![a-rt-z])")
_YEAR = r"[\[(]?(?:1[89]|20)\d\d\b"
_DAY_BEFORE = re.compile(
    rf"(?P<opener>\b{any_of_class('day_opener')}{SPACE}(?:the{SPACE})?)?(?<![\w.,:/-]){DAY}"
    rf"(?:{SPACE}(?:of{SPACE})?|[-–])$",
    re.IGNORECASE,
)
_OPENER_BEFORE = re.compile(rf"\b{any_of_class('day_opener')}{SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_IN_BEFORE = re.compile(rf"\b(?:in|since|until|during|of){SPACE}(?:early |mid-|late )?$", re.IGNORECASE)
_YEAR_AFTER = re.compile(rf"\.?,?(?:{SPACE}|-){_YEAR}|-\d\d\b")
_DAY_AFTER = re.compile(rf"\.?{SPACE}{DAY}\b(?!:\d)(?P<year>,?{SPACE}{_YEAR})?")
_MAX_CHARACTERS_BEFORE = 24


def with_capitals(text: str) -> str:
    """Return a text in which months and weekdays are written with their capital; every offset stays.

    Names that are words besides need a day and a preposition beside them, or a year.

    Examples
    --------
    >>> with_capitals("clashes on monday and on 4 may; they may march on 5 june")
    'clashes on Monday and on 4 May; they may march on 5 June'
    """
    return _NAME.sub(lambda match: match[0].capitalize() if _is_date(match) else match[0], text)


def _is_date(match: re.Match[str]) -> bool:
    """Return True for *monday* and *4 june 2021*, not for what *may* or *march* says besides."""
    name, text, start, end = match["name"], match.string, match.start(), match.end()
    if name in _PLAIN_NAMES:
        return True
    before = text[max(0, start - _MAX_CHARACTERS_BEFORE) : start]
    has_year = _YEAR_AFTER.match(text, end) is not None
    day_before, day_after = _DAY_BEFORE.search(before), _DAY_AFTER.match(text, end)
    if day_before:
        return has_year or day_before["opener"] is not None
    if day_after:
        return day_after["year"] is not None or _OPENER_BEFORE.search(before) is not None
    return has_year and _IN_BEFORE.search(before) is not None

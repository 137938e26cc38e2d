"""What looks like a date but names no day that could be read: *12 Muharram 1444*, *45/13/2022*.

It is kept as a date without days, or of the year that it states, so that what it dates does not pass for the
news of the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression
from geo.dates.grammar.lexicon import DAY_ORDINAL, MONTH, any_of
from geo.dates.grammar.phrases import S
from geo.dates.meanings import Fixed, StatedPeriod
from geo.dates.meanings.base import UNKNOWN_VALUES
from geo.dates.periods import period
from geo.language import word_class
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_DAY = Fixed(UNKNOWN_VALUES[Unit.DAY])
_OTHER_MONTHS = word_class("month_of_other_calendar")
_NAMED_DAYS = word_class("day_of_no_known_date")
_OTHER_MONTH = any_of(_OTHER_MONTHS)
_DAY = rf"(?:the{S})?(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_ORDINAL})"
_FIGURES = re.compile(
    r"(?<![\w./-])(?:\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?P<year>(?:19|20)\d{2})|\d{1,2}/\d{1,2}/\d{2}"
    r"|(?P<year2>(?:19|20)\d{2})(?P<sign2>[/-])\d{1,2}(?P=sign2)\d{1,2})(?![\w/-]|\.\d)"
)
_OF_OTHER_MONTH = re.compile(
    rf"(?<![\w./-])(?:{_DAY}{S}(?:of{S})?{_OTHER_MONTH}|{_OTHER_MONTH}{S}\d{{1,2}})\b(?:,?{S}\d{{4}}\b)?"
)
_TOO_LATE = re.compile(
    rf"(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?{S}(?:of{S})?{MONTH}\b(?:,?{S}\d{{4}}\b)?",
)
_BEFORE_DAY = ("on ", "On ", "on the ", "On the ")
_NAMED = re.compile(rf"\b(?:on|since|until|after|before){S}(?:the{S})?(?P<name>{any_of(_NAMED_DAYS)})\b")


def unread_dates(text: str) -> Iterator[Expression]:
    """Yield what looks like a date, be it one that other phrases read or not.

    Examples
    --------
    >>> text = "Shot on 12 Muharram 1444, buried on 45/13/2022 and mourned on Independence Day."
    >>> sorted(text[found.start : found.end] for found in unread_dates(text))
    ['12 Muharram 1444', '45/13/2022', 'Independence Day']
    """
    for match in _FIGURES.finditer(text):
        year = period(Unit.YEAR, int(match["year"] or match["year2"] or 0))
        yield Expression(*match.span(), TimexType.DATE, StatedPeriod(year) if year else _NO_DAY)
    spans: list[tuple[int, int]] = []
    late = (match.span() for match in _TOO_LATE.finditer(text))
    spans.extend((start, end) for start, end in late if text.endswith(_BEFORE_DAY, 0, start))
    # To look for the words alone is faster than the patterns, and hardly a text has one.
    if any(month in text for month in _OTHER_MONTHS):
        spans.extend(match.span() for match in _OF_OTHER_MONTH.finditer(text))
    if any(day in text for day in _NAMED_DAYS):
        spans.extend(match.span("name") for match in _NAMED.finditer(text))
    for start, end in spans:
        yield Expression(start, end, TimexType.DATE, _NO_DAY)

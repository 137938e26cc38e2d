"""The day of a saying, from which *yesterday* in a quotation and the weekdays in what is said count."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.dates.meanings import Counted, Weekday, YearPart
from geo.dates.which import Which
from geo.language import alternatives, word_class
from geo.text.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.expressions import Expression
    from geo.dates.meanings import Meaning
    from geo.model import Span

_SAYS = alternatives(word_class("saying_form"))
_ATTRIBUTION = re.compile(rf"[^\"“”\n]{{0,80}}\b{_SAYS}\b[^\"“”\n.]{{0,60}}", re.IGNORECASE)
_SAID_ON = re.compile(rf"\b{_SAYS}\b(?:[ ][\w'’]+){{0,2}}?[ ](?:(?:late|early|on)[ ])*$", re.IGNORECASE)
_NO_WHAT = alternatives(word_class("clause_linker_after_saying"))
_WHAT = re.compile(rf"[ ](?!{_NO_WHAT}\b)[^.!?;\"“”\n]{{1,200}}$")
"""What the saying is of: *said on Friday that rebels attacked on*."""
_SAID_AFTERWARDS = re.compile(
    rf"[^.!?;\n]{{0,120}},[\"”]?[ ][^.!?;,\"“”\n]{{1,60}}[ ]{_SAYS}\b(?:[ ][\w'’]+){{0,2}}?[ ]"
    r"(?:(?:late|early|on)[ ])*"
)
_MAX_CHARACTERS = 140
"""Between a quotation and the day of its saying: the speaker with a title."""
_MAX_EXPRESSIONS = 3
"""Time expressions that are asked for the day of a saying."""


def days_of_quotations(text: str, expressions: Sequence[Expression]) -> dict[int, int]:
    """Map the number of each day word in a quotation to that of the expression which dates the saying.

    Examples
    --------
    >>> from geo.dates.grammar import find_expressions
    >>> text = '"Yesterday was quiet," an aide said on Tuesday.'
    >>> days_of_quotations(text, find_expressions(text))
    {0: 1}
    """
    starts = [expression.start for expression in expressions]
    days = {}
    for quotation in find_quotations(text):
        first, after = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        spoken = [number for number in range(first, after) if _is_day_word(expressions[number].meaning)]
        saying = _saying_day(text, quotation, expressions, first, after) if spoken else None
        if saying is not None:
            days.update(dict.fromkeys(spoken, saying))
    return days


def days_of_sayings(text: str, expressions: Sequence[Expression]) -> dict[int, int]:
    """Map the number of each weekday in what a dated saying reports to that of the saying's day.

    Examples
    --------
    >>> from geo.dates.grammar import find_expressions
    >>> text = "It said on Friday that rebels left on Monday. One was shot on Sunday, police said on Tuesday."
    >>> days_of_sayings(text, find_expressions(text))
    {1: 0, 2: 3}
    """
    days = {}
    for number, (expression, following) in enumerate(pairwise(expressions)):
        if not (_is_recent_weekday(expression.meaning) and _is_recent_weekday(following.meaning)):
            continue
        before = text[max(0, expression.start - _MAX_CHARACTERS) : expression.start]
        between = text[expression.end : following.start]
        if _SAID_ON.search(before) and _WHAT.match(between):
            days[number + 1] = number
        elif _SAID_AFTERWARDS.fullmatch(between):
            days[number] = number + 1
    return days


def _is_recent_weekday(meaning: Meaning) -> bool:
    day = meaning.without_hour
    return isinstance(day, Weekday) and day.which in (Which.BARE, Which.LAST)


def _saying_day(
    text: str, quotation: Span, expressions: Sequence[Expression], first: int, after: int
) -> int | None:
    """Return the number of the day in the words that ascribe the quotation, after it or before it."""
    for number in range(after, min(after + _MAX_EXPRESSIONS, len(expressions))):
        between = text[quotation.end : expressions[number].start]
        is_ascribed = len(between) < _MAX_CHARACTERS and _ATTRIBUTION.fullmatch(between)
        if is_ascribed and _is_calendar_day(expressions[number].meaning):
            return number
    line = text[max(0, quotation.start - _MAX_CHARACTERS) : quotation.start]
    line = line.rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    begins = quotation.start - len(line)
    for number in range(first - 1, max(first - 1 - _MAX_EXPRESSIONS, -1), -1):
        if expressions[number].start >= begins and _ATTRIBUTION.fullmatch(line):
            return number if _is_calendar_day(expressions[number].meaning) else None
    return None


def _is_day_word(meaning: Meaning) -> bool:
    """Return True for *yesterday*, *three days ago*, *last night*."""
    day = meaning.without_hour
    return day is not None and day.is_day and isinstance(day, Counted) and day.counts_from_publication


def _is_calendar_day(meaning: Meaning) -> bool:
    """Return True for *Monday* and *3 May*."""
    if isinstance(meaning, Weekday):
        return meaning.which is Which.BARE
    return isinstance(meaning, YearPart) and meaning.is_day

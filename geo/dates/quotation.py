"""When it was said: from there count *yesterday* in a quotation, and the weekdays of what is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.dates.meanings import Clock, Counted, Expression, Meaning, Origin, Weekday, Which, YearPart
from geo.dates.periods import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTATION = re.compile(r"(?:[\"“]|``)(?:[^\"“”\n`]|\n(?![ \t]*\n)){1,1200}?(?:[\"”]|'')")
_ATTRIBUTION = re.compile(
    r"[^\"“”\n]{0,80}\b(?:said|says|told|added|stated|announced|declared|wrote|tweeted|posted)\b"
    r"[^\"“”\n.]{0,60}",
    re.IGNORECASE,
)
_SAYS = "said|says|told|added|stated|announced|declared|wrote|reported|confirmed|claimed|warned|insisted"
_SAID_ON = re.compile(rf"\b(?:{_SAYS})\b(?:[ ][\w'’]+){{0,2}}?[ ](?:(?:late|early|on)[ ])*$", re.IGNORECASE)
_WHAT = re.compile(r"[ ](?!and\b|but\b|after\b|before\b|ahead\b|in\b|at\b|during\b)[^.!?;\"“”\n]{1,200}$")
"""What the saying is of: *said on Friday that rebels attacked on*."""
_SAID_AFTERWARDS = re.compile(
    rf"[^.!?;\n]{{0,120}},[\"”]?[ ][^.!?;,\"“”\n]{{1,60}}[ ](?:{_SAYS})\b(?:[ ][\w'’]+){{0,2}}?[ ]"
    r"(?:(?:late|early|on)[ ])*"
)
_NEAR = 140
_FEW = 3


def saying_days(text: str, expressions: Sequence[Expression]) -> dict[int, int]:
    """Map the number of each day word in a quotation to that of the expression which dates the saying.

    Examples
    --------
    >>> from geo.dates.grammar import recognise
    >>> text = '"Yesterday was quiet," an aide said on Tuesday.'
    >>> saying_days(text, recognise(text))
    {0: 1}
    """
    starts = [expression.start for expression in expressions]
    found = {}
    for quotation in _QUOTATION.finditer(text):
        first, after = bisect_left(starts, quotation.start()), bisect_left(starts, quotation.end())
        spoken = [number for number in range(first, after) if _is_day_word(expressions[number].meaning)]
        saying = _saying_day(text, quotation, expressions, first, after) if spoken else None
        if saying is not None:
            found.update(dict.fromkeys(spoken, saying))
    return found


def telling_days(text: str, expressions: Sequence[Expression]) -> dict[int, int]:
    """Map the number of each weekday that a dated saying tells of to that of the saying's day.

    Examples
    --------
    >>> from geo.dates.grammar import recognise
    >>> text = "It said on Friday that rebels left on Monday. One was shot on Sunday, police said on Tuesday."
    >>> telling_days(text, recognise(text))
    {1: 0, 2: 3}
    """
    found = {}
    for number, (one, other) in enumerate(pairwise(expressions)):
        if not (_is_bare_weekday(one.meaning) and _is_bare_weekday(other.meaning)):
            continue
        between = text[one.end : other.start]
        if _SAID_ON.search(text[max(0, one.start - _NEAR) : one.start]) and _WHAT.match(between):
            found[number + 1] = number
        elif _SAID_AFTERWARDS.fullmatch(between):
            found[number] = number + 1
    return found


def _is_bare_weekday(meaning: Meaning) -> bool:
    meaning = meaning.day if isinstance(meaning, Clock) and meaning.day else meaning
    return isinstance(meaning, Weekday) and meaning.which in (Which.BARE, Which.LAST)


def _saying_day(
    text: str, quotation: re.Match[str], expressions: Sequence[Expression], first: int, after: int
) -> int | None:
    """Return the day named in the words that ascribe the quotation, after it or before it."""
    for number in range(after, min(after + _FEW, len(expressions))):
        between = text[quotation.end() : expressions[number].start]
        if (
            len(between) < _NEAR
            and _ATTRIBUTION.fullmatch(between)
            and _is_calendar_day(expressions[number].meaning)
        ):
            return number
    for number in range(first - 1, max(first - 1 - _FEW, -1), -1):
        line = (
            text[max(0, quotation.start() - _NEAR) : quotation.start()]
            .rsplit("\n", 1)[-1]
            .rsplit(". ", 1)[-1]
        )
        begins = quotation.start() - len(line)
        if expressions[number].start >= begins and _ATTRIBUTION.fullmatch(line):
            return number if _is_calendar_day(expressions[number].meaning) else None
    return None


def _is_day_word(meaning: Meaning) -> bool:
    if isinstance(meaning, Clock):
        return meaning.day is not None and _is_day_word(meaning.day)
    return isinstance(meaning, Counted) and meaning.unit is Unit.DAY and meaning.origin is Origin.PUBLICATION


def _is_calendar_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Weekday):
        return meaning.which is Which.BARE
    return isinstance(meaning, YearPart) and meaning.unit is Unit.DAY

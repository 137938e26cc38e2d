"""Stretches of time that end now or begin now: *the past 24 hours*, *over the past week*, *in two weeks*."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import CARDINAL, UNITS, VAGUE_COUNT, any_of, any_of_class, counted
from geo.dates.grammar.phrases import S, expression, phrase
from geo.dates.grammar.quantities import CLOCK_LETTERS, LENGTH_UNIT, LONG_UNIT, duration_value
from geo.dates.meanings import Ahead, Counted, Length, Window
from geo.dates.which import Origin
from geo.language import word_class
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_FORWARD = word_class("forward_side_of_window")
_SIDE = any_of_class("side_of_window")
_LASTING = "|".join(rf"(?<=\b{word} )" for word in sorted(word_class("window_preposition")))
"""*Over the past week* lasts until now, *the last week* is one of the calendar."""
_AHEAD_UNIT = any_of(
    word for word, unit in UNITS.items() if unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
)
_IN_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_MOST_OF_VAGUE_COUNT = 7
"""*A few* and *several* are taken for as many at most: of days, a week."""


def _window(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the past two years*, *the next 48 hours*."""
    number = counted(match["count"], match["unit"])
    if number is None:
        number = _MOST_OF_VAGUE_COUNT
    length = _days_or_months(number, match["unit"].lower().rstrip("s"))
    literal = duration_value(match["count"], match["unit"])
    window = Window(literal, length, is_forward=match["side"].lower() in _FORWARD)
    yield from expression(match.span(), window, TimexType.DURATION)


def _past_unit(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *over the past week*."""
    word = match["unit"].lower()
    whole = UNITS[word] if UNITS[word] is not Unit.DAY else None
    window = Window(duration_value("a", word), _days_or_months(1, word), whole=whole)
    yield from expression(match.span(), window, TimexType.DATE if whole else TimexType.DURATION)


def _days_or_months(number: float, word: str) -> Length:
    if word in CLOCK_LETTERS:
        return Length(days=ceil(number / _IN_DAY[word]))
    unit = UNITS[word]
    if unit in _MONTHS_IN:
        return Length(months=ceil(number * _MONTHS_IN[unit]))
    return Length(days=ceil(number * _DAYS_IN[unit]))


def _ahead(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *in two weeks*, which a plan or a length of time may be."""
    number = counted(match["count"], match["unit"])
    if number is None or number != int(number):
        return
    unit = UNITS[match["unit"].lower()]
    exact = Counted(unit, int(number), Origin.PUBLICATION, is_exact=unit in (Unit.DAY, Unit.WEEK))
    yield from expression(
        match.span(), Ahead(duration_value(match["count"], match["unit"]), exact, match.end())
    )


STRETCH_PHRASES = (
    phrase(
        rf"(?:the{S})?(?P<side>{_SIDE}){S}(?:(?:{CARDINAL}|an?){S}or{S})?"
        rf"(?P<count>couple{S}of|{CARDINAL}(?:{S}and{S}a{S}half)?|{VAGUE_COUNT})(?:{S}|-)(?:full{S})?"
        rf"(?P<unit>{LENGTH_UNIT})s?(?!{S}(?:ago|old|earlier|later|of)\b|-old|-)",
        _window,
        near="unit",
    ),
    phrase(
        rf"(?:{_LASTING})the{S}(?:past|last){S}(?P<unit>{LONG_UNIT})(?!{S}of\b|['’-])",
        _past_unit,
        near="unit",
    ),
    phrase(
        rf"(?<=\bin[ ])(?P<count>an?|{CARDINAL}){S}(?P<unit>{_AHEAD_UNIT})s?"
        rf"(?!{S}(?:ago|old|earlier|later)\b|-old)",
        _ahead,
        near="unit",
    ),
)

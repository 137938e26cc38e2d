"""Expressions that count from something: *eleven days ago*, *two days after the vote*, *the week to May*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import (
    CARDINAL,
    DAY_PARTS,
    SEASON,
    UNITS,
    VAGUE_COUNT,
    WEEKDAY,
    any_of,
    any_of_class,
    counted,
    weekday_number,
)
from geo.dates.grammar.phrases import S, expression, phrase
from geo.dates.meanings import Around, Counted, Fixed, Offset, Spread, Weekday, WeekEnding
from geo.dates.which import Origin, Which
from geo.language import word_class
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_BACKWARD = word_class("backward_side")
_FROM_PUBLICATION = word_class("from_publication_side")
_COUNTED_UNIT = any_of(
    word for word, unit in UNITS.items() if unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
)
_SPREAD_UNIT = any_of(unit.value for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE))
_DISTANCE_UNIT = any_of(word for word, unit in UNITS.items() if unit is not Unit.WEEKEND)
_CHOSEN = rf"{S}(?:(?-i:[A-Z])|{_DISTANCE_UNIT}|{SEASON}|{any_of(DAY_PARTS)})"
"""What *last* may choose instead: *the week before last Tuesday*."""
_HALVES = {Unit.YEAR: (6, Unit.MONTH), Unit.DECADE: (5, Unit.YEAR), Unit.CENTURY: (5, Unit.DECADE)}
_OBJECT = rf"(?={S}(?:{any_of_class('object_opener')}|[A-Z0-9]))"
_SAME = any_of_class("word_of_comparison")
_YEAR_BACK = (
    rf"(?:(?:of{S})?(?:last|the{S}(?:previous|preceding|prior)){S}year|a{S}year{S}(?:ago|earlier|before))"
)
"""What a part of the year is compared with that of: *the same quarter last year*."""
HAPPENING = re.compile(
    rf"{S}(?:(?P<the>the)|his|her|its|their|that){S}(?:(?!was\b|were\b|had\b)[a-z][\w'’-]*{S}){{0,2}}?(?P<noun>[a-z]{{4,}})"
    rf"(?={S}?[,.;:)]|{S}(?:of|on|in|at|by|between|with)\b|(?(the)(?P<does>{S}(?:was|were|had)\b)|(?!)))"
)
"""What is counted from: the last word of *the deadly raid*."""


def _offset(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the beginning of *two days after the vote of 3 May*, *the eve of 9 May*."""
    if match["eve"]:
        yield from expression(match.span(), Offset(Unit.DAY, -1))
        return
    the = match["count"].lower() == "the"
    number = counted(match["count"], match["unit"])
    if number is None or number != int(number):
        return
    sign = -1 if match["side"].lower() in _BACKWARD else 1
    named = HAPPENING.match(match.string, match.end())
    if named and named["does"] and not the:
        named = None
    until = 0 if the else match.end("length")
    happening = named["noun"] if named else ""
    span = match.start(), named.end() if named else match.end()
    unit = UNITS[match["unit"].lower()]
    yield from expression(span, Offset(unit, sign * int(number), None, happening, until))


def _around(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the beginning of *the week of 12 September*, *the weekend of May 3*."""
    yield from expression(match.span(), Around(UNITS[match["unit"].lower()]))


def _ending(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the beginning of *the week to 6 March*, *the week ended March 6*."""
    yield from expression(match.span(), WeekEnding())


def _year_ago(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the year-ago period*, *year-earlier*, *the same quarter last year*."""
    if "quarter" in match[0].lower():
        yield from expression(match.span(), Counted(Unit.QUARTER, -4, Origin.MENTION, compares=True))
    else:
        yield from expression(match.span(), Counted(Unit.YEAR, -1, Origin.PUBLICATION, compares=True))


def _distance(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *eleven days ago*, *a week earlier*, *half a century later*."""
    if not (match["count"] or match["plural"]):
        return
    side = re.sub(r"\s+", " ", (match["side"] or "from now").lower())
    sign = -1 if side in _BACKWARD else 1
    unit = UNITS[match["unit"].lower()]
    number = counted(match["count"] or "some", match["unit"])
    if match["half"]:
        number, unit = _HALVES.get(unit, (None, unit))
    origin = Origin.PUBLICATION if side in _FROM_PUBLICATION else Origin.MENTION
    if number is None or number != int(number):
        yield from expression(match.span(), Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"))
        return
    exact = origin is Origin.MENTION and unit in (Unit.DAY, Unit.WEEK)
    comparing = unit is Unit.YEAR and sign < 0 and number == 1
    yield from expression(match.span(), Counted(unit, sign * int(number), origin, exact, comparing))


def _spread(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *two or three months ago*, *a year or two earlier*."""
    word = match["unit"] or match["unit1"]
    fewer, more = counted(match["fewer"] or "a", word), counted(match["more"] or match["more1"], word)
    if fewer is None or more is None or not fewer < more or more != int(more):
        return
    unit, ago = UNITS[word.lower()], match["side"].lower() == "ago"
    origin = Origin.PUBLICATION if ago else Origin.MENTION
    furthest = Counted(unit, -int(more), origin, not ago and unit in (Unit.DAY, Unit.WEEK))
    yield from expression(match.span(), Spread(furthest, int(more - fewer)))


def _second_next(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the week before last*, *the month after next*."""
    sign = -1 if match["side"] else 1
    yield from expression(match.span(), Counted(UNITS[match["unit"].lower()], 2 * sign, Origin.PUBLICATION))


def _weekdays_back(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the Friday before last*, *two Fridays ago*."""
    number = counted(match["count"], "day") if match["count"] else 2
    if number is None or number != int(number) or number < 1:
        return
    last = Weekday(weekday_number(match["weekday1"] or match["weekday"]), Which.LAST)
    yield from expression(match.span(), Offset(Unit.DAY, -_DAYS_IN_WEEK * (int(number) - 1), last))


_DAYS_IN_WEEK = 7

DISTANCE_PHRASES = (
    phrase(
        rf"the{S}(?P<unit>{_DISTANCE_UNIT}){S}(?:(?P<side>before){S}last|after{S}next)(?!{_CHOSEN})",
        _second_next,
        near="unit",
    ),
    phrase(
        rf"(?:the{S}(?P<weekday1>{WEEKDAY}){S}before{S}last|(?P<count>{CARDINAL}){S}(?P<weekday>{WEEKDAY})s{S}ago)",
        _weekdays_back,
        near="weekday",
    ),
    phrase(
        rf"(?P<eve>(?:the{S})?eve{S}of)"
        rf"|(?P<length>(?P<count>the|an?{S}couple{S}of|{CARDINAL}|an?){S}(?P<unit>{_COUNTED_UNIT})s?){S}"
        rf"(?P<side>after|before|following|prior{S}to){_OBJECT}",
        _offset,
        near="unit",
    ),
    phrase(
        rf"(?:the{S})?(?P<unit>week|weekend){S}(?:of|beginning|starting|from)(?:{S}on)?(?={S}(?:[A-Z]|\d|the{S}\d))",
        _around,
        near="unit",
    ),
    phrase(
        rf"(?:the{S})?week{S}(?:to|ended|ending)(?:{S}on)?(?={S}(?:[A-Z]|\d|the{S}\d))",
        _ending,
        near="unit",
    ),
    phrase(
        rf"(?:the{S})?(?:{_SAME}{S})?year-(?:ago|earlier)(?:{S}(?:period|quarter))?"
        rf"|the{S}(?:{_SAME}{S}(?:period|quarter)|quarter){S}{_YEAR_BACK}"
        rf"|(?:the{S})?(?:last|previous){S}year['’]s{S}quarter",
        _year_ago,
        near="unit",
    ),
    phrase(
        rf"(?:(?P<fewer>{CARDINAL}|an?){S}or{S}(?P<more>{CARDINAL}){S}(?P<unit>{_SPREAD_UNIT})s"
        rf"|an?{S}(?P<unit1>{_SPREAD_UNIT}){S}or{S}(?P<more1>{CARDINAL})){S}(?P<side>{any_of_class('spread_side')})",
        _spread,
        near="unit",
    ),
    phrase(
        rf"(?P<half>half{S})?(?:(?P<count>an?{S}couple{S}of|couple{S}of|{CARDINAL}|{VAGUE_COUNT}|an?){S})?"
        rf"(?P<unit>{_DISTANCE_UNIT})(?P<plural>s)?"
        rf"(?:s?['’]s?{S}time\b|{S}(?P<side>{any_of_class('distance_side')}|(?:before|after|prior)(?=[,.;:)]|$|{S}that\b)))",
        _distance,
        near="unit",
    ),
)

"""Expressions that point from where they stand: *yesterday*, *last week*, *that day*, *the next month*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.grammar.distances import HAPPENING
from geo.dates.grammar.lexicon import (
    DAY_PARTS,
    MONTH,
    PART,
    UNIT_COUNTS,
    UNITS,
    WEEKDAY,
    any_of,
    any_of_class,
)
from geo.dates.grammar.phrases import POINTERS, S, expression, phrase
from geo.dates.meanings import Clock, Counted, Fixed, Offset
from geo.dates.which import Origin
from geo.language import language
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.dates.expressions import Expression

_UNIT = any_of(word for word in UNITS if UNIT_COUNTS[word] == 1)
_ENCLOSING_UNIT = any_of(word for word, unit in UNITS.items() if unit is not Unit.DAY)
DAY_WORDS = {
    row["word"]: (row.integer("days"), row["value"])
    for row in language().rows("day_words", ("word", "days", "value"))
}
_NO_OBJECT = rf"(?!{S}(?:{any_of_class('article_or_possessive')}|[A-Z]\w+)\b)"
"""*The day after the attack* counts from an event, not from the day last mentioned."""


_OF = re.compile(rf"{S}of", re.IGNORECASE)


def _today(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *today*, *tomorrow morning*, *last night*."""
    shift, suffix = DAY_WORDS[re.sub(r"\s+", " ", match["word"].lower())]
    part = match["part"]
    suffix = DAY_PARTS[part.lower()] if part else suffix
    day = Counted(Unit.DAY, shift, Origin.PUBLICATION)
    if suffix:
        yield from expression(match.span(), Clock(suffix, day), TimexType.TIME)
    else:
        yield from expression(match.span(), day)


def _overnight(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *overnight*, to be joined with a day that follows: *overnight on Sunday*."""
    if match["day_follows"] is not None:
        night = Clock("TNI")
    else:
        night = Clock("TNI", Counted(Unit.DAY, 0, Origin.PUBLICATION), begins_day_before=True)
    yield from expression(match.span("word"), night, TimexType.TIME)


def _pointed(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *last week*, *this year*, *the next day*, *that same month*."""
    shift, origin = POINTERS[match["pointer"].lower()]
    unit = UNITS[match["unit"].lower()]
    if match["the"] and match["pointer"].lower() == "next":
        origin = Origin.MENTION
    if unit is Unit.DAY and match["pointer"].lower() in {"last", "past", "latest", "current", "coming"}:
        return
    yield from expression(match.span(), Counted(unit, shift, origin))


def _pointed_part(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *this morning*, *that night*, *the next evening*, *in the morning*."""
    if match["pointer"] is None:
        yield from expression(match.span(), Clock(DAY_PARTS[match["part"].lower()]), TimexType.TIME)
        return
    pointer = match["pointer"].lower()
    shift, origin = POINTERS[pointer]
    if match["the"] and pointer == "next":
        origin = Origin.MENTION
    clock = Clock(DAY_PARTS[match["part"].lower()], Counted(Unit.DAY, shift, origin))
    yield from expression(match.span(), clock, TimexType.TIME)


def _part_of(match: re.Match[str]) -> Iterable[Expression]:
    """Yield *the morning of …*, to be joined with its day, or all of *the evening of the blast*."""
    suffix = DAY_PARTS[match["part"].lower()]
    of = _OF.match(match.string, match.end())
    named = HAPPENING.match(match.string, of.end()) if of else None
    if named is None or named["does"] or named["noun"] in UNITS:
        yield from expression(match.span(), Clock(suffix), TimexType.TIME)
        return
    day = Offset(Unit.DAY, 0, event=named["noun"])
    yield from expression((match.start(), named.end()), Clock(suffix, day), TimexType.TIME)


def _early_hours(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the early hours of …*, which the grammar joins with its day."""
    yield from expression(match.span(), Clock(DAY_PARTS["morning"]), TimexType.TIME)


def _neighbour(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the day before*, *the year after*, *the day following*."""
    shift = -1 if match["side"].lower() in {"before", "prior"} else 1
    yield from expression(match.span(), Counted(UNITS[match["unit"].lower()], shift, Origin.MENTION))


def _neighbouring_part(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the night before*, *the morning after*."""
    shift = -1 if match["side"].lower() == "before" else 1
    clock = Clock(DAY_PARTS[match["part"].lower()], Counted(Unit.DAY, shift, Origin.MENTION))
    yield from expression(match.span(), clock, TimexType.TIME)


def _in_the_day(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Counted(Unit.DAY, 0, Origin.MENTION))


def _enclosing(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the end of the year*, *later in the week*, *the quarter*."""
    unit = UNITS[match["unit"].lower()] if match["unit"] else Unit.YEAR
    origin = Origin.MENTION if unit is Unit.QUARTER else Origin.EITHER
    yield from expression(match.span("whole"), Counted(unit, 0, origin))


def _year_end(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Counted(Unit.YEAR, 0, Origin.EITHER))


def _fixed(value: str) -> Callable[[re.Match[str]], Iterable[Expression]]:
    return lambda match: expression(match.span(), Fixed(value))


RELATIVE_PHRASES = (
    phrase(
        rf"(?P<word>{any_of(DAY_WORDS)})(?:{S}(?P<part>{PART}))?",
        _today,
        near="part",
    ),
    phrase(
        rf"(?P<word>overnight)(?P<day_follows>(?={S}(?:(?:on|from|into|to|of){S})?(?:{WEEKDAY}|{MONTH}|\d\d?\b)))?",
        _overnight,
        near="part",
    ),
    phrase(
        rf"(?P<the>the{S}|that{S}(?=same\b)|this{S})?(?P<pointer>{any_of(POINTERS)}){S}"
        rf"(?:fiscal{S}(?=year))?(?P<unit>{_UNIT})(?!{S}of{S})",
        _pointed,
        near="unit",
    ),
    phrase(
        rf"(?:the{S})?(?:early{S}in{S}the{S})?(?P<part>{PART})(?:{S}hours)?(?={S}of{S})",
        _part_of,
        near="part",
    ),
    phrase(rf"(?:the{S})?(?:early|small|first|pre-?dawn){S}hours(?={S}of{S})", _early_hours, near="unit"),
    phrase(
        rf"(?:(?P<the>the{S}|that{S})?(?P<pointer>this|that|next|same|previous|following){S}|in{S}the{S})"
        rf"(?P<part>{PART})(?!{S}of{S})",
        _pointed_part,
        near="part",
    ),
    phrase(
        rf"the{S}(?P<unit>day|week|month|year|decade){S}(?P<side>before|after|prior|following){_NO_OBJECT}",
        _neighbour,
        near="unit",
    ),
    phrase(
        rf"the{S}(?P<part>{PART}){S}(?P<side>before|after){_NO_OBJECT}",
        _neighbouring_part,
        near="part",
    ),
    phrase(rf"(?:earlier|later|late|early){S}in{S}the{S}day", _in_the_day, near="unit"),
    phrase(
        rf"(?:(?:(?:the{S})?(?:start|beginning|middle|end|close){S}of|(?:earlier|later|early|late){S}in){S}"
        rf"(?P<whole>the{S}(?P<unit>{_ENCLOSING_UNIT})))",
        _enclosing,
        near="unit",
    ),
    phrase(
        rf"(?P<whole>the{S}(?:(?P<unit>quarter|weekend)|fiscal{S}year))(?!{S}(?:of|before|after|following)\b|['’-])",
        _enclosing,
        near="unit",
    ),
    phrase(r"year['’]s[ ]end|year[- ]end", _year_end, near="unit"),
    phrase(
        any_of_class("present_reference"),
        _fixed("PRESENT_REF"),
        near="word",
    ),
    phrase(
        rf"{any_of_class('past_reference')}|(?<=in )the{S}past",
        _fixed("PAST_REF"),
        near="word",
    ),
    phrase(
        rf"(?:(?<=will )|(?<=may )|(?<=could )|(?<=would ))soon"
        rf"|{any_of_class('future_reference')}|(?<=in )future",
        _fixed("FUTURE_REF"),
        near="word",
    ),
)

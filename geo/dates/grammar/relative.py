"""Expressions that count from somewhere: *yesterday*, *last week*, *eleven days ago*, *the following day*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import CARDINAL, DAY_PARTS, UNITS, VAGUE_COUNT, counted
from geo.dates.grammar.rules import S, expression, rule
from geo.dates.meanings import Around, Clock, Counted, Fixed, Offset, Origin
from geo.dates.periods import Unit
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.dates.meanings import Expression

_UNIT = "day|weekend|week|month|quarter|year|decade|century"
_TODAY = {
    "today": (0, ""),
    "yesterday": (-1, ""),
    "tomorrow": (1, ""),
    "tonight": (0, "TNI"),
    "last night": (-1, "TNI"),
    "overnight": (0, "TNI"),
    "the day before yesterday": (-2, ""),
    "the day after tomorrow": (2, ""),
}
_POINTERS = {
    "last": (-1, Origin.PUBLICATION), "past": (-1, Origin.PUBLICATION), "latest": (-1, Origin.PUBLICATION),
    "this": (0, Origin.PUBLICATION), "current": (0, Origin.PUBLICATION),
    "next": (1, Origin.PUBLICATION), "coming": (1, Origin.PUBLICATION), "upcoming": (1, Origin.PUBLICATION),
    "that": (0, Origin.MENTION), "same": (0, Origin.MENTION),
    "previous": (-1, Origin.MENTION), "preceding": (-1, Origin.MENTION), "prior": (-1, Origin.MENTION),
    "following": (1, Origin.MENTION), "ensuing": (1, Origin.MENTION),
}  # fmt: skip
_BACKWARD = {"ago", "earlier", "before", "previously", "back", "prior"}
_FROM_PUBLICATION = {"ago", "back", "from now", "hence"}
_HALVES = {Unit.YEAR: (6, Unit.MONTH), Unit.DECADE: (5, Unit.YEAR), Unit.CENTURY: (5, Unit.DECADE)}
_OBJECT = rf"(?={S}(?:the|an?|his|her|its|their|our|my|last|this|next|yesterday|[A-Z0-9]))"
_HAPPENING = re.compile(
    rf"{S}(?:(?P<the>the)|his|her|its|their|that){S}(?:(?!was\b|were\b|had\b)[a-z][\w'’-]*{S}){{0,2}}?(?P<noun>[a-z]{{4,}})"
    rf"(?={S}?[,.;:)]|{S}(?:of|on|in|at|by|between|with)\b|(?(the)(?P<does>{S}(?:was|were|had)\b)|(?!)))"
)
"""What is counted from: the last word of *the deadly raid*."""
_NO_OBJECT = rf"(?!{S}(?:the|an?|his|her|its|their|our|my|[A-Z]\w+)\b)"
"""*The day after the attack* counts from an event, not from the day last mentioned."""


def _today(match: re.Match[str]) -> Iterable[Expression]:
    """Read *today*, *tomorrow morning*, *last night*."""
    shift, suffix = _TODAY[re.sub(r"\s+", " ", match["word"].lower())]
    part = match["part"]
    suffix = DAY_PARTS[part.lower()] if part else suffix
    day = Counted(Unit.DAY, shift, Origin.PUBLICATION)
    if suffix:
        yield from expression(match.span(), Clock(suffix, day), TimexType.TIME)
    else:
        yield from expression(match.span(), day)


def _pointed(match: re.Match[str]) -> Iterable[Expression]:
    """Read *last week*, *this year*, *the next day*, *that same month*, *the previous year*."""
    shift, origin = _POINTERS[match["pointer"].lower()]
    unit = UNITS[match["unit"].lower()]
    if match["the"] and match["pointer"].lower() == "next":
        origin = Origin.MENTION
    if unit is Unit.DAY and match["pointer"].lower() in {"last", "past", "latest", "current", "coming"}:
        return
    yield from expression(match.span(), Counted(unit, shift, origin))


def _pointed_part(match: re.Match[str]) -> Iterable[Expression]:
    """Read *this morning*, *that night*, *the next evening*, *in the morning*."""
    pointer = (match["pointer"] or "that").lower()
    shift, origin = _POINTERS[pointer.removeprefix("the ")]
    if match["the"] and pointer == "next":
        origin = Origin.MENTION
    clock = Clock(DAY_PARTS[match["part"].lower()], Counted(Unit.DAY, shift, origin))
    yield from expression(match.span(), clock, TimexType.TIME)


def _part_of(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the morning of …*, which the grammar joins with its day."""
    yield from expression(match.span(), Clock(DAY_PARTS[match["part"].lower()]), TimexType.TIME)


def _neighbour(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the day before*, *the year after*, *the day following*."""
    shift = -1 if match["side"].lower() in {"before", "prior"} else 1
    yield from expression(match.span(), Counted(UNITS[match["unit"].lower()], shift, Origin.MENTION))


def _neighbouring_part(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the night before*, *the morning after*."""
    shift = -1 if match["side"].lower() == "before" else 1
    clock = Clock(DAY_PARTS[match["part"].lower()], Counted(Unit.DAY, shift, Origin.MENTION))
    yield from expression(match.span(), clock, TimexType.TIME)


def _in_the_day(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Counted(Unit.DAY, 0, Origin.MENTION))


def _offset(match: re.Match[str]) -> Iterable[Expression]:
    """Begin *two days after the vote of 3 May*, *the day before last Tuesday*, *the eve of 9 May*."""
    if match["eve"]:
        yield from expression(match.span(), Offset(Unit.DAY, -1))
        return
    the = match["count"].lower() == "the"
    number = counted(match["count"], match["unit"])
    if number is None or number != int(number):
        return
    sign = -1 if match["side"].lower() in {"before", "prior to"} else 1
    named = _HAPPENING.match(match.string, match.end())
    if named and named["does"] and not the:
        named = None
    until = 0 if the else match.end("length")
    happening = named["noun"] if named else ""
    span = match.start(), named.end() if named else match.end()
    unit = UNITS[match["unit"].lower()]
    yield from expression(span, Offset(unit, sign * int(number), None, happening, until))


def _around(match: re.Match[str]) -> Iterable[Expression]:
    """Begin *the week of 12 September*, *the weekend of May 3*."""
    yield from expression(match.span(), Around(UNITS[match["unit"].lower()]))


def _enclosing(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the end of the year*, *later in the week*, *the quarter*."""
    unit = UNITS[match["unit"].lower()]
    origin = Origin.MENTION if unit is Unit.QUARTER else Origin.EITHER
    yield from expression(match.span("whole"), Counted(unit, 0, origin))


def _year_end(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Counted(Unit.YEAR, 0, Origin.EITHER))


def _year_ago(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the year-ago period*, *year-earlier*."""
    if match["quarter"]:
        yield from expression(match.span(), Counted(Unit.QUARTER, -4, Origin.MENTION))
    else:
        yield from expression(match.span(), Counted(Unit.YEAR, -1, Origin.PUBLICATION, comparing=True))


def _distance(match: re.Match[str]) -> Iterable[Expression]:
    """Read *eleven days ago*, *a week earlier*, *half a century later*, *several months ago*."""
    if not (match["count"] or match["plural"]):
        return
    side = re.sub(r"\s+", " ", (match["side"] or "from now").lower())
    sign = -1 if side in _BACKWARD else 1
    unit = UNITS[match["unit"].lower()]
    number = counted(match["count"] or "some", match["unit"])
    if match["half"]:
        number, unit = _HALVES.get(unit, (None, unit))
    if number is None or number != int(number):
        yield from expression(match.span(), Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"))
        return
    origin = Origin.PUBLICATION if side in _FROM_PUBLICATION else Origin.MENTION
    exact = origin is Origin.MENTION and unit in (Unit.DAY, Unit.WEEK)
    comparing = unit is Unit.YEAR and sign < 0 and number == 1
    yield from expression(match.span(), Counted(unit, sign * int(number), origin, exact, comparing))


def _fixed(value: str) -> Callable[[re.Match[str]], Iterable[Expression]]:
    return lambda match: expression(match.span(), Fixed(value))


RELATIVE_RULES = (
    rule(
        rf"(?P<word>the{S}day{S}before{S}yesterday|the{S}day{S}after{S}tomorrow|last{S}night|today|tonight|yesterday"
        rf"|tomorrow|overnight)(?:{S}(?P<part>morning|afternoon|evening|night))?",
        _today,
        near="part",
    ),
    rule(
        rf"(?P<the>the{S}|that{S}|this{S})?(?P<pointer>last|past|latest|this|current|next|coming|upcoming|that|same"
        rf"|previous|preceding|prior|following|ensuing){S}(?P<unit>{_UNIT})(?!{S}of{S})",
        _pointed,
        near="unit",
    ),
    rule(
        rf"(?:the{S})?(?:early{S}in{S}the{S})?(?P<part>morning|afternoon|evening|night)(?:{S}hours)?(?={S}of{S})",
        _part_of,
        near="part",
    ),
    rule(
        rf"(?:(?P<the>the{S}|that{S})?(?P<pointer>this|that|next|same|previous|following){S}|in{S}the{S})"
        rf"(?P<part>morning|afternoon|evening|night)",
        _pointed_part,
        near="part",
    ),
    rule(
        rf"the{S}(?P<unit>day|week|month|year|decade){S}(?P<side>before|after|prior|following){_NO_OBJECT}",
        _neighbour,
        near="unit",
    ),
    rule(
        rf"the{S}(?P<part>morning|afternoon|evening|night){S}(?P<side>before|after){_NO_OBJECT}",
        _neighbouring_part,
        near="part",
    ),
    rule(rf"(?:earlier|later|late|early){S}in{S}the{S}day", _in_the_day, near="unit"),
    rule(
        rf"(?P<eve>(?:the{S})?eve{S}of)"
        rf"|(?P<length>(?P<count>the|an?{S}couple{S}of|{CARDINAL}|an?){S}(?P<unit>day|week|fortnight|month|year)s?){S}"
        rf"(?P<side>after|before|following|prior{S}to){_OBJECT}",
        _offset,
        near="unit",
    ),
    rule(
        rf"(?:the{S})?(?P<unit>week|weekend){S}(?:of|beginning|starting|from)(?:{S}on)?(?={S}(?:[A-Z]|\d|the{S}\d))",
        _around,
        near="unit",
    ),
    rule(
        rf"(?:(?:(?:the{S})?(?:start|beginning|middle|end|close){S}of|(?:earlier|later|early|late){S}in){S}"
        rf"(?P<whole>the{S}(?P<unit>week|weekend|month|quarter|year|decade|century)))",
        _enclosing,
        near="unit",
    ),
    rule(
        rf"(?P<whole>the{S}(?P<unit>quarter|weekend))(?!{S}(?:of|before|after|following)\b|['’-])",
        _enclosing,
        near="unit",
    ),
    rule(r"year['’]s[ ]end|year[- ]end", _year_end, near="unit"),
    rule(rf"(?:the{S})?year-(?:ago|earlier)(?:{S}(?:period|(?P<quarter>quarter)))?", _year_ago, near="unit"),
    rule(
        rf"(?P<half>half{S})?(?:(?P<count>an?{S}couple{S}of|couple{S}of|{CARDINAL}|{VAGUE_COUNT}|an?){S})?"
        rf"(?P<unit>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))(?P<plural>s)?"
        rf"(?:s?['’]s?{S}time\b|{S}(?P<side>ago|earlier|later|previously|back|hence|from{S}now|(?:before|after|prior)(?=[,.;:)]|$|{S}that\b)))",
        _distance,
        near="unit",
    ),
    rule(
        rf"right{S}now|now|currently|current|at{S}present|presently|these{S}days|nowadays|at{S}th(?:e|is){S}moment"
        rf"|at{S}this{S}time",
        _fixed("PRESENT_REF"),
        near="word",
    ),
    rule(
        rf"(?:most{S}|more{S})?recently|recent{S}(?:days|weeks|months|years|decades|times)|recent|lately"
        rf"|(?<=in )the{S}past|in{S}years{S}past|long{S}ago",
        _fixed("PAST_REF"),
        near="word",
    ),
    rule(
        rf"(?:(?<=will )|(?<=may )|(?<=could )|(?<=would ))soon|as{S}soon{S}as{S}possible"
        rf"|the{S}(?:near{S}|foreseeable{S})?future|(?<=in )future"
        rf"|a{S}later{S}date",
        _fixed("FUTURE_REF"),
        near="word",
    ),
)

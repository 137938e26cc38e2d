"""Expressions of days: dates with their month, weekdays, figures by ISO 8601."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Link
from geo.dates.grammar.lexicon import (
    ANY_WEEKDAY,
    DAY,
    DAY_ORDINAL,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    WEEKDAY,
    any_of_class,
    full_year,
    month_number,
    ordinal_number,
    weekday_number,
)
from geo.dates.grammar.phrases import (
    JOIN,
    WHICH_WORD,
    YEAR_TAIL,
    S,
    dated,
    expression,
    link_of,
    phrase,
    preceded_by,
    which_of,
)
from geo.dates.meanings import Clock, StatedPeriod, Weekday, YearPart
from geo.dates.periods import day_or_month
from geo.dates.which import Which
from geo.language import word_class
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_MIDDLE = rf"(?P<middle>(?:,{S}{DAY}\b)+)?"
_NOT_A_COUNT = (
    rf"(?!{S}(?!was\b|is\b|has\b|as\b|this\b|his\b)(?:\w+s|people|men|women|children|percent|per)\b|[%.,]\d)"
)
_NUMBERED = re.compile(rf"(?:#|\b(?!(?i:{any_of_class('time_preposition')})\b)[A-Z]\w+\.?){S}?$")
_SPACED_DASH = re.compile(r"[ ][-–—][ ]")
"""*Incident 1 — 21 August*: a number and a date, not two days."""
_NO_NAME = "".join(rf"(?<!\b{word} )" for word in sorted(word_class("named_weekday")))
"""*Good Friday* and *Bloody Sunday* are names; their weekday is not that of the week."""
_INDEFINITE = re.compile(rf"\b(?:on|since|until){S}(?:an?|some){S}$|\bone{S}$", re.IGNORECASE)
_ENDS_PHRASE = re.compile(rf"{S}(?:{any_of_class('after_indefinite_day')})\b|[^\w\s'’-]|$", re.IGNORECASE)
"""What may follow *a Monday* that is no attribute of a noun."""


def _days(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *Monday, May 1*, *12 to 14 September 2020*, *5, 6 and 7 May*."""
    first_month = month_number(match["month"] or match["month2"])
    second_month = month_number(match["month2"] or match["month"])
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    first = YearPart(Unit.DAY, first_month, _number(match["day"]), weekday)
    if not match["day2"]:
        yield from expression(match.span(), dated(first, match))
        return
    if preceded_by(match, _NUMBERED) and _SPACED_DASH.fullmatch(match["join"]):
        day = dated(YearPart(Unit.DAY, second_month, _number(match["day2"])), match)
        yield from expression((match.start("day2"), match.end()), day)
        return
    begin = dated(first, match, years_back=first_month > second_month)
    until = dated(YearPart(Unit.DAY, second_month, _number(match["day2"])), match)
    first_ends = match.start("middle" if match["middle"] else "join")
    yield from expression((match.start(), first_ends), begin, link=link_of(match) if until else Link.NONE)
    for between in re.finditer(r"\d+", match["middle"] or ""):
        span = match.start("middle") + between.start(), match.start("middle") + between.end()
        yield from expression(
            span, dated(YearPart(Unit.DAY, first_month, int(between[0])), match), link=Link.LIST
        )
    second_starts = [
        match.start(name) for name in ("month2", "day2") if match.start(name) >= match.end("join")
    ]
    yield from expression((min(second_starts), match.end()), until)


def _number(day: str) -> int:
    return int(day.rstrip("stndrhSTNDRH")) if day[0].isdigit() else ordinal_number(day)


def _weekdays(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *Monday*, *last Friday night*, *Monday-Thursday*."""
    day = Weekday(weekday_number(match["weekday"]), _which_weekday(match))
    if match["part"]:
        clock = Clock(DAY_PARTS[match["part"].lower()], day)
        yield from expression(match.span(), clock, TimexType.TIME)
    elif match["weekday2"]:
        yield from expression((match.start(), match.end("weekday")), day, link=Link.RANGE)
        yield from expression(match.span("weekday2"), Weekday(weekday_number(match["weekday2"])))
    else:
        yield from expression(match.span(), day)


def _which_weekday(match: re.Match[str]) -> Which:
    """Return which one is meant; ANY for *on a Monday*, but not for *at a Monday meeting*."""
    is_any = preceded_by(match, _INDEFINITE) and _ENDS_PHRASE.match(match.string, match.end())
    return Which.ANY if is_any and not match["which"] else which_of(match["which"])


def _hyphenated(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *19-Nov-2021*, *19/Nov/21*."""
    day = day_or_month(full_year(match["year"]), month_number(match["month"]), int(match["day"]))
    yield from expression(match.span(), StatedPeriod(day) if day else None)


def _iso(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *2022-07-16* and *2022-07-16T14:05:00Z*."""
    day = day_or_month(int(match["year"]), int(match["month"]), int(match["day"]))
    if day and day.unit is Unit.DAY and match["time"]:
        yield from expression(match.span(), Clock(f"T{match['time']}", StatedPeriod(day)), TimexType.TIME)
    else:
        yield from expression(match.span(), StatedPeriod(day) if day else None)


DAY_PHRASES = (
    phrase(
        rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{S})?(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})\b(?!:\d)"
        rf"(?:{_MIDDLE}{JOIN}(?:(?P<month2>{MONTH}){S})?(?P<day2>{DAY})\b{_NOT_A_COUNT}(?!:\d))?"
        rf"(?:{YEAR_TAIL})?",
        _days,
        near="month",
    ),
    phrase(
        rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{S}(?:the{S})?)?(?:the{S}(?=\d\d?[snrt]))?(?P<day>{DAY})"
        rf"(?:(?:{S}(?P<month>{MONTH})|{_MIDDLE})?{JOIN}(?:the{S}(?=\d))?(?P<day2>{DAY}))?(?:{S}of)?{S}(?P<month2>{MONTH})(?!\w)"
        rf"(?:{YEAR_TAIL})?",
        _days,
        near="month",
    ),
    phrase(
        rf"(?P<weekday>)(?:the{S})?(?P<day>{DAY_ORDINAL}){S}of{S}(?P<month>{MONTH})(?P<month2>)(?P<day2>)(?:{YEAR_TAIL})?",
        _days,
        near="month",
    ),
    phrase(
        rf"(?:(?P<which>{WHICH_WORD}){S})?{_NO_NAME}(?P<weekday>{WEEKDAY})"
        rf"(?:['’]?s?{S}(?P<part>{DAY_PART})|-(?P<weekday2>{WEEKDAY}))?",
        _weekdays,
        near="weekday",
    ),
    phrase(
        rf"(?P<day>\d\d?)(?P<sign>[-/.])(?P<month>{MONTH})(?P=sign)(?P<year>\d{{4}}|\d\d)(?![\d-])",
        _hyphenated,
        near="month",
    ),
    phrase(
        rf"(?P<month>{MONTH})(?P<sign>[-/])(?P<day>\d\d?)(?P=sign)(?P<year>\d{{4}}|\d\d)(?![\d-])",
        _hyphenated,
        near="month",
    ),
    phrase(rf"(?P<day>\d\d?)(?P<month>{MONTH})(?P<year>\d{{4}})", _hyphenated, near="month"),
    phrase(
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d|[-/.]\d)"
        r"(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        _iso,
        near="year",
    ),
)

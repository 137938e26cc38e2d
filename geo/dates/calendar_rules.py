"""Expressions of the calendar: days, months, seasons, quarters, years, decades, and ranges of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.lexicon import (
    ANY_WEEKDAY,
    DAY,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal_number,
    weekday_number,
    year_number,
)
from geo.dates.meanings import Clock, Fixed, Given, Link, Meaning, PartOf, Weekday, Which, YearPart
from geo.dates.periods import Unit, day_of, period
from geo.dates.rules import (
    WHICH_WORD,
    YEAR_TAIL,
    S,
    counted_year,
    dated,
    expression,
    preceded_by,
    rule,
    which_of,
)
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.meanings import Expression

_THROUGH = rf"(?:[ ]?[-–—][ ]?|{S}(?:to|through|till|until){S})"
_JOIN = rf"(?P<join>{_THROUGH}|{S}(?:and|or){S})"
_MIDDLE = rf"(?P<middle>(?:,{S}{DAY}\b)+)?"
_NOT_A_COUNT = (
    rf"(?!{S}(?!was\b|is\b|has\b|as\b|this\b|his\b)(?:\w+s|people|men|women|children|percent|per)\b|[%.,]\d)"
)
_BETWEEN = re.compile(rf"\bbetween{S}$", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|between){S}$", re.IGNORECASE)
_TEMPORAL = re.compile(
    rf"\b(?:in|since|until|till|by|of|from|to|and|or|between|through|throughout|during|over|before|after|around|early|late"
    rf"|mid|for|last|next|this|late[ ]in|early[ ]in)(?:{S}|-)(?:early|late|mid)?(?:{S}|-)?(?:the{S})?$",
    re.IGNORECASE,
)
_NUMERIC_CUE = re.compile(
    rf"(?:[$£€#]|\b(?:about|some|nearly|almost|over|than|least|approximately|roughly|no\.|number|exactly|only|resolution|flight|room)){S}?$",
    re.IGNORECASE,
)
_COUNTED_NOUN = re.compile(
    rf"(?:{S}|-)(?:[a-z]+s|people|men|women|children|percent|km|kg|tons?|feet|troops)\b|[%°]"
)
_FEASTS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}


def _link(match: re.Match[str]) -> Link:
    """*4 and 5 May* are two days; *between 4 and 5 May* and *4–5 May* are what lies between too."""
    listed = match["join"].strip().lower() in {"and", "or"} and not preceded_by(match, _BETWEEN)
    return Link.LIST if listed else Link.RANGE


def _days(match: re.Match[str]) -> Iterable[Expression]:
    """Read *Monday, May 1*, *12 to 14 September 2020*, *5, 6 and 7 May*, *May 30 and June 1 of that year*."""
    first_month = month_number(match["month"] or match["month2"])
    second_month = month_number(match["month2"] or match["month"])
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    first = YearPart(Unit.DAY, first_month, _number(match["day"]), weekday)
    if not match["day2"]:
        yield from expression(match.span(), dated(first, match))
        return
    begin = dated(first, match, years_back=first_month > second_month)
    until = dated(YearPart(Unit.DAY, second_month, _number(match["day2"])), match)
    first_ends = match.start("middle" if match["middle"] else "join")
    yield from expression((match.start(), first_ends), begin, link=_link(match) if until else Link.NONE)
    for between in re.finditer(r"\d+", match["middle"] or ""):
        span = match.start("middle") + between.start(), match.start("middle") + between.end()
        yield from expression(
            span, dated(YearPart(Unit.DAY, first_month, int(between[0])), match), link=Link.LIST
        )
    second_starts = [match.start(one) for one in ("month2", "day2") if match.start(one) >= match.end("join")]
    yield from expression((min(second_starts), match.end()), until)


def _number(day: str) -> int:
    return int(day.rstrip("stndrhSTNDRH"))


def _months(match: re.Match[str]) -> Iterable[Expression]:
    """Read *May*, *last May*, *May 2022*, *April and May of that year*, *from May to July*."""
    which = which_of(match["which"])
    stated = match["year"] or match["which_year"] or match["month2"] or which is not Which.BARE
    if not stated and not _is_month(match):
        return
    months = [month_number(match[group]) for group in ("month", "month2") if match[group]]
    years_back = len(months) > 1 and months[0] > months[1]
    first = dated(YearPart(Unit.MONTH, months[0] - 1, which=which), match, years_back=years_back)
    if len(months) == 1:
        yield from expression(match.span(), first)
        return
    yield from expression((match.start(), match.start("join")), first, link=_link(match))
    second = dated(YearPart(Unit.MONTH, months[1] - 1), match)
    yield from expression((match.start("month2"), match.end()), second)


def _is_month(match: re.Match[str]) -> bool:
    """Tell the month from the modal verb, the person and the walk: May, June Smith, the March for Life."""
    word = match["month"]
    if len(word) <= len("Sept") and word.lower() not in {"may", "june", "july"} and not word.endswith("."):
        return False
    if preceded_by(match, _TEMPORAL):
        return True
    named = re.match(r"[ ][A-Z][a-z]", match.string[match.end() : match.end() + 3])
    return not (word.lower() in {"may", "march"} or named)


def _years(match: re.Match[str]) -> Iterable[Expression]:
    """Read *2020*, *1939–45*, *from 1991 to 1994*."""
    start, end = match.span()
    text = match.string
    if _NUMERIC_CUE.search(text[max(0, start - 16) : start]) or (
        _COUNTED_NOUN.match(text, end) and not preceded_by(match, _TEMPORAL)
    ):
        return
    first = period(Unit.YEAR, year_number(match["year"]))
    if first is None:
        return
    if not match["year2"]:
        yield from expression(match.span(), Given(first))
        return
    worded = match["join"].strip().isalpha()
    century = first.number // 100 * 100 if len(match["year2"]) == len("45") else 0
    last = century + int(match["year2"])
    is_range = first.number < last and (not worded or preceded_by(match, _FROM))
    second = period(Unit.YEAR, last)
    yield from expression(match.span("year"), Given(first), link=Link.RANGE if is_range else Link.NONE)
    if worded or is_range:
        yield from expression(match.span("year2"), Given(second) if second else None)


def _before_christ(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Fixed(f"BC{int(match['number']):04d}"))


def _decade(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the 1990s*, *the '80s*, *the nineties*."""
    if match["decade"]:
        number = int(match["decade"]) // 10
    elif match["short"]:
        number = 190 + int(match["short"]) // 10
    else:
        words = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
        number = 192 + words.index(match["word"].lower())
    decade = period(Unit.DECADE, number)
    yield from expression(match.span(), Given(decade) if decade else None)


def _century(match: re.Match[str]) -> Iterable[Expression]:
    century = period(Unit.CENTURY, ordinal_number(match["ordinal"]) - 1)
    yield from expression(match.span(), Given(century) if century else None)


def _season(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the fall of 2020*, *last autumn*, *in the spring*; not *the fall of Kabul*."""
    which = which_of(match["which"])
    stated = match["year"] or match["which_year"] or which is not Which.BARE
    if not stated and (
        not preceded_by(match, _TEMPORAL) or re.match(rf"{S}of{S}", match.string[match.end() :][:8])
    ):
        return
    part = YearPart(Unit.SEASON, SEASONS[match["season"].lower()], which=which)
    yield from expression(match.span(), dated(part, match))


def _year_fraction(match: re.Match[str]) -> Iterable[Expression]:
    """Read *the third quarter*, *this year's second half*, *Q3 2022*, *the year-ago quarter*."""
    word = (match["ordinal"] or match["q"]).lower()
    unit = Unit.HALF if (match["unit"] or "").lower() == "half" else Unit.QUARTER
    parts = 2 if unit is Unit.HALF else 4
    number = parts if word in {"final", "last"} else ordinal_number(word) if match["ordinal"] else int(word)
    stated = match["year"] or match["which_year"] or match["year_before"] or match["which_before"]
    if number > parts or (unit is Unit.HALF and not stated):
        return
    part = YearPart(unit, number - 1)
    yield from expression(match.span(), _in_year_before(part, match) or dated(part, match))


def _in_year_before(part: YearPart, match: re.Match[str]) -> Meaning | None:
    if match["year_before"]:
        whole = part.of_year(year_number(match["year_before"]))
        return Given(whole) if whole else None
    if match["which_before"]:
        word = match["which_before"].lower()
        return PartOf(
            part, counted_year(Which.LAST if word.startswith("year") else which_of(word.split()[0]))
        )
    return None


def _weekdays(match: re.Match[str]) -> Iterable[Expression]:
    """Read *Monday*, *last Friday night*, *from Monday to Thursday*."""
    first: Meaning = Weekday(weekday_number(match["weekday"]), which_of(match["which"]))
    if match["weekday2"]:
        second = Weekday(weekday_number(match["weekday2"]))
        yield from expression((match.start(), match.start("join")), first, link=Link.RANGE)
        yield from expression((match.start("weekday2"), match.end()), second)
    elif match["part"]:
        clock = Clock(DAY_PARTS[match["part"].lower()], first)
        yield from expression(match.span(), clock, TimexType.TIME)
    else:
        yield from expression(match.span(), first)


def _feast(match: re.Match[str]) -> Iterable[Expression]:
    month, day = _FEASTS[match["feast"].lower().replace("’", "'")]
    yield from expression(match.span(), dated(YearPart(Unit.DAY, month, day), match))


def _hyphenated(match: re.Match[str]) -> Iterable[Expression]:
    day = day_of(int(match["year"]), month_number(match["month"]), int(match["day"]))
    yield from expression(match.span(), Given(day) if day else None)


def _iso(match: re.Match[str]) -> Iterable[Expression]:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    yield from expression(match.span(), Given(day) if day else None)


CALENDAR_RULES = (
    rule(
        rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{S})?(?P<month>{MONTH}){S}(?P<day>{DAY})\b(?!:\d)"
        rf"(?:{_MIDDLE}{_JOIN}(?:(?P<month2>{MONTH}){S})?(?P<day2>{DAY})\b{_NOT_A_COUNT}(?!:\d))?"
        rf"(?:{YEAR_TAIL})?",
        _days,
    ),
    rule(
        rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{S}(?:the{S})?)?(?:the{S}(?=\d\d?[snrt]))?(?P<day>{DAY})"
        rf"(?:(?:{S}(?P<month>{MONTH})|{_MIDDLE})?{_JOIN}(?P<day2>{DAY}))?(?:{S}of)?{S}(?P<month2>{MONTH})\b"
        rf"(?:{YEAR_TAIL})?",
        _days,
    ),
    rule(
        rf"(?:(?P<which>{WHICH_WORD}){S})?(?P<month>{MONTH})(?:{_JOIN}(?P<month2>{MONTH}))?(?:{YEAR_TAIL})?",
        _months,
    ),
    rule(
        rf"(?:the{S}year{S}|fiscal{S}(?:year{S})?)?(?<![.,/:'’])(?P<year>{YEAR})(?![,.:/]\d|s\b)"
        rf"(?:(?P<join>[-–—]|{S}(?:to|and){S})(?P<year2>[12]\d{{3}}|\d\d)(?!\d))?",
        _years,
    ),
    rule(r"(?:(?P<number>\d{1,4})[ ]?(?:BCE?|B\.C\.))", _before_christ),
    rule(
        rf"(?:the{S})?(?:(?:late|early|mid)[- ])?(?:(?P<decade>1\d\d0|20\d0)(?:s|(?<=the[ ]....)['’]s)"
        r"|['’‘](?P<short>\d0)s"
        r"|(?<=the )(?P<word>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))",
        _decade,
    ),
    rule(rf"(?:the{S})?(?P<ordinal>{ORDINAL})[- ]century", _century),
    rule(rf"(?:(?P<which>{WHICH_WORD}){S}|the{S})?(?P<season>{SEASON})(?:{YEAR_TAIL})?", _season),
    rule(
        rf"(?:the{S})?(?:(?P<year_before>{YEAR})(?:['’]s)?{S}|(?P<which_before>(?:last|this|next){S}year['’]s|year-(?:ago|earlier)){S})?"
        rf"(?:(?:fiscal[- ])?(?P<ordinal>first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))[- ]"
        rf"(?P<unit>quarter|half)|Q(?P<q>[1-4]))"
        rf"(?:{YEAR_TAIL})?",
        _year_fraction,
    ),
    rule(
        rf"(?:(?P<which>{WHICH_WORD}){S})?(?P<weekday>{WEEKDAY})"
        rf"(?:(?P<join>{_THROUGH})(?P<weekday2>{WEEKDAY})|['’]?s?{S}(?P<part>{DAY_PART}))?",
        _weekdays,
    ),
    rule(
        rf"(?P<feast>christmas(?:[ ](?:eve|day))?|new[ ]year['’]s[ ](?:eve|day))(?:{YEAR_TAIL})?",
        _feast,
    ),
    rule(rf"(?P<day>\d\d?)-(?P<month>{MONTH})-(?P<year>\d{{4}})", _hyphenated),
    rule(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)", _iso),
)

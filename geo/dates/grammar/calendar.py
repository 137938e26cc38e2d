"""Expressions of months, seasons, quarters, years, decades and centuries, and ranges of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.expressions import Link
from geo.dates.grammar.lexicon import (
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    YEAR,
    any_of,
    any_of_class,
    month_number,
    ordinal_number,
    year_number,
)
from geo.dates.grammar.phrases import (
    JOIN,
    WHICH_WORD,
    YEAR_TAIL,
    S,
    counted_year,
    dated,
    expression,
    link_of,
    phrase,
    preceded_by,
    which_of,
)
from geo.dates.meanings import Fixed, Meaning, PartOf, StatedPeriod, YearPart
from geo.dates.periods import period
from geo.dates.which import Which
from geo.language import word_class
from geo.language.numbers import decades
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_FROM = re.compile(rf"\b(?:from|between){S}$", re.IGNORECASE)
_TEMPORAL = re.compile(
    rf"\b(?:{any_of_class('time_preposition')}|late[ ]in|early[ ]in)(?:{S}|-)(?:early|late|mid)?(?:{S}|-)?"
    rf"(?:the{S})?$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(rf"\b{any_of_class('particle_of_name')}{S}$")
"""What follows is the rest of a name, and its stop that of the sentence: *Viña del Mar.*"""
_GIVEN_NAMES = word_class("month_and_given_name")
_WITHIN = re.compile(
    rf"\b{any_of_class('within_preposition')}(?:{S}|-)(?:(?:early|late|mid){S})?$", re.IGNORECASE
)
"""Before a month even where a capital follows: *in May Russian troops left*, not *and May Abdel Rahman*."""
_NUMERIC_CUE = re.compile(rf"(?:#|[$£€]{S}?|\b{any_of_class('number_cue')}{S}?)$", re.IGNORECASE)
_COUNTED_NOUN = re.compile(
    rf"(?:{S}|-)(?!{any_of_class('no_plural')}\b)(?:[a-z]+s|{any_of_class('counted_noun')})\b|[%°]"
)
_ALWAYS_COUNTED = re.compile(rf"{S}{any_of_class('always_counted_noun')}\b")
_STREET = re.compile(
    rf"{S}(?:block\b|(?-i:(?:[A-Z][\w.'’-]*|\d+(?:st|nd|rd|th)){S}){{1,4}}{any_of_class('street_word')}\b)",
    re.IGNORECASE,
)
"""*The 1600 block of West 205th Street*, *1845 Main Street*: numbers of houses."""
_IN = re.compile(rf"(?:^|[.!?:;,\"“”‘’'(]{S}?|\n)\W*(?:In|By|Since|Until|During){S}(?:early|late|mid)?[ -]?$")
"""What opens a sentence with a year: *In 1992 soldiers*."""
_ITS = re.compile(rf"\b{any_of_class('possessive_before_year')}{S}$|['’]s?{S}$", re.IGNORECASE)
_TO_FALL = re.compile(r"(?<!spring )(?<!summer )(?<!winter )\bto\s(?:fall|spring)$")
"""A verb: *had to fall back*."""
_ROUND = 50
"""Of no other numbers do reports say *the 1992 protests* and mean so many: these are round."""
_OF_ACT = re.compile(rf"{S}(?:[a-z]+{S})?{any_of_class('act_of_month')}\b", re.IGNORECASE)
"""An act that is named for its month or season: *a March operation*, *the spring offensive*."""
_BEFORE_ACT = re.compile(rf"\b(?:{any_of_class('determiner_of_month')}|\w+['’]s?){S}$", re.IGNORECASE)
_NOT_MAY_DAY = rf"(?!{S}Day\b)"
"""Not the month of *next May Day*, which is a feast."""
_RANK = any_of_class("rank_of_quarter")


def _months(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *May*, *last May*, *May 2022*, *April and May of that year*."""
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
    yield from expression((match.start(), match.start("join")), first, link=link_of(match))
    second = dated(YearPart(Unit.MONTH, months[1] - 1), match)
    yield from expression((match.start("month2"), match.end()), second)


def _is_month(match: re.Match[str]) -> bool:
    """Return True for the month, not for the verb, the person or the walk: may, June Smith, the March."""
    word = match["month"]
    if len(word) <= len("Sept") and word.lower() not in {"may", "june", "july"} and not word.endswith("."):
        return False
    if preceded_by(match, _PARTICLE):
        return False
    named = re.match(r"[ ][A-Z][a-z]", match.string[match.end() : match.end() + 3])
    if named and word.lower() in _GIVEN_NAMES and not preceded_by(match, _WITHIN):
        return False
    if preceded_by(match, _TEMPORAL) or _is_name_of_act(match, "month"):
        return True
    return not (word.lower() in {"may", "march"} or named)


def _is_name_of_act(match: re.Match[str], word: str) -> bool:
    """Return True for *its March operation* and *the spring offensive*, not for *the March family*."""
    before = match.string[max(0, match.start(word) - 24) : match.start(word)]
    return bool(_BEFORE_ACT.search(before) and _OF_ACT.match(match.string, match.end()))


def _years(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *2020*, *1939–45*, *2019/20*, *from 1991 to 1994*."""
    first = period(Unit.YEAR, year_number(match["year"]))
    if first is None or _is_number(match):
        return
    counts_on = _ALWAYS_COUNTED.match(match.string, match.end())
    if not match["year2"]:
        yield from expression(match.span(), None if counts_on and not _opens(match) else StatedPeriod(first))
        return
    worded = match["join"].strip().isalpha()
    century = first.number // 100 * 100 if len(match["year2"]) == len("45") else 0
    last = century + int(match["year2"])
    if match["join"] == "/" and last != first.number + 1:
        return
    is_range = first.number < last and (not worded or preceded_by(match, _FROM))
    second = None if counts_on else period(Unit.YEAR, last)
    yield from expression(match.span("year"), StatedPeriod(first), link=Link.RANGE if is_range else Link.NONE)
    if worded or is_range:
        yield from expression(match.span("year2"), StatedPeriod(second) if second else None)


def _is_number(match: re.Match[str]) -> bool:
    """Return True for *some 2000*, *1988 dollars' worth* and *the 1600 block of Main Street*."""
    text = match.string
    if _NUMERIC_CUE.search(text[max(0, match.start() - 16) : match.start()]):
        return True
    if _STREET.match(text, match.end()):
        return True
    if _COUNTED_NOUN.match(text, match.end()) is None or preceded_by(match, _TEMPORAL):
        return False
    return not (preceded_by(match, _ITS) and _is_exact(match))


def _opens(match: re.Match[str]) -> bool:
    """Return True if *In* and a year open a sentence, or the number is one that few counts reach."""
    return preceded_by(match, _IN) or (_is_exact(match) and preceded_by(match, _ITS))


def _is_exact(match: re.Match[str]) -> bool:
    return bool(year_number(match["year"]) % _ROUND)


def _before_christ(match: re.Match[str]) -> Iterable[Expression]:
    yield from expression(match.span(), Fixed(f"BC{int(match['number']):04d}"))


def _decade(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the 1990s*, *the '80s*, *the nineties*."""
    if match["decade"]:
        number = int(match["decade"]) // 10
    elif match["short"]:
        number = 190 + int(match["short"]) // 10
    else:
        number = 190 + decades()[match["word"].lower()] // 10
    decade = period(Unit.DECADE, number)
    yield from expression(match.span(), StatedPeriod(decade) if decade else None)


def _century(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the 19th century*, *the 18th and 19th centuries*, *the sixth century BC*."""
    last = ordinal_number(match["ordinal"]) - 1
    if match["bc"]:
        yield from expression(match.span(), Fixed(f"BC{last:02d}"))
        return
    if match["first"]:
        first = period(Unit.CENTURY, ordinal_number(match["first"]) - 1)
        span = match.start(), match.end("first")
        yield from expression(span, StatedPeriod(first) if first else None, link=link_of(match))
    span = match.start("ordinal") if match["first"] else match.start(), match.end()
    century = period(Unit.CENTURY, last)
    yield from expression(span, StatedPeriod(century) if century else None)


def _season(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the fall of 2020*, *last autumn*, not *the fall of Kabul*."""
    which = which_of(match["which"])
    if _TO_FALL.search(match.string, max(0, match.start() - 16), match.end()):
        return
    stated = match["from_year"] or match["year"] or match["which_year"] or which is not Which.BARE
    if (
        not stated
        and not _is_name_of_act(match, "season")
        and (not preceded_by(match, _TEMPORAL) or re.match(rf"{S}of{S}", match.string[match.end() :][:8]))
    ):
        return
    part = YearPart(Unit.SEASON, SEASONS[match["season"].lower()], which=which)
    whole = part.of_year(year_number(match["from_year"])) if match["from_year"] else None
    yield from expression(match.span(), StatedPeriod(whole) if whole else dated(part, match))


def _year_fraction(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *the third quarter*, *this year's second half*, *Q3 2022*, *H1 2022*."""
    word = (match["ordinal"] or match["q"] or match["before_q"] or match["h"]).lower()
    unit = Unit.HALF if match["h"] or (match["unit"] or "").lower() == "half" else Unit.QUARTER
    parts = 2 if unit is Unit.HALF else 4
    number = (
        parts
        if word in {"final", "last", "latter"}
        else ordinal_number(word)
        if match["ordinal"]
        else int(word)
    )
    stated = match["year"] or match["which_year"] or match["year_before"] or match["which_before"]
    if number > parts or (unit is Unit.HALF and not stated):
        return
    part = YearPart(unit, number - 1)
    yield from expression(match.span(), _in_year_before(part, match) or dated(part, match))


def _in_year_before(part: YearPart, match: re.Match[str]) -> Meaning | None:
    if match["year_before"]:
        whole = part.of_year(year_number(match["year_before"]))
        return StatedPeriod(whole) if whole else None
    if match["which_before"]:
        word = match["which_before"].lower()
        return PartOf(
            part, counted_year(Which.LAST if word.startswith("year") else which_of(word.split()[0]))
        )
    return None


CALENDAR_PHRASES = (
    phrase(
        rf"(?:(?P<which>{WHICH_WORD}){S})?(?P<month>{MONTH}){_NOT_MAY_DAY}(?:{JOIN}(?P<month2>{MONTH}))?(?:{YEAR_TAIL})?",
        _months,
        near="month",
    ),
    phrase(
        rf"(?:the{S}year{S}|fiscal{S}(?:year{S})?)?(?<![.,/:'’])(?P<year>{YEAR})(?![,.:]\d|/(?!\d\d\b)|s\b)"
        rf"(?:(?P<join>[-–—/]|{S}(?:to|and){S})(?P<year2>[12]\d{{3}}|\d\d)(?!\d))?",
        _years,
        near="year",
    ),
    phrase(r"(?:(?P<number>\d{1,4})[ ]?(?:BCE?|B\.C\.))", _before_christ),
    phrase(
        rf"(?:the{S})?(?:(?:late|early|mid)[- ])?(?:(?P<decade>1\d\d0|20\d0)(?:s|(?<=the[ ]....)['’]s)"
        rf"|['’‘](?P<short>\d0)s"
        rf"|(?<=the )(?P<word>{any_of(decades())}))",
        _decade,
    ),
    phrase(
        rf"(?:the{S})?(?:(?P<first>{ORDINAL})(?:{S}century)?{JOIN}(?:the{S})?)?"
        rf"(?P<ordinal>{ORDINAL})[- ]centur(?:y|ies)(?P<bc>{S}(?:BCE?\b|B\.C\.))?",
        _century,
        near="unit",
    ),
    phrase(
        rf"(?:(?P<which>{WHICH_WORD}){S}|the{S})?(?P<season>{SEASON})"
        rf"(?:{S}(?:of{S})?(?P<from_year>{YEAR})[-–/](?:\d{{4}}|\d\d)(?!\d)|{YEAR_TAIL})?",
        _season,
        near="season",
    ),
    phrase(
        rf"(?:the{S})?(?:(?P<year_before>{YEAR})(?:['’]s)?{S}"
        rf"|(?P<which_before>(?:last|this|next){S}year['’]s|year-(?:ago|earlier)){S})?"
        rf"(?:(?:fiscal[- ])?(?P<ordinal>{_RANK}|[1-4](?:st|nd|rd|th))[- ](?P<unit>quarter|half)"
        rf"|Q(?P<q>[1-4])|(?P<before_q>[1-4])Q|H(?P<h>[12]))"
        rf"(?:{YEAR_TAIL})?",
        _year_fraction,
        near="unit",
    ),
)

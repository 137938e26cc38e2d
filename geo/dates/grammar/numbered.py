"""Days and months by their number or rank: *on the 12th*, *Tuesday the 7th*, *the first Monday of May*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.expressions import Link
from geo.dates.grammar.lexicon import (
    ANY_WEEKDAY,
    MONTH,
    ORDINAL,
    UNITS,
    WEEKDAY,
    YEAR,
    any_of,
    any_of_class,
    ordinal_number,
    weekday_number,
)
from geo.dates.grammar.phrases import (
    POINTERS,
    WHICH_WORD,
    S,
    counted_month,
    expression,
    phrase,
    which_of,
)
from geo.dates.meanings import Counted, NthOf, OfMonth
from geo.dates.which import Origin
from geo.language import word_class
from geo.model import Unit

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_ON = "|".join(rf"(?<=\b{word} )" for word in sorted(word_class("day_of_month_opener")))
_NUMBER = r"(?:3[01]|[12]\d|[1-9])"
_ORDINAL = rf"{_NUMBER}(?:st|nd|rd|th)"
_AFTER = any_of_class("after_day_of_month")
_LAST = word_class("last_rank")
_RANK = rf"the{S}(?P<rank>{ORDINAL}|{any_of(_LAST)})"
_WHOLE = (
    rf"{S}(?:of|in)(?:{S}the{S}(?P<whole>month|year)(?!{S}of\b)"
    rf"|(?={S}(?:{MONTH}|(?:{WHICH_WORD}|{any_of(POINTERS)}){S}(?:{MONTH}|month|year)|{YEAR})))"
)


def _of_month(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *on the 12th*, *the 12th of last month*, *the 12th of the month*."""
    month = counted_month(which_of(match["which"])) if match["which"] else None
    number = (match["day"] or match["day_of"])[:-2]
    yield from expression(match.span(), OfMonth(int(number), month))


def _from_to(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expressions of *from the 13th to the 15th*."""
    first, last = OfMonth(int(match["first"][:-2])), OfMonth(int(match["last"][:-2]))
    yield from expression((match.start(), match.end("first")), first, link=Link.RANGE)
    yield from expression((match.start("last"), match.end()), last)


def _weekday_and_number(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *Monday 20*, *Tuesday the 7th*."""
    meaning = OfMonth(int(match["day"]), weekday=weekday_number(match["weekday"]))
    yield from expression(match.span(), meaning)


def _weekday_of(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the beginning of *the first Monday of May*, or all of *the last Sunday of the month*."""
    yield from expression(
        match.span(), NthOf(Unit.DAY, _rank(match), weekday_number(match["weekday"]), _whole(match))
    )


def _part_of(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the beginning of *the last day of April*, or all of *the third month of the year*."""
    yield from expression(
        match.span(), NthOf(UNITS[match["unit"].lower()], _rank(match), None, _whole(match))
    )


def _rank(match: re.Match[str]) -> int:
    """Return the rank, which from the end is negative."""
    return -1 if match["rank"].lower() in _LAST else ordinal_number(match["rank"])


def _whole(match: re.Match[str]) -> Counted | None:
    return Counted(UNITS[match["whole"].lower()], 0, Origin.EITHER) if match["whole"] else None


NUMBERED_PHRASES = (
    phrase(
        rf"(?:(?<=\bfrom[ ])|(?<=\bbetween[ ]))the{S}(?P<first>{_ORDINAL}){S}(?:to|and|till|until|through){S}"
        rf"the{S}(?P<last>{_ORDINAL})(?!{S}(?:{any_of_class('ranked_noun')})\b|{S}of\b|-)",
        _from_to,
        near="ordinal",
    ),
    phrase(
        rf"(?:{_ON})the{S}(?P<day>{_ORDINAL})(?={S}?(?:[,.;:)–-]|$|{_AFTER}\b))"
        rf"|the{S}(?P<day_of>{_ORDINAL}){S}of{S}(?:(?P<which>{WHICH_WORD})|the){S}month",
        _of_month,
        near="ordinal",
    ),
    phrase(
        rf"(?P<weekday>{ANY_WEEKDAY}),?{S}(?:the{S})?(?P<day>{_NUMBER})(?:st|nd|rd|th)?"
        rf"(?={S}?(?:[,;:)](?!\d)|[–-](?!{S}?\d)|\.(?!\d)|$|{_AFTER}\b))",
        _weekday_and_number,
        near="weekday",
    ),
    phrase(rf"{_RANK}{S}(?P<weekday>{WEEKDAY}){_WHOLE}", _weekday_of, near="weekday"),
    phrase(rf"{_RANK}{S}(?P<unit>day|month){_WHOLE}", _part_of, near="unit"),
)

"""The TIMEX3 tagger: expressions in, anchored and valued time expressions out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.dates.anchoring import Context, latest_before, nearest, resolve
from geo.dates.announcement import announced, told
from geo.dates.grammar import recognise
from geo.dates.meanings import (
    Clock,
    Counted,
    Expression,
    Fixed,
    Given,
    Link,
    Meaning,
    PartOf,
    Weekday,
    YearPart,
)
from geo.dates.narration import told_in_past
from geo.dates.periods import Period, Unit
from geo.dates.quotation import saying_days
from geo.model import DateBasis, Interval, Timex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.model import Article

_SINCE = re.compile(r"\bsince(?:\s(?:at\sleast|about|around))?\s$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|[.!?][\"”’)]?\s+|\n\s*)(?:(?:in|by|during|throughout|beginning in|at|until|from)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_YEARS = range(1000, 9000)

_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.SEASON: "XXXX-XX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
_SOME_YEAR = 2000
"""A leap year, so that every day of any year has a place in it; its digits never show."""


def tag(article: Article) -> tuple[Timex, ...]:
    """Find and anchor the time expressions of an article.

    Where only the interval of its publication is known, an expression gets a value if both ends of that
    interval agree on it: all rules move forward with the anchor, so every day between them agrees too.

    Parameters
    ----------
    article
        Its text, and `published` or `published_within` where they are known.

    Returns
    -------
    tuple of Timex
        In the order of the text, without overlaps. Where the anchor is unknown, the value is TIMEX3's
        underspecified one and the interval None.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.model import Article
    >>> text = "BAKU, May 14. Talks broke down on Wednesday; a week earlier there had been hope."
    >>> [(timex.text, timex.value) for timex in tag(Article("1", text, published=date(2021, 5, 14)))]
    [('May 14', '2021-05-14'), ('Wednesday', '2021-05-12'), ('a week earlier', '2021-05-05')]
    >>> [timex.value for timex in tag(Article("1", text))]
    ['XXXX-05-14', 'XXXX-WXX-3', 'XXXX-WXX']
    """
    expressions = recognise(article.text, article.language)
    anchors = _anchors(article)
    runs = [tuple(_anchored(article.text, expressions, anchor)) for anchor in anchors]
    agreed = [found[0] if len(set(found)) == 1 else None for found in zip(*runs, strict=True)]
    intervals = _intervals(article.text, expressions, agreed, anchors[-1])
    return tuple(
        _timex(article.text, expression, period, interval)
        for expression, period, interval in zip(expressions, agreed, intervals, strict=True)
    )


def _anchors(article: Article) -> list[date | None]:
    if article.published:
        known = [article.published]
    elif article.published_within and article.published_within.begin and article.published_within.until:
        known = [article.published_within.begin, article.published_within.until]
    else:
        known = []
    return [day for day in known if day.year in _YEARS] or [None]


def _anchored(
    text: str, expressions: Sequence[Expression], published: date | None
) -> Iterator[Period | None]:
    """Resolve in the order of the text, each expression in the light of those before it."""
    context = Context(published)
    listed_with: Period | None = None
    narrative = told_in_past(text, expressions, published)
    sayings = saying_days(text, expressions)
    for number, expression in enumerate(expressions):
        here = replace(
            context,
            narrative=narrative[number],
            ahead=announced(text, expression.start),
            behind=told(text, expression.start),
        )
        if number in sayings:
            said = resolve(expressions[sayings[number]].meaning, here)
            here = replace(here, published=said.begin if said else None)
        found = listed_with and nearest(expression.meaning, listed_with)
        found = found or _resolved(expression, expressions[number + 1 : number + 2], here)
        listed_with = found if expression.link is Link.LIST else None
        if found and found.unit not in (Unit.DECADE, Unit.CENTURY):
            context = context.after(found, aside=_is_aside(text, expression, found))
        yield found


def _is_aside(text: str, expression: Expression, found: Period) -> bool:
    """Tell a year named in passing (*the accords of 1954*) from one that opens a sentence or a part."""
    before = text[max(0, expression.start - 32) : expression.start]
    return found.unit is Unit.YEAR and _OPENING.search(before) is None


def _resolved(expression: Expression, following: Sequence[Expression], context: Context) -> Period | None:
    """Resolve one expression; the first end of a range lies before its last, whatever it would mean alone."""
    if expression.link is Link.RANGE and following and not isinstance(expression.meaning, Given):
        last = resolve(following[0].meaning, context)
        first = latest_before(expression.meaning, last) if last else None
        if first:
            return first
    return resolve(expression.meaning, context)


def _intervals(
    text: str, expressions: Sequence[Expression], periods: Sequence[Period | None], published: date | None
) -> list[Interval | None]:
    """Return the days that each denotes: its own, those of its range, or all since it."""
    found = [_since(text, one, period, published) for one, period in zip(expressions, periods, strict=True)]
    for number, expression in enumerate(expressions[:-1]):
        first, last = found[number], found[number + 1]
        if expression.link is Link.RANGE and first and last and _in_order(first, last):
            found[number] = found[number + 1] = Interval(first.begin, last.until, last.precision)
    return found


def _in_order(first: Interval, last: Interval) -> bool:
    return first.begin is not None and last.until is not None and first.begin <= last.until


def _since(
    text: str, expression: Expression, period: Period | None, published: date | None
) -> Interval | None:
    if period is None:
        return None
    days = period.interval
    if not _SINCE.search(text[max(0, expression.start - 24) : expression.start]):
        return days
    until = published if published is None or published >= period.until else period.until
    return Interval(days.begin, until, days.precision)


def _timex(text: str, expression: Expression, period: Period | None, interval: Interval | None) -> Timex:
    meaning = expression.meaning
    suffix = meaning.suffix if isinstance(meaning, Clock) else ""
    value = period.value + suffix if period else _underspecified(meaning)
    basis = DateBasis.EXPLICIT if _is_whole(meaning) else DateBasis.RELATIVE
    words = text[expression.start : expression.end]
    return Timex(expression.start, expression.end, words, expression.type, value, interval, basis)


def _is_whole(meaning: Meaning) -> bool:
    if isinstance(meaning, Clock):
        return meaning.day is not None and _is_whole(meaning.day)
    return isinstance(meaning, Given | Fixed)


def _underspecified(meaning: Meaning) -> str:
    """Write what is known without an anchor: ``XXXX-05-14``, ``XXXX-WXX-3``, ``XXXX-SU``."""
    match meaning:
        case Fixed():
            value = meaning.value
        case Given():
            value = meaning.period.value
        case Clock():
            value = (_underspecified(meaning.day) if meaning.day else _UNKNOWN[Unit.DAY]) + meaning.suffix
        case Weekday():
            value = f"XXXX-WXX-{meaning.number + 1}"
        case Counted():
            value = _UNKNOWN[meaning.unit]
        case PartOf():
            value = _underspecified(meaning.part)
        case YearPart():
            some = meaning.of_year(_SOME_YEAR)
            value = f"XXXX{some.value[4:]}" if some else _UNKNOWN[meaning.unit]
    return value

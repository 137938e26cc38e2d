"""The TIMEX3 tagger: expressions in, anchored and valued time expressions out."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.dates.extent import days_of, ending_on, value_of
from geo.dates.grammar import recognise
from geo.dates.meanings import Around, Clock, Either, Ending, Expression, Fixed, Given, Link, Meaning, Offset
from geo.dates.sequence import Reading
from geo.dates.underspecified import underspecified
from geo.model import DateBasis, Interval, Precision, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.periods import Period
    from geo.model import Article

_SINCE = re.compile(r"\bsince(?:\s(?:at\sleast|about|around))?\s$", re.IGNORECASE)
_FISCAL = re.compile(r"\bfiscal\b", re.IGNORECASE)
"""A fiscal year begins where its owner wants: *fiscal 2022* has a value, and no days."""
_ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending|ends|to)\s(?:on\s)?")
"""*The quarter ended July 31*: the three months before."""
_YEARS = range(1000, 9000)
_A_MONTH = 31
_A_YEAR = timedelta(days=366)


def tag(article: Article) -> tuple[Timex, ...]:
    """Find and anchor the time expressions of an article.

    Where only the interval of its publication is known, an expression gets a value if all days of that
    interval agree on it; an interval of more than a year anchors nothing.

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
    agreed = _agreed(Reading(article.text, expressions), expressions, anchors)
    intervals = _intervals(article.text, expressions, agreed, anchors[-1])
    return tuple(
        _timex(article.text, expression, period, interval)
        for expression, period, interval in zip(expressions, agreed, intervals, strict=True)
    )


def _anchors(article: Article) -> list[date | None]:
    """Return each day on which the article may have been published; None alone where that is not known."""
    within = article.published_within
    if article.published:
        begin = until = article.published
    elif within and within.begin and within.until:
        begin, until = within.begin, within.until
    else:
        return [None]
    if not (begin.year in _YEARS and until.year in _YEARS and until - begin <= _A_YEAR):
        return [None]
    return [begin + timedelta(days) for days in range((until - begin).days + 1)]


def _agreed(
    reading: Reading, expressions: Sequence[Expression], anchors: Sequence[date | None]
) -> list[Period | None]:
    """Resolve for every day of publication and keep what all agree on; the first and the last tell most."""
    agreed = list(reading.resolved(anchors[0]))
    open_ = {number for number, expression in enumerate(expressions) if not _is_whole(expression.meaning)}
    for anchor in anchors[:0:-1]:
        if not any(agreed[number] for number in open_):
            break
        for number, period in enumerate(reading.resolved(anchor)):
            if period != agreed[number]:
                agreed[number] = None
    return agreed


def _intervals(
    text: str, expressions: Sequence[Expression], periods: Sequence[Period | None], published: date | None
) -> list[Interval | None]:
    """Return the days that each denotes: its own, those of its range, or all since it."""
    found = [_since(text, one, period, published) for one, period in zip(expressions, periods, strict=True)]
    for number, expression in enumerate(expressions[:-1]):
        first, last = found[number], found[number + 1]
        if last and _ENDED.fullmatch(text, expression.end, expressions[number + 1].start):
            found[number] = first = ending_on(expression.meaning, last) or first
        if expression.link is Link.RANGE and first and last and _in_order(first, last):
            found[number] = found[number + 1] = Interval(first.begin, last.until, last.precision)
    return found


def _in_order(first: Interval, last: Interval) -> bool:
    return first.begin is not None and last.until is not None and first.begin <= last.until


def _since(
    text: str, expression: Expression, period: Period | None, published: date | None
) -> Interval | None:
    if isinstance(expression.meaning, Either):
        return _hull(expression.meaning)
    if period is None or _FISCAL.search(text[expression.start : expression.end]):
        return None
    days = days_of(expression.meaning, period)
    if not _SINCE.search(text[max(0, expression.start - 24) : expression.start]):
        return days
    until = published if published is None or published >= period.begin else period.until
    return Interval(days.begin, until, days.precision)


def _hull(either: Either) -> Interval:
    """Return all days from one to the other: that it is one of the two is more than an interval can say."""
    begin, until = sorted((either.first.begin, either.second.begin))
    precision = Precision.MONTH if (until - begin).days < _A_MONTH else Precision.YEAR
    return Interval(begin, until, precision)


def _timex(text: str, expression: Expression, period: Period | None, interval: Interval | None) -> Timex:
    meaning, end, kind = expression.meaning, expression.end, expression.type
    value = value_of(meaning, period) if period else underspecified(meaning)
    if isinstance(meaning, Offset) and meaning.counted_until and not (period or meaning.happening):
        end, kind = meaning.counted_until, TimexType.DURATION
    basis = DateBasis.EXPLICIT if _is_whole(meaning) else DateBasis.RELATIVE
    return Timex(expression.start, end, text[expression.start : end], kind, value, interval, basis)


def _is_whole(meaning: Meaning) -> bool:
    match meaning:
        case Clock() | Around() | Ending():
            return meaning.day is not None and _is_whole(meaning.day)
        case Offset():
            return meaning.start is not None and _is_whole(meaning.start)
        case _:
            return isinstance(meaning, Given | Either | Fixed)

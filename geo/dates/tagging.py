"""The TIMEX3 tagger: from expressions to time expressions with their values and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.anchoring import Anchoring
from geo.dates.expressions import Link
from geo.dates.grammar import find_expressions
from geo.dates.meanings.base import UNANCHORED
from geo.dates.phase import within_phase
from geo.model import DateBasis, Interval, Timex, TimexType, add_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.expressions import Expression
    from geo.dates.meanings.base import Anchored
    from geo.dates.periods import Period
    from geo.model import Article

_SINCE = re.compile(r"\bsince(?:\s(?:at\sleast|about|around))?\s$", re.IGNORECASE)
_MAX_CHARACTERS_SINCE = 24
"""*Since at least* right before the date."""
_FISCAL = re.compile(r"\bfiscal\b", re.IGNORECASE)
"""A fiscal year begins where its owner wants: *fiscal 2022* has a value, and no days."""
_YEARS = range(1000, 9000)
"""Publication dates outside are errors of their source."""
_MAX_DAYS_WITHIN = 366
"""An interval of publication of more than a year anchors nothing."""


def tag(article: Article, expressions: Sequence[Expression] | None = None) -> tuple[Timex, ...]:
    """Return the time expressions of an article, anchored where that is possible.

    Where only the interval of its publication is known, an expression gets a value if all days of that
    interval agree on it; an interval of more than a year anchors nothing.

    Parameters
    ----------
    article
        Its text, and `published` or `published_within` where they are known.
    expressions
        What `find_expressions` found in its text, if that was asked before.

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
    if expressions is None:
        expressions = find_expressions(article.text, article.language)
    anchors = _anchors(article)
    agreed = _agreed(Anchoring(article.text, expressions), expressions, anchors)
    dated = _with_intervals(article.text, expressions, agreed, anchors[-1])
    return tuple(_timex(article.text, item, anchors[-1]) for item in dated)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An expression with all that is known of its date."""

    expression: Expression
    anchored: Anchored
    interval: Interval | None

    @property
    def period(self) -> Period | None:
        """Its period."""
        return self.anchored.outcome


def _anchors(article: Article) -> list[date | None]:
    """Return each day on which the article may have been published; None alone where that is not known."""
    within = article.published_within
    if article.published:
        begin = until = article.published
    elif within and within.begin and within.until:
        begin, until = within.begin, within.until
    else:
        return [None]
    if not (begin.year in _YEARS and until.year in _YEARS and 0 <= (until - begin).days <= _MAX_DAYS_WITHIN):
        return [None]
    return [add_days(begin, days) for days in range((until - begin).days + 1)]


def _agreed(
    anchoring: Anchoring, expressions: Sequence[Expression], anchors: Sequence[date | None]
) -> list[Anchored]:
    """Anchor for every day of publication, the last before the others, and keep what all agree on."""
    agreed = list(anchoring.anchored(anchors[0]))
    relative = [number for number, expression in enumerate(expressions) if not expression.meaning.is_whole]
    for anchor in anchors[:0:-1]:
        if not any(agreed[number].outcome for number in relative):
            break
        for number, anchored in enumerate(anchoring.anchored(anchor)):
            if anchored.outcome != agreed[number].outcome:
                agreed[number] = UNANCHORED
    return agreed


def _with_intervals(
    text: str, expressions: Sequence[Expression], agreed: Sequence[Anchored], published: date | None
) -> list[_Dated]:
    """Return each expression with the days that it denotes: its own, those of its range, or all since it."""
    intervals = [
        _own_interval(text, expression, anchored.outcome, published)
        for expression, anchored in zip(expressions, agreed, strict=True)
    ]
    for number, expression in enumerate(expressions[:-1]):
        first, last = intervals[number], intervals[number + 1]
        if last and expression.link is Link.END:
            intervals[number] = first = expression.meaning.ending_on(last) or first
        if expression.link is Link.RANGE and first and last and _in_order(first, last):
            intervals[number] = intervals[number + 1] = Interval(first.begin, last.until, last.precision)
    return [_Dated(*dated) for dated in zip(expressions, agreed, intervals, strict=True)]


def _in_order(first: Interval, last: Interval) -> bool:
    return first.begin is not None and last.until is not None and first.begin <= last.until


def _own_interval(
    text: str, expression: Expression, period: Period | None, published: date | None
) -> Interval | None:
    """Return the days of an expression by itself, up to the publication after *since*."""
    if period is None:
        return expression.meaning.unanchored_days
    if _FISCAL.search(text, expression.start, expression.end):
        return None
    days = _named_days(expression, period, published)
    if not _SINCE.search(text[max(0, expression.start - _MAX_CHARACTERS_SINCE) : expression.start]):
        return days
    until = published if published is None or published >= period.begin else period.until
    return Interval(days.begin, until, days.precision)


def _named_days(expression: Expression, period: Period, published: date | None) -> Interval:
    """Return the days that an expression names, those of its phase where it has one."""
    meaning = expression.meaning
    return within_phase(meaning.days(period), expression.phase, meaning.unit, published)


def _timex(text: str, dated: _Dated, published: date | None) -> Timex:
    expression, period = dated.expression, dated.period
    meaning, end, kind = expression.meaning, expression.end, expression.type
    if meaning.duration_end and not (period or meaning.event):
        end, kind = meaning.duration_end, TimexType.DURATION
    return Timex(
        start=expression.start,
        end=end,
        text=text[expression.start : end],
        type=kind,
        value=meaning.value(period) if period else meaning.underspecified(),
        interval=dated.interval,
        basis=DateBasis.EXPLICIT if meaning.is_whole else DateBasis.RELATIVE,
        rule=dated.anchored.rule,
        unit=meaning.unit,
        weekday=meaning.weekday_number,
        named_interval=_named_days(expression, period, published) if period else meaning.unanchored_days,
        is_hour_only=meaning.is_hour_only,
        opens_with_hour=meaning.opens_with_hour,
        is_impossible_day=meaning.is_impossible_day and period is None,
    )

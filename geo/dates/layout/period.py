"""The period that a report or a section of it covers, where its headings or its opening words state one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.layout.lines import lines_of
from geo.dates.layout.passage import DatedPassage
from geo.dates.layout.period_rules import PERIOD, PeriodCase
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.layout.lines import Line
    from geo.model import Article, Interval, Timex
    from geo.rules import Decision

    _Read = tuple[Line, Decision[Interval]]
    """A line and the period that it states."""


def find_reporting_periods(article: Article, timexes: Sequence[Timex]) -> tuple[DatedPassage, ...]:
    r"""Return the periods that a report says it covers, each with the passage for which it holds.

    What stands at the head of a report, or opens its first paragraph, holds for all of it; what heads a
    section, up to the next heading that states a period; what opens a paragraph, *in the past 24 hours*, for
    that paragraph.

    Parameters
    ----------
    article
        The report, its title and its publication date.
    timexes
        Its time expressions, as `geo.dates.tag` gives them.

    Returns
    -------
    tuple of DatedPassage
        In the order of the text. `passage_at` says which holds at an offset.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates import tag
    >>> from geo.model import Article
    >>> text = "Incidents, 23–29 July\n\nShells hit a mill in Goma.\n"
    >>> article = Article("1", text, published=date(2022, 7, 30))
    >>> (period,) = find_reporting_periods(article, tag(article))
    >>> str(period.interval.begin), str(period.interval.until), period.words.of(text)
    ('2022-07-23', '2022-07-29', 'Incidents, 23–29 July')
    >>> period.scope.of(text) == text
    True
    """
    lines = list(lines_of(article, timexes))
    read = [(line, PERIOD.find(PeriodCase(line))) for line in lines]
    stated = _best_at_head([(line, decision) for line, decision in read if decision is not None])
    first = next((line for line in lines if not line.is_heading), None)
    headings = [line.span.start for line, _ in stated if line.is_heading]
    return tuple(
        DatedPassage(
            decision.outcome, line.span, _scope(article, line, headings, opens=line is first), decision.rule
        )
        for line, decision in stated
    )


def _best_at_head(stated: Sequence[_Read]) -> list[_Read]:
    """Keep one of the periods that the head of the report states: what the earliest rule read."""
    order = [rule.id for rule in PERIOD]
    at_head = [one for one in stated if one[0].is_at_head and one[0].is_heading]
    best = min(at_head, key=lambda one: order.index(one[1].rule), default=None)
    return [one for one in stated if one is best or one not in at_head]


def _scope(article: Article, line: Line, headings: Sequence[int], *, opens: bool) -> Span:
    """Return for which passage holds what a line states; `opens` if it is the first paragraph."""
    end = len(article.text)
    if opens or (line.is_heading and line.is_at_head):
        return Span(0, end)
    if line.is_heading:
        return Span(line.span.start, min((one for one in headings if one > line.span.start), default=end))
    return line.span

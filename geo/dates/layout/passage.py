"""A passage whose time the layout states: the days, the words that state them, and how far they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Interval, Span


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A report, or a section of it, and the days of what it reports."""

    interval: Interval
    words: Span
    """The line that states the days; empty where a title does that the text doesn't hold."""
    scope: Span
    """The passage for which they hold."""
    rule: str
    """The id of the rule that read them."""


def passage_at(passages: Iterable[DatedPassage], offset: int) -> DatedPassage | None:
    """Return the passage that holds at an offset, of several the one with the shortest scope.

    Parameters
    ----------
    passages
        What `find_reporting_periods` or `find_dated_entries` found.
    offset
        Of a code point of the article's text.

    Examples
    --------
    >>> from geo.model import Interval, Span
    >>> whole = DatedPassage(Interval.of("2022-05"), Span(0, 5), Span(0, 90), "period.range")
    >>> section = DatedPassage(Interval.of("2022-05-03"), Span(40, 45), Span(40, 90), "period.range")
    >>> passage_at([whole, section], 60).interval.begin
    datetime.date(2022, 5, 3)
    >>> passage_at([whole, section], 90) is None
    True
    """
    holding = [passage for passage in passages if passage.scope.start <= offset < passage.scope.end]
    return min(holding, key=lambda passage: passage.scope.end - passage.scope.start, default=None)

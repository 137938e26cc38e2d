"""The time expressions of an article, worked out once for all its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.dating.attached import AttachedTimexes
from geo.events.dating.history import History
from geo.model import DateBasis, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.model import Article, Interval, Timex
    from geo.text import Document, Word

MIN_DAYS_OF_HISTORY = 60
"""Before publication; what happened later than that is still the news, or leads to it."""


class ArticleTimes:
    """What an article says of time.

    Parameters
    ----------
    article, document, timexes
        The article, its annotated text, and its time expressions in order.
    event_types
        The types of all its triggers, by the index of each one's word.
    """

    def __init__(
        self, article: Article, document: Document, timexes: Sequence[Timex], event_types: Mapping[int, str]
    ) -> None:
        self.article, self.timexes, self.event_types = article, timexes, event_types
        self.attached = AttachedTimexes(article, document, timexes, event_types)
        self.history = History(document, self)

    def timexes_headed_by(self, words: Iterable[Word]) -> Iterator[int]:
        """Yield the time expressions of which one of `words` is the head."""
        for word in words:
            index = self.attached.headed_by(word)
            if index is not None:
                yield index

    def is_day(self, index: int) -> bool:
        """Return True if a time expression names a day."""
        interval = self.timexes[index].interval
        return interval is not None and interval.precision is Precision.DAY

    @property
    def last_day(self) -> date | None:
        """The last day on which the article may have been published."""
        within = self.article.published_within
        return self.article.published or (within.until if within is not None else None)

    @property
    def first_day(self) -> date | None:
        """The first day on which the article may have been published."""
        within = self.article.published_within
        return self.article.published or (within.begin if within is not None else None)

    def is_to_come(self, interval: Interval) -> bool:
        """Return True if a time begins after the article's publication."""
        last = self.last_day
        return last is not None and interval.begin is not None and interval.begin > last

    def is_over(self, interval: Interval) -> bool:
        """Return True if a time ends before the article's publication."""
        first = self.first_day
        return first is not None and interval.until is not None and interval.until < first

    def is_history(self, timex: Timex) -> bool:
        """Return True if a time ends well before the article's publication."""
        until = timex.interval.until if timex.interval is not None else None
        if until is None:
            return False
        published = self.first_day
        if published is None:
            return timex.basis is DateBasis.EXPLICIT
        return (published - until).days > MIN_DAYS_OF_HISTORY

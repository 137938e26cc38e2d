"""When an act was done that is told only as before or after another: *after a mutiny on Friday night*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.dating.dated import Dated
from geo.events.dating.history import HISTORY
from geo.events.dating.intervals import as_known
from geo.events.dating.other_acts import AFTER, BEFORE, beside, is_before, told_at_once
from geo.model import DateBasis, Interval, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.events.detect import Trigger
    from geo.model import Article, Timex
    from geo.text import Word


class Bounds:
    """The days that are left to acts told beside a dated one.

    Parameters
    ----------
    article
        An act that it tells as done came before it.
    timexes
        Its time expressions.
    heads
        Indices of the time expressions by the index of their own head.
    """

    def __init__(self, article: Article, timexes: Sequence[Timex], heads: Mapping[int, int]) -> None:
        self._article = article
        self._timexes = timexes
        self._heads = heads

    def of(self, trigger: Trigger) -> Dated | None:
        """Return the days from a dated act to the article, for one told as after it; None if none is."""
        within = self._article.published_within
        published = self._article.published or (within.until if within else None)
        for opened in beside(trigger, AFTER | BEFORE):
            index = self._dated_in(opened)
            interval = None if index is None else self._timexes[index].interval
            begin = interval.begin if interval else None
            if index is None or interval is None or begin is None or published is None:
                continue
            if not published - HISTORY <= begin <= published:
                continue
            if told_at_once(opened):
                return Dated(interval, DateBasis.RELATIVE, index)
            if is_before(opened):
                words = self._timexes[index].text
                return Dated(reason=f"told as before {words!r}, and the text gives no date")
            return Dated(as_known(Interval(begin, published, Precision.DAY)), DateBasis.RELATIVE, index)
        return None

    def _dated_in(self, opened: Word) -> int | None:
        """Return the first day that is told in a phrase or clause."""
        found = (self._heads[word.index] for word in opened.subtree if word.index in self._heads)
        return next((index for index in found if self._is_day(index)), None)

    def _is_day(self, index: int) -> bool:
        interval = self._timexes[index].interval
        return interval is not None and interval.precision is Precision.DAY

"""When an act was done: by the time expression that governs it, else by the article's date."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from geo.events.background import is_background, is_going_on, is_in_passing
from geo.events.dating.anniversaries import anniversaries
from geo.events.dating.bounds import Bounds
from geo.events.dating.dated import Dated
from geo.events.dating.governing import Governors
from geo.events.dating.history import History
from geo.events.dating.intervals import as_known, hull, unit
from geo.events.dating.other_acts import counted_from, when_somebody_was, while_lasting
from geo.model import DateBasis, Interval, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.detect import Trigger
    from geo.model import Article, Timex
    from geo.text import Document

A_DAY_OF_NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
A_LEAP_YEAR = 2000


class Dates:
    """The dates of one article's acts.

    Parameters
    ----------
    article
        Its publication date, or the days between which it was published, dates what nothing else does.
    document
        The parsed article.
    timexes
        Its time expressions.
    triggers
        All its acts.
    """

    def __init__(
        self, article: Article, document: Document, timexes: Sequence[Timex], triggers: Sequence[Trigger]
    ) -> None:
        self._article = article
        self._timexes = timexes
        self._governors = Governors(
            article, document, timexes, {trigger.word.index: trigger.sense.type for trigger in triggers}
        )
        self._bounds = Bounds(article, timexes, self._governors.heads)
        self._history = History(article, document, timexes, self._governors.anchored)

    def given(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the time expressions that an act is told with, in order."""
        return self._governors.given(trigger)

    def of(self, trigger: Trigger, status: Status, index: int | None = None) -> Dated:
        """Date an act by the nearest time expression that governs it, else by the article's date.

        With `index`, by that time expression alone.
        """
        only = index is not None
        if index is None:
            index = self._governors.governing(trigger)
        if index is None:
            return self._by_anniversary(trigger) or self._by_article(trigger, status)
        timex = self._timexes[index]
        interval = unit(timex) if self._governors.opens_when(trigger) == index else timex.interval
        own = self._governors.is_own(index, trigger)
        if interval is None:
            return Dated(timex=index, own=own, reason=self._unanchored(timex))
        if status is Status.OCCURRED and self._is_to_come(interval):
            return Dated(timex=index, own=own, reason=f"told as done, though {timex.text!r} is still to come")
        further = () if only else self._governors.further(trigger, index)
        others = [self._timexes[other].interval for other in further]
        whole = as_known(hull([interval, *(other for other in others if other is not None)]))
        return Dated(whole, timex.basis, index, own)

    def _unanchored(self, timex: Timex) -> str:
        """Say why a time expression tells no day."""
        if _is_no_day(timex):
            return f"the calendar has no {timex.text!r}"
        if self._article.is_dated:
            return f"the text says only {timex.text!r}, which tells no day here"
        return f"publication date unknown, and the text says only {timex.text!r}"

    def lies_ahead(self, trigger: Trigger) -> bool:
        """Tell whether the time that governs an act is still to come."""
        index = self._governors.governing(trigger)
        interval = None if index is None else self._timexes[index].interval
        return interval is not None and self._is_to_come(interval)

    def _is_to_come(self, interval: Interval) -> bool:
        """Tell whether a date lies after the article's publication."""
        within = self._article.published_within
        last = self._article.published or (within.until if within is not None else None)
        return last is not None and interval.begin is not None and interval.begin > last

    def _by_anniversary(self, trigger: Trigger) -> Dated | None:
        """Date what was done on the anniversary of a day: *on the tenth anniversary of the coup of 3 May*."""
        for found in anniversaries(trigger):
            for index in (
                self._governors.heads[one.index] for one in found.of if one.index in self._governors.heads
            ):
                day = found.day(self._timexes[index].interval)
                if day and not self._is_to_come(day):
                    return Dated(day, DateBasis.RELATIVE, index, own=True)
        return None

    def _by_article(self, trigger: Trigger, status: Status) -> Dated:
        """Date what is told as news by the article's own date; leave background and plans undated.

        What is told as after another act of these days lies between that one and the article.
        """
        reason = self._no_news(trigger, status)
        if reason:
            return Dated(reason=reason)
        bounded = self._bounds.of(trigger)
        if bounded is not None:
            return bounded
        published = self._article.published
        if published is not None:
            return Dated(Interval(published, published, Precision.DAY), DateBasis.DOCUMENT)
        if self._article.published_within is not None:
            return Dated(as_known(self._article.published_within), DateBasis.DOCUMENT)
        return Dated(reason="publication date unknown, and the text gives no date")

    def _no_news(self, trigger: Trigger, status: Status) -> str:
        """Say why an act without a date is not of the article's own day; nothing if it is."""
        reasons = {
            "planned": status is Status.PLANNED,
            "told as possible": status is Status.HYPOTHETICAL,
            "told as history": self._history.tells(trigger),
            "told as background": is_background(trigger),
            "told as gone on since another act": is_going_on(trigger),
            "named in passing": is_in_passing(trigger),
            f"told as of {self._governors.vague(trigger)!r}": bool(self._governors.vague(trigger)),
            f"counted from another act, {counted_from(trigger)!r}": bool(counted_from(trigger)),
            f"told as of {while_lasting(trigger)!r}": bool(while_lasting(trigger)),
            f"told as of {when_somebody_was(trigger)!r}": bool(when_somebody_was(trigger)),
        }
        reason = next((words for words, holds in reasons.items() if holds), "")
        return f"{reason}, and the text gives no date" if reason else ""


def _is_no_day(timex: Timex) -> bool:
    """Tell whether no year has the day: *30 February*."""
    said = A_DAY_OF_NO_YEAR.fullmatch(timex.value)
    if said is None:
        return False
    month, day = map(int, said.groups())
    return day > monthrange(A_LEAP_YEAR, month)[1]

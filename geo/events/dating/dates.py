"""The dates of an article's events, each by the first rule that fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.dating.case import DateCase
from geo.events.dating.rules import DATE, stated_timex
from geo.events.dating.times import ArticleTimes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.dating.dated import Dated
    from geo.events.detect.trigger import Trigger
    from geo.model import Article, Status, Timex
    from geo.text import Document


class Dates:
    """The dates of one article's events.

    Parameters
    ----------
    article
        Its publication date, or the days between which it was published, dates what nothing else does.
    document
        Its annotated text.
    timexes
        Its time expressions.
    triggers
        All its triggers.
    """

    def __init__(
        self, article: Article, document: Document, timexes: Sequence[Timex], triggers: Sequence[Trigger]
    ) -> None:
        event_types = {trigger.word.index: trigger.sense.type for trigger in triggers}
        self._times = ArticleTimes(article, document, timexes, event_types)

    def stated(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the indices of the time expressions that give an event's date, in order."""
        case = DateCase(trigger, self._times)
        index = stated_timex(case)
        return () if index is None else tuple(sorted({index, *case.stated.along_with(index)}))

    def of(self, trigger: Trigger, status: Status, index: int | None = None) -> Dated:
        """Return an event's date, or why it has none.

        Parameters
        ----------
        trigger, status
            The event.
        index
            Of the one time expression that gives its date, where a verb stands for several events.
        """
        decision = DATE.decide(DateCase(trigger, self._times, status, index))
        return replace(decision.outcome, rule=decision.rule)

    def of_others(self, trigger: Trigger) -> frozenset[int]:
        """Return the indices of the time expressions of its sentence that do not date an event."""
        return DateCase(trigger, self._times).stated.of_others

    def is_to_come(self, trigger: Trigger) -> bool:
        """Return True if the time that gives an event's date is still to come."""
        index = stated_timex(DateCase(trigger, self._times))
        interval = None if index is None else self._times.timexes[index].interval
        return interval is not None and self._times.is_to_come(interval)

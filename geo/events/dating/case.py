"""What the rules of dates are asked about: an event, and what its article says of time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.dating.dated import Dated
from geo.events.dating.intervals import as_known, hull
from geo.events.dating.other_events import find_bound
from geo.events.dating.stated import StatedTimes
from geo.language import word_class
from geo.model import Status

if TYPE_CHECKING:
    from geo.events.dating.other_events import Bound
    from geo.events.dating.times import ArticleTimes
    from geo.events.detect.trigger import Trigger
    from geo.model import Article, Interval, Timex

EARLIER, EARLIER_ADVERBS = word_class("earlier_adjective"), word_class("earlier_adverb")


@dataclass(frozen=True, eq=False)
class DateCase:
    """When an event happened."""

    trigger: Trigger
    times: ArticleTimes
    status: Status = Status.OCCURRED
    paired: int | None = None
    """Index of the time expression that one of several events of a verb has for itself."""

    @cached_property
    def stated(self) -> StatedTimes:
        """The time expressions of its sentence."""
        return StatedTimes(self.trigger, self.times)

    @property
    def article(self) -> Article:
        """The article that reports the event."""
        return self.times.article

    def timex(self, index: int) -> Timex:
        """Return a time expression."""
        return self.times.timexes[index]

    def days(self, index: int) -> Interval | None:
        """Return the days of a time expression; of one that *when* follows, what it names itself."""
        timex = self.timex(index)
        return timex.named_interval if index == self.stated.of_when_clause else timex.interval

    def dated_by(self, index: int) -> Dated:
        """Return the date that a time expression gives, together with those given along with it."""
        along = () if self.paired is not None else self.stated.along_with(index)
        intervals = [self.days(index), *(self.timex(other).interval for other in along)]
        whole = as_known(hull([interval for interval in intervals if interval is not None]))
        return Dated(whole, self.timex(index).basis, index, self.stated.is_own(index))

    def refused(self, index: int, reason: str) -> Dated:
        """Return that a time expression gives no date, and why."""
        return Dated(timex=index, own=self.stated.is_own(index), reason=reason)

    @cached_property
    def bound(self) -> Bound | None:
        """The dated phrase or clause after or before which the event happened."""
        return find_bound(self.trigger, self.times)

    @cached_property
    def vague_time(self) -> Timex | None:
        """What says only vaguely when it happened: *years ago*, *at dawn* on a day that nothing gives."""
        series = (clause.predicate for clause in self.trigger.verb.as_predicate.before_in_series)
        indices = map(self.times.attached.vague, (*self.trigger.anchors, *series))
        return next((self.timex(index) for index in indices if index is not None), None)

    @property
    def is_since_hour(self) -> bool:
        """True for what has gone on since an hour: *has been shut since 19:00*."""
        sentence, text = self.trigger.word.sentence, self.article.text
        return any(
            timex.is_hour_only and text[: timex.start].rstrip().lower().endswith("since")
            for timex in self.times.timexes
            if sentence.start <= timex.start < sentence.end
        )

    @property
    def earlier_word(self) -> str | None:
        """The word by which it, or what it is done to, is of an earlier time: *previous*, *previously*."""
        anchors = self.trigger.anchors
        nouns = (*anchors, *(word for anchor in anchors for word in anchor.as_predicate.arguments))
        adjectives = (word for noun in nouns for word in noun.modifiers if word.lower in EARLIER)
        adverbs = (word for word in self.trigger.verb.children if word.lower in EARLIER_ADVERBS)
        return next((word.text for word in (*adjectives, *adverbs)), None)

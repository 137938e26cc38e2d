"""What says when an event happened without giving a day: *two days after he fled*, *during the war*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.dating.times import MIN_DAYS_OF_HISTORY
from geo.language import word_class
from geo.model import add_days
from geo.text.adjuncts import adjuncts, own_adjunct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.dating.times import ArticleTimes
    from geo.events.detect.trigger import Trigger
    from geo.model import Interval
    from geo.text import Word
    from geo.text.adjuncts import Adjunct

LATER_THAN, EARLIER_THAN = word_class("later_than"), word_class("earlier_than")
COUNTED_UNITS, AT_ONCE = word_class("counted_unit"), word_class("at_once")
LASTING_TIMES = word_class("lasting_time")
WAR = "war"
MAX_WORDS_QUOTED = 6
"""Of a clause in a reason: enough to find it in the text."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A dated phrase or clause that an event is before or after: *after a mutiny on Friday night*."""

    adjunct: Adjunct
    timex: int
    """Index of the time expression that dates it."""
    interval: Interval

    @property
    def is_same_day(self) -> bool:
        """Return True if the event followed at once: *hours after* something is as good as its day."""
        return any(word.lower.removesuffix("s") in AT_ONCE for word in self.adjunct.measures)

    @property
    def is_later(self) -> bool:
        """Return True if the event came before it."""
        return self.adjunct.opening in EARLIER_THAN


def find_bound(trigger: Trigger, times: ArticleTimes) -> Bound | None:
    """Return the first phrase or clause before or after which an event is, and which has a day of these days.

    A day long ago bounds nothing: the event may be of any day since.
    """
    last = times.last_day
    for adjunct in _adjuncts(trigger, LATER_THAN | EARLIER_THAN):
        index = next(filter(times.is_day, times.timexes_headed_by(adjunct.words)), None)
        interval = None if index is None else times.timexes[index].interval
        begin = interval.begin if interval else None
        if index is None or interval is None or begin is None or last is None:
            continue
        if add_days(last, -MIN_DAYS_OF_HISTORY) <= begin <= last:
            return Bound(adjunct, index, interval)
    return None


def counted_from(trigger: Trigger) -> str | None:
    """Return the words that count units of time from another event: *two days after he was freed*."""
    for adjunct in _adjuncts(trigger, LATER_THAN | EARLIER_THAN):
        if any(word.lemma in COUNTED_UNITS for word in adjunct.measures):
            words = adjunct.measured_words
            quoted = adjunct.head.document.text_of(words[:MAX_WORDS_QUOTED])
            return quoted + (" …" if len(words) > MAX_WORDS_QUOTED else "")
    return None


def counted_to(trigger: Trigger) -> str | None:
    """Return the words that count time from this event to another: *two years after he was freed*."""
    for word in _heads(trigger):
        adjunct = own_adjunct(word, LATER_THAN)
        if adjunct is not None and any(measure.lemma in COUNTED_UNITS for measure in adjunct.measures):
            return adjunct.head.document.text_of(adjunct.measured_words[:MAX_WORDS_QUOTED])
    return None


def lasting_time(trigger: Trigger) -> str | None:
    """Return the words for a time of years in which an event happened: *during the war*."""
    for word in _heads(trigger):
        for noun in word.after_prepositions("during", "in"):
            preposition = noun.head.lower
            if noun.lemma in LASTING_TIMES and (preposition == "during" or noun.lemma == WAR):
                return f"{preposition} {_words_up_to(noun)}"
    return None


def part_of_life(trigger: Trigger) -> str | None:
    """Return the words for a part of somebody's life: *when he was a child*."""
    for clause in trigger.verb.as_predicate.adverbial_clauses:
        verb = clause.predicate
        is_when = any(word.lower in {"when", "while"} for word in verb.children)
        is_role = any(word.is_attribute and word.is_noun and not word.is_proper for word in verb.children)
        if is_when and verb.lemma == "be" and is_role:
            return " ".join(word.text for word in verb.subtree)
    return None


def _adjuncts(trigger: Trigger, openings: frozenset[str]) -> Iterator[Adjunct]:
    for word in _heads(trigger):
        yield from adjuncts(word, openings)


def _heads(trigger: Trigger) -> dict[Word, None]:
    """Return the words that say when an event happened may depend on."""
    return dict.fromkeys((*trigger.anchors, trigger.verb))


def _words_up_to(noun: Word) -> str:
    return " ".join(word.text for word in noun.document.words[noun.first_below.index : noun.index + 1])

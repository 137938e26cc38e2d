"""How days that a report gives stand to one of its events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.encoder import Role
from geo.events.mentions.scene.definite import is_definite
from geo.language import event_types, word_class
from geo.model import DateBasis, Status
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.events.dating.dated import Dated
    from geo.events.encoder import Encoding
    from geo.events.mentions.draft import Draft
    from geo.model import Article, Interval, Timex
    from geo.text import Document, Word

PERFECT, PLUPERFECT = word_class("perfect_auxiliary"), word_class("past_perfect_auxiliary")
FUTURE = word_class("future_auxiliary")
MAX_CHARACTERS, MAX_DAYS = 2000, 400
"""Beyond which a distance in the text, or a length of time, makes no more difference."""
MAX_EVENTS = 12
"""Other events of an expression that are held against an event."""


class DayFeatures:
    """Features of days for the events of one report.

    Parameters
    ----------
    article, document, timexes, drafts, encoding
        As for `DaysOfReport`.
    """

    def __init__(
        self,
        article: Article,
        document: Document,
        timexes: Sequence[Timex],
        drafts: Sequence[Draft],
        encoding: Encoding,
    ) -> None:
        self._article, self._document, self._timexes = article, document, timexes
        self._drafts, self._encoding = drafts, encoding
        self._starts = [sentence.start for sentence in document.sentences]
        self._timex_starts = [timex.start for timex in timexes]
        self._of_events: dict[int, dict[str, float]] = {}

    def of(self, number: int, dated: Dated) -> dict[str, float]:
        """Return the features of days for an event, by name.

        Parameters
        ----------
        number
            The event's number.
        dated
            The days, and what they rest on.
        """
        basis = dated.basis.value if dated.basis is not None else "none"
        found = {**self._of_event(number), f"basis {basis}": 1.0, f"rests on {dated.rule}": 1.0}
        if dated.interval is not None and dated.basis is not DateBasis.DOCUMENT:
            found |= self._of_interval(dated.interval)
        if dated.timex is not None:
            found |= self._of_timex(number, dated.timex)
        return found

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _of_event(self, number: int) -> dict[str, float]:
        """Return what is the same of an event for all days; found once."""
        if number not in self._of_events:
            self._of_events[number] = self._event(number)
        return self._of_events[number]

    def _event(self, number: int) -> dict[str, float]:
        draft = self._drafts[number]
        trigger, word = draft.trigger, draft.trigger.word
        here, block = self._sentence(word.start), word.block
        inside = self._expressions(word.sentence.start, word.sentence.end)
        chances = [self._encoding.relates(Role.TIME, word.start, timex.start) or 0.0 for timex in inside]
        found = {
            f"by rule {draft.dated.rule}": 1.0,
            "sentence": here,
            "part of report": here / max(1, len(self._starts)),
            "expressions": len(inside),
            "expressions of report": len(self._timexes),
            "likeliest expression": max(chances, default=0.0),
            "of words": not event_types()[trigger.sense.type].is_physical,
            "bare noun": trigger.is_bare_noun,
            "noun": trigger.is_noun,
            "definite": is_definite(word),
            "in headline": block is not None and block.kind is BlockKind.HEADLINE,
            "published": self._article.is_dated or self._article.published_within is not None,
            "occurred": draft.status is Status.OCCURRED,
            "negated": draft.status is Status.NEGATED,
            **self._of_verb(trigger.verb),
        }
        if trigger.scores is not None:
            found |= {
                "event": trigger.scores.event,
                "background": trigger.scores.background,
                "occurred by encoder": trigger.scores.statuses[Status.OCCURRED.value],
                "planned by encoder": trigger.scores.statuses[Status.PLANNED.value],
            }
        return found

    @staticmethod
    def _of_verb(verb: Word) -> dict[str, float]:
        """Return the tense of an event's verb."""
        helpers = {child.lower for child in verb.children}
        return {
            f"form {verb.form.name}": 1.0,
            "pluperfect": not PLUPERFECT.isdisjoint(helpers),
            "perfect": not PERFECT.isdisjoint(helpers),
            "future": not FUTURE.isdisjoint(helpers),
        }

    def _expressions(self, start: int, end: int) -> Sequence[Timex]:
        first, last = (bisect_left(self._timex_starts, offset) for offset in (start, end))
        return self._timexes[first:last]

    def _of_interval(self, interval: Interval) -> dict[str, float]:
        """Return how long some days are, and how long before the publication."""
        if interval.begin is None or interval.until is None:
            return {"open": 1.0}
        days = (interval.until - interval.begin).days
        return {"days": min(MAX_DAYS, days), "age": self._age(interval.until)}

    def _age(self, day: date) -> int:
        """Return how many days before the publication a day was; 0 where that is unknown: news is fresh."""
        within = self._article.published_within
        published = self._article.published or (within.until if within is not None else None)
        return max(-MAX_DAYS, min(MAX_DAYS, (published - day).days)) if published is not None else 0

    def _of_timex(self, number: int, index: int) -> dict[str, float]:
        """Return how the expression of some days stands to an event."""
        timex, word = self._timexes[index], self._drafts[number].trigger.word
        first, last = sorted((timex.start, word.start))
        others = [other for other in self._dated_by.get(index, ()) if other != number][:MAX_EVENTS]
        between = self._expressions(first + 1, last)
        found = {
            "affinity": self._encoding.affinity(Role.TIME, word.start, timex.start),
            "sentences back": self._sentence(word.start) - self._sentence(timex.start),
            "characters back": max(-MAX_CHARACTERS, min(MAX_CHARACTERS, word.start - timex.start)),
            "same paragraph": self._document.text.find("\n\n", first, last) < 0,
            "expressions between": sum(one.interval is not None for one in between),
            "expressions of the days": self._values[timex.interval],
            "events of it": len(others),
        }
        if others:
            found |= self._likeness(number, others)
        return found

    def _likeness(self, number: int, others: Sequence[int]) -> dict[str, float]:
        """Return how like an event is to others that an expression dates."""
        trigger = self._drafts[number].trigger
        triggers = [self._drafts[other].trigger for other in others]
        return {
            "likeness": max(
                self._encoding.likeness(trigger.word.start, other.word.start) for other in triggers
            ),
            "of its word": any(other.word.lemma == trigger.word.lemma for other in triggers),
            "of its type": any(other.sense.type == trigger.sense.type for other in triggers),
        }

    @cached_property
    def _dated_by(self) -> dict[int, list[int]]:
        """The events that each expression dates by the rules."""
        found: dict[int, list[int]] = {}
        for number, draft in enumerate(self._drafts):
            if draft.dated.timex is not None:
                found.setdefault(draft.dated.timex, []).append(number)
        return found

    @cached_property
    def _values(self) -> Counter[Interval | None]:
        return Counter(timex.interval for timex in self._timexes)

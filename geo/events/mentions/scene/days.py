"""The days that a report gives, described by how they stand to one of its events."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from math import log
from typing import TYPE_CHECKING

from geo.dates import passage_at
from geo.events.dating.dated import Dated
from geo.events.dating.intervals import as_known
from geo.events.encoder import Role
from geo.events.mentions.scene.day_features import DayFeatures
from geo.events.mentions.scene.rules import GIVEN_DAY
from geo.language import event_types, word_class
from geo.model import DateBasis, Interval, Precision, Status, add_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geo.dates import DatedPassage
    from geo.events.detect import Trigger
    from geo.events.encoder import Encoding
    from geo.events.mentions.draft import Draft
    from geo.model import Article, Timex
    from geo.text import Document

DAYS_OF_NEWS = 1
"""Before its publication: undated news is of that day or of the one before, and oftener of the latter."""
COMPETING = frozenset(
    {
        "date.background",
        "date.in-passing",
        "date.planned",
        "date.possible",
        "date.unknown",
        "date.publication-day",
        "date.publication-interval",
        "date.of-its-clause",
        "date.of-who-reports-it",
        "date.of-the-main-clause-before",
        "date.of-the-event-before",
        "date.of-the-sentence-before",
        "date.of-the-lead",
    }
)
"""Rules whose answer other days of the report may beat; what all others say of a date holds."""
IN_PASSING = frozenset({"date.background", "date.in-passing"})
"""Rules that hold an event for no news by its syntax alone."""
HOUR_ALONE = "date.hour-of-unknown-day"
"""The rule whose events are of a day that only the layout can give."""
SAYING = word_class("saying_form")
BEFORE_DAY = frozenset({"on", "late", "early", "later", "last"})
"""What may stand between a word of saying and its day."""
STATED = frozenset({DateBasis.EXPLICIT, DateBasis.RELATIVE})
Key = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class DayCandidate:
    """Days on which an event may have happened."""

    dated: Dated
    features: Mapping[str, float]

    @property
    def is_of_passage(self) -> bool:
        """They are those of a dated entry or a stated period in which the event stands."""
        return "entry" in self.features or "period" in self.features


class DaysOfReport:
    """The days of a report's events, and where in it they stand.

    Parameters
    ----------
    article, document, timexes
        The report.
    drafts
        Its events in order, with the dates that their own sentences give.
    encoding
        What the encoder says of its words.
    entries, periods
        The passages of the report that a heading dates, and those for which it states a period.
    of_others
        Returns for a trigger the time expressions of its sentence that only date another part of it.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that dates a report
        self,
        article: Article,
        document: Document,
        timexes: Sequence[Timex],
        drafts: Sequence[Draft],
        encoding: Encoding,
        entries: Sequence[DatedPassage],
        periods: Sequence[DatedPassage],
        of_others: Callable[[Trigger], frozenset[int]],
    ) -> None:
        self._article, self._timexes, self._drafts = article, timexes, drafts
        self._encoding, self._entries, self._periods = encoding, entries, periods
        self._of_others = of_others
        starts = [sentence.start for sentence in document.sentences]
        self._sentences = [bisect_right(starts, draft.trigger.word.start) for draft in drafts]
        self._features = DayFeatures(article, document, timexes, drafts, encoding)
        self._stated = [number for number, draft in enumerate(drafts) if is_stated(draft)]

    def candidates(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days that an event may be of, each once, with their features."""
        rule = self._drafts[number].dated.rule
        if rule not in COMPETING:
            for candidate in self._of_layout(number) if rule == HOUR_ALONE else self._own(number):
                yield self._described(number, candidate)
            return
        found: dict[Key, DayCandidate] = {}
        sources = (self._own, self._of_sentence, self._of_layout, self._of_events, self._of_publication)
        for candidate in (one for source in sources for one in source(number)):
            interval = candidate.dated.interval
            if interval is None or self._contradicts(number, interval):
                continue
            key = (interval.begin, interval.until)
            before = found.get(key)
            features = {**candidate.features, **(before.features if before else {})}
            found[key] = replace(before or candidate, features=features)
        for candidate in found.values():
            yield self._described(number, candidate)

    def _described(self, number: int, candidate: DayCandidate) -> DayCandidate:
        """Return a candidate with all its features."""
        return replace(
            candidate, features={**candidate.features, **self._features.of(number, candidate.dated)}
        )

    def _contradicts(self, number: int, interval: Interval) -> bool:
        """Return True if what occurred would lie after the publication, or what is planned before it."""
        published = self._article.published
        if published is None:
            return False
        if self._drafts[number].status in {Status.PLANNED, Status.HYPOTHETICAL}:
            return interval.until is not None and interval.until < published
        latest = min(published, self._said(number) or published, self._went_before(number) or published)
        return interval.begin is not None and interval.begin > latest

    def _went_before(self, number: int) -> date | None:
        """Return the last day of what went before: *used batons on Sunday on people who had gathered*."""
        trigger, sentence = self._drafts[number].trigger, self._sentences[number]
        if trigger.is_bare_noun or not trigger.verb.as_predicate.is_past_perfect:
            return None
        untils = (
            self._drafts[other].dated.interval
            for other in self._stated
            if self._sentences[other] == sentence
            and not self._drafts[other].trigger.verb.as_predicate.is_past_perfect
        )
        return max((days.until for days in untils if days is not None and days.until), default=None)

    def _said(self, number: int) -> date | None:
        """Return the last day on which somebody can have reported an event: *said on Wednesday that …*."""
        word = self._drafts[number].trigger.word
        for timex in self._timexes:
            if word.sentence.start <= timex.start < word.start and timex.interval is not None:
                before = [one for one in word.sentence.words if one.start < timex.start]
                verb = next((one for one in reversed(before) if one.lower not in BEFORE_DAY), None)
                if verb is not None and verb.lower in SAYING and timex.interval.precision is Precision.DAY:
                    return timex.interval.until
        return None

    def _own(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days that the rules of dates read for the event."""
        draft = self._drafts[number]
        if is_stated(draft):
            yield DayCandidate(draft.dated, {"own": 1.0, f"own, {draft.dated.rule}": 1.0})

    def _of_sentence(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days of each time expression in the event's sentence, as the encoder sees them."""
        trigger = self._drafts[number].trigger
        sentence, of_others = trigger.word.sentence, self._of_others(trigger)
        inside = [
            (index, timex)
            for index, timex in enumerate(self._timexes)
            if sentence.start <= timex.start < sentence.end and timex.interval is not None
        ]
        for index, timex in inside:
            if index in of_others:
                continue
            chance = self._encoding.relates(Role.TIME, trigger.word.start, timex.start)
            bounded = min(max(chance if chance is not None else 0.5, 0.02), 0.98)
            features = {"in sentence": 1.0, "in sentence, encoder": log(bounded / (1 - bounded))}
            if len(inside) == 1:
                features["in sentence, the only one"] = 1.0
            dated = Dated(timex.interval, timex.basis, index, rule=_rule(features))
            yield DayCandidate(dated, features)

    def _of_layout(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days of the entry in which the event stands, and of the report's period."""
        offset = self._drafts[number].trigger.word.start
        for name, passages in (("entry", self._entries), ("period", self._periods)):
            passage = passage_at(passages, offset)
            if passage is not None and passage.interval is not None:
                features = {name: 1.0}
                yield DayCandidate(Dated(passage.interval, DateBasis.PERIOD, rule=_rule(features)), features)

    def _of_events(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days of the report's other events."""
        before = [other for other in self._stated if other < number]
        after = [other for other in self._stated if other > number]
        of_others = self._of_others(self._drafts[number].trigger)
        for other in dict.fromkeys((*reversed(before[-3:]), *after[:2], *self._stated[:1])):
            if other == number or self._drafts[other].dated.timex in of_others:
                continue
            if self._are_deed_and_words(number, other):
                continue
            features = dict.fromkeys(self._relation(number, other, before, after), 1.0)
            dated = self._drafts[other].dated
            yield DayCandidate(replace(dated, own=False, rule=_rule(features)), features)

    def _are_deed_and_words(self, number: int, other: int) -> bool:
        """Return True for a deed that is only named, and words of another sentence, whose day is not its."""
        draft, there = self._drafts[number], self._drafts[other]
        if draft.dated.rule not in IN_PASSING or self._sentences[number] == self._sentences[other]:
            return False
        kinds = event_types()
        return kinds[draft.trigger.sense.type].is_physical and not kinds[there.trigger.sense.type].is_physical

    def _relation(
        self, number: int, other: int, before: Sequence[int], after: Sequence[int]
    ) -> Iterator[str]:
        """Yield how another event stands to this one."""
        draft, there = self._drafts[number], self._drafts[other]
        gap = self._sentences[number] - self._sentences[other]
        side = "before" if other < number else "after"
        yield f"of event {side}"
        step = "same sentence" if gap == 0 else "next sentence" if abs(gap) == 1 else "farther"
        yield f"of event {side}, {step}"
        if other in before[-1:] or other in after[:1]:
            yield f"of nearest {side}"
        if draft.trigger.sense.type == there.trigger.sense.type:
            yield f"of event {side} of its type"
        if set(draft.places) & set(there.places):
            yield "of event at its place"
        elif draft.places and there.places:
            yield "of event elsewhere"
        if draft.trigger.word.block == there.trigger.word.block:
            yield f"of event {side} in its block"
        if other == self._stated[0]:
            yield "of first dated event"
        yield f"of {there.status.value}"

    def _of_publication(self, number: int) -> Iterator[DayCandidate]:
        """Yield the days of fresh news; none where the report's layout says which days it covers."""
        if any(self._of_layout(number)):
            return
        draft, published = self._drafts[number], self._article.published
        days = self._article.published_within
        if published is not None:
            days = as_known(Interval(add_days(published, -DAYS_OF_NEWS), published, Precision.DAY))
        is_open = (
            draft.dated.basis is DateBasis.DOCUMENT or draft.dated.rule in IN_PASSING or is_stated(draft)
        )
        if days is not None and is_open and draft.status is not Status.PLANNED:
            dated = Dated(as_known(days), DateBasis.DOCUMENT, rule="date.publication-day")
            yield DayCandidate(dated, {"publication": 1.0})


def _rule(features: Mapping[str, float]) -> str:
    return GIVEN_DAY.decide(features).rule


def is_stated(draft: Draft) -> bool:
    """Return True if time expressions date an event, in its own sentence or one that it goes on from."""
    return draft.dated.interval is not None and draft.dated.basis in STATED

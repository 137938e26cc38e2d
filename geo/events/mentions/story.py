"""A story goes on: what a sentence reports without a date happened on the day of the one before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.dating.dated import Dated
from geo.events.dating.rules import example
from geo.model import DateBasis, Precision, Status
from geo.rules import Rule, RuleList
from geo.text import BlockKind
from geo.text.discourse import is_news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.mentions.draft import Draft
    from geo.model import Resolution, Timex
    from geo.rules.rule import Case
    from geo.text import Sentence

MAX_WORDS_TO_LEAD = 12
"""Of a dateline or a byline between a headline and its first sentence."""


@dataclass(frozen=True, eq=False)
class StoryCase:
    """An event beside what the article reports before it."""

    draft: Draft
    before: Draft | None
    """The last event of the sentence before that has a day from the text."""
    timexes: Sequence[Timex]
    resolutions: Sequence[Resolution]
    starts: Sequence[int]
    """Offsets of the time expressions."""

    @cached_property
    def is_undated_news(self) -> bool:
        """Return True if only the publication dates the event, in a sentence of a story without a time."""
        if self.draft.dated.basis is not DateBasis.DOCUMENT or self.draft.status is not Status.OCCURRED:
            return False
        return not self._timexes_of(self.sentence) and not is_news(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """The event's sentence."""
        return self.draft.trigger.word.sentence

    @cached_property
    def date_of_story(self) -> Dated | None:
        """The date of the event before, in the same paragraph and at no other place."""
        before = self.before
        if before is None or not self.is_undated_news or before.status is not Status.OCCURRED:
            return None
        is_elsewhere = not self._places_of(self.draft) <= self._places_of(before)
        return None if is_elsewhere or before.trigger.word.sentence.ends_paragraph else before.dated

    @cached_property
    def day_of_sentence_before(self) -> Dated | None:
        """The one day that the sentence before gives, where the lexicon knows none of its events."""
        before, published = self.sentence.previous, self.draft.dated.interval
        if self.before is not None or not self.is_undated_news or before is None or published is None:
            return None
        given = self._timexes_of(before)
        if len(given) != 1 or before.ends_paragraph or is_news(before):
            return None
        timex = self.timexes[given[0]]
        day = timex.interval
        if day is None or day.precision is not Precision.DAY or day.until is None or published.until is None:
            return None
        return Dated(day, timex.basis, given[0]) if day.until <= published.until else None

    def _timexes_of(self, sentence: Sentence) -> range:
        first = bisect_left(self.starts, sentence.start)
        return range(first, max(first, bisect_left(self.starts, sentence.end)))

    def _places_of(self, draft: Draft) -> set[str]:
        """Return the places of an event, each by its id or by the name that no place was found for."""
        named = (self.resolutions[index] for index in draft.places)
        return {one.place.id if one.place else one.toponym.text.casefold() for one in named}


def _carried(_case: object, dated: Dated) -> Dated:
    return replace(dated, own=False)


STORY: RuleList[StoryCase, Dated] = RuleList(
    "date",
    "Which date has the sentence before for an event that only the publication dates?",
    (
        Rule(
            "date.of-the-event-before",
            "A story goes on, in one paragraph and at one place, on the day of the event before.",
            lambda case: case.date_of_story,
            _carried,
            (example("The army shelled Goma on Friday. Nine people were [killed] in Goma.", "2022-11-04"),),
            (example("The army shelled Goma on Friday. Nine people were [killed] in Bukavu."),),
        ),
        Rule(
            "date.of-the-sentence-before",
            "A story goes on, in one paragraph, on the one day that a sentence without a known event gives.",
            lambda case: case.day_of_sentence_before,
            _carried,
            (example("It was quiet in Goma on Friday. Rebels [shelled] the town.", "2022-11-04"),),
            (example("It was quiet in Goma on Friday.\n\nRebels [shelled] the town."),),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class HeadlineCase:
    """An event beside those that the article reports after it."""

    draft: Draft
    drafts: Sequence[Draft]

    @property
    def date_of_lead(self) -> Dated | None:
        """The date of the event of a headline's type in the first sentence below it."""
        if not self._is_headline:
            return None
        end = self.draft.trigger.word.sentence.last
        for draft in self.drafts:
            first = draft.trigger.word.sentence.first
            if first < end or draft.trigger.sense.type != self.draft.trigger.sense.type:
                continue
            is_near = first - end <= MAX_WORDS_TO_LEAD
            is_dated = draft.dated.timex is not None and draft.dated.interval is not None
            return draft.dated if is_near and is_dated else None
        return None

    @property
    def _is_headline(self) -> bool:
        """Return True if only the publication dates the event, and it stands in the headline."""
        block = self.draft.trigger.word.block
        is_headline = block is not None and block.kind is BlockKind.HEADLINE
        return is_headline and self.draft.dated.basis is DateBasis.DOCUMENT


HEADLINE: RuleList[HeadlineCase, Dated] = RuleList(
    "date",
    "Which date has the first sentence for the headline's event?",
    (
        Rule(
            "date.of-the-lead",
            "A headline's event has the date of the event of its type in the first sentence below.",
            lambda case: case.date_of_lead,
            _carried,
            (example("Ministers [meet] in Doha\n\nOil ministers met in Doha on Monday.", "2022-11-07"),),
            (example("Ministers [meet] in Doha\n\nPolice arrested two men in Doha on Monday."),),
        ),
    ),
)


def continue_story(
    drafts: Sequence[Draft], timexes: Sequence[Timex], resolutions: Sequence[Resolution]
) -> list[Draft]:
    """Return the events, with the dates that the sentences around give to those which have none of their own.

    Only where nothing but the publication dates them, and the sentence neither reports nor speaks of the
    present: *Gunmen attacked a bus on Sunday. Nine passengers were killed.*

    Parameters
    ----------
    drafts
        The events of an article in the order of its text.
    timexes
        Its time expressions.
    resolutions
        Its place mentions.
    """
    starts = [timex.start for timex in timexes]
    continued: list[Draft] = []
    last_of_sentence: dict[int, Draft] = {}
    for draft in drafts:
        before = last_of_sentence.get(draft.trigger.word.sentence.first - 1)
        now = _redated(draft, STORY, StoryCase(draft, before, timexes, resolutions, starts))
        continued.append(now)
        interval = now.dated.interval
        if now.dated.timex is not None and interval is not None and interval.precision is Precision.DAY:
            last_of_sentence[now.trigger.word.sentence.last - 1] = now
    return [_redated(draft, HEADLINE, HeadlineCase(draft, continued)) for draft in continued]


def _redated(draft: Draft, rules: RuleList[Case, Dated], case: Case) -> Draft:
    """Return an event with the date that rules give it; as it is where none fits."""
    decision = rules.find(case)
    if decision is None:
        return draft
    return replace(draft, dated=replace(decision.outcome, rule=decision.rule))

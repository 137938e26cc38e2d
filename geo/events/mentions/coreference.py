"""Mentions of one event within an article: *the talks*, just reported, share what either sentence gives."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.dating.rules import example
from geo.language import word_class
from geo.model import Status
from geo.rules import Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.dating import Dated
    from geo.events.mentions.draft import Draft

MAX_SENTENCES_BACK = 3
"""Between a definite event noun and the event that it takes up; farther ones are mostly others."""
LEAD_SENTENCES = 4
"""At an article's head: they say what it is about, which *the talks* may take up from anywhere."""
DEFINITE = word_class("definite_determiner")
INTERCHANGEABLE = {"CONSULT": word_class("meeting_noun")}
"""Nouns of one type of event by any of which a text may take it up."""


@dataclass(frozen=True, slots=True)
class SharedCase:
    """One of two mentions of an event in an article."""

    draft: Draft
    other: Draft

    @property
    def date_of_other(self) -> Dated | None:
        """The date that the text gives to the other only."""
        is_missing = self.draft.dated.timex is None and self.other.dated.timex is not None
        return self.other.dated if is_missing else None


SHARED_DATE: RuleList[SharedCase, Dated] = RuleList(
    "date",
    "Which date has another mention of the event in the article?",
    (
        Rule(
            "date.of-another-mention",
            "An event and a definite noun that takes it up share the date that the text gives to either.",
            lambda case: case.date_of_other,
            lambda _case, dated: dated,
            (example("Envoys held talks on Monday.\n\nThe [talks] took place in Goma.", "2022-11-07"),),
            (example("Envoys held talks on Monday.\n\nNew [talks] took place in Goma."),),
        ),
    ),
)


def share_between_mentions(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the events of an article, each definite noun with the date and places of what it takes up.

    What is taken up gets what the noun's sentence adds, too.
    """
    shared = list(drafts)
    starts = [draft.trigger.word.sentence.first for draft in drafts]
    numbers = {start: number for number, start in enumerate(dict.fromkeys(starts))}
    sentences = [numbers[start] for start in starts]
    for later, draft in enumerate(shared):
        if not _is_definite(draft):
            continue
        earlier = next((at for at in _candidates(sentences, later) if _may_corefer(draft, shared[at])), None)
        if earlier is not None:
            shared[later] = _completed(shared[later], shared[earlier])
            shared[earlier] = _completed(shared[earlier], shared[later])
    return shared


def _candidates(sentences: Sequence[int], later: int) -> Iterator[int]:
    """Return the indices of the mentions that one may take up: those just before, then those of the lead."""
    near = bisect_left(sentences, sentences[later] - MAX_SENTENCES_BACK)
    before = bisect_left(sentences, sentences[later])
    lead = bisect_left(sentences, LEAD_SENTENCES)
    return chain(reversed(range(near, before)), reversed(range(min(lead, near))))


def _is_definite(draft: Draft) -> bool:
    """Return True if a noun refers to an event reported before: *the talks*, *their first meeting*."""
    noun = draft.trigger.word
    if not draft.trigger.is_noun:
        return False
    is_definite = any(word.lower in DEFINITE for word in (*noun.determiners, *noun.possessors))
    return is_definite and not any(word.lower == "next" for word in noun.children)


def _may_corefer(noun: Draft, other: Draft) -> bool:
    """Return True if a noun can take up an event: of one kind, with nothing against it."""
    return _are_same_kind(noun, other) and _agree(noun, other)


def _are_same_kind(noun: Draft, other: Draft) -> bool:
    """Return True if both are named by words for one kind of event."""
    kind = noun.trigger.sense.type
    if other.trigger.sense.type != kind or other.status not in {Status.OCCURRED, noun.status}:
        return False
    words = {noun.trigger.word.lemma, other.trigger.word.lemma}
    return len(words) == 1 or words <= INTERCHANGEABLE.get(kind, frozenset())


def _agree(noun: Draft, other: Draft) -> bool:
    """Return True if the dates, places and actors of both can be those of one event."""
    mine, theirs = noun.dated, other.dated
    if mine.timex is not None and theirs.timex is not None and mine.interval != theirs.interval:
        return False
    if noun.places and other.places and noun.places != other.places:
        return False
    return not noun.actors or not other.actors or bool(set(noun.actors) & set(other.actors))


def _completed(draft: Draft, other: Draft) -> Draft:
    """Return a mention with the date and places that the text gives to another of the same event only."""
    decision = SHARED_DATE.find(SharedCase(draft, other))
    dated = replace(decision.outcome, rule=decision.rule) if decision is not None else draft.dated
    where = draft if draft.places or not other.places else other
    return replace(draft, dated=dated, places=where.places, place_rules=where.place_rules)

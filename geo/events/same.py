"""Tellings of one act within an article: *the talks*, just told of, share what either sentence gives."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from geo.model import Status
from geo.text import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.draft import Draft

FAR = 3
"""Sentences between a definite event noun and the act that it takes up."""
LEAD = 4
"""Sentences at an article's head that say what it is about."""
DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "their", "its"})
KINDS = {
    "CONSULT": frozenset(
        {"talk", "meeting", "negotiation", "discussion", "summit", "conversation", "meet", "consultation"}
    ),
}


def fill_in(told: Sequence[Draft]) -> list[Draft]:
    """Give a definite event noun the place or date of the act it takes up, and that act what it adds."""
    filled = list(told)
    starts = [act.trigger.word.sentence.first for act in told]
    numbers = {start: number for number, start in enumerate(dict.fromkeys(starts))}
    sentences = [numbers[start] for start in starts]
    lead = bisect_left(sentences, LEAD)
    for later, act in enumerate(filled):
        if not _is_definite(act):
            continue
        near = bisect_left(sentences, sentences[later] - FAR)
        before = bisect_left(sentences, sentences[later])
        candidates = chain(reversed(range(near, before)), reversed(range(min(lead, near))))
        earlier = next((at for at in candidates if _is_same(act, filled[at])), None)
        if earlier is not None:
            filled[later] = _with(filled[later], filled[earlier])
            filled[earlier] = _with(filled[earlier], filled[later])
    return filled


def _is_definite(act: Draft) -> bool:
    """Tell whether an event noun refers to an act already told: *the talks*, *their first meeting*."""
    noun = act.trigger.word
    if not act.trigger.is_noun:
        return False
    words = {
        child.lower for child in noun.children if child.relation in {Relation.DETERMINER, Relation.POSSESSOR}
    }
    return bool(words & DEFINITE) and "next" not in {child.lower for child in noun.children}


def _is_same(act: Draft, other: Draft) -> bool:
    """Tell whether an event noun can take up an act told before: of one kind, with nothing against it."""
    return _same_kind(act, other) and _agree(act, other)


def _same_kind(act: Draft, other: Draft) -> bool:
    """Tell whether both are called by words for one kind of act."""
    kind = act.trigger.sense.type
    if other.trigger.sense.type != kind or other.status not in {Status.OCCURRED, act.status}:
        return False
    words = {act.trigger.word.lemma, other.trigger.word.lemma}
    return len(words) == 1 or words <= KINDS.get(kind, frozenset())


def _agree(act: Draft, other: Draft) -> bool:
    """Tell whether date, place and actors of both can be those of one act."""
    mine, theirs = act.dated, other.dated
    if mine.timex is not None and theirs.timex is not None and mine.interval != theirs.interval:
        return False
    if act.places and other.places and act.places != other.places:
        return False
    return not act.actors or not other.actors or bool(set(act.actors) & set(other.actors))


def _with(act: Draft, other: Draft) -> Draft:
    """Return `act` with the place and the stated date that only `other` has."""
    dated = other.dated if act.dated.timex is None and other.dated.timex is not None else act.dated
    where = act if act.places or not other.places else other
    return replace(act, dated=dated, places=where.places, place_rules=where.place_rules)

"""Which words of a sentence share the time and place of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import types_with, word_class
from geo.text.sharing import OWN_TIME, is_separate, sharing_dependents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.detect import Trigger
    from geo.text import Word

LOOKING_AHEAD = types_with("looks_ahead")
REPORTING = word_class("reporting")
MAX_STEPS_DOWN = 3
"""Words below a trigger beyond which time and place are no longer shared."""


def words_below(trigger: Trigger, opening: frozenset[str] = OWN_TIME) -> Iterator[Word]:
    """Yield the words below a trigger that share its time and place, the nearest first.

    What a promise, a threat or a request is about is left out: that comes later, and elsewhere.

    Parameters
    ----------
    trigger
        The trigger.
    opening
        The conjunctions of clauses that share nothing; phrases that open with any that has a time of its own
        share nothing in any case.
    """
    level = list(trigger.anchors)
    for _ in range(MAX_STEPS_DOWN):
        level = [
            word
            for anchor in level
            for word in sharing_dependents(anchor, opening)
            if not _is_to_come(word, trigger)
        ]
        yield from level


def _is_to_come(word: Word, trigger: Trigger) -> bool:
    """Return True if an event only looks ahead to `word`: *agreed to meet in Batumi in April*."""
    return trigger.sense.type in LOOKING_AHEAD and word.as_predicate.is_open_complement


def words_above(trigger: Trigger) -> Iterator[Word]:
    """Yield the words above a trigger of whose clause it is part, up to one that only reports it."""
    word = trigger.support if trigger.support is not None else trigger.word
    while word.head is not word:
        if is_separate(word):
            return
        word = word.head
        if word.is_predicate and word.lemma in REPORTING:
            return
        yield word

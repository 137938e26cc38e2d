"""The words by which the subtype of an event is known: of its trigger, then of what stands beside it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.events.detect import Trigger
    from geo.text import Word


def words_of_event(trigger: Trigger) -> Iterator[str]:
    """Yield the lemmas of a trigger, then of what modifies it, of its objects, actors and circumstances.

    Each word also comes together with the one before it, first: *air strike*.

    Examples
    --------
    >>> from geo.events.detect import detect
    >>> from geo.text import annotate
    >>> (trigger,) = detect(annotate("Rebels fired rockets at the town.")).triggers
    >>> [word for word in words_of_event(trigger) if " " not in word]
    ['fire', 'rocket', 'rebel', 'town']
    """
    if len(trigger.sense.words) > 1:
        yield " ".join(trigger.sense.words)
    words = chain((trigger.word,), _arguments(trigger))
    yield from chain.from_iterable(map(_lemmas, dict.fromkeys(words)))


def _arguments(trigger: Trigger) -> Iterable[Word]:
    """Yield the nouns that say more of an event, the nearest first."""
    noun = trigger.word if trigger.is_noun else None
    if noun is not None:
        yield from (word for modifier in noun.modifiers for word in modifier.subtree)
        yield from noun.after_prepositions()
    if trigger.is_bare_noun:
        return
    clause = trigger.clause
    for argument in (*clause.patients, *clause.actors):
        yield argument
        yield from argument.modifiers
    yield from clause.prepositional_nouns


def _lemmas(word: Word) -> Iterator[str]:
    before = word.neighbour(-1)
    if before is not None and before.sentence is word.sentence:
        yield f"{before.lemma} {word.lemma}"
    yield word.lemma

"""Strikes of workers, which are protests, as against strikes that kill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.text import Word

ARMED = word_class("armed_strike")
CALLING = word_class("calling_strike")
TIME = word_class("time")
WORKERS = word_class("workers")


def is_of_workers(noun: Word) -> bool:
    """Return True if a *strike* is of workers: called, theirs, or of so many days; not one on a depot.

    Examples
    --------
    >>> from geo.text import annotate
    >>> is_of_workers(annotate("Unions called a strike.").words[3])
    True
    >>> is_of_workers(annotate("The army launched a strike on a depot.").words[4])
    False
    """
    if any(word.lower in {"on", "against"} for word in noun.prepositions):
        return False
    before = {word.lemma for modifier in noun.modifiers for word in modifier.subtree}
    if before & ARMED:
        return False
    if any(lemma.rpartition("-")[2] in TIME for lemma in before):
        return True
    governor = noun.head.head if noun.is_after_preposition else noun.head
    belonging = (*noun.prepositions, *noun.possessors, *noun.modifiers)
    people = [word for phrase in belonging for word in phrase.subtree]
    if governor.is_predicate:
        people += [word for subject in governor.as_predicate.subjects for word in subject.subtree]
    return governor.lemma in CALLING or any(word.lemma in WORKERS for word in people)

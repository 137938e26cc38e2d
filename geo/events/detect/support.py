"""The light verb that supports an event noun: *held* two rounds of *talks*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.text import Word

LIGHT = word_class("light")
LIGHT_AFTER_PREPOSITION = word_class("light_after_preposition")
QUANTITY = word_class("quantity")
SPREADING = word_class("spreading")
WITNESSING = word_class("witnessing")


def find_support(noun: Word) -> Word | None:
    """Return the light verb of which an event noun is the subject or the object, or in which it takes part.

    Examples
    --------
    >>> from geo.text import annotate
    >>> find_support(annotate("They held two rounds of talks.").words[5])
    held
    >>> find_support(annotate("They left after the talks.").words[4])
    """
    while noun.is_conjunct and noun.head.is_noun:
        noun = noun.head
    if noun.head.lower == "of" and noun.head.head.lemma in QUANTITY:
        noun = noun.head.head
    if noun.is_after_preposition and noun.preposition is not None:
        verb = noun.preposition.head
        return verb if verb.lemma in LIGHT_AFTER_PREPOSITION else None
    verb = noun.head
    is_argument = noun.is_active_subject or noun.is_passive_subject or noun.is_object or noun.is_attribute
    is_light = is_argument and verb.lemma in LIGHT
    return verb if is_light or is_spread(noun, verb) or _is_witnessed(noun, verb) else None


def find_modifier(noun: Word) -> Word | None:
    """Return the light verb of a clause that modifies an event noun: *clashes that broke out in Orda*."""
    verbs = (clause.predicate for clause in noun.modifying_clauses)
    return next((verb for verb in verbs if verb.lemma in LIGHT), None)


def is_spread(noun: Word, verb: Word) -> bool:
    """Return True if a verb says where its subject's event went on: *unrest engulfed Lille*."""
    if not (noun.is_active_subject and verb.lemma in SPREADING):
        return False
    clause = verb.as_predicate
    return any(word.is_proper for word in (*clause.objects, *clause.prepositional_nouns))


def _is_witnessed(noun: Word, verb: Word) -> bool:
    """Return True if a verb only says that its subject's event was met with: *shots were heard*."""
    return noun.is_passive_subject and verb.lemma in WITNESSING

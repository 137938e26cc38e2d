"""Fires that burn, as against the fire of weapons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.text import Word

BURNING = word_class("burning")
COUNTING = word_class("counting")
STRIVING = word_class("striving")
WEAPONS = word_class("weapons_that_fire")


def burns(noun: Word) -> bool:
    """Return True if a *fire* burns: it is counted, fought, put out, or does what only such a fire does.

    Examples
    --------
    >>> from geo.text import annotate
    >>> burns(annotate("A fire killed nine people.").words[1])
    True
    >>> burns(annotate("Mortar fire killed nine people.").words[1])
    False
    >>> burns(annotate("Fire destroyed a market.").words[0])
    True
    >>> burns(annotate("The refinery was shut after fire in a tank.").words[5])
    True
    """
    before = {word.lower for word in (*noun.determiners, *noun.modifiers)}
    if before & WEAPONS:
        return False
    verb = noun.head.lemma if noun.is_subject or noun.is_object else ""
    following = noun.neighbour(1)
    is_said_to = following is not None and following.lemma in BURNING
    is_alone = not (noun.modifiers or noun.prepositions or noun.possessors)
    is_known = noun.is_subject and is_alone and "the" in before
    is_counted = noun.is_plural_noun or bool(before & COUNTING)
    is_shot_from = any(word.lower == "from" for word in noun.prepositions)
    is_cause = noun.is_after("after") and not (noun.modifiers or is_shot_from)
    return is_cause or is_known or is_counted or is_said_to or verb in STRIVING or verb in BURNING

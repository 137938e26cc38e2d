"""What the senses of a trigger may ask for beside it: lemmas of objects and actors, and words for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.lexicon import EventSense, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.events.detect.lexicon import Sense
    from geo.text import Word

NAME = "NAME"
"""What tables call a proper name of several words, mostly a person's."""


def lemmas_of_objects(nouns: Iterable[Word]) -> set[str]:
    """Return the lemma of each noun, and with the word before it, as in *tear gas*.

    Where the two together mean something else (*scathing attack*), the lemma alone is left out.

    Examples
    --------
    >>> from geo.text import annotate
    >>> clause = annotate("Police fired tear gas.").words[1].clause
    >>> sorted(lemmas_of_objects(clause.patients))
    ['gas', 'tear gas']
    """
    lemmas: set[str] = set()
    for noun in nouns:
        before = noun.neighbour(-1)
        pair = f"{before.lemma} {noun.lemma}" if before and before.sentence is noun.sentence else ""
        lemmas |= {pair} if _has_other_type(pair) else {noun.lemma, pair} - {""}
        if noun.is_full_name:
            lemmas.add(NAME)
    return lemmas


def lemmas_of_actors(actors: Iterable[Word]) -> set[str]:
    """Return the lemmas of actors and of the words before: *police* and *officer* of *police officers*.

    Examples
    --------
    >>> from geo.text import annotate
    >>> sorted(lemmas_of_actors(annotate("Armed men from Orda left.").words[4].clause.actors))
    ['armed', 'man']
    """
    return {
        word.lemma
        for actor in actors
        for word in actor.subtree
        if word.index <= actor.index or word in actor.conjuncts
    }


def _has_other_type(pair: str) -> bool:
    """Return True if two words together have a sense of another type than the second alone."""
    whole, noun = tuple(pair.split()), pair.rpartition(" ")[2]
    senses = lexicon().senses_of("noun", noun) if pair else ()
    together = {_type(sense) for sense in senses if sense.words == whole}
    return bool(together) and together.isdisjoint(_type(sense) for sense in senses if sense.words == (noun,))


def _type(sense: Sense) -> str | None:
    """Return the type of the event that a sense is; None if it is none."""
    return sense.type if isinstance(sense, EventSense) else None

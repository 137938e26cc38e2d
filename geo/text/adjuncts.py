"""Phrases and clauses that are joined to a word by *after*, *before*, *during* and their like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.word import Word

MEASURES = frozenset({Relation.ADVERBIAL_NOUN, Relation.ADVERB, Relation.OTHER})
"""Relations of the words that say how long before or after: *two days after the vote*."""


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A phrase or a clause with the word by which it is joined to another."""

    head: Word
    """Its preposition, or the clause's predicate."""
    opening: str
    """The preposition or conjunction with which it opens, in lower case."""

    @property
    def measures(self) -> list[Word]:
        """The words that say how long before or after it is: *days* in *two days*, *shortly*.

        Examples
        --------
        >>> from geo.text import annotate
        >>> words = annotate("He was arrested two days after he fled.").words
        >>> [adjunct.measures for adjunct in adjuncts(words[2], frozenset({"after"}))]
        [[days]]
        """
        head, first = self.head, self.head.first_below.index
        beside = [word for word in head.head.children if word.last_below.index + 1 == first]
        of_marks = [word for mark in head.dependents(Relation.MARKER) for word in mark.children]
        return [word for word in (*head.children, *beside, *of_marks) if word.relation in MEASURES]

    @property
    def words(self) -> list[Word]:
        """All its words, in the order of the text."""
        return self.head.subtree

    @property
    def measured_words(self) -> list[Word]:
        """All its words, with those that measure before it."""
        first = min(word.first_below.index for word in (self.head, *self.measures))
        return list(self.head.document.words[first : self.head.last_below.index + 1])


def own_adjunct(word: Word, openings: frozenset[str]) -> Adjunct | None:
    """Return the phrase or clause that a word heads and that opens with one of some words.

    Examples
    --------
    >>> from geo.text import annotate
    >>> own_adjunct(annotate("They met in Bonn after a raid.").words[6], frozenset({"after"}))
    Adjunct(head=after, opening='after')
    """
    heads = (word, word.head) if word.relation is Relation.PREPOSITIONAL_OBJECT else (word,)
    found = (one for head in heads for one in adjuncts(head.head, openings) if one.head is head)
    return next(found, None)


def adjuncts(word: Word, openings: frozenset[str]) -> Iterator[Adjunct]:
    """Yield the phrases and clauses that depend on a word and open with one of some words.

    Examples
    --------
    >>> from geo.text import annotate
    >>> words = annotate("They met in Bonn after a raid.").words
    >>> list(adjuncts(words[1], frozenset({"after"})))
    [Adjunct(head=after, opening='after')]
    """
    for child in word.dependents(Relation.PREPOSITION, Relation.ADVERBIAL_CLAUSE):
        is_phrase = child.relation is Relation.PREPOSITION
        marks = [child] if is_phrase else child.dependents(Relation.MARKER)
        opening = next((mark.lower for mark in marks if mark.lower in openings), "")
        if opening:
            yield Adjunct(child, opening)

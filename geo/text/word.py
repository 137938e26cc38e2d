"""A word of a document, and its place in the dependency tree of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.categories import SUBJECTS, Categories
from geo.text.relations import Form, PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.blocks import Block
    from geo.text.clause import Clause
    from geo.text.document import Document, Sentence

CLAUSES_WITHIN_PHRASE = frozenset(
    {
        *SUBJECTS,
        Relation.RELATIVE_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.ADVERBIAL_CLAUSE,
        Relation.CLAUSAL_COMPLEMENT,
        Relation.OPEN_COMPLEMENT,
    }
)
PHRASE_LINKS = frozenset(
    {
        Relation.PREPOSITION,
        Relation.PREPOSITIONAL_OBJECT,
        Relation.CONJUNCT,
        Relation.PREPOSITIONAL_CLAUSE,
    }
)
"""Relations that only join a phrase to the word that governs it."""


class Word(Categories):
    """A word or a punctuation mark, made once for each position of a document: compare with ``is``.

    Examples
    --------
    >>> from geo.text import annotate
    >>> word = annotate("Talks were held in Tbilisi.").words[4]
    >>> word.text, word.relation.name, word.head.text
    ('Tbilisi', 'PREPOSITIONAL_OBJECT', 'in')
    """

    __slots__ = (
        "children",
        "document",
        "end",
        "form",
        "head",
        "index",
        "is_punctuation",
        "is_spaced",
        "lemma",
        "lower",
        "part",
        "relation",
        "sentence",
        "start",
        "text",
    )

    document: Document
    sentence: Sentence
    index: int
    """Its number among the words of the document."""
    text: str
    lower: str
    lemma: str
    """In lower case; of a hyphened word whole: ``cease-fire``."""
    start: int
    """Offset of its first code point in the text."""
    end: int
    part: PartOfSpeech
    form: Form
    relation: Relation
    head: Word
    """The word that governs it; a sentence's root governs itself."""
    children: tuple[Word, ...]
    """The words that it governs, in the order of the text."""
    is_punctuation: bool
    is_spaced: bool
    """Return True if white space follows."""

    def __repr__(self) -> str:
        return self.text

    @property
    def is_full_name(self) -> bool:
        """Return True if it ends a proper name of several words, mostly a person's."""
        return self.is_proper and any(word.is_proper for word in self.dependents(Relation.COMPOUND))

    @property
    def opens_sentence(self) -> bool:
        """Return True if it is the first word of its sentence."""
        return self.index == self.sentence.first

    @property
    def block(self) -> Block | None:
        """The block of the layout that it stands in."""
        return self.document.block_at(self.start)

    @property
    def clause(self) -> Clause:
        """The clause that it heads or belongs to; the sentence's own where no verb governs it."""
        word = self
        while not word.is_predicate and word.head is not word:
            word = word.head
        return self.document.clause(word)

    @property
    def as_predicate(self) -> Clause:
        """The clause of which it is the predicate, or would be."""
        return self.document.clause(self)

    @property
    def determiners(self) -> list[Word]:
        """The words that say which of its kind are meant, or none: *the*, *this*, *no*."""
        return self.dependents(Relation.DETERMINER, Relation.NEGATION)

    @property
    def modifiers(self) -> list[Word]:
        """The adjectives, nouns and numerals that modify a noun: *armed border clash*."""
        return self.dependents(
            Relation.COMPOUND, Relation.ADJECTIVAL_MODIFIER, Relation.NOMINAL_MODIFIER, Relation.NUMERAL
        )

    @property
    def possessors(self) -> list[Word]:
        """Whose it is: *their*, *Haiti* in *Haiti's*."""
        return self.dependents(Relation.POSSESSOR)

    @property
    def prepositions(self) -> list[Word]:
        """The prepositions that depend on it."""
        return self.dependents(Relation.PREPOSITION)

    @property
    def modifying_clauses(self) -> list[Clause]:
        """The clauses that modify a noun: *clashes that broke out*, *talks set for May*."""
        return [word.as_predicate for word in self.dependents(Relation.RELATIVE_CLAUSE, Relation.NOUN_CLAUSE)]

    @property
    def preposition(self) -> Word | None:
        """The preposition that joins it to a verb or a noun; None if none does."""
        head = self.head
        return head if head.relation in {Relation.PREPOSITION, Relation.AGENT} else None

    @property
    def governor(self) -> Word:
        """The word on which its phrase depends, beyond prepositions and what it is coordinated with.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("They called for a truce and talks.").words[6].governor
        called
        """
        word = self.head
        while word.relation in PHRASE_LINKS and not word.is_predicate:
            word = word.head
        return word

    @property
    def phrase(self) -> Iterator[Word]:
        """Yield the words of its noun phrase, the clauses within left out."""
        waiting = [self]
        while waiting:
            word = waiting.pop()
            yield word
            waiting += [child for child in word.children if child.relation not in CLAUSES_WITHIN_PHRASE]

    @property
    def referents(self) -> Iterator[Word]:
        """Yield the nouns by which its phrase says what is meant.

        These are the noun, what is coordinated with it, what it is a quantity *of*, and the titles beside a
        name.

        Examples
        --------
        >>> from geo.text import annotate
        >>> list(annotate("Hundreds of prisoners and two guards left.").words[0].referents)
        [Hundreds, prisoners, guards]
        """
        for word in (self, *self.conjuncts):
            yield word
            if word.is_proper:
                yield from word.dependents(Relation.COMPOUND, Relation.APPOSITION)
            yield from word.after_prepositions("of")

    @property
    def ancestors(self) -> Iterator[Word]:
        """Yield its head, that word's head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> list[Word]:
        """The word and all words below it, in the order of the text."""
        found = [self]
        for word in found:
            found += word.children
        return sorted(found, key=_index)

    @property
    def first_below(self) -> Word:
        """The first word of its subtree."""
        return min(self.subtree, key=_index)

    @property
    def last_below(self) -> Word:
        """The last word of its subtree."""
        return max(self.subtree, key=_index)

    @property
    def conjuncts(self) -> list[Word]:
        """The words coordinated with it, itself left out: *Homs, Hama and Idlib*."""
        first = self
        while first.relation is Relation.CONJUNCT and first.head is not first:
            first = first.head
        joined = [first]
        for word in joined:
            joined += [
                child
                for child in word.children
                if child.index > word.index and child.relation is Relation.CONJUNCT
            ]
        return [word for word in joined if word is not self]

    def dependents(self, *relations: Relation) -> list[Word]:
        """Return the words that depend on it in one of `relations`, in the order of the text.

        Examples
        --------
        >>> from geo.text import Relation, annotate
        >>> annotate("Rebels seized the town.").words[1].dependents(Relation.SUBJECT, Relation.OBJECT)
        [Rebels, town]
        """
        return [child for child in self.children if child.relation in relations]

    def is_after(self, *prepositions: str) -> bool:
        """Return True if it is the noun after one of `prepositions`.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("They left without talks.").words[3].is_after("with", "without")
        True
        """
        return self.is_after_preposition and self.head.lower in prepositions

    def after_prepositions(self, *prepositions: str) -> list[Word]:
        """Return the nouns that prepositions join to it; of all prepositions if none is given.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Talks in Bonn failed.").words[0].after_prepositions("in")
        [Bonn]
        """
        return [
            noun
            for preposition in self.dependents(Relation.PREPOSITION)
            if not prepositions or preposition.lower in prepositions
            for noun in preposition.dependents(Relation.PREPOSITIONAL_OBJECT)
        ]

    def neighbour(self, step: int) -> Word | None:
        """Return the word `step` positions after it (before it, if negative); None beyond the text."""
        at = self.index + step
        words = self.document.words
        return words[at] if 0 <= at < len(words) else None


def _index(word: Word) -> int:
    return word.index

"""A word of a document, and its place in the dependency tree of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.relations import Form, PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.clause import Clause
    from geo.text.document import Document, Sentence

SUBJECTS = frozenset(
    {
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.CLAUSAL_SUBJECT,
        Relation.CLAUSAL_PASSIVE_SUBJECT,
        Relation.EXPLETIVE,
    }
)
NOT_A_CLAUSE = frozenset(
    {Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.ADJECTIVAL_MODIFIER, Relation.COMPOUND}
)
"""Relations in which a verb heads no clause of its own."""
VERBS = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUXILIARY})
NOUNS = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPER_NOUN})


class Word:
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
    def is_noun(self) -> bool:
        """Return True if it is a common or a proper noun."""
        return self.part in NOUNS

    @property
    def is_proper(self) -> bool:
        """Return True if it is part of a proper name."""
        return self.part is PartOfSpeech.PROPER_NOUN

    @property
    def is_subject(self) -> bool:
        """Return True if it is the subject of its head."""
        return self.relation in SUBJECTS

    @property
    def is_predicate(self) -> bool:
        """Return True if it heads a clause: a verb, or a copula."""
        return self.part in VERBS and self.relation not in NOT_A_CLAUSE

    @property
    def opens_sentence(self) -> bool:
        """Return True if it is the first word of its sentence."""
        return self.index == self.sentence.first

    @property
    def clause(self) -> Clause:
        """The clause that it heads or belongs to; the sentence's own where no verb governs it."""
        word = self
        while not word.is_predicate and word.head is not word:
            word = word.head
        return self.document.clause(word)

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

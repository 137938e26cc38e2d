"""A clause: a predicate with its subjects, objects and the nouns that prepositions join to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.categories import SUBJECTS
from geo.text.clause_kinds import ClauseKinds
from geo.text.relations import Form, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.word import Word

OBJECTS = (
    Relation.OBJECT,
    Relation.PASSIVE_SUBJECT,
    Relation.ATTRIBUTE,
    Relation.OBJECT_PREDICATE,
    Relation.INDIRECT_OBJECT,
    Relation.ADJECTIVAL_COMPLEMENT,
)
SHARING_SUBJECT = frozenset(
    {
        Relation.OPEN_COMPLEMENT,
        Relation.CONJUNCT,
        Relation.ADVERBIAL_CLAUSE,
        Relation.PREPOSITIONAL_CLAUSE,
    }
)
"""Relations in which a clause without a subject has that of the clause above it."""
COMPANIONS = (
    Relation.PARTICLE,
    Relation.PREPOSITION,
    Relation.AGENT,
    Relation.OBJECT,
    Relation.ADJECTIVAL_COMPLEMENT,
    Relation.OBJECT_PREDICATE,
    Relation.ADVERB,
    Relation.ATTRIBUTE,
    Relation.CLAUSAL_COMPLEMENT,
    Relation.OPEN_COMPLEMENT,
)
"""Relations of what may be part of a verb's expression: *broke out*, *took part*, *opened fire*."""
ARGUMENTS = (Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.OBJECT, Relation.ATTRIBUTE)
RELATIVE_PRONOUNS = word_class("relative_pronoun")


@dataclass(frozen=True, slots=True)
class Oblique:
    """A noun that a preposition joins to a clause: *in* … *Tbilisi*."""

    preposition: Word
    noun: Word


class Clause(ClauseKinds):
    """What is known of a clause.

    Parameters
    ----------
    predicate
        The word that heads it: a verb, or the sentence's root where that is none.

    Examples
    --------
    >>> from geo.text import annotate
    >>> clause = annotate("Rebels had not left the town.").words[3].clause
    >>> clause.predicate, clause.subjects, clause.objects, clause.is_past_perfect, clause.is_negated
    (left, [Rebels], [town], True, True)
    """

    __slots__ = ("__dict__", "predicate")

    def __init__(self, predicate: Word) -> None:
        self.predicate = predicate

    def __repr__(self) -> str:
        return f"Clause({self.predicate})"

    @cached_property
    def own_subjects(self) -> list[Word]:
        """The subjects that depend on its predicate."""
        return [child for child in self.predicate.children if child.relation in SUBJECTS]

    @cached_property
    def subjects(self) -> list[Word]:
        """Who does or undergoes it; a clause without a subject shares that of the clause above it.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Troops tried to enter the town.").words[3].clause.subjects
        [Troops]
        """
        clause = self
        while True:
            if clause.own_subjects:
                return clause.own_subjects
            predicate = clause.predicate
            if predicate.relation is Relation.NOUN_CLAUSE:
                return [predicate.head] if predicate.form is Form.GERUND else []
            if predicate.relation not in SHARING_SUBJECT or predicate.head is predicate:
                return []
            clause = predicate.head.clause

    @property
    def passive_subjects(self) -> list[Word]:
        """The nouns to which something *is done*."""
        return self.predicate.dependents(Relation.PASSIVE_SUBJECT)

    @property
    def participants(self) -> list[Word]:
        """Its subject and its object, as far as they are nouns that depend on its predicate."""
        return self.predicate.dependents(Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.OBJECT)

    @cached_property
    def agents(self) -> list[Word]:
        """By whom it is done, in the passive."""
        return [
            noun
            for by in self.predicate.dependents(Relation.AGENT)
            for noun in by.dependents(Relation.PREPOSITIONAL_OBJECT)
        ]

    @property
    def actors(self) -> list[Word]:
        """Who acts: the subject, or *by* whom; for a relative pronoun the noun that it stands for."""
        acting = self.agents if self.passive_subjects else [*self.subjects, *self.agents]
        return [
            self.predicate.head if self.is_relative and word.lower in RELATIVE_PRONOUNS else word
            for word in acting
        ]

    @property
    def objects(self) -> list[Word]:
        """Whom or what it is done to, in the active."""
        return self.predicate.dependents(Relation.OBJECT)

    @property
    def recipients(self) -> list[Word]:
        """To whom something is given."""
        return self.predicate.dependents(Relation.INDIRECT_OBJECT)

    @cached_property
    def patients(self) -> list[Word]:
        """What undergoes it, in the active and in the passive, also as the noun that the clause modifies.

        With each noun come those coordinated with it; a quantity gives what is counted, too.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Hundreds of prisoners were freed.").words[4].clause.patients
        [Hundreds, prisoners]
        """
        return [word for noun in self._direct_patients() for word in noun.referents]

    def _direct_patients(self) -> Iterator[Word]:
        verb = self.predicate
        yield from verb.dependents(*OBJECTS)
        for word in verb.dependents(Relation.CLAUSAL_COMPLEMENT):
            yield from word.dependents(Relation.SUBJECT)
        for word in verb.dependents(Relation.OPEN_COMPLEMENT):
            yield from (word, *word.dependents(*OBJECTS))
        if self.modifies_noun and verb.is_past_participle:
            yield verb.head
        if self.is_in_series and verb.dependents(Relation.PASSIVE_AUXILIARY) and not self.own_subjects:
            yield from self.subjects
        if self.antecedent is not None:
            yield self.antecedent

    @cached_property
    def companions(self) -> frozenset[str]:
        """The lemmas of what may be part of its verb's expression: *broke out*, *took part*.

        Examples
        --------
        >>> from geo.text import annotate
        >>> sorted(annotate("Police broke up a rally.").words[1].clause.companions)
        ['rally', 'up']
        """
        verb = self.predicate
        near = verb.dependents(*COMPANIONS)
        within = [
            word
            for preposition in verb.prepositions
            for word in preposition.dependents(Relation.PREPOSITIONAL_OBJECT, Relation.PREPOSITION)
        ]
        following = verb.neighbour(1)
        return frozenset(word.lemma for word in (*near, *within)) | {following.lower if following else ""}

    @property
    def arguments(self) -> list[Word]:
        """Its subject, its object and what it says that its subject is, as they depend on its predicate."""
        return self.predicate.dependents(*ARGUMENTS)

    @property
    def prepositional_nouns(self) -> list[Word]:
        """What stands after its prepositions and particles, and after those of its object: *took part in*."""
        verb = self.predicate
        phrases = verb.dependents(Relation.PREPOSITION, Relation.PARTICLE, Relation.OBJECT, Relation.AGENT)
        return [
            noun
            for phrase in phrases
            for preposition in (phrase, *phrase.prepositions)
            for noun in preposition.dependents(Relation.PREPOSITIONAL_OBJECT)
        ]

    @cached_property
    def obliques(self) -> list[Oblique]:
        """The nouns that prepositions join to its predicate.

        Examples
        --------
        >>> from geo.text import annotate
        >>> clause = annotate("They met in Bonn on Monday.").words[1].clause
        >>> [(oblique.preposition, oblique.noun) for oblique in clause.obliques]
        [(in, Bonn), (on, Monday)]
        """
        return [
            Oblique(preposition, noun)
            for preposition in self.predicate.dependents(Relation.PREPOSITION)
            for noun in preposition.dependents(Relation.PREPOSITIONAL_OBJECT)
        ]

    @cached_property
    def antecedent(self) -> Word | None:
        """The noun to which a relative clause says that something is done: *the road that was blocked*.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("The road that was blocked is open again.").words[4].clause.antecedent
        road
        """
        patients = self.predicate.dependents(Relation.OBJECT, Relation.PASSIVE_SUBJECT)
        is_stood_for = any(word.lower in RELATIVE_PRONOUNS for word in patients)
        return self.predicate.head if self.is_relative and is_stood_for else None

    @property
    def adverbial_clauses(self) -> list[Clause]:
        """The clauses that say when, why or if: *if talks fail*."""
        return [word.as_predicate for word in self.predicate.dependents(Relation.ADVERBIAL_CLAUSE)]

    @property
    def open_complements(self) -> list[Clause]:
        """The clauses that share its subject and complete it: *tried to enter*."""
        return [word.as_predicate for word in self.predicate.dependents(Relation.OPEN_COMPLEMENT)]

    @property
    def before_in_series(self) -> Iterator[Clause]:
        """Yield the clauses before it that share their subject with it: *came, burned huts and left*."""
        clause = self
        while clause.predicate.relation is Relation.CONJUNCT and not clause.own_subjects:
            clause = clause.predicate.document.clause(clause.predicate.head)
            yield clause

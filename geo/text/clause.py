"""A clause: a predicate with its arguments, its tense and mood, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.relations import Form, Relation
from geo.text.word import SUBJECTS, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

OBJECTS = (
    Relation.OBJECT,
    Relation.PASSIVE_SUBJECT,
    Relation.ATTRIBUTE,
    Relation.OBJECT_PREDICATE,
    Relation.INDIRECT_OBJECT,
    Relation.ADJECTIVAL_COMPLEMENT,
)
TENSED = frozenset({Form.PAST, Form.PRESENT, Form.PRESENT_THIRD_PERSON, Form.MODAL})
PRESENT = frozenset({Form.PRESENT, Form.PRESENT_THIRD_PERSON})
SHARING_SUBJECT = frozenset(
    {
        Relation.OPEN_COMPLEMENT,
        Relation.CONJUNCT,
        Relation.ADVERBIAL_CLAUSE,
        Relation.PREPOSITIONAL_CLAUSE,
    }
)
"""Relations in which a clause without a subject has that of the clause above it."""
RELATIVE_PRONOUNS = word_class("relative_pronoun")
WILL = word_class("future_auxiliary")
HAD = word_class("past_perfect_auxiliary")


@dataclass(frozen=True, slots=True)
class Oblique:
    """A noun that a preposition joins to a clause: *in* … *Tbilisi*."""

    preposition: Word
    noun: Word


class Clause:
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

    @property
    def is_verbal(self) -> bool:
        """Return True if a verb heads it, not only the root of a fragment."""
        return self.predicate.is_predicate

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
        passive = any(child.relation is Relation.PASSIVE_SUBJECT for child in self.predicate.children)
        acting = self.agents if passive else [*self.subjects, *self.agents]
        return [
            self.predicate.head if self.is_relative and word.lower in RELATIVE_PRONOUNS else word
            for word in acting
        ]

    @property
    def objects(self) -> list[Word]:
        """Whom or what it is done to, in the active."""
        return self.predicate.dependents(Relation.OBJECT)

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

    @cached_property
    def auxiliaries(self) -> list[Word]:
        """Its auxiliary verbs."""
        return self.predicate.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)

    @property
    def negations(self) -> list[Word]:
        """The words that negate its predicate."""
        return self.predicate.dependents(Relation.NEGATION)

    @property
    def is_negated(self) -> bool:
        """Return True if a word negates its predicate."""
        return bool(self.negations)

    @property
    def is_relative(self) -> bool:
        """Return True if it is a relative clause."""
        return self.predicate.relation is Relation.RELATIVE_CLAUSE

    @property
    def is_passive(self) -> bool:
        """Return True if it is told of whom it is done to: *was shelled*; also of a bare participle."""
        marks = (Relation.PASSIVE_SUBJECT, Relation.PASSIVE_AUXILIARY)
        return self.predicate.form is Form.PAST_PARTICIPLE or bool(self.predicate.dependents(*marks))

    @property
    def is_finite(self) -> bool:
        """Return True if it has a tense, by its predicate's form or an auxiliary's."""
        return any(word.form in TENSED for word in (self.predicate, *self.auxiliaries))

    @property
    def is_infinitive(self) -> bool:
        """Return True if *to* stands before its predicate."""
        return any(word.lower == "to" for word in self.auxiliaries)

    @property
    def is_perfect(self) -> bool:
        """Return True if *have* is among its auxiliaries."""
        return any(word.lemma == "have" for word in self.predicate.dependents(Relation.AUXILIARY))

    @property
    def is_past_perfect(self) -> bool:
        """Return True if *had* is among its auxiliaries."""
        return any(word.lower in HAD for word in self.predicate.dependents(Relation.AUXILIARY))

    @property
    def is_past(self) -> bool:
        """Return True if its predicate or an auxiliary is in the past."""
        return any(word.form is Form.PAST for word in (self.predicate, *self.auxiliaries))

    @property
    def has_present(self) -> bool:
        """Return True if its predicate or an auxiliary is in the present."""
        return any(word.form in PRESENT for word in (self.predicate, *self.auxiliaries))

    @property
    def is_present(self) -> bool:
        """Return True if it is in the present, which also serves for what is set for later: *meet in May*."""
        return self.has_present and self.predicate.form in {*PRESENT, Form.GERUND}

    @property
    def is_future(self) -> bool:
        """Return True if it speaks of the future, be it that of a past: *will leave*, *would leave*."""
        return any(word.lower in WILL for word in self.predicate.dependents(Relation.AUXILIARY))

    def opening(self, words: frozenset[str]) -> str:
        """Return the conjunction of `words` with which it opens; nothing where it opens with none.

        Examples
        --------
        >>> from geo.text import annotate
        >>> clause = annotate("They met after rebels had left.").words[5].clause
        >>> clause.opening(frozenset({"after", "before"}))
        'after'
        """
        predicate = self.predicate
        if predicate.relation not in {Relation.ADVERBIAL_CLAUSE, Relation.PREPOSITIONAL_CLAUSE}:
            return ""
        marks = predicate.dependents(Relation.MARKER, Relation.ADVERB)
        return next((mark.lower for mark in marks if mark.lower in words), "")

    @property
    def before_in_series(self) -> Iterator[Clause]:
        """Yield the clauses before it that share their subject with it: *came, burned huts and left*."""
        clause = self
        while clause.predicate.relation is Relation.CONJUNCT and not clause.own_subjects:
            clause = clause.predicate.document.clause(clause.predicate.head)
            yield clause

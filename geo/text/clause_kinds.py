"""What kind of clause a clause is: its place in the sentence, its tense, mood, voice and polarity."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.relations import Form, Relation

if TYPE_CHECKING:
    from geo.text.clause import Clause
    from geo.text.word import Word

PRESENT = frozenset({Form.PRESENT, Form.PRESENT_THIRD_PERSON})
STATEMENTS = frozenset({Relation.ROOT, Relation.CONJUNCT, Relation.PARATAXIS, Relation.CLAUSAL_COMPLEMENT})
WILL = word_class("future_auxiliary")
HAD = word_class("past_perfect_auxiliary")


class ClauseKinds:
    """The questions to a clause that its predicate and the small words beside it answer."""

    __slots__ = ()

    predicate: Word

    @property
    def is_verbal(self) -> bool:
        """Return True if a verb heads it, not only the root of a fragment."""
        return self.predicate.is_predicate

    @property
    def is_main(self) -> bool:
        """Return True if it depends on no other."""
        return self.predicate.relation is Relation.ROOT

    @property
    def is_content_clause(self) -> bool:
        """Return True if it is what is said, known or hoped: *said that rebels had left*."""
        return self.predicate.relation is Relation.CLAUSAL_COMPLEMENT

    @property
    def is_open_complement(self) -> bool:
        """Return True if it completes another clause, whose subject it shares: *tried to enter*."""
        return self.predicate.relation is Relation.OPEN_COMPLEMENT

    @property
    def is_adverbial(self) -> bool:
        """Return True if it says when, why or to what end: *after rebels left*, *to free them*."""
        return self.predicate.relation is Relation.ADVERBIAL_CLAUSE

    @property
    def is_relative(self) -> bool:
        """Return True if it is a relative clause."""
        return self.predicate.relation is Relation.RELATIVE_CLAUSE

    @property
    def modifies_noun(self) -> bool:
        """Return True if it is a participle or an infinitive that modifies a noun: *talks set for May*."""
        return self.predicate.relation is Relation.NOUN_CLAUSE

    @property
    def is_in_series(self) -> bool:
        """Return True if it is coordinated with what stands before it: *came and burned huts*."""
        return self.predicate.relation is Relation.CONJUNCT

    @property
    def is_before_semicolon(self) -> bool:
        """Return True if a semicolon parts it from the clause on which it depends, which follows."""
        first, last = self.predicate.index, self.predicate.head.index
        return any(word.text == ";" for word in self.predicate.document.words[first:last])

    @property
    def is_statement(self) -> bool:
        """Return True if it states something by itself: a main clause, one beside it, or what is said."""
        return self.predicate.relation in STATEMENTS

    @property
    def parent(self) -> Clause:
        """The clause of the word on which it depends."""
        return self.predicate.head.clause

    @property
    def preposition(self) -> Word | None:
        """The preposition that it follows: *without* firing; None if it follows none."""
        return self.predicate.head if self.predicate.relation is Relation.PREPOSITIONAL_CLAUSE else None

    @property
    def conjunctions(self) -> list[Word]:
        """The conjunctions that join it to another clause."""
        return self.predicate.dependents(Relation.MARKER)

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

    @cached_property
    def auxiliaries(self) -> list[Word]:
        """Its auxiliary verbs."""
        return self.predicate.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The small words beside its predicate, in lower case: auxiliaries, conjunctions and adverbs."""
        return frozenset(
            word.lower
            for word in self.predicate.dependents(
                Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.MARKER, Relation.ADVERB
            )
        )

    @property
    def negations(self) -> list[Word]:
        """The words that negate its predicate."""
        return self.predicate.dependents(Relation.NEGATION)

    @property
    def is_negated(self) -> bool:
        """Return True if a word negates its predicate."""
        return bool(self.negations)

    @property
    def is_marked_passive(self) -> bool:
        """Return True if a passive subject or auxiliary stands with it."""
        marks = (Relation.PASSIVE_SUBJECT, Relation.PASSIVE_AUXILIARY)
        return bool(self.predicate.dependents(*marks))

    @property
    def is_finite(self) -> bool:
        """Return True if it has a tense, by its predicate's form or an auxiliary's."""
        return any(word.is_tensed for word in (self.predicate, *self.auxiliaries))

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

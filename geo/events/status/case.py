"""What the rules of status are asked about: an event's noun, and the clause that says whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Status
from geo.rules import always

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.detect import Trigger
    from geo.text import Clause, Word

DOUBTING = word_class("doubting")
PASSING = word_class("passing")
REPORTING = word_class("reporting")
SCHEDULING = word_class("scheduling")
OCCURRED, PLANNED = always(Status.OCCURRED), always(Status.PLANNED)
HYPOTHETICAL, NEGATED = always(Status.HYPOTHETICAL), always(Status.NEGATED)
"""Outcomes of rules that give one status in every case."""


@dataclass(frozen=True, slots=True)
class StatusCase:
    """An event, or a clause on whose status that of an event depends."""

    clause: Clause | None
    """Whose tense, mood and negation decide; None where a noun names the event and no verb supports it."""
    status_of: Callable[[Clause], Status]
    """Returns the status of what another clause says."""
    trigger: Trigger | None = None
    """None where only the clause is asked about."""
    is_ahead: Callable[[Trigger], bool] | None = None
    """Returns True if the date that governs a trigger is after the article's publication."""

    @property
    def noun(self) -> Word | None:
        """The noun that names the event; None if a verb does."""
        return self.trigger.word if self.trigger is not None and self.trigger.is_noun else None

    @property
    def bare_noun(self) -> Word | None:
        """The noun that names the event, where no verb supports it."""
        return self.noun if self.clause is None else None

    @property
    def marks(self) -> frozenset[str]:
        """The auxiliaries, conjunctions and adverbs of the clause."""
        return self.clause.marks if self.clause is not None else frozenset()

    @property
    def is_infinitive(self) -> bool:
        """Return True if the clause is an infinitive with *to*."""
        return self.clause is not None and self.clause.is_infinitive

    @property
    def head(self) -> Word | None:
        """The word that the event completes: *refused* to fire, *plans* for talks."""
        if self.clause is None:
            return _head_of_noun(self.bare_noun)
        if self.clause.preposition is not None:
            return self.clause.preposition.head
        is_complement = self.clause.is_open_complement or self.clause.modifies_noun
        is_content = self.clause.is_content_clause and not self.clause.is_before_semicolon
        return self.clause.predicate.head if is_complement or is_content else None

    @property
    def governor(self) -> Word | None:
        """The head, where its own meaning says whether the event happens: not of what is begun or stated."""
        head, clause = self.head, self.clause
        if head is None or clause is None:
            return head
        is_hearsay = head.lemma in REPORTING and clause.is_infinitive and clause.is_perfect
        is_stated = clause.is_finite and clause.is_content_clause and head.lemma not in DOUBTING
        return None if is_hearsay or is_stated or head.lemma in PASSING else head


def _head_of_noun(noun: Word | None) -> Word | None:
    """Return what an event noun is the aim of: *called for talks*, *postponed talks*."""
    if noun is None or not (noun.is_object or noun.is_after("for", "to", "on")):
        return None
    return noun.governor


def status_of_clause(_case: StatusCase, status: Status) -> Status:
    """Return the status that the condition took from another clause."""
    return status


def schedules(clause: Clause) -> bool:
    """Return True if a participle sets what it is said of for later: *scheduled for Monday*."""
    return clause.predicate.lemma in SCHEDULING and clause.predicate.is_past_participle

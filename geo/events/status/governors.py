"""The status that other words of the sentence give: *refused to meet*, *flew to Bonn to meet*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.status.case import HYPOTHETICAL, NEGATED, PLANNED, StatusCase, status_of_clause
from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.text import Word

DEMONSTRATIVE = word_class("demonstrative")
PASSING = word_class("passing")
PLANNING = word_class("planning")
REFUSING = word_class("refusing")
WISHING = word_class("wishing")


def unfulfilled_series(case: StatusCase) -> Status | None:
    """Return the status that the first verb gives to *will meet and sign a treaty*; None if it occurred."""
    clause = case.clause
    if clause is None or not clause.is_in_series or clause.is_finite:
        return None
    first = clause.predicate.head
    return _unless_occurred(case.status_of(first.as_predicate)) if first.is_verb else None


def is_set_to(case: StatusCase) -> bool:
    """Return True for *are to meet*, *are going to meet*."""
    return case.is_infinitive and case.head is not None and case.head.lemma in {"be", "go"}


def unfulfilled_attempt(case: StatusCase) -> Status | None:
    """Return the status that the verb above gives to *will begin to withdraw*; None if it occurred."""
    if case.clause is None or case.head is None or case.head.lemma not in PASSING:
        return None
    return _unless_occurred(case.status_of(case.head.clause))


def unfulfilled_object(case: StatusCase) -> Status | None:
    """Return the status that the verb gives to *could trigger clashes*, not to *will study the attack*."""
    noun = case.bare_noun
    if noun is None or not noun.is_object or is_known(noun):
        return None
    return _unless_occurred(case.status_of(noun.governor.as_predicate))


def is_known(noun: Word) -> bool:
    """Return True if a noun means an event that is known already: *the attack*, *their talks*."""
    return bool(noun.possessors) or any(word.lower in DEMONSTRATIVE for word in noun.determiners)


def _unless_occurred(status: Status) -> Status | None:
    return None if status is Status.OCCURRED else status


def is_governed_by(words: frozenset[str]) -> Callable[[StatusCase], bool]:
    """Return the condition that a word of a class governs the event: *refused to meet*."""
    return lambda case: case.governor is not None and case.governor.lemma in words


def is_governed_infinitive(case: StatusCase) -> bool:
    """Return True for *talks to end the war*, *is ready to leave*."""
    return case.is_infinitive and case.governor is not None


def is_purpose(case: StatusCase) -> bool:
    """Return True for *flew to Bonn to meet envoys*."""
    return case.is_infinitive and case.clause is not None and case.clause.is_adverbial


def is_wished_purpose(case: StatusCase) -> bool:
    """Return True for *hoped, to meet envoys*: an end of what is only wished."""
    return is_purpose(case) and case.clause is not None and case.clause.predicate.head.lemma in WISHING


OF_GOVERNOR: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.series",
        "The verb continues a series whose first verb says that it did not happen, or not yet.",
        unfulfilled_series,
        status_of_clause,
        (Example("Ministers will fly to Tbilisi and [meet] the rebels.", "planned"),),
        (Example("Ministers flew to Tbilisi and [met] the rebels.", "occurred"),),
    ),
    Rule(
        "status.set-to",
        "*Are to* or *are going to* stands before the verb.",
        is_set_to,
        PLANNED,
        (Example("Ministers are to [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.attempt",
        "It is begun, tried or continued by a verb that says that it did not happen, or not yet.",
        unfulfilled_attempt,
        status_of_clause,
        (Example("The army will begin to [shell] Tbilisi.", "planned"),),
        (Example("The army tried to [seize] Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.governed-by-refusal",
        "It is refused, prevented, cancelled or failed to be done.",
        is_governed_by(REFUSING),
        NEGATED,
        (Example("Ministers refused to [meet] in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.governed-by-wish",
        "It is wished, proposed, urged, feared or made possible.",
        is_governed_by(WISHING),
        HYPOTHETICAL,
        (Example("Ministers hope to [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.governed-by-plan",
        "It is planned, decided, agreed or promised.",
        is_governed_by(PLANNING),
        PLANNED,
        (Example("Ministers agreed to [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.governed-infinitive",
        "It is an infinitive that completes any other word.",
        is_governed_infinitive,
        HYPOTHETICAL,
        (Example("The general is too weak to [attack] Tbilisi.", "hypothetical"),),
        (Example("The general is said to have [attacked] Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.object-of-verb",
        "A noun for no known event is the object of a verb that says that it did not happen, or not yet.",
        unfulfilled_object,
        status_of_clause,
        (Example("The visit could trigger [clashes] in Tbilisi.", "hypothetical"),),
        (Example("Judges will study the [clashes] in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.wished-purpose",
        "It is the end of what is only wished.",
        is_wished_purpose,
        HYPOTHETICAL,
        (Example("The rebels needed trucks to [attack] Goma.", "hypothetical"),),
    ),
    Rule(
        "status.purpose",
        "It is the end to which something is done.",
        is_purpose,
        PLANNED,
        (Example("The army moved tanks to Tbilisi on Monday to [attack] the rebels.", "planned"),),
    ),
)

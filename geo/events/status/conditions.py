"""When the rules of status fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.status.case import PASSING, StatusCase
from geo.language import word_class
from geo.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.text import Clause, Word

    Condition = Callable[[StatusCase], bool]
    StatusOfClause = Callable[[Clause], Status]

AWAITED = word_class("awaited")
COMING = word_class("coming")
CONDITION = word_class("condition")
DEMONSTRATIVE = word_class("demonstrative")
HARDLY = word_class("hardly")
NOBODY = word_class("nobody")
POSSIBILITY = word_class("possibility")
REFUSING = word_class("refusing")
REQUEST = word_class("request")
SCHEDULING = word_class("scheduling")
SURE_FUTURE = word_class("sure_future")
UNCERTAIN = word_class("uncertain")
WISHING = word_class("wishing")
UNFULFILLED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def is_denied_noun(case: StatusCase) -> bool:
    """Return True for *no talks*, *without talks*."""
    noun = case.noun
    return noun is not None and (has_before(noun, frozenset({"no", "neither"})) or noun.is_after("without"))


def is_coming_noun(case: StatusCase) -> bool:
    """Return True for *the next meeting*."""
    return case.noun is not None and has_before(case.noun, COMING)


def is_uncertain_noun(case: StatusCase) -> bool:
    """Return True for *a possible attack*."""
    return case.noun is not None and has_before(case.noun, UNCERTAIN)


def has_before(noun: Word, words: frozenset[str]) -> bool:
    """Return True if a noun has one of `words` as determiner or modifier."""
    return not words.isdisjoint(word.lower for word in (*noun.determiners, *noun.modifiers))


def is_scheduled_noun(case: StatusCase) -> bool:
    """Return True for *talks scheduled for Monday*, with no verb to support the noun."""
    noun = case.bare_noun
    return noun is not None and any(clause.is_upon_noun and schedules(clause) for clause in noun.upon_it)


def is_cancelled_noun(case: StatusCase) -> bool:
    """Return True for *talks were cancelled*."""
    noun = case.bare_noun
    return noun is not None and noun.is_passive_subject and noun.head.lemma in REFUSING


def is_requested_noun(case: StatusCase) -> bool:
    """Return True for *a demand for talks*."""
    noun = case.bare_noun
    return noun is not None and any(
        word.is_common_noun and word.lemma in REQUEST and word.index < noun.index for word in noun.ancestors
    )


def is_negated(case: StatusCase) -> bool:
    """Return True for *did not meet*."""
    return case.clause is not None and case.clause.is_negated


def is_of_nobody(case: StatusCase) -> bool:
    """Return True for *nobody was hurt*, *no troops left*."""
    if case.clause is None:
        return False
    return any(
        word.lower in NOBODY for noun in case.clause.participants for word in (noun, *noun.determiners)
    )


def is_hardly(case: StatusCase) -> bool:
    """Return True for *never met*."""
    return not case.marks.isdisjoint(HARDLY)


def is_called(case: StatusCase) -> bool:
    """Return True for *called a rally*."""
    return (
        case.clause is not None
        and case.trigger is not None
        and case.clause.predicate.lemma == "call"
        and case.trigger.sense.type == "PROTEST"
    )


def is_scheduled(case: StatusCase) -> bool:
    """Return True for *a strike is planned*, where that verb supports the noun."""
    clause = case.clause
    if clause is None or clause.predicate.lemma not in SCHEDULING:
        return False
    if case.trigger is None or case.trigger.support is None:
        return False
    return clause.is_marked_passive or (clause.is_upon_noun and schedules(clause))


def schedules(clause: Clause) -> bool:
    """Return True if a participle sets what it is said of for later: *scheduled for Monday*."""
    return clause.predicate.lemma in SCHEDULING and clause.predicate.is_past_participle


def is_condition(case: StatusCase) -> bool:
    """Return True for *if rebels attack*."""
    return not case.marks.isdisjoint(CONDITION)


def is_awaited(status_of: StatusOfClause) -> Condition:
    """Return the condition for *until police leave*; what *marched until police fired* ends did happen."""

    def fits(case: StatusCase) -> bool:
        clause = case.clause
        if clause is None or clause.marks.isdisjoint(AWAITED):
            return False
        is_end = clause.is_past and (clause.is_main or status_of(clause.parent) not in UNFULFILLED)
        return not is_end

    return fits


def is_conditional_future(case: StatusCase) -> bool:
    """Return True for *will attack if talks fail*."""
    return (
        case.clause is not None
        and is_future(case)
        and any(
            word.lower in {"if", "unless"}
            for clause in case.clause.adverbial_clauses
            for word in clause.conjunctions
        )
    )


def is_future(case: StatusCase) -> bool:
    """Return True for *will meet*."""
    return not case.marks.isdisjoint(SURE_FUTURE)


def is_headline_future(case: StatusCase) -> bool:
    """Return True for *Ministers to meet in Bonn*."""
    return case.is_infinitive and case.clause is not None and case.clause.is_main


def is_to_be(case: StatusCase) -> bool:
    """Return True for *talks are to resume*, where *be* supports the noun."""
    clause = case.clause
    if clause is None or clause.predicate.lemma != "be":
        return False
    return any(complement.is_infinitive for complement in clause.open_complements)


def is_possible(case: StatusCase) -> bool:
    """Return True for *could meet*."""
    return not case.marks.isdisjoint(POSSIBILITY)


def is_announced(case: StatusCase) -> bool:
    """Return True for *said that they would meet*."""
    return is_would(case) and case.clause is not None and case.clause.is_content_clause


def is_would(case: StatusCase) -> bool:
    """Return True for *would meet*."""
    return "would" in case.marks


def is_without(case: StatusCase) -> bool:
    """Return True for *left without firing*."""
    preposition = case.clause.preposition if case.clause is not None else None
    return preposition is not None and preposition.lower == "without"


def is_set_to(case: StatusCase) -> bool:
    """Return True for *are to meet*, *are going to meet*."""
    return case.is_infinitive and case.head is not None and case.head.lemma in {"be", "go"}


def is_unfulfilled_series(status_of: StatusOfClause) -> Callable[[StatusCase], Status | None]:
    """Return the condition for *will meet and sign a treaty*: the status that the first clause gives."""

    def status(case: StatusCase) -> Status | None:
        clause = case.clause
        if clause is None or not clause.is_in_series or clause.is_finite:
            return None
        first = clause.predicate.head
        return _unless_occurred(status_of(first.as_predicate)) if first.is_verb else None

    return status


def is_unfulfilled_attempt(status_of: StatusOfClause) -> Callable[[StatusCase], Status | None]:
    """Return the condition for *will begin to withdraw*: the status that the clause above gives."""

    def status(case: StatusCase) -> Status | None:
        if case.clause is None or case.head is None or case.head.lemma not in PASSING:
            return None
        return _unless_occurred(status_of(case.head.clause))

    return status


def is_unfulfilled_object(status_of: StatusOfClause) -> Callable[[StatusCase], Status | None]:
    """Return the condition for *could trigger clashes*; what *will study the attack* means did happen."""

    def status(case: StatusCase) -> Status | None:
        noun = case.bare_noun
        if noun is None or not noun.is_object or is_known(noun):
            return None
        return _unless_occurred(status_of(noun.governor.as_predicate))

    return status


def is_known(noun: Word) -> bool:
    """Return True if a noun means an event that is known already: *the attack*, *their talks*."""
    return bool(noun.possessors) or any(word.lower in DEMONSTRATIVE for word in noun.determiners)


def _unless_occurred(status: Status) -> Status | None:
    return None if status is Status.OCCURRED else status


def is_governed_by(words: frozenset[str]) -> Condition:
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


def is_present_of_later_day(case: StatusCase) -> bool:
    """Return True for *meet in Bonn next week*."""
    trigger = case.trigger
    if trigger is None or case.is_ahead is None:
        return False
    return trigger.clause.is_present and case.is_ahead(trigger)


def is_reported(_case: StatusCase) -> bool:
    """Return True: what an article reports happened, unless it says otherwise."""
    return True

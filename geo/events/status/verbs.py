"""The status that the event's verb gives: its negation, auxiliaries and conjunctions."""

from __future__ import annotations

from geo.events.status.case import HYPOTHETICAL, NEGATED, PLANNED, StatusCase, schedules
from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule

AWAITED = word_class("awaited")
CONDITION = word_class("condition")
HARDLY = word_class("hardly")
NOBODY = word_class("nobody")
POSSIBILITY = word_class("possibility")
SCHEDULING = word_class("scheduling")
SUPPOSING = word_class("supposing")
SURE_FUTURE = word_class("sure_future")
UNFULFILLED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


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
    return clause.is_marked_passive or (clause.modifies_noun and schedules(clause))


def is_condition(case: StatusCase) -> bool:
    """Return True for *if rebels attack*."""
    return not case.marks.isdisjoint(CONDITION)


def is_awaited(case: StatusCase) -> bool:
    """Return True for *until police leave*; what *marched until police fired* ends did happen."""
    clause = case.clause
    if clause is None or clause.marks.isdisjoint(AWAITED):
        return False
    is_end = clause.is_past and (clause.is_main or case.status_of(clause.parent) not in UNFULFILLED)
    return not is_end


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


def is_supposed(case: StatusCase) -> bool:
    """Return True for *likely seized the village*."""
    return not case.marks.isdisjoint(SUPPOSING)


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


OF_VERB: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.negated-verb",
        "The verb is negated.",
        is_negated,
        NEGATED,
        (Example("Rebels did not [attack] the convoy in Tbilisi.", "negated"),),
        (Example("Rebels who were not paid [attacked] a convoy in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.nobody",
        "The subject or object is *nobody*, *none*, *no* troops or the like.",
        is_of_nobody,
        NEGATED,
        (Example("No soldiers [attacked] the convoy in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.hardly",
        "An adverb such as *never* or *hardly* negates the verb.",
        is_hardly,
        NEGATED,
        (Example("Rebels scarcely [attacked] the convoys in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.called-protest",
        "A protest or strike is called: it is to come.",
        is_called,
        PLANNED,
        (Example("The union [called a strike] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.scheduled",
        "The event is planned, scheduled, expected or due.",
        is_scheduled,
        PLANNED,
        (Example("A [protest is planned] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.condition",
        "A conjunction such as *if*, *unless* or *whether* opens the clause.",
        is_condition,
        HYPOTHETICAL,
        (Example("The army is on alert if rebels [attack] Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.awaited",
        "*Until* opens the clause, and it is not the past end of something that happened.",
        is_awaited,
        HYPOTHETICAL,
        (Example("Trucks wait until the army [leaves] Tbilisi.", "hypothetical"),),
        (Example("Students marched in Tbilisi until police [attacked] them.", "occurred"),),
    ),
    Rule(
        "status.conditional-future",
        "What will happen depends on a condition: *if* or *unless*.",
        is_conditional_future,
        HYPOTHETICAL,
        (Example("The army will [attack] Tbilisi if the talks fail.", "hypothetical"),),
    ),
    Rule(
        "status.future",
        "The verb has *will* or *shall*.",
        is_future,
        PLANNED,
        (Example("Ministers will [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.headline-future",
        "The main verb is an infinitive, as in headlines: *to meet*.",
        is_headline_future,
        PLANNED,
        (Example("Foreign ministers to [meet] in Tbilisi", "planned"),),
    ),
    Rule(
        "status.to-be",
        "*Be* with an infinitive supports the event's noun: *talks are to resume*.",
        is_to_be,
        PLANNED,
        (Example("[Talks are] to be in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.possibility",
        "The verb has *could*, *may*, *might*, *should*, *can* or *must*.",
        is_possible,
        HYPOTHETICAL,
        (Example("Ministers may [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.supposed",
        "An adverb such as *likely* or *probably* says that it is only supposed.",
        is_supposed,
        HYPOTHETICAL,
        (Example("Rebels likely [seized] a village near Tbilisi on Monday.", "hypothetical"),),
        (
            Example(
                "Rebels [seized] a village near Tbilisi on Monday, and the army will likely leave.",
                "occurred",
            ),
            Example("Ministers will likely [meet] in Tbilisi on Monday.", "planned"),
        ),
    ),
    Rule(
        "status.announced",
        "Somebody says that it *would* happen.",
        is_announced,
        PLANNED,
        (Example("The envoy said that ministers would [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.would",
        "It *would* happen, and nobody is named who says so.",
        is_would,
        HYPOTHETICAL,
        (Example("Ministers would gladly [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.without",
        "*Without* stands before the verb.",
        is_without,
        NEGATED,
        (Example("Troops drove through Tbilisi without [attacking] the rebels.", "negated"),),
    ),
)

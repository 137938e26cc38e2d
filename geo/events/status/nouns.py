"""The status that an event's own noun gives: *no talks*, *the next meeting*, *a demand for talks*."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geo.events.status.case import HYPOTHETICAL, NEGATED, OCCURRED, PLANNED, StatusCase, schedules
from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule

if TYPE_CHECKING:
    from geo.text import Word

BLAME = word_class("blame")
COMING = word_class("coming")
HARM = word_class("harm")
REFUSING = word_class("refusing")
REQUEST = word_class("request")
THWARTING = word_class("thwarting")
UNCERTAIN = word_class("uncertain")


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
    return noun is not None and any(
        clause.modifies_noun and schedules(clause) for clause in noun.modifying_clauses
    )


def is_cancelled_noun(case: StatusCase) -> bool:
    """Return True for *talks were cancelled*."""
    noun = case.bare_noun
    return noun is not None and noun.is_passive_subject and noun.head.lemma in REFUSING


def is_deadly_failure(case: StatusCase) -> bool:
    """Return True for *foiled an attack that killed two guards*: what was thwarted did harm."""
    noun = case.noun
    if noun is None or not (noun.governor.lemma in THWARTING or noun.head.lemma in THWARTING):
        return False
    harm = (
        word for word in noun.sentence.words if word.lemma in HARM and word.is_full_verb and word is not noun
    )
    return any(_reports_occurrence(word, case) for word in harm)


def _reports_occurrence(verb: Word, case: StatusCase) -> bool:
    """Return True if a verb reports what happened: it is past or a participle, and nothing unsays it."""
    clause = verb.as_predicate
    is_past = verb.is_gerund or (clause.is_past and clause.is_finite) or clause.is_perfect
    return is_past and not clause.is_infinitive and case.status_of(clause) is Status.OCCURRED


def is_requested_noun(case: StatusCase) -> bool:
    """Return True for *a demand for talks*, not for what somebody is held responsible for: that was done."""
    noun = case.bare_noun
    if noun is None:
        return False
    above = takewhile(lambda word: word.lemma not in BLAME, noun.ancestors)
    return any(word.is_common_noun and word.lemma in REQUEST and word.index < noun.index for word in above)


OF_NOUN: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.deadly-failure",
        "What was thwarted killed or wounded people: it was done, though without success.",
        is_deadly_failure,
        OCCURRED,
        (
            Example("Police foiled an [attack] on a bank in Tbilisi that killed two guards.", "occurred"),
            Example("Soldiers thwarted a [raid] on Tbilisi on Monday, losing two men.", "occurred"),
        ),
        (
            Example("Police foiled an [attack] on a bank in Tbilisi on Monday.", "negated"),
            Example("Police foiled an [attack] on a bank in Tbilisi that could have killed many.", "negated"),
        ),
    ),
    Rule(
        "status.denied-noun",
        "*No*, *neither* or *without* stands before the event's noun.",
        is_denied_noun,
        NEGATED,
        (Example("No [talks were held] in Tbilisi on Monday.", "negated"),),
        (Example("[Talks were held] in Tbilisi on Monday.", "occurred"),),
    ),
    Rule(
        "status.coming-noun",
        "An adjective such as *next* or *planned* says that the event is to come.",
        is_coming_noun,
        PLANNED,
        (Example("The next [meeting] in Tbilisi brings back the ministers.", "planned"),),
        (Example("The last [meeting] in Tbilisi brought back the ministers.", "occurred"),),
    ),
    Rule(
        "status.uncertain-noun",
        "An adjective such as *possible* or *alleged* leaves open whether the event happened.",
        is_uncertain_noun,
        HYPOTHETICAL,
        (Example("Police spoke of a possible [attack] in Tbilisi.", "hypothetical"),),
        (Example("Police spoke of a deadly [attack] in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.scheduled-noun",
        "A participle such as *scheduled* or *planned* is said of the event's noun.",
        is_scheduled_noun,
        PLANNED,
        (Example("Envoys wrote about [talks] expected on Monday in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.cancelled-noun",
        "The event is cancelled, banned or prevented.",
        is_cancelled_noun,
        NEGATED,
        (Example("The [protest] in Tbilisi was banned on Monday.", "negated"),),
    ),
    Rule(
        "status.requested-noun",
        "The event's noun belongs to a request, a proposal, an accusation or the like.",
        is_requested_noun,
        HYPOTHETICAL,
        (Example("The envoy brought a proposal for [talks] in Tbilisi.", "hypothetical"),),
        (Example("Claims in which each held the other responsible for the [raid] on Tbilisi.", "occurred"),),
    ),
)

"""Events that an article only speaks of: asked for, refused, or named in passing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect.charges import is_charge
from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.detect.trigger import Trigger

STATE = word_class("state")


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """An event, after its status, date and places are known."""

    trigger: Trigger
    status: Status
    has_own_date: bool
    """A date stands with the event itself."""
    has_place: bool

    @property
    def is_mappable(self) -> bool:
        """Return True if the text itself gives the event a place or a date."""
        return self.has_place or self.has_own_date


def is_unmarked_state(case: ReportedCase) -> bool:
    """Return True if a noun for what goes on for long has no date of its own: *the conflict in Goma*."""
    is_state = case.trigger.is_bare_noun and case.trigger.word.lemma in STATE
    return is_state and not case.has_own_date


def is_named_in_passing(case: ReportedCase) -> bool:
    """Return True if a noun without a verb has neither a date nor a place of its own."""
    return case.trigger.is_bare_noun and not case.is_mappable


def is_mere_charge(case: ReportedCase) -> bool:
    """Return True if somebody is accused, tried or held for it, and it has neither date nor place."""
    if case.is_mappable:
        return False
    return is_charge(case.trigger)


def is_mere_description(case: ReportedCase) -> bool:
    """Return True if a participle only says which noun is meant, and has neither date nor place."""
    if case.is_mappable or case.trigger.support is not None or case.trigger.is_noun:
        return False
    word = case.trigger.word
    return word.as_predicate.modifies_noun and word.is_past_participle and word.head is not word.sentence.root


def is_only_spoken_of(case: ReportedCase) -> bool:
    """Return True if what did not happen depends on another word, and has neither date nor place."""
    if case.trigger.is_bare_noun or case.status is Status.OCCURRED or case.is_mappable:
        return False
    clause = case.trigger.clause
    return clause.is_open_complement or clause.modifies_noun or clause.preposition is not None


ONLY_SPOKEN_OF = RuleList[ReportedCase, str](
    "not_event",
    "Does the article only speak of it?",
    (
        Rule(
            "not_event.state",
            "A noun for what goes on for long has no date of its own.",
            is_unmarked_state,
            always("no date says when"),
            (Example("Traders spoke about the [conflict] in Tbilisi."),),
            (Example("The [violence] on Monday in Goma shocked the traders."),),
        ),
        Rule(
            "not_event.named-in-passing",
            "A noun that no verb supports has neither a date nor a place of its own.",
            is_named_in_passing,
            always("it is only named"),
            (Example("A lawyer wrote a book about [attacks] on traders."),),
            (Example("A lawyer wrote a book about the [attack] on traders in Tbilisi."),),
        ),
        Rule(
            "not_event.charge",
            "Somebody is accused, tried or held for it, and it has neither date nor place.",
            is_mere_charge,
            always("it is what somebody is charged with"),
            (Example("The court heard that nine men stood accused of [stealing] cattle."),),
            (Example("Police in Goma arrested a man on Monday for [shooting] traders in Bukavu in May."),),
        ),
        Rule(
            "not_event.description",
            "A participle says which noun is meant, and has neither date nor place.",
            is_mere_description,
            always("it only describes"),
            (Example("The club honoured two officers [wounded] in the war."),),
            (Example("Ministers paid nine families [displaced] in Goma on Monday."),),
        ),
        Rule(
            "not_event.only-spoken-of",
            "What did not happen depends on another word, and has neither date nor place.",
            is_only_spoken_of,
            always("it is only spoken of"),
            (Example("The unions do not want to [strike]."),),
            (Example("The rebels refused to [attack] the convoy in Tbilisi on Monday."),),
        ),
    ),
)

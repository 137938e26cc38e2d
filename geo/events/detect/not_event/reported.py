"""Events that an article only speaks of: asked for, refused, or named in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.draft import Draft

STATE = word_class("state")


def is_unmarked_state(draft: Draft) -> bool:
    """Return True if a noun for what goes on for long has no date of its own: *the conflict in Goma*."""
    is_state = draft.trigger.is_bare_noun and draft.trigger.word.lemma in STATE
    return is_state and not draft.dated.own


def is_named_in_passing(draft: Draft) -> bool:
    """Return True if a noun without a verb has neither a date nor a place of its own."""
    return draft.trigger.is_bare_noun and not draft.is_mappable


def is_only_spoken_of(draft: Draft) -> bool:
    """Return True if what did not happen depends on another word, and has neither date nor place."""
    if draft.trigger.is_bare_noun or draft.status is Status.OCCURRED or draft.is_mappable:
        return False
    clause = draft.trigger.clause
    return clause.is_open_complement or clause.is_upon_noun or clause.preposition is not None


ONLY_SPOKEN_OF = RuleList["Draft", str](
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
            "not_event.only-spoken-of",
            "What did not happen depends on another word, and has neither date nor place.",
            is_only_spoken_of,
            always("it is only spoken of"),
            (Example("The rebels refused to [attack] the convoy."),),
            (Example("The rebels refused to [attack] the convoy in Tbilisi on Monday."),),
        ),
    ),
)

"""Whether an event happened, is to come, may happen, or did not: the rules in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.status.case import OCCURRED, PLANNED, StatusCase
from geo.events.status.governors import OF_GOVERNOR
from geo.events.status.nouns import OF_NOUN
from geo.events.status.verbs import OF_VERB
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.detect import Trigger
    from geo.model import Status
    from geo.rules import Decision
    from geo.text import Clause


def decide_status(trigger: Trigger, is_ahead: Callable[[Trigger], bool] | None = None) -> Decision[Status]:
    """Return whether an event happened, is to come, may happen, or did not, and the rule that says so.

    Parameters
    ----------
    trigger
        The event's trigger.
    is_ahead
        Returns True if the date that governs a trigger is after the article's publication; without it, no
        date is considered.

    Examples
    --------
    >>> from geo.events.detect import detect
    >>> from geo.text import annotate
    >>> for text in ("Talks will be held in Bonn.", "Talks were not held.", "They could hold talks in Bonn."):
    ...     decision = decide_status(detect(annotate(text)).triggers[0])
    ...     print(decision.outcome, decision.rule)
    planned status.future
    negated status.negated-verb
    hypothetical status.possibility
    """
    clause = None if trigger.is_bare_noun else trigger.clause
    return STATUS.decide(StatusCase(clause, status_of, trigger, is_ahead))


def status_of(clause: Clause) -> Status:
    """Return the status of what a clause says."""
    return STATUS.decide(StatusCase(clause, status_of)).outcome


def is_present_of_later_day(case: StatusCase) -> bool:
    """Return True for *meet in Bonn next week*."""
    trigger = case.trigger
    if trigger is None or case.is_ahead is None:
        return False
    return trigger.clause.is_present and case.is_ahead(trigger)


def is_noun_of_later_day(case: StatusCase) -> bool:
    """Return True for *is expected at a protest on Sunday*, where no verb in the past reports it."""
    noun, trigger = case.bare_noun, case.trigger
    if noun is None or trigger is None or case.is_ahead is None:
        return False
    clause = noun.clause
    is_reported = clause.is_past and clause.is_finite and noun in clause.participants
    return not is_reported and case.is_ahead(trigger)


def is_expected_on_later_day(case: StatusCase) -> bool:
    """Return True for *is expected in Bonn on Sunday*, *a summit set for Bonn in May*."""
    clause, trigger = case.clause, case.trigger
    if clause is None or trigger is None or case.is_ahead is None:
        return False
    is_expected = clause.is_marked_passive and clause.has_present and not clause.is_perfect
    is_attribute = clause.modifies_noun and not clause.is_finite
    return (is_expected or is_attribute) and case.is_ahead(trigger)


def is_reported(_case: StatusCase) -> bool:
    """Return True: what an article reports happened, unless it says otherwise."""
    return True


STATUS: RuleList[StatusCase, Status] = RuleList(
    "status",
    "Did it happen, is it to come, may it happen, or did it not?",
    (
        *OF_NOUN,
        *OF_VERB,
        *OF_GOVERNOR,
        Rule(
            "status.present-of-later-day",
            "The present speaks of a day after the article's publication.",
            is_present_of_later_day,
            PLANNED,
            (Example("Ministers [meet] in Tbilisi on 14 May.", "planned", published="2021-05-10"),),
            (Example("Ministers [meet] in Tbilisi on 4 May.", "occurred", published="2021-05-10"),),
        ),
        Rule(
            "status.expected-on-later-day",
            "What *is expected* or the like, on a day after the article's publication, is to come.",
            is_expected_on_later_day,
            PLANNED,
            (
                Example(
                    "Envoys spoke of a [summit set] for Tbilisi on 14 May 2021.",
                    "planned",
                    published="2021-05-10",
                ),
            ),
            (
                Example(
                    "Envoys spoke of a [summit held] in Tbilisi on 4 May 2021.",
                    "occurred",
                    published="2021-05-10",
                ),
            ),
        ),
        Rule(
            "status.noun-of-later-day",
            "The event's noun has a day after the article's publication, and no verb in the past reports it.",
            is_noun_of_later_day,
            PLANNED,
            (
                Example(
                    "A crowd is expected at a [protest] in Tbilisi on 14 May.",
                    "planned",
                    published="2021-05-10",
                ),
            ),
            (
                Example(
                    "A crowd was seen at a [protest] in Tbilisi on 4 May.", "occurred", published="2021-05-10"
                ),
            ),
        ),
        Rule(
            "status.reported",
            "It is reported, and nothing says that it did not happen.",
            is_reported,
            OCCURRED,
            (
                Example("Rebels [shelled] Tbilisi.", "occurred"),
                Example("The envoy said that ministers [met] in Tbilisi.", "occurred"),
            ),
            (Example("Rebels will [shell] Tbilisi.", "planned"),),
        ),
    ),
)

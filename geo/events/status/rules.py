"""Whether an event happened, is to come, may happen, or did not: the rules in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.status import conditions as on
from geo.events.status.case import StatusCase
from geo.language import word_class
from geo.model import Status
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.detect import Trigger
    from geo.rules import Decision
    from geo.text import Clause

OCCURRED, PLANNED = always(Status.OCCURRED), always(Status.PLANNED)
HYPOTHETICAL, NEGATED = always(Status.HYPOTHETICAL), always(Status.NEGATED)


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
    return STATUS.decide(StatusCase(clause, trigger, is_ahead))


def status_of(clause: Clause) -> Status:
    """Return the status of what a clause says."""
    return STATUS.decide(StatusCase(clause)).outcome


def as_found(_case: StatusCase, status: Status) -> Status:
    """Return the status that the condition took from another clause."""
    return status


OF_NOUN: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.denied-noun",
        "*No*, *neither* or *without* stands before the event's noun.",
        on.is_denied_noun,
        NEGATED,
        (Example("No [talks were held] in Tbilisi on Monday.", "negated"),),
        (Example("[Talks were held] in Tbilisi on Monday.", "occurred"),),
    ),
    Rule(
        "status.coming-noun",
        "An adjective such as *next* or *planned* says that the event is to come.",
        on.is_coming_noun,
        PLANNED,
        (Example("The next [meeting] in Tbilisi brings back the ministers.", "planned"),),
        (Example("The last [meeting] in Tbilisi brought back the ministers.", "occurred"),),
    ),
    Rule(
        "status.uncertain-noun",
        "An adjective such as *possible* or *alleged* leaves open whether the event happened.",
        on.is_uncertain_noun,
        HYPOTHETICAL,
        (Example("Police spoke of a possible [attack] in Tbilisi.", "hypothetical"),),
        (Example("Police spoke of a deadly [attack] in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.scheduled-noun",
        "A participle such as *scheduled* or *planned* is said of the event's noun.",
        on.is_scheduled_noun,
        PLANNED,
        (Example("Envoys wrote about [talks] expected on Monday in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.cancelled-noun",
        "The event is cancelled, banned or prevented.",
        on.is_cancelled_noun,
        NEGATED,
        (Example("The [protest] in Tbilisi was banned on Monday.", "negated"),),
    ),
    Rule(
        "status.requested-noun",
        "The event's noun belongs to a request, a proposal, an accusation or the like.",
        on.is_requested_noun,
        HYPOTHETICAL,
        (Example("The envoy brought a proposal for [talks] in Tbilisi.", "hypothetical"),),
    ),
)
OF_VERB: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.negated-verb",
        "The verb is negated.",
        on.is_negated,
        NEGATED,
        (Example("Rebels did not [attack] the convoy in Tbilisi.", "negated"),),
        (Example("Rebels who were not paid [attacked] a convoy in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.nobody",
        "The subject or object is *nobody*, *none*, *no* troops or the like.",
        on.is_of_nobody,
        NEGATED,
        (Example("No soldiers [attacked] the convoy in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.hardly",
        "An adverb such as *never* or *hardly* negates the verb.",
        on.is_hardly,
        NEGATED,
        (Example("Rebels scarcely [attacked] the convoys in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.called-protest",
        "A protest or strike is called: it is to come.",
        on.is_called,
        PLANNED,
        (Example("The union [called a strike] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.scheduled",
        "The event is planned, scheduled, expected or due.",
        on.is_scheduled,
        PLANNED,
        (Example("A [protest is planned] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.condition",
        "A conjunction such as *if*, *unless* or *whether* opens the clause.",
        on.is_condition,
        HYPOTHETICAL,
        (Example("The army is on alert if rebels [attack] Tbilisi.", "hypothetical"),),
    ),
)
OF_MARKS: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.awaited",
        "*Until* opens the clause, and it is not the past end of something that happened.",
        on.is_awaited(status_of),
        HYPOTHETICAL,
        (Example("Trucks wait until the army [leaves] Tbilisi.", "hypothetical"),),
        (Example("Students marched in Tbilisi until police [attacked] them.", "occurred"),),
    ),
    Rule(
        "status.conditional-future",
        "What will happen depends on a condition: *if* or *unless*.",
        on.is_conditional_future,
        HYPOTHETICAL,
        (Example("The army will [attack] Tbilisi if the talks fail.", "hypothetical"),),
    ),
    Rule(
        "status.future",
        "The verb has *will* or *shall*.",
        on.is_future,
        PLANNED,
        (Example("Ministers will [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.headline-future",
        "The main verb is an infinitive, as in headlines: *to meet*.",
        on.is_headline_future,
        PLANNED,
        (Example("Foreign ministers to [meet] in Tbilisi", "planned"),),
    ),
    Rule(
        "status.to-be",
        "*Be* with an infinitive supports the event's noun: *talks are to resume*.",
        on.is_to_be,
        PLANNED,
        (Example("[Talks are] to be in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.possibility",
        "The verb has *could*, *may*, *might*, *should*, *can* or *must*.",
        on.is_possible,
        HYPOTHETICAL,
        (Example("Ministers may [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.announced",
        "Somebody says that it *would* happen.",
        on.is_announced,
        PLANNED,
        (Example("The envoy said that ministers would [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.would",
        "It *would* happen, and nobody is named who says so.",
        on.is_would,
        HYPOTHETICAL,
        (Example("Ministers would gladly [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.without",
        "*Without* stands before the verb.",
        on.is_without,
        NEGATED,
        (Example("Troops drove through Tbilisi without [attacking] the rebels.", "negated"),),
    ),
)
OF_GOVERNOR: tuple[Rule[StatusCase, Status], ...] = (
    Rule(
        "status.series",
        "The verb continues a series whose first verb says that it did not happen, or not yet.",
        on.is_unfulfilled_series(status_of),
        as_found,
        (Example("Ministers will fly to Tbilisi and [meet] the rebels.", "planned"),),
        (Example("Ministers flew to Tbilisi and [met] the rebels.", "occurred"),),
    ),
    Rule(
        "status.set-to",
        "*Are to* or *are going to* stands before the verb.",
        on.is_set_to,
        PLANNED,
        (Example("Ministers are to [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.attempt",
        "It is begun, tried or continued by a verb that says that it did not happen, or not yet.",
        on.is_unfulfilled_attempt(status_of),
        as_found,
        (Example("The army will try to [seize] Tbilisi.", "planned"),),
        (Example("The army tried to [seize] Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.governed-by-refusal",
        "It is refused, prevented, cancelled or failed to be done.",
        on.is_governed_by(on.REFUSING),
        NEGATED,
        (Example("Ministers refused to [meet] in Tbilisi.", "negated"),),
    ),
    Rule(
        "status.governed-by-wish",
        "It is wished, proposed, urged, feared or made possible.",
        on.is_governed_by(on.WISHING),
        HYPOTHETICAL,
        (Example("Ministers hope to [meet] in Tbilisi.", "hypothetical"),),
    ),
    Rule(
        "status.governed-by-plan",
        "It is planned, decided, agreed or promised.",
        on.is_governed_by(word_class("planning")),
        PLANNED,
        (Example("Ministers agreed to [meet] in Tbilisi.", "planned"),),
    ),
    Rule(
        "status.governed-infinitive",
        "It is an infinitive that completes any other word.",
        on.is_governed_infinitive,
        HYPOTHETICAL,
        (Example("The general is too weak to [attack] Tbilisi.", "hypothetical"),),
        (Example("The general is said to have [attacked] Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.object-of-verb",
        "A noun for no known event is the object of a verb that says that it did not happen, or not yet.",
        on.is_unfulfilled_object(status_of),
        as_found,
        (Example("The visit could trigger [clashes] in Tbilisi.", "hypothetical"),),
        (Example("Judges will study the [clashes] in Tbilisi.", "occurred"),),
    ),
    Rule(
        "status.wished-purpose",
        "It is the end of what is only wished.",
        on.is_wished_purpose,
        HYPOTHETICAL,
        (Example("The rebels needed trucks to [attack] Goma.", "hypothetical"),),
    ),
    Rule(
        "status.purpose",
        "It is the end to which something is done.",
        on.is_purpose,
        PLANNED,
        (Example("Ministers flew to Tbilisi on Monday to [meet] the rebels.", "planned"),),
    ),
    Rule(
        "status.present-of-later-day",
        "The present speaks of a day after the article's publication.",
        on.is_present_of_later_day,
        PLANNED,
        (Example("Ministers [meet] in Tbilisi on 14 May.", "planned", published="2021-05-10"),),
        (Example("Ministers [meet] in Tbilisi on 4 May.", "occurred", published="2021-05-10"),),
    ),
    Rule(
        "status.reported",
        "It is reported, and nothing says that it did not happen.",
        on.is_reported,
        OCCURRED,
        (
            Example("Rebels [shelled] Tbilisi.", "occurred"),
            Example("The envoy said that ministers [met] in Tbilisi.", "occurred"),
        ),
        (Example("Rebels will [shell] Tbilisi.", "planned"),),
    ),
)
STATUS = RuleList(
    "status",
    "Did it happen, is it to come, may it happen, or did it not?",
    (*OF_NOUN, *OF_VERB, *OF_MARKS, *OF_GOVERNOR),
)

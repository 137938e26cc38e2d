"""Whether an event is the news, or background, in passing, or going on since long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.sharing import opens_apart

if TYPE_CHECKING:
    from geo.events.detect.trigger import Trigger

MANNER = word_class("manner_preposition")
OCCASION = word_class("occasion_preposition")


def has_gone_on(trigger: Trigger) -> bool:
    """Return True if an event is said to have gone on until now; *the first since* is not."""
    words = {child.lower for anchor in trigger.anchors for child in anchor.children}
    words |= {child.lower for word in trigger.verb.as_predicate.objects for child in word.children}
    return trigger.verb.as_predicate.is_perfect and "first" not in words


def is_going_on(trigger: Trigger) -> bool:
    """Return True if an event has gone on since something that is no date: *since the truce*."""
    verb = trigger.verb
    is_since = "since" in verb.as_predicate.marks or any(word.lower == "since" for word in verb.prepositions)
    return is_since and has_gone_on(trigger)


def is_background(trigger: Trigger) -> bool:
    """Return True if an event only says what went before: *after troops had left*, *who fought a war*."""
    verb = trigger.verb
    if trigger.is_noun and trigger.support is None:
        return opens_apart(trigger.word.head)
    is_relative = verb.as_predicate.is_relative and verb is not trigger.support
    return is_relative or verb.as_predicate.is_past_perfect or opens_apart(verb)


def is_in_passing(trigger: Trigger) -> bool:
    """Return True if an event is only named, by no verb, nor as an occasion: *accused of shelling*."""
    word = trigger.word
    before = word.as_predicate.preposition
    if before is not None and word.is_gerund:
        return before.lower not in MANNER
    if not trigger.is_noun or trigger.support is not None:
        return False
    before = word.preposition
    is_occasion = before is not None and before.lower in OCCASION and before.head.is_predicate
    return not (is_occasion or word.is_subject or word.as_predicate.is_main)

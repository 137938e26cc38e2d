"""What somebody is accused of, tried or held for, as against what is reported by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.events.detect.trigger import Trigger

CHARGE_PREPOSITIONS = word_class("charge_preposition")
CHARGING = word_class("charging")
JUDGING = word_class("judging")


def is_judged(trigger: Trigger) -> bool:
    """Return True if an event is what somebody is tried or held for, and so is older than that.

    Examples
    --------
    >>> from geo.events.detect import detect
    >>> from geo.text import annotate
    >>> document = annotate("Envoys accused rebels of killing a man.")
    >>> [is_judged(trigger) for trigger in detect(document).triggers]
    [False, False]
    """
    return _is_after(trigger, JUDGING)


def is_charge(trigger: Trigger) -> bool:
    """Return True if an event is what somebody is accused of, tried or held for.

    Examples
    --------
    >>> from geo.events.detect import detect
    >>> from geo.text import annotate
    >>> document = annotate("A court in Goma sentenced nine men for killing a trader and robbing a shop.")
    >>> [(trigger.word, is_charge(trigger)) for trigger in detect(document).triggers]
    [(sentenced, False), (killing, True), (robbing, True)]
    """
    return _is_after(trigger, CHARGING)


def _is_after(trigger: Trigger, charging: frozenset[str]) -> bool:
    """Return True if an event stands after a word of accusing and its preposition."""
    word = trigger.word
    while word.is_conjunct:
        word = word.head
    before = word.preposition if word.is_noun else word.as_predicate.preposition
    if before is None or before.lower not in CHARGE_PREPOSITIONS:
        return False
    charged = before.head
    return charged.lemma in charging or (charged.is_object and charged.head.lemma in charging)

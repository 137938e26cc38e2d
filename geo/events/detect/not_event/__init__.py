"""Why a word that looks like a trigger is no event, as rules in the order in which they are asked.

First of a word's meaning, then of the trigger in its sentence, last of the event with its date and place:
each as soon as what it needs is known.
"""

from typing import Any

from geo.events.detect.not_event.context import NO_EVENT_OF_ITS_OWN, TriggerCase, find_named_again
from geo.events.detect.not_event.games import Games
from geo.events.detect.not_event.meaning import OTHER_MEANING, SenseCase
from geo.events.detect.not_event.reported import ONLY_SPOKEN_OF, ReportedCase
from geo.rules import RuleList

NOT_EVENT = RuleList[Any, str](
    "not_event",
    "Why is a word that looks like a trigger no event?",
    (*OTHER_MEANING, *NO_EVENT_OF_ITS_OWN, *ONLY_SPOKEN_OF),
)

__all__ = [
    "NOT_EVENT",
    "NO_EVENT_OF_ITS_OWN",
    "ONLY_SPOKEN_OF",
    "OTHER_MEANING",
    "Games",
    "ReportedCase",
    "SenseCase",
    "TriggerCase",
    "find_named_again",
]

"""Events: what happened, when and where, as one article reports it, and as many report it together."""

from geo.events.corroborate import corroborate
from geo.events.detect.prefilter import may_name_event
from geo.events.finder import find_mentions, find_triggers, find_unrecognised_places
from geo.events.gather import gather
from geo.events.placing import PLACE

__all__ = [
    "PLACE",
    "corroborate",
    "find_mentions",
    "find_triggers",
    "find_unrecognised_places",
    "gather",
    "may_name_event",
]

"""Events: what happened, when and where, as one article reports it, and as many report it together."""

from geo.events.coreference import SHARED_DATE
from geo.events.dating import DATE, HEADLINE, STORY
from geo.events.detect import NOT_EVENT, detect, may_name_event
from geo.events.finder import Findings, find_event_mentions, find_unrecognised_places
from geo.events.gathering import SAME_EVENT, corroborate, gather
from geo.events.placing import PLACE
from geo.events.status import STATUS

__all__ = [
    "DATE",
    "HEADLINE",
    "NOT_EVENT",
    "PLACE",
    "SAME_EVENT",
    "SHARED_DATE",
    "STATUS",
    "STORY",
    "Findings",
    "corroborate",
    "detect",
    "find_event_mentions",
    "find_unrecognised_places",
    "gather",
    "may_name_event",
]

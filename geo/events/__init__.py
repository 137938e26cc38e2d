"""Events: what happened, when and where, as one article tells it, and as many tell it together."""

from geo.events.corroborate import corroborate
from geo.events.gather import gather
from geo.events.mention import find_triggers, find_unrecognised_places, mentions
from geo.events.prospect import may_tell

__all__ = ["corroborate", "find_triggers", "find_unrecognised_places", "gather", "may_tell", "mentions"]

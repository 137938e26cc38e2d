"""Events: what happened, when and where, as one article tells it, and as many tell it together."""

from geo.events.corroborate import corroborate
from geo.events.gather import gather
from geo.events.mention import Scene, mentions, unread_places
from geo.events.prospect import may_tell

__all__ = ["Scene", "corroborate", "gather", "may_tell", "mentions", "unread_places"]

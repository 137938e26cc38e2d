"""Events: what happened, when and where, as one article tells it, and as many tell it together."""

from geo.events.corroborate import corroborate
from geo.events.gather import gather
from geo.events.mention import mentions

__all__ = ["corroborate", "gather", "mentions"]

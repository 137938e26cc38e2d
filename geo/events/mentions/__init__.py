"""The event mentions of one article: triggers with their status, date, places and actors, put together.

In the order of the work: `finder` makes a `draft` of each trigger, or several (`conjuncts`), with its
`actors`; `story` and `coreference` let the sentences of the article give each other dates and places; `scene`
carries places and days over the whole article; `certainty` says how sure each is; `record` makes the records.
"""

from geo.events.mentions.coreference import SHARED_DATE
from geo.events.mentions.finder import EventMentionFinder, Findings, find_event_mentions
from geo.events.mentions.scene import CARRIED_PLACE, GIVEN_DAY
from geo.events.mentions.story import HEADLINE, STORY

__all__ = [
    "CARRIED_PLACE",
    "GIVEN_DAY",
    "HEADLINE",
    "SHARED_DATE",
    "STORY",
    "EventMentionFinder",
    "Findings",
    "find_event_mentions",
]

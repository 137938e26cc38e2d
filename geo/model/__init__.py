"""The records that the stages hand to each other.

All are frozen. Offsets are Unicode code points into the article's text, end exclusive. Latitude and longitude
are WGS 84 degrees, written out in full; geometry elsewhere is x (longitude), y (latitude) in EPSG:4326.
"""

from geo.model.article import HOW_TO_DATE, Article, PublishedBasis, Unread
from geo.model.event import (
    MIN_CERTAINTY,
    MIN_PROBABILITY_OF_PLACE,
    Dismissal,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    PlaceBasis,
    Status,
)
from geo.model.gist import Gist
from geo.model.interval import Interval, Precision, add_days
from geo.model.parse import Parse
from geo.model.place import Candidate, Match, Place
from geo.model.span import Span
from geo.model.timex import DateBasis, Timex, TimexType, Unit
from geo.model.toponym import Resolution, Toponym, Usage

__all__ = [
    "HOW_TO_DATE",
    "MIN_CERTAINTY",
    "MIN_PROBABILITY_OF_PLACE",
    "Article",
    "Candidate",
    "DateBasis",
    "Dismissal",
    "Event",
    "EventMention",
    "EventPlace",
    "EventReport",
    "Gist",
    "Interval",
    "Match",
    "Parse",
    "Place",
    "PlaceBasis",
    "Precision",
    "PublishedBasis",
    "Resolution",
    "Span",
    "Status",
    "Timex",
    "TimexType",
    "Toponym",
    "Unit",
    "Unread",
    "Usage",
    "add_days",
]

"""When an event happened: by a time expression, by another event, or by the article's publication."""

from geo.events.dating.consistency import up_to_publication
from geo.events.dating.dated import Dated
from geo.events.dating.dates import Dates
from geo.events.dating.rules import DATE

__all__ = ["DATE", "Dated", "Dates", "up_to_publication"]

"""When an act was done: by the time expression that governs it, its clause's, or the article's date."""

from geo.events.dating.dated import Dated
from geo.events.dating.dates import Dates

__all__ = ["Dated", "Dates"]

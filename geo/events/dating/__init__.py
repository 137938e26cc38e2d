"""When an act was done: by the time expression that governs it, its clause's, or the article's date."""

from geo.events.dating.dates import Dated, Dates

__all__ = ["Dated", "Dates"]

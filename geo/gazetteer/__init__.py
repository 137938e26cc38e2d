"""The gazetteer: which places a name can mean, and where they are."""

from geo.gazetteer.gazetteer import Gazetteer

__all__ = ["Gazetteer"]

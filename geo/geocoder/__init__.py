"""The gazetteer as a geopy geocoder: it stands where Nominatim would, and asks no server."""

from geo.geocoder.geocoder import GazetteerGeocoder

__all__ = ["GazetteerGeocoder"]

"""The map page: events of a GeoDataFrame → one self-contained HTML file, drawn by folium and Leaflet."""

from geo.maps.page import write

__all__ = ["write"]

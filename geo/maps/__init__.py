"""The map page: events of a GeoDataFrame → one self-contained HTML file, drawn by folium and Leaflet."""

from geo.maps.index import NAME as INDEX
from geo.maps.index import is_ours, write_index
from geo.maps.page import write

__all__ = ["INDEX", "is_ours", "write", "write_index"]

"""The map page: events of a GeoDataFrame → one self-contained HTML file, drawn by folium and Leaflet."""

from geo.maps.additions import Additions, Note, read_notes
from geo.maps.background import Background
from geo.maps.index import NAME as INDEX
from geo.maps.index import is_ours, write_index
from geo.maps.kinds import event_colours
from geo.maps.page import Words, render, write
from geo.maps.tiles import own_map

__all__ = [
    "INDEX",
    "Additions",
    "Background",
    "Note",
    "Words",
    "event_colours",
    "is_ours",
    "own_map",
    "read_notes",
    "render",
    "write",
    "write_index",
]

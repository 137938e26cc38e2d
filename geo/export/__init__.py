"""What was found, as tables and files that other programs read."""

from geo.export.files import write_geojson, write_geopackage
from geo.export.frames import articles_frame, elsewhere_frame, events_frame, mentions_frame
from geo.export.more import FORMATS, write_csv, write_geoparquet, write_kml
from geo.export.records import parse_record

__all__ = [
    "FORMATS",
    "articles_frame",
    "elsewhere_frame",
    "events_frame",
    "mentions_frame",
    "parse_record",
    "write_csv",
    "write_geojson",
    "write_geopackage",
    "write_geoparquet",
    "write_kml",
]

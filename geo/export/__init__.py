"""What was found, as tables and files that other programs read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.export.feeds import write_feeds
    from geo.export.formats import FORMATS
    from geo.export.frames import articles_frame, elsewhere_frame, events_frame, mentions_frame
    from geo.export.geojson import write_geojson
    from geo.export.geopackage import write_geopackage
    from geo.export.months import read_months, tables_by_month, write_month_tables, write_months, write_parts
    from geo.export.more import write_csv, write_geoparquet, write_kml
    from geo.export.records import parse_record

__all__ = [
    "FORMATS",
    "articles_frame",
    "elsewhere_frame",
    "events_frame",
    "mentions_frame",
    "parse_record",
    "read_months",
    "tables_by_month",
    "write_csv",
    "write_feeds",
    "write_geojson",
    "write_geopackage",
    "write_geoparquet",
    "write_kml",
    "write_month_tables",
    "write_months",
    "write_parts",
]

_HOMES = {
    **dict.fromkeys(("articles_frame", "elsewhere_frame", "events_frame", "mentions_frame"), "frames"),
    "write_geojson": "geojson",
    "write_geopackage": "geopackage",
    "parse_record": "records",
    "write_feeds": "feeds",
    "FORMATS": "formats",
    **dict.fromkeys(
        ("read_months", "tables_by_month", "write_months", "write_parts", "write_month_tables"), "months"
    ),
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: records of articles need none of the libraries of tables."""
    if name not in __all__:
        raise AttributeError(f"module 'geo.export' has no attribute {name!r}")
    return getattr(import_module(f"geo.export.{_HOMES.get(name, 'more')}"), name)

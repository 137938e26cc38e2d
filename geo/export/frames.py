"""Records as GeoDataFrames: one schema for every file and for the map.

Geometry is EPSG:4326, x longitude and y latitude; dates are ISO strings, None where not known, since pandas'
own timestamps end in 1677 and 2262 and know no open intervals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from geo.collector import resting
from geo.export.cells import (
    article_cells,
    mention_cells,
    unplaced_event_cells,
    unplaced_mention_cells,
    untold_article_cells,
)
from geo.export.rows import event_columns, geometry_cells, numbered_places, place_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Event, Parse

CRS = "EPSG:4326"

PLACE_COLUMNS = (
    "place_id",
    "place_name",
    "place_other_name",
    "place_radius_km",
    "disputed",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_name",
)
"""Those of an event's columns that tell of its place alone."""
EVENT_COLUMNS = (
    "event_id",
    "date_begin",
    "date_until",
    "date_precision",
    "date_basis",
    "status",
    "event_type",
    "summary",
    *PLACE_COLUMNS,
    "place_precision",
    "score",
    "mention",
    "actors",
    "article_count",
    "articles",
)
MENTION_COLUMNS = (
    "article_id",
    "start",
    "end",
    "text",
    "usage",
    "place_id",
    "place_name",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_name",
    "score",
    "reason",
)
ARTICLE_COLUMNS = (
    "id",
    "title",
    "published",
    "published_basis",
    "published_from",
    "published_until",
    "source",
    "url",
    "language",
    "toponyms",
    "timexes",
    "events",
)
ELSEWHERE_COLUMNS = (
    "kind",
    "event_id",
    "text",
    "reason",
    "date_reason",
    "place_reason",
    "date_begin",
    "date_until",
    "event_type",
    "status",
    "article_id",
    "title",
    "source",
    "url",
    "published",
    "published_from",
    "published_until",
)


@resting()
def events_frame(events: Iterable[Event], gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """Give one row per event and place; events without a place are in `elsewhere_frame`.

    Parameters
    ----------
    events
        Events in the order that the rows shall keep.
    gazetteer
        Knows each place's geometry: a point, a line or a polygon.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of `EVENT_COLUMNS` and `geometry` in EPSG:4326.
    """
    rows = [(event, where) for event in events for where in event.places]
    places, numbers = numbered_places(rows)
    located = _geo_frame([geometry_cells(place, gazetteer) for place in places], PLACE_COLUMNS)
    kind = None if rows else object  # pandas takes an empty column for one of numbers
    told = pd.DataFrame({**event_columns(rows), **place_columns(rows)}, dtype=kind)
    frame = pd.concat([located.iloc[numbers].reset_index(drop=True), told], axis="columns")
    return gpd.GeoDataFrame(frame[[*EVENT_COLUMNS, "geometry"]])


def mentions_frame(parses: Iterable[Parse]) -> gpd.GeoDataFrame:
    """Give one row per place mention, at its place's point; the geometry of one without a place is None."""
    rows = [mention_cells(parse.article, resolution) for parse in parses for resolution in parse.toponyms]
    return _geo_frame(rows, MENTION_COLUMNS)


def articles_frame(parses: Iterable[Parse]) -> pd.DataFrame:
    """Give one row per article that was read, with what was found in it."""
    rows = [
        {
            **article_cells(parse.article),
            "toponyms": len(parse.toponyms),
            "timexes": len(parse.timexes),
            "events": len(parse.events),
        }
        for parse in parses
    ]
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))


def elsewhere_frame(events: Iterable[Event], parses: Sequence[Parse]) -> pd.DataFrame:
    """Give one row for each thing found that has no date or no place, with the reason.

    Parameters
    ----------
    events
        All events; those with both a date and a place are passed over.
    parses
        The articles, for their mentions that mean no place of the gazetteer; and those in which no events
        were sought.
    """
    rows = [unplaced_event_cells(event) for event in events if not event.places or event.interval is None]
    rows += [
        unplaced_mention_cells(parse.article, resolution)
        for parse in parses
        for resolution in parse.toponyms
        if resolution.place is None
    ]
    rows += [untold_article_cells(parse) for parse in parses if parse.events_reason]
    return pd.DataFrame(rows, columns=list(ELSEWHERE_COLUMNS))


def _geo_frame(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, columns=[*columns, "geometry"], geometry="geometry", crs=CRS)

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
    unsearched_article_cells,
)
from geo.export.outlines import points_of
from geo.export.rows import VALUES, EventRow
from geo.model.schema import (
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    NOT_LOCATED_COLUMNS,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Event, Parse

CRS = "EPSG:4326"


@resting()
def events_frame(events: Iterable[Event], gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """Return one row per event and place; events without a place are in `elsewhere_frame`.

    Parameters
    ----------
    events
        Events in the order of the rows.
    gazetteer
        Knows each place's geometry: a point, a line or a polygon.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of `geo.model.schema.EVENT_COLUMNS` and `geometry` in EPSG:4326.
    """
    rows = [EventRow.of(event, at) for event in events for at in event.places]
    cells = {column.name: [VALUES[column.name](row) for row in rows] for column in EVENT_COLUMNS}
    kind = None if rows else object  # pandas takes an empty column for numbers
    places = dict.fromkeys(row.place for row in rows)
    geometries = {place: gazetteer.geometry(place) for place in places}
    geometry = [geometries[row.place] for row in rows]
    return gpd.GeoDataFrame(pd.DataFrame(cells, dtype=kind), geometry=geometry, crs=CRS)


def mentions_frame(parses: Iterable[Parse]) -> gpd.GeoDataFrame:
    """Return one row per place mention, at its place's point; the geometry of one without a place is None."""
    found = [(parse.article, resolution) for parse in parses for resolution in parse.toponyms]
    rows = pd.DataFrame([mention_cells(*one) for one in found], columns=names(MENTION_COLUMNS))
    geometry = points_of([resolution.place for _, resolution in found])
    return gpd.GeoDataFrame(rows, geometry=geometry, crs=CRS)


def articles_frame(parses: Iterable[Parse]) -> pd.DataFrame:
    """Return one row per article that was read, with what was found in it."""
    rows = [article_cells(parse) for parse in parses]
    return pd.DataFrame(rows, columns=names(ARTICLE_COLUMNS))


def elsewhere_frame(events: Iterable[Event], parses: Sequence[Parse]) -> pd.DataFrame:
    """Return one row for each thing found that has no date or no place, with the reason.

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
    rows += [unsearched_article_cells(parse) for parse in parses if parse.events_reason]
    return pd.DataFrame(rows, columns=names(NOT_LOCATED_COLUMNS))

"""Records as GeoDataFrames: one schema for every file and for the map.

Geometry is EPSG:4326, x longitude and y latitude; dates are ISO strings, None where not known, since pandas'
own timestamps end in 1677 and 2262 and know no open intervals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from geo.export.kept import NoRows, made_once, parts_of_articles, parts_of_events
from geo.export.outlines import points_of
from geo.export.rows import VALUES, EventRow
from geo.model.schema import (
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    NOT_LOCATED_COLUMNS,
    PLACE_COLUMNS,
    REPORT_COLUMNS,
    Cell,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.export.kept import Rows
    from geo.gazetteer import Gazetteer
    from geo.model import Event, Parse, Place

CRS = "EPSG:4326"
OF_ARTICLE = tuple(
    column.name
    for column in REPORT_COLUMNS
    if column.kind in {Cell.TEXT, Cell.DATE} and column.name != "quote"
)
"""Columns of a report that are much the same in all reports of an article."""
EVENTS, ELSEWHERE = "rows of events", "rows of mentions without a place"


@resting()
def events_frame(events: Iterable[Event], gazetteer: Gazetteer, kept: Rows | None = None) -> gpd.GeoDataFrame:
    """Return one row per event and place; events without a place are in `elsewhere_frame`.

    Parameters
    ----------
    events
        Events in the order of the rows.
    gazetteer
        Knows each place's geometry: a point, a line or a polygon.
    kept
        Rows that earlier runs made; None to make all.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of `geo.model.schema.EVENT_COLUMNS` and `geometry` in EPSG:4326.
    """
    located = [event for event in events if event.places]
    cells: dict[str, list[Any]] = {column.name: [] for column in EVENT_COLUMNS}
    for part in parts_of_events(located):
        made = made_once(kept or NoRows(), EVENTS, part, dict[str, list[Any]], _cells)
        for name, column in cells.items():
            column.extend(made[name])
    _share(cells)
    kind = None if located else object  # pandas takes an empty column for numbers
    geometry = _geometries([at.place for event in located for at in event.places], gazetteer)
    return gpd.GeoDataFrame(pd.DataFrame(cells, dtype=kind), geometry=geometry, crs=CRS)


def _cells(events: Iterable[Event]) -> dict[str, list[Any]]:
    """Return the rows of some events, by column."""
    rows = [EventRow.of(event, at) for event in events for at in event.places]
    return {column.name: [VALUES[column.name](row) for row in rows] for column in EVENT_COLUMNS}


def _share(cells: dict[str, list[Any]]) -> None:
    """Hold each text that many rows have once: words, names of places, titles and addresses of articles."""
    known: dict[str, str] = {}
    for column in EVENT_COLUMNS:
        if column.kind in {Cell.WORD, Cell.DATE} or (column in PLACE_COLUMNS and column.kind is Cell.TEXT):
            cells[column.name] = [cell and known.setdefault(cell, cell) for cell in cells[column.name]]
    for summary, reports in zip(cells["summary"], cells["articles"], strict=True):
        for report in reports:
            for name in OF_ARTICLE:
                if cell := report[name]:
                    report[name] = known.setdefault(cell, cell)
            if report["quote"] == summary:
                report["quote"] = summary


def _geometries(places: Sequence[Place], gazetteer: Gazetteer) -> list[BaseGeometry]:
    """Return the geometry of each place, each made once."""
    geometries = {place.id: gazetteer.geometry(place) for place in {one.id: one for one in places}.values()}
    return [geometries[place.id] for place in places]


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


def elsewhere_frame(
    events: Iterable[Event], parses: Iterable[Parse], kept: Rows | None = None
) -> pd.DataFrame:
    """Return one row for each thing found that has no date or no place, with the reason.

    Parameters
    ----------
    events
        All events; those with both a date and a place are passed over.
    parses
        The articles, for their mentions that mean no place of the gazetteer; and those in which no events
        were sought.
    kept
        As for `events_frame`.
    """
    parses = list(parses)
    known = kept or NoRows()
    rows = [unplaced_event_cells(event) for event in events if not event.places or event.interval is None]
    for part in parts_of_articles(parses, known):
        rows += made_once(known, ELSEWHERE, part, list[dict[str, Any]], _unplaced_mentions)
    rows += [unsearched_article_cells(parse) for parse in parses if parse.events_reason]
    return pd.DataFrame(rows, columns=names(NOT_LOCATED_COLUMNS))


def _unplaced_mentions(parses: Iterable[Parse]) -> list[dict[str, Any]]:
    return [
        unplaced_mention_cells(parse.article, resolution)
        for parse in parses
        for resolution in parse.toponyms
        if resolution.place is None
    ]

"""The rows of events and places, column by column; a place is looked up but once for all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.export.cells import iso, place_cells
from geo.export.reports import told_of_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Event, EventPlace, Place

    Columns = dict[str, list[Any]]
    Row = tuple[Event, EventPlace]


def event_columns(rows: Sequence[Row]) -> Columns:
    """Give what the event of each row is, wherever it happened."""
    events = [event for event, _ in rows]
    intervals = [event.interval for event in events]
    return {
        "event_id": [event.id for event in events],
        "date_begin": [iso(one.begin) if one else None for one in intervals],
        "date_until": [iso(one.until) if one else None for one in intervals],
        "date_precision": [str(one.precision) if one else None for one in intervals],
        "date_basis": [str(event.date_basis) if event.date_basis else None for event in events],
        "status": [str(event.status) for event in events],
        "event_type": [str(event.type) for event in events],
        "summary": [event.summary for event in events],
        "actors": [list(event.actors) for event in events],
        "article_count": [len({report.article.id for report in event.reports}) for event in events],
    }


def place_columns(rows: Sequence[Row]) -> Columns:
    """Give how surely the place of each row is meant, and where the reports name it."""
    told = [told_of_place(event, where.place) for event, where in rows]
    return {
        "place_precision": [where.precision for _, where in rows],
        "score": [round(where.score, 3) for _, where in rows],
        "mention": [named for named, _ in told],
        "articles": [reports for _, reports in told],
    }


def numbered_places(rows: Sequence[Row]) -> tuple[list[Place], list[int]]:
    """Return the places, each once, and the number of each row's place."""
    numbers: dict[Place, int] = {}
    codes = [numbers.setdefault(where.place, len(numbers)) for _, where in rows]
    return list(numbers), codes


def geometry_cells(place: Place, gazetteer: Gazetteer) -> dict[str, object]:
    """Give a place and its geometry: a point, a line or a polygon."""
    return {**place_cells(place), "geometry": gazetteer.geometry(place)}

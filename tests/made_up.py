"""Made-up events for the tests of the map page: towns, a corridor, a province and a country."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, Point, Polygon

from geo.model.schema import NOT_LOCATED_COLUMNS, names

CORRIDOR = LineString([(46.53, 39.58), (46.55, 39.64), (46.61, 39.66), (46.70, 39.72), (46.75, 39.82)])
PROVINCE = Polygon([(45.7, 39.6), (46.0, 39.8), (46.4, 39.6), (46.5, 39.2), (46.2, 38.9), (46.0, 39.2)])
COUNTRY = Polygon([(43.5, 41.0), (45.0, 41.3), (46.0, 40.2), (46.5, 39.5), (46.4, 38.9), (44.8, 39.7)])

PLACES: dict[str, dict[str, Any]] = {
    "Tbilisi": {"geometry": Point(44.79, 41.69), "country_code": "GE", "admin1_name": "Tbilisi"},
    "Yerevan": {"geometry": Point(44.51, 40.18), "country_code": "AM"},
    "Baku": {"geometry": Point(49.89, 40.38), "country_code": "AZ"},
    "Ijevan": {"geometry": Point(45.15, 40.88), "country_code": "AM", "admin1_name": "Tavush"},
    "Stepanakert": {
        "geometry": Point(46.75, 39.82),
        "country_code": "AZ",
        "place_other_name": "Khankendi",
        "disputed": True,
    },
    "Lachin corridor": {
        "geometry": CORRIDOR,
        "country_code": "AZ",
        "place_other_name": "Berdzor corridor",
        "disputed": True,
        "feature_class": "R",
        "feature_code": "RD",
    },
    "Syunik": {
        "geometry": PROVINCE,
        "country_code": "AM",
        "feature_class": "A",
        "feature_code": "ADM1",
        "place_precision": 3,
    },
    "Armenia": {
        "geometry": COUNTRY,
        "country_code": "AM",
        "feature_class": "A",
        "feature_code": "PCLI",
        "place_precision": 4,
    },
    "Washington": {"geometry": Point(-77.04, 38.9), "country_code": "US"},
}


def named(before: str, mention: str, after: str) -> dict[str, Any]:
    """Return a report's sentence and where in it a place is named, counted in characters."""
    return {"quote": before + mention + after, "mention": [len(before), len(before) + len(mention)]}


def report(name: str = "wire-1", **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any cell
    """Return one report of an event."""
    return {
        "id": name,
        "title": f"Report {name}",
        "source": "Example Wire",
        "url": f"https://news.example/{name}",
        "published": "2022-07-17",
        "quote": "Delegations met for talks.",
        "mention": None,
        **given,
    }


def event(name: str, place: str, begin: str | None, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any cell
    """Return one row of the events' frame."""
    row = {
        "event_id": name,
        "date_begin": begin,
        "date_until": begin,
        "date_precision": "day" if begin else None,
        "date_basis": "explicit" if begin else None,
        "status": "occurred",
        "event_type": "CONSULT",
        "subtype": "",
        "summary": "Delegations met for talks.",
        "place_id": f"made-up:{place}",
        "place_name": place,
        "place_other_name": "",
        "place_radius_km": 0.0,
        "disputed": False,
        "feature_class": "P",
        "feature_code": "PPL",
        "admin1_name": "",
        "place_precision": 1,
        "score": 0.9,
        "mention": place,
        "actors": [],
        "articles": [report(**named("Delegations met for talks in ", place, ", officials said."))],
        **PLACES[place],
        **given,
    }
    return {**row, "article_count": len(row["articles"])}


def events_frame(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return rows as `geo.export` makes them."""
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326")


def no_events() -> gpd.GeoDataFrame:
    """Return the events' frame without a row."""
    return events_frame(event("none", "Baku", None)).iloc[:0]


def elsewhere_frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return what is not on the map."""
    empty = dict.fromkeys(names(NOT_LOCATED_COLUMNS))
    return pd.DataFrame([{**empty, **row} for row in rows], columns=list(empty))


def dozen() -> gpd.GeoDataFrame:
    """Return a dozen events over four years, of all kinds of place, kind and date."""
    both = [
        report("wire-1", **named("They met in ", "Tbilisi", " on Saturday.")),
        report("post-1", url="", published=None),
    ]
    return events_frame(
        event("e01", "Stepanakert", "2020-09-27", event_type="ASSAULT"),
        event("e02", "Stepanakert", "2020-10-04", event_type="ASSAULT", place_precision=2),
        event("e03", "Syunik", "2021-05-12", event_type="COERCE", date_basis="relative"),
        event("e04", "Ijevan", "2021-05-01", date_until="2021-05-31", date_precision="month"),
        event("e05", "Tbilisi", "2022-07-16", articles=both, actors=["Armenia", "Azerbaijan"]),
        event("e06", "Tbilisi", "2022-07-17", event_type="AGREE", status="planned"),
        event("e07", "Yerevan", "2022-09-14", event_type="PROTEST"),
        event("e08", "Lachin corridor", "2023-04-23", event_type="COERCE"),
        event("e09", "Armenia", "2023-01-01", date_until="2023-12-31", date_precision="year"),
        event("e10", "Baku", None, event_type="ACCUSE"),
        event("e11", "Washington", "2023-05-01", date_basis="document"),
        event("e12", "Yerevan", "2022-09-14", event_type="ACCUSE"),
        event("e12", "Baku", "2022-09-14", event_type="ACCUSE"),
    )


def lost() -> pd.DataFrame:
    """Return an event without a place and a name without a place."""
    return elsewhere_frame(
        {
            "kind": "event",
            "reason": "the sentence names no place where it happened",
            "text": "Officials promised an inquiry.",
            "article_id": "wire-1",
            "title": "Report wire-1",
            "date_begin": "2022-07-16",
            "date_until": "2022-07-16",
            "event_type": "REQUEST",
            "subtype": "",
            "status": "planned",
        },
        {"kind": "toponym", "reason": "no place of this name", "text": "Qarabulaq", "article_id": "wire-1"},
    )

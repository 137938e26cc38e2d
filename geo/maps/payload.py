"""What the page's script reads: events by column, places and articles once each.

Columns instead of objects keep a page of many thousand events small and quick to filter.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.polygon import orient

from geo.maps.encode import encode_lines, encode_polygons
from geo.maps.extent import extents

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

DETAIL = 400
"""A place's outline is simplified to this part of its extent: a pixel where all of it is in view."""

Json = dict[str, Any]


class Index:
    """Numbers values in the order in which they come, each once."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self._numbers: dict[Hashable, int] = {}

    def add(self, key: Hashable, value: Any) -> int:  # noqa: ANN401 - holds any JSON value
        """Return the number of `key`, keeping `value` when it comes first."""
        if key not in self._numbers:
            self._numbers[key] = len(self.kept)
            self.kept.append(value)
        return self._numbers[key]


def payload(events: gpd.GeoDataFrame, elsewhere: pd.DataFrame) -> Json:
    """Return all that the page shows, as values that JSON can hold.

    Parameters
    ----------
    events
        One row per event and place, as `geo.export` makes it; geometry in EPSG:4326.
    elsewhere
        What is not on the map, with the reason.
    """
    places, articles, groups = Index(), Index(), Index()
    rows = [_event(row, places, articles, groups) for row in _records(events)]
    names = rows[0].keys() if rows else ()
    return {
        "events": {name: [row[name] for row in rows] for name in names},
        "elsewhere": [_elsewhere(row, articles) for row in _records(elsewhere)],
        "places": places.kept,
        "articles": articles.kept,
    }


def dumps(value: Json) -> str:
    r"""Write JSON that can stand inside a script element: no ``<``, no line separators of Unicode.

    Examples
    --------
    >>> print(dumps({"title": "</script>"}))
    {"title":"\u003c/script>"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return clean(text)


def clean(text: str) -> str:
    """Replace what UTF-8 can't hold: halves of a surrogate pair, as broken input has them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _records(frame: pd.DataFrame) -> Iterable[Json]:
    """Yield the rows, with None wherever pandas has a cell empty in one of its ways."""
    columns = [str(name) for name in frame.columns]
    cells = [column.astype(object).where(column.notna(), None).tolist() for _, column in frame.items()]
    return (dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True))


def _event(row: Json, places: Index, articles: Index, groups: Index) -> Json:
    return {
        "event": groups.add(row["event_id"], row["event_id"]),
        "place": places.add(row["place_id"], _place(row)),
        "begin": _text(row["date_begin"]),
        "until": _text(row["date_until"]),
        "datePrecision": _text(row["date_precision"]),
        "dateBasis": _text(row["date_basis"]),
        "type": _text(row["event_type"]),
        "status": _text(row["status"]),
        "summary": _text(row["summary"]),
        "placePrecision": int(row["place_precision"]),
        "score": round(float(row["score"]), 2),
        "actors": [str(actor) for actor in row["actors"]],
        "reports": [_report(article, articles) for article in row["articles"]],
    }


def _report(article: Json, articles: Index) -> list[Any]:
    """Return the article's number and its sentence, cut around the words in it that name the place.

    It is cut here because Python counts characters where the page's script counts UTF-16 units.
    """
    kept, quote, mention = _article(article), _text(article.get("quote")), article.get("mention")
    if mention is None:
        return [articles.add(kept["id"], kept), [quote]]
    start, end = mention
    return [articles.add(kept["id"], kept), [quote[:start], quote[start:end], quote[end:]]]


def _place(row: Json) -> Json:
    geometry: BaseGeometry = row["geometry"]
    centre = _centre(geometry)
    return {
        "id": _text(row["place_id"]),
        "name": _text(row["place_name"]),
        "other": _text(row.get("place_other_name")),
        "country": _text(row["country_code"]),
        "region": _text(row["admin1_name"]),
        "class": _text(row["feature_class"]),
        "code": _text(row["feature_code"]),
        "disputed": bool(row.get("disputed")),
        "radius": round(float(row.get("place_radius_km") or 0), 1),
        "longitude": round(centre.x, 4),
        "latitude": round(centre.y, 4),
        **_outline(geometry),
    }


def _centre(geometry: BaseGeometry) -> shapely.Point:
    """Return where a place's symbol stands: halfway along a line, surely inside a region."""
    if isinstance(geometry, shapely.LineString):
        return shapely.line_interpolate_point(geometry, 0.5, normalized=True)
    return geometry.representative_point()


def _outline(geometry: BaseGeometry) -> Json:
    """Return the encoded outline of a line or a region; a point has none."""
    if geometry.geom_type == "Point":
        return {}
    west, south, east, north = geometry.bounds
    parts = shapely.get_parts(geometry.simplify(math.hypot(east - west, north - south) / DETAIL))
    bounds = [round(edge, 3) for edge in extents(geometry)[0]]
    if geometry.geom_type.endswith("Polygon"):
        return {"bounds": bounds, "polygons": encode_polygons(orient(part) for part in parts)}
    return {"bounds": bounds, "lines": encode_lines(parts)}


def _elsewhere(row: Json, articles: Index) -> Json:
    """Return what was found and why it is not on the map; what is not known is left out."""
    names = {"kind": "kind", "text": "text", "reason": "reason", "begin": "date_begin", "until": "date_until"}
    names |= {"type": "event_type", "status": "status"}
    found = {name: _text(row.get(column)) for name, column in names.items()}
    article = _article(row | {"id": row.get("article_id")})
    kept = {name: text for name, text in found.items() if text}
    return {**kept, "article": articles.add(article["id"], article)}


def _article(cells: Json) -> Json:
    names = ("id", "title", "source", "url", "published")
    days = ("published_from", "published_until") if not cells.get("published") else ()
    return {name: _text(cells.get(name)) for name in (*names, *days)}


def _text(value: object) -> str:
    return "" if value is None else str(value)

"""Places with events as the page reads them: names, point, and the outline of a line or a region."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.polygon import orient

from geo.maps.encode import encode_lines, encode_polygons
from geo.maps.extent import extents

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DETAIL = 2000
"""A place's outline is simplified to this part of its extent: a pixel where a fifth of it fills the view."""

Json = dict[str, Any]


def place(row: Json) -> Json:
    """Return the place of a row of events."""
    geometry: BaseGeometry = row["geometry"]
    centre = centre_of(geometry)
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


def centre_of(geometry: BaseGeometry) -> shapely.Point:
    """Return where a place's symbol stands: halfway along a line, surely inside a region.

    Examples
    --------
    >>> centre_of(shapely.LineString([(44, 40), (46, 40)])).x
    45.0
    """
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


def _text(value: object) -> str:
    return "" if value is None else str(value)

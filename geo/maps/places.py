"""Places with events as the page reads them: names, point, and the outline of a line or a region."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.polygon import orient

from geo.maps.encode import encode_lines, encode_polygons
from geo.maps.extent import extents
from geo.model.schema import PLACE_COLUMNS, Cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

DETAIL = 2000
"""A place's outline is simplified to this part of its extent: a pixel where a fifth of it fills the view."""

Json = dict[str, Any]
CELLS: dict[Cell, Callable[[Any], object]] = {
    Cell.TEXT: lambda cell: "" if cell is None else str(cell),
    Cell.NUMBER: lambda cell: round(float(cell or 0), 1),
    Cell.FLAG: bool,
}
"""What the page gets of a cell."""


def place(row: Json) -> Json:
    """Return the place of a row of events."""
    geometry: BaseGeometry = row["geometry"]
    centre = centre_of(geometry)
    cells = {column.page: CELLS[column.kind](row.get(column.name)) for column in PLACE_COLUMNS}
    point = {"longitude": round(centre.x, 4), "latitude": round(centre.y, 4)}
    return {**cells, **point, **_outline(geometry)}


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

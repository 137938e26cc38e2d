"""The geometries of events as files want them: whole, simplified, or as one point; each place's made once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import geopandas as gpd
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    from geo.model import Place

    Geometries = npt.NDArray[np.object_]

DECIMALS = 6
"""Of a degree: about 11 cm, finer than any source."""
SIMPLE_DECIMALS = 4
"""Of a simplified outline: about 11 m, finer than what is left of it."""
REGION = 3
"""The `place_precision` from which an outline is simplified: that of a province says *somewhere in it*."""
STEPS = 150
"""The side of a square as large as the largest part of an outline is that many times its tolerance."""
NOTE = (
    "Outlines of provinces and countries are simplified to a 150th of their size; the layer 'places' "
    "of the GeoPackage has them whole."
)
"""What a file says of itself that has such outlines."""


def whole(events: gpd.GeoDataFrame) -> Geometries:
    """Return each row's geometry, rounded, and wound as RFC 7946 wants."""
    return _by_place(events, neat)


def simple(events: gpd.GeoDataFrame) -> Geometries:
    """Return each row's geometry, the outlines of provinces and countries simplified."""
    is_region = events["place_precision"].to_numpy() >= REGION
    return np.where(is_region, _by_place(events, simplified), _by_place(events, neat))


def points(events: gpd.GeoDataFrame) -> Geometries:
    """Return a point of each row's place: itself, or one that lies in its outline or on its line."""
    return _by_place(events, lambda geometry: neat(geometry.representative_point()))


def points_of(places: Sequence[Place | None]) -> Geometries:
    """Return a point for each place; None where there is none.

    Examples
    --------
    >>> points_of([None]).tolist()
    [None]
    """
    found = np.array([(place.longitude, place.latitude) for place in places if place], float).reshape(-1, 2)
    result = np.full(len(places), None, dtype=object)
    result[[place is not None for place in places]] = shapely.points(found)
    return result


def _by_place(events: gpd.GeoDataFrame, change: Callable[[BaseGeometry], BaseGeometry]) -> Geometries:
    """Change the geometry of each place, once."""
    changed: dict[object, BaseGeometry] = {}
    result = np.empty(len(events), dtype=object)
    for row, (place, geometry) in enumerate(zip(events["place_id"], events.geometry, strict=True)):
        if place not in changed:
            changed[place] = change(geometry)
        result[row] = changed[place]
    return result


def neat(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Round a geometry's coordinates, and wind its exterior rings anticlockwise.

    Examples
    --------
    >>> neat(shapely.Point(44.12345678, 40.5)).wkt
    'POINT (44.123457 40.5)'
    """
    rounded = shapely.transform(geometry, lambda xy: np.round(xy, decimals))
    return shapely.orient_polygons(rounded)


def simplified(geometry: BaseGeometry) -> BaseGeometry:
    """Return an outline with no more detail than a map can show, without islands too small to be seen there.

    Examples
    --------
    >>> disc = shapely.Point(45, 40).buffer(2, quad_segs=500)
    >>> len(disc.exterior.coords) > 20 * len(simplified(disc).exterior.coords)
    True
    """
    if shapely.get_dimensions(geometry) < 2:  # noqa: PLR2004 - points and lines have no outline
        return neat(geometry)
    parts = shapely.get_parts(geometry)
    areas = shapely.area(parts)
    tolerance = math.sqrt(areas.max()) / STEPS
    seen = parts[(areas >= tolerance**2) | (areas == areas.max())]
    kept = shapely.simplify(shapely.MultiPolygon(list(seen)), tolerance, preserve_topology=True)
    # What is rounded may cross itself; a geometry of that precision doesn't.
    outline = shapely.set_precision(shapely.make_valid(kept), 10.0**-SIMPLE_DECIMALS)
    polygons = [part for part in shapely.get_parts(outline) if isinstance(part, shapely.Polygon)]
    return neat(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))

"""The base map inside a page: fine outlines where events are, coarser ones around, the world behind all."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.maps.atlas import LAYERS, atlas
from geo.maps.encode import encode_lines, encode_polygons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.maps.atlas import Geometries
    from geo.maps.extent import Box

WORLD: Box = (-180, -90, 180, 90)
FINE_MARGIN = (3.0, 2.2)
"""Degrees of longitude and latitude around a place that are drawn finely."""
MEDIUM_MARGIN = (12.0, 8.0)
BUDGET = 14_000
"""Vertices that fine outlines may have in all: some 60 kB of page."""
FINE_ONLY = ("fine",)
"""Lines between provinces are told from borders only where both are drawn finely."""
ANCHOR = ["country_code", "longitude", "latitude", "radius"]
TOWNS = 240
"""Towns that a page names at most."""


def basemap(extents: Sequence[Box]) -> dict[str, Any]:
    """Return the base map around events, encoded for the page.

    Parameters
    ----------
    extents
        Bounds of each place with events, the place with most events first; none across the antimeridian.
    """
    areas = zones(extents)
    drawn = {layer: _drawn(layer, areas) for layer in LAYERS}
    return {
        "land": encode_polygons(_joined(drawn["land"])),
        "lake": encode_polygons(drawn["lake"]),
        **{name: encode_lines(drawn[name]) for name in ("border", "contested", "division", "river")},
        "countries": _countries(areas),
        "towns": list(islice(_towns(areas["fine"]), TOWNS)),
        "waters": atlas().waters.to_numpy().tolist(),
    }


def _drawn(layer: str, areas: dict[str, shapely.Geometry]) -> Geometries:
    """Return a layer of the whole world, each part of it at its own level of detail."""
    levels = FINE_ONLY if layer == "division" else areas
    return np.concatenate([_cut(level, layer, areas[level]) for level in levels])


def _joined(land: Geometries) -> Geometries:
    """Join landmasses that were cut at the edge between two levels, so that no seam shows."""
    parts: Geometries = shapely.get_parts(shapely.union_all(land))
    polygons: Geometries = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return polygons


def zones(extents: Sequence[Box]) -> dict[str, shapely.Geometry]:
    """Say which part of the world is drawn at which level of detail; the parts don't overlap.

    Examples
    --------
    >>> tbilisi = (44.79, 41.69, 44.79, 41.69)
    >>> [round(edge, 1) for edge in zones([tbilisi])["fine"].bounds]
    [41.8, 39.5, 47.8, 43.9]
    """
    small = [extent for extent in extents if _is_small(extent)]
    fine = shapely.union_all(np.array(list(_affordable(clusters(small))), dtype=object))
    around = [shapely.box(*_grown(extent, MEDIUM_MARGIN)) for extent in extents]
    medium = shapely.difference(shapely.union_all(np.array(around, dtype=object)), fine)
    world = shapely.box(*WORLD).difference(fine).difference(medium)
    return {"fine": fine, "medium": medium, "world": world}


def _is_small(extent: Box) -> bool:
    """Say whether a place can be drawn finely at all; one that can't would take its neighbours with it."""
    is_point = extent[:2] == extent[2:]
    return is_point or _vertices(_grown(extent, FINE_MARGIN)) <= BUDGET


def clusters(extents: Sequence[Box]) -> list[Box]:
    """Join places near each other into boxes, in the order in which they come.

    Examples
    --------
    >>> baku, sumgait, brussels = (49.9, 40.4, 49.9, 40.4), (49.7, 40.6, 49.7, 40.6), (4.4, 50.9, 4.4, 50.9)
    >>> len(clusters([baku, brussels, sumgait]))
    2
    """
    boxes: list[Box] = []
    for extent in extents:
        box = _grown(extent, FINE_MARGIN)
        while touching := next((other for other in boxes if _meet(box, other)), None):
            at = boxes.index(touching)
            box = _hull(box, touching)
            boxes.remove(touching)
            if not any(_meet(box, other) for other in boxes):
                boxes.insert(at, box)
                break
        else:
            boxes.append(box)
    return boxes


def _grown(extent: Box, margin: tuple[float, float]) -> Box:
    west, south, east, north = extent
    x, y = margin
    return max(west - x, -180), max(south - y, -90), min(east + x, 180), min(north + y, 90)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _hull(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _affordable(boxes: Sequence[Box]) -> Iterator[shapely.Polygon]:
    """Yield the boxes that the budget allows to be drawn finely."""
    left = BUDGET
    for box in boxes:
        vertices = _vertices(box)
        if vertices <= left:
            left -= vertices
            yield shapely.box(*box)


def _vertices(box: Box) -> int:
    """Return how many vertices a box has where it is drawn finely."""
    return sum(_vertices_of(layer, box) for layer in LAYERS)


def _vertices_of(layer: str, box: Box) -> int:
    geometries = atlas().layer("fine", layer)
    near = geometries[shapely.intersects(geometries, shapely.box(*box))]
    return int(shapely.get_num_coordinates(shapely.clip_by_rect(near, *box)).sum())


def _cut(level: str, layer: str, area: shapely.Geometry) -> Geometries:
    """Return the parts of a layer inside an area, lines as lines and polygons as polygons."""
    geometries = atlas().layer(level, layer)
    shapely.prepare(area)
    wanted = geometries[shapely.intersects(geometries, area)]
    if not len(wanted):
        return wanted
    cut = np.where(shapely.contains_properly(area, wanted), wanted, shapely.intersection(wanted, area))
    parts: Geometries = shapely.get_parts(shapely.get_parts(cut))
    same = shapely.get_dimensions(parts) == shapely.get_dimensions(geometries[0])
    kept: Geometries = parts[same & ~shapely.is_empty(parts)]
    return kept


def _countries(areas: dict[str, shapely.Geometry]) -> list[list[Any]]:
    """Return where the names of countries can stand: once each, and in any part of those near the events."""
    table = atlas().countries
    level, at = table["level"], (table["longitude"], table["latitude"])
    wanted = (
        (level == "world")
        | ((level == "medium") & shapely.contains_xy(areas["medium"], *at))
        | ((level == "fine") & shapely.contains_xy(areas["fine"], *at))
    )
    rows: list[list[Any]] = table.loc[wanted, ANCHOR].to_numpy().tolist()
    return rows


def _towns(fine: shapely.Geometry) -> Iterator[list[Any]]:
    """Yield towns where the map is fine, the most populous first."""
    towns = atlas().towns
    inside = towns[shapely.contains_xy(fine, towns["longitude"], towns["latitude"])]
    names = inside[["name", "longitude", "latitude", "population"]].to_numpy().tolist()
    for town, capital in zip(names, inside["capital"], strict=True):
        yield [*town, int(capital)]

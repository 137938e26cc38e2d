"""The base map inside a page: fine outlines where events are, coarser ones around, the world behind all."""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from geo.maps.atlas import LAYERS, atlas
from geo.maps.columns import words
from geo.maps.encode import encode, encode_lines, encode_numbers, encode_polygons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.maps.atlas import Geometries
    from geo.maps.extent import Box

    Cells = NDArray[np.bool_]

WORLD: Box = (-180, -90, 180, 90)
GRID = (360, 180)
"""The world in cells of one degree, by which it is shared out between the levels of detail."""
MARGINS = {"fine": ((1.5, 1.1), (3.0, 2.2)), "medium": ((1.5, 1.1), (3.0, 2.2), (8.0, 5.5))}
"""Degrees of longitude and latitude around a place that are drawn at a level: first the least around every
place, then more."""
STEPS = {"fine": 0.001, "medium": 0.005, "world": 0.02}
"""Degrees to which the outlines of a level are rounded, less than a pixel where the level is looked at. Each
goes into one degree, so that parts cut at a cell's edge still meet."""
BUDGETS = {"fine": 6_000, "medium": 4_500}
"""Vertices that outlines of a level may have in all: together some 40 kB of page."""
AT = ["longitude", "latitude"]
HUNDRED = 100
"""People, and parts of a degree, that are distinguished."""
TOWNS = {"fine": 180, "medium": 60}
"""Towns that a page names at most, by the level that is drawn there."""


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
        "towns": _towns(areas),
        "waters": atlas().waters.to_numpy().tolist(),
    }


def _drawn(layer: str, areas: dict[str, shapely.Geometry]) -> Geometries:
    """Return a layer of the whole world, each part of it at its own level of detail."""
    levels = [level for level in areas if layer in _layers(level)]
    return np.concatenate([_cut(level, layer, areas[level]) for level in levels])


def _joined(land: Geometries) -> Geometries:
    """Join landmasses that were cut at the edge between two levels, so that no seam shows."""
    parts: Geometries = shapely.get_parts(shapely.union_all(land))
    polygons: Geometries = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return polygons


def zones(extents: Sequence[Box]) -> dict[str, shapely.Geometry]:
    """Return which part of the world is drawn at which level of detail; the parts don't overlap.

    Examples
    --------
    >>> tbilisi = (44.79, 41.69, 44.79, 41.69)
    >>> zones([tbilisi])["fine"].bounds
    (41.0, 39.0, 48.0, 44.0)
    """
    fine = _affordable("fine", extents, np.zeros(GRID, dtype=bool))
    medium = _affordable("medium", extents, fine)
    rest = shapely.box(*WORLD).difference(_area(medium))
    return {"fine": _area(fine), "medium": _area(medium & ~fine), "world": rest}


def _affordable(level: str, extents: Sequence[Box], covered: Cells) -> Cells:
    """Return the cells around the places, as many as the level's budget allows, besides those covered.

    Each place gets its nearest surroundings before any gets more, the places with most events first. What is
    too dear, such as all of a large province, is left out and leaves what there is to the next.
    """
    covered, costs, left = covered.copy(), _vertices(level), BUDGETS[level]
    for margin, extent in product(MARGINS[level], extents):
        around = _cells(extent, margin)
        cost = costs[around][~covered[around]].sum()
        if cost <= left:
            covered[around] = True
            left -= cost
    return covered


def _cells(extent: Box, margin: tuple[float, float]) -> tuple[slice, slice]:
    """Return the cells that a place and the margin around it touch."""
    (west, south, east, north), (x, y) = extent, margin
    columns = slice(max(math.floor(west - x) + 180, 0), min(math.ceil(east + x) + 180, GRID[0]))
    return columns, slice(max(math.floor(south - y) + 90, 0), min(math.ceil(north + y) + 90, GRID[1]))


@cache
def _vertices(level: str) -> NDArray[np.float64]:
    """Count the vertices of a level's outlines in each cell."""
    xy = np.concatenate([shapely.get_coordinates(atlas().layer(level, layer)) for layer in _layers(level)])
    west, south, east, north = WORLD
    counts, *_ = np.histogram2d(xy[:, 0], xy[:, 1], bins=GRID, range=[(west, east), (south, north)])
    return np.asarray(counts)


def _layers(level: str) -> list[str]:
    """Return what is drawn at a level: lines between provinces only where borders differ from them."""
    return [layer for layer in LAYERS if layer != "division" or level == "fine"]


def _area(cells: Cells) -> shapely.Geometry:
    """Join cells of the grid into an area."""
    x, y = np.nonzero(cells)
    return shapely.coverage_union_all(shapely.box(x - 180, y - 90, x - 179, y - 89))


def _cut(level: str, layer: str, area: shapely.Geometry) -> Geometries:
    """Return the parts of a layer inside an area, rounded, lines as lines and polygons as polygons."""
    geometries = atlas().layer(level, layer)
    shapely.prepare(area)
    wanted = geometries[shapely.intersects(geometries, area)]
    if not len(wanted):
        return wanted
    cut = np.where(shapely.contains_properly(area, wanted), wanted, shapely.intersection(wanted, area))
    rounded = shapely.set_precision(cut, STEPS[level])
    parts: Geometries = shapely.get_parts(shapely.get_parts(rounded))
    same = shapely.get_dimensions(parts) == shapely.get_dimensions(geometries[0])
    kept: Geometries = parts[same & ~shapely.is_empty(parts)]
    return kept


def _countries(areas: dict[str, shapely.Geometry]) -> dict[str, Any]:
    """Return where the names of countries can stand: once each, and in any part of those near the events."""
    table = atlas().countries
    level, at = table["level"], (table["longitude"], table["latitude"])
    wanted = table[
        (level == "world")
        | ((level == "medium") & shapely.contains_xy(areas["medium"], *at))
        | ((level == "fine") & shapely.contains_xy(areas["fine"], *at))
    ]
    code, codes = words(wanted["country_code"])
    radius = encode_numbers(np.round(wanted["radius"] * HUNDRED))
    return {"codes": codes, "code": code, "at": encode(wanted[AT].to_numpy()), "radius": radius}


def _towns(areas: dict[str, shapely.Geometry]) -> dict[str, Any]:
    """Return towns near the events, the most populous first."""
    towns = atlas().towns
    at = (towns["longitude"], towns["latitude"])
    inside = pd.concat(
        towns[shapely.contains_xy(areas[level], *at)].head(most) for level, most in TOWNS.items()
    ).sort_index()
    return {
        "name": inside["name"].tolist(),
        "at": encode(inside[AT].to_numpy()),
        "population": encode_numbers(inside["population"] // HUNDRED),
        "capital": encode_numbers(inside["capital"].astype(int)),
    }

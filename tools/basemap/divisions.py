"""Natural Earth's first-order divisions: landmasses, and the lines between divisions by kind."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import shape
from worldtables.sources import Package

from basemap.contested import CONTESTED, GROUPS
from basemap.levels import FAINT, SMALLEST, TOLERANCES, Geometries, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

SLIT = 0.002
"""Square degrees below which a hole in a landmass is a mismatch between neighbours."""


SMALL_KM2 = 250.0
"""A country whose typical division is smaller has no lines between them: they would be a grey patch."""
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Division:
    """A first-order division."""

    country: str
    group: str
    geometry: BaseGeometry


def divisions(package: Path) -> list[Division]:
    """Read all divisions, Antarctica's left out."""
    features = Package(package / "data").json("build.json")["features"]
    found = []
    for feature in features:
        country, code = feature["properties"]["adm0_a3"], feature["properties"]["adm1_code"]
        if country != "ATA":
            found.append(Division(country, GROUPS.get(code, country), shape(feature["geometry"])))
    return found


def simplified(units: list[Division], level: str) -> Geometries:
    """Simplify all divisions as one coverage, so that neighbours keep one line."""
    geometries = np.array([unit.geometry for unit in units])
    return rounded(np.asarray(shapely.coverage_simplify(geometries, TOLERANCES[level])))


def land(geometries: Geometries, level: str) -> Geometries:
    """Return the landmasses, without tiny islands and without slits between badly matched neighbours."""
    parts = shapely.get_parts(shapely.union_all(shapely.make_valid(geometries)))
    large = parts[shapely.area(parts) >= SMALLEST[level]]
    return np.array([without_slits(part, level) for part in large if isinstance(part, shapely.Polygon)])


def without_slits(polygon: shapely.Polygon, level: str) -> shapely.Polygon:
    """Drop holes too small to be seen."""
    least = max(SLIT, SMALLEST[level])
    holes = [ring for ring in polygon.interiors if shapely.area(shapely.Polygon(ring)) >= least]
    return shapely.Polygon(polygon.exterior, holes)


def lines(units: list[Division], geometries: Geometries, level: str) -> dict[str, Geometries]:
    """Return the lines between divisions, each once, by kind: border, contested, division."""
    kinds: dict[str, list[NDArray[np.float64]]] = defaultdict(list)
    patches = of_small_divisions(units)
    for segment, one, other in shared_segments(geometries):
        drawn_as = kind(units[one], units[other])
        if drawn_as != "division" or units[one].country not in patches:
            kinds[drawn_as].append(segment)
    found = {name: merged(np.array(segments)) for name, segments in sorted(kinds.items())}
    found["division"] = shapely.simplify(found["division"], FAINT * TOLERANCES[level])
    return found


def of_small_divisions(units: list[Division]) -> frozenset[str]:
    """Return the countries whose first-order divisions are as small as municipalities: Slovenia, Malta.

    Examples
    --------
    >>> small, large = shapely.box(14, 46, 14.1, 46.1), shapely.box(2, 46, 4, 48)
    >>> sorted(of_small_divisions([Division("SVN", "SVN", small), Division("FRA", "FRA", large)]))
    ['SVN']
    """
    areas: dict[str, list[float]] = defaultdict(list)
    for unit in units:
        shrink = math.cos(math.radians(unit.geometry.centroid.y))
        areas[unit.country].append(unit.geometry.area * shrink * KM_PER_DEGREE**2)
    return frozenset(country for country, found in areas.items() if median(found) < SMALL_KM2)


def kind(one: Division, other: Division) -> str:
    """Return what the line between two divisions is.

    Examples
    --------
    >>> point = shapely.Point(0, 0)
    >>> kind(Division("SRB", "SRB", point), Division("KOS", "KOS", point))
    'contested'
    """
    if frozenset((one.group, other.group)) in CONTESTED:
        return "contested"
    return "division" if one.country == other.country else "border"


def merged(segments: NDArray[np.float64]) -> Geometries:
    """Join segments into lines as long as they go without branching."""
    pieces = np.asarray(shapely.linestrings(segments))
    return np.asarray(shapely.get_parts(shapely.line_merge(shapely.union_all(pieces))), dtype=object)


def shared_segments(geometries: Geometries) -> Iterator[tuple[NDArray[np.float64], int, int]]:
    """Yield every segment that two divisions have in common, with the numbers of both."""
    segments, owners = all_segments(geometries)
    flat = segments.reshape(-1, 4)
    order = np.lexsort((owners, *flat.T[::-1]))
    flat, owners = flat[order], owners[order]
    for i in np.flatnonzero((flat[1:] == flat[:-1]).all(axis=1) & (owners[1:] != owners[:-1])):
        yield flat[i].reshape(2, 2), int(owners[i]), int(owners[i + 1])


def all_segments(geometries: Geometries) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return all segments of all rings, each with its lesser end first, and whose they are."""
    parts, owner_of_part = shapely.get_parts(geometries, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    segments = np.stack([xy[:-1][same], xy[1:][same]], axis=1)
    (x0, y0), (x1, y1) = segments[:, 0].T, segments[:, 1].T
    backwards = (x0 > x1) | ((x0 == x1) & (y0 > y1))
    segments[backwards] = segments[backwards, ::-1]
    return segments, owner_of_part[part_of_ring[ring[:-1][same]]]

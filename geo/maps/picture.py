"""A map as a small static picture: the base map's outlines and a circle for each place, as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.maps.atlas import atlas
from geo.maps.kinds import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.maps.about import Symbol
    from geo.maps.atlas import Geometries
    from geo.maps.extent import Box
    from geo.maps.kinds import Family

WIDTH, HEIGHT = 720, 450
LEAST = 9.0
"""Degrees of longitude that a picture shows at least."""
AIR = 0.12
"""Of what is shown, kept free on each side."""
LEVELS = ((14.0, "fine"), (60.0, "medium"), (math.inf, "world"))
"""The level of detail for pictures of up to so many degrees."""
LARGEST = 30
SMALLEST = 6
FINEST = 1.5
"""Units, two of which are a pixel, below which a bend is not drawn."""
LINES = ("border", "contested")


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of the world a picture shows, and how large a degree is."""

    west: float
    north: float
    across: float
    """Units a degree of longitude."""
    down: float

    @property
    def box(self) -> Box:
        """West, south, east, north."""
        south, east = self.north - HEIGHT / self.down, self.west + WIDTH / self.across
        return self.west, south, east, self.north

    def units(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Project degrees onto the picture, y downwards."""
        return np.stack([(xy[:, 0] - self.west) * self.across, (self.north - xy[:, 1]) * self.down], axis=1)


def frame(symbols: Sequence[Symbol]) -> Frame:
    """Fit all symbols into a picture: equirectangular, true to scale in its middle.

    Examples
    --------
    >>> from geo.maps.about import Symbol
    >>> [round(edge, 1) for edge in frame([Symbol(44.8, 41.7, 3, 0)]).box]
    [40.3, 39.6, 49.3, 43.8]
    """
    x = [symbol.longitude for symbol in symbols] or [-180.0, 180.0]
    y = [symbol.latitude for symbol in symbols] or [-60.0, 80.0]
    middle = (min(y) + max(y)) / 2
    shrink = math.cos(math.radians(min(abs(middle), 75)))
    wide, high = ((max(ends) - min(ends)) * (1 + 2 * AIR) for ends in (x, y))
    across = WIDTH / min(max(wide, high * WIDTH / HEIGHT / shrink, LEAST), 360.0)
    down = across / shrink
    return Frame((min(x) + max(x)) / 2 - WIDTH / across / 2, middle + HEIGHT / down / 2, across, down)


def core(symbols: Sequence[Symbol]) -> Sequence[Symbol]:
    """Return the places to show: those close together, where a few far away would shrink them to a dot.

    It is the rule by which the page chooses what to open on (``geo/web/view.js``).
    """
    if not symbols:
        return symbols
    weights = np.array([symbol.events for symbol in symbols])
    at = np.array([(symbol.longitude, symbol.latitude) for symbol in symbols])
    middle = [_median(column, weights) for column in at.T]
    away = np.hypot(*((at - middle) * (0.75, 1)).T)
    order = np.argsort(away, kind="stable")
    most = np.searchsorted(np.cumsum(weights[order]), 0.6 * weights.sum())
    near = away <= max(2 * away[order[most]], 4)
    is_scattered = away.max() > 4 * max(away[near].max(), 1.5)
    return [symbol for symbol, kept in zip(symbols, near, strict=True) if kept or not is_scattered]


def _median(values: NDArray[np.float64], weights: NDArray[np.int_]) -> float:
    order = np.argsort(values, kind="stable")
    return float(values[order][np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)])


def picture(symbols: Sequence[Symbol], families: Sequence[Family] = FAMILIES) -> str:
    """Return an SVG element; its colours are those of the page's style sheet.

    Parameters
    ----------
    symbols
        The places.
    families
        What the symbols' families are numbers of.
    """
    shown = frame(core(symbols))
    level = next(level for most, level in LEVELS if WIDTH / shown.across <= most)
    layers = [_path("land", _clipped(level, "land", shown), shown)]
    layers += [_path("lake", _clipped(level, "lake", shown), shown)]
    layers += [_path(name, _clipped(level, name, shown), shown) for name in LINES]
    circles = _circles(symbols, shown, families)
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{"".join(layers)}{circles}</svg>'


def _clipped(level: str, layer: str, shown: Frame) -> Geometries:
    """Return a layer's parts inside the picture, without what is smaller than a pixel."""
    geometries = atlas().layer(level, layer)
    near = geometries[shapely.intersects(geometries, shapely.box(*shown.box))]
    clipped = shapely.clip_by_rect(shapely.simplify(near, FINEST / shown.across), *shown.box)
    parts: Geometries = shapely.get_parts(shapely.get_parts(clipped))
    large = shapely.length(parts) * shown.across > 6 * FINEST
    kept: Geometries = parts[large & (shapely.get_type_id(parts) != shapely.GeometryType.POINT)]
    return kept


def _path(name: str, geometries: Geometries, shown: Frame) -> str:
    """Return all outlines of a layer as one path."""
    rings = [ring for geometry in geometries for ring in _rings(geometry)]
    data = "".join(_move(np.round(shown.units(shapely.get_coordinates(ring))).astype(int)) for ring in rings)
    return f'<path class="{name}" d="{data}"/>' if data else ""


def _rings(geometry: shapely.Geometry) -> list[shapely.Geometry]:
    is_polygon = isinstance(geometry, shapely.Polygon)
    return list(shapely.get_rings(geometry)) if is_polygon else [geometry]


def _move(points: NDArray[np.int_]) -> str:
    """Return path data: where a line begins, and how far it goes from one point to the next."""
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    return f"M{points[0, 0]} {points[0, 1]}l" + " ".join(f"{x} {y}" for x, y in steps) if len(steps) else ""


def _circles(symbols: Sequence[Symbol], shown: Frame, families: Sequence[Family]) -> str:
    """Return a circle for each place, the largest first, so that the small ones are above."""
    if not symbols:
        return ""
    at = shown.units(np.array([(symbol.longitude, symbol.latitude) for symbol in symbols]))
    unit = LARGEST / max(4.0, math.sqrt(max(symbol.events for symbol in symbols)))
    return "".join(
        f'<circle class="family-{families[symbol.family].name}" cx="{x:.1f}" cy="{y:.1f}" '
        f'r="{max(SMALLEST, unit * math.sqrt(symbol.events)):.1f}"/>'
        for symbol, (x, y) in zip(symbols, at, strict=True)
    )

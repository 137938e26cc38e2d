"""How far a place reaches, also where it is on both sides of the antimeridian."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

HEMISPHERES = ((-180, -90, 0, 90), (0, -90, 180, 90))


def extents(geometry: BaseGeometry) -> list[Box]:
    """Return a place's bounds: one box, or one for each hemisphere, the larger first.

    Bounds of a place across the antimeridian go around the whole world, over all that is not in it.

    Examples
    --------
    >>> extents(shapely.box(44, 41, 45, 42))
    [(44.0, 41.0, 45.0, 42.0)]
    >>> alaska = shapely.MultiPolygon([shapely.box(172, 51, 180, 53), shapely.box(-180, 51, -130, 71)])
    >>> extents(alaska)
    [(-180.0, 51.0, -130.0, 71.0), (172.0, 51.0, 180.0, 53.0)]
    """
    west, south, east, north = geometry.bounds
    if east - west <= 180:  # noqa: PLR2004 - half the world
        return [(west, south, east, north)]
    halves = [shapely.clip_by_rect(geometry, *half).bounds for half in HEMISPHERES]
    return sorted(halves, key=_size, reverse=True)


def _size(box: Box) -> float:
    west, south, east, north = box
    return (east - west) * (north - south)

"""How far apart two points are on the ground."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import Place

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, each latitude and longitude in degrees.

    Examples
    --------
    >>> round(kilometres((41.69, 44.83), (40.18, 44.51)))
    170
    """
    south, north = radians(one[0]), radians(other[0])
    east = radians(other[1] - one[1])
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def kilometres_between(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places' points."""
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))

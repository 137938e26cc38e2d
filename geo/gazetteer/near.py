"""Many points at once: how far apart they are, and which are nearest to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo.gazetteer.distance import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt


class Near:
    """Finds the nearest of many points by comparing all, which takes some milliseconds for the world."""

    def __init__(self, degrees: np.ndarray[Any, Any]) -> None:
        """Take points as rows of latitude and longitude in degrees."""
        self._vectors = unit_vectors(degrees)

    def nearest(self, latitude: float, longitude: float, limit: int) -> Iterable[int]:
        """Return the indices of the nearest points, nearest first; of equally near ones, the first."""
        here = unit_vectors(np.array([[latitude, longitude]]))
        chords = ((self._vectors - here) ** 2).sum(axis=1)
        limit = min(limit, len(chords))
        farthest = np.partition(chords, limit - 1)[limit - 1] if limit else -1.0
        near = np.flatnonzero(chords <= farthest)
        order: list[int] = near[np.argsort(chords[near], kind="stable")][:limit].tolist()
        return order


def unit_vectors(degrees: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return rows of latitude and longitude, in degrees, as points of the unit sphere.

    Examples
    --------
    >>> unit_vectors(np.array([[0.0, 90.0]])).round(6).tolist()
    [[0.0, 1.0, 0.0]]
    """
    latitude, longitude = np.radians(degrees).T
    return np.column_stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude))
    )


def distances_km(
    latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64], points: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the great-circle distance of each place from each point, in kilometres.

    Parameters
    ----------
    latitude, longitude
        Of the places, in degrees.
    points
        Rows of latitude and longitude, in degrees.

    Returns
    -------
    numpy.ndarray
        A row a place, a column a point.

    Examples
    --------
    >>> yerevan_to_baku = distances_km(np.array([40.18]), np.array([44.51]), np.array([[40.38, 49.89]]))
    >>> round(yerevan_to_baku.item())
    457
    """
    lat1, lon1 = np.radians(latitude)[:, None], np.radians(longitude)[:, None]
    lat2, lon2 = np.radians(points[:, 0])[None, :], np.radians(points[:, 1])[None, :]
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half))))

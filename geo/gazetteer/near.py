"""The places nearest to a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable


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

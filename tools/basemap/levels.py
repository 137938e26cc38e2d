"""The levels of detail, and the grid on which all coordinates lie."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Geometries = NDArray[np.object_]

TOLERANCES = {"fine": 0.007, "medium": 0.035, "world": 0.35}
"""Degrees by which an outline may be simplified."""
FAINT = 2
"""Times as much as that for lines between divisions: thin and pale, they are half of a fine map's weight."""
SMALLEST = {"fine": 0.0002, "medium": 0.004, "world": 0.25}
"""Square degrees below which an island or a lake is left out."""
DECIMALS = 3
"""A thousandth of a degree, some hundred metres, is half a pixel at the closest zoom that is fitted."""


def rounded(geometries: Geometries) -> Geometries:
    """Round coordinates; a vertex that neighbours share stays shared."""
    return np.asarray(shapely.transform(geometries, lambda xy: np.round(xy, DECIMALS)), dtype=object)

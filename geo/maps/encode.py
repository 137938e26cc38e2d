"""Outlines as short ASCII strings, so that a base map weighs little inside a page.

The scheme is that of Google's encoded polylines (differences of rounded coordinates, zigzag, five bits a
character), over an alphabet that JSON and HTML never need to escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SCALE = 1000
"""Units a degree: the last digit is some hundred metres."""


def encode(coordinates: NDArray[np.float64]) -> str:
    """Encode an array of x, y in degrees.

    Examples
    --------
    >>> encode(np.array([[0.0, 0.0], [0.001, -0.001], [0.001, 1.0]]))
    'AACBAy-B'
    """
    steps = np.round(np.asarray(coordinates) * SCALE).astype(np.int64)
    steps[1:] -= steps[:-1].copy()
    return "".join(map(_number, steps.ravel().tolist()))


def _number(value: int) -> str:
    """Encode one whole number, low bits first; the sixth bit says that more follow."""
    zigzag = value << 1 if value >= 0 else (-value << 1) - 1
    characters = []
    while zigzag >= 32:  # noqa: PLR2004 - five bits a character
        characters.append(ALPHABET[zigzag & 31 | 32])
        zigzag >>= 5
    characters.append(ALPHABET[zigzag])
    return "".join(characters)


def encode_lines(lines: Iterable[shapely.LineString]) -> list[str]:
    """Encode each line."""
    return [encode(shapely.get_coordinates(line)) for line in lines]


def encode_polygons(polygons: Iterable[shapely.Polygon]) -> list[list[str]]:
    """Encode the rings of each polygon, the outer one first."""
    return [
        encode_lines([polygon.exterior, *polygon.interiors]) for polygon in polygons if not polygon.is_empty
    ]

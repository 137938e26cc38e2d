"""Whole numbers and outlines as short ASCII strings, so that they weigh little inside a page.

The scheme is that of Google's encoded polylines (zigzag, five bits a character, low bits first), over an
alphabet that JSON and HTML never need to escape.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SCALE = 1000
"""Units a degree: the last digit is some hundred metres."""
BITS = 5
"""Of a number in each character; the sixth says that more follow."""

_CHARACTERS = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)


def encode_numbers(values: ArrayLike) -> str:
    """Encode whole numbers, small ones in one character each.

    Examples
    --------
    >>> encode_numbers([0, -1, 1, 15, 16])
    'ABCegB'
    """
    characters, _ = _digits(np.asarray(values, dtype=np.int64).ravel())
    return characters.tobytes().decode("ascii")


def encode_parts(values: NDArray[np.int64], starts: NDArray[np.int64]) -> list[str]:
    """Encode whole numbers as several strings.

    Parameters
    ----------
    values
        All numbers, one part after the other.
    starts
        Where each part begins, and after the last the end.

    Examples
    --------
    >>> encode_parts(np.array([1, 2, 16]), np.array([0, 2, 3]))
    ['CE', 'gB']
    """
    characters, lengths = _digits(values)
    text = characters.tobytes().decode("ascii")
    ends = np.concatenate(([0], np.cumsum(lengths)))[starts].tolist()
    return [text[first:end] for first, end in pairwise(ends)]


def encode(coordinates: NDArray[np.float64]) -> str:
    """Encode an array of x, y in degrees as differences from one point to the next.

    Examples
    --------
    >>> encode(np.array([[0.0, 0.0], [0.001, -0.001], [0.001, 1.0]]))
    'AACBAy-B'
    """
    steps = np.round(np.asarray(coordinates) * SCALE).astype(np.int64)
    steps[1:] -= steps[:-1].copy()
    return encode_numbers(steps)


def encode_lines(lines: Iterable[shapely.LineString]) -> list[str]:
    """Encode each line."""
    return [encode(shapely.get_coordinates(line)) for line in lines]


def encode_polygons(polygons: Iterable[shapely.Polygon]) -> list[list[str]]:
    """Encode the rings of each polygon, the outer one first."""
    return [
        encode_lines([polygon.exterior, *polygon.interiors]) for polygon in polygons if not polygon.is_empty
    ]


def _digits(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the characters of all values one after the other, and how many each value has."""
    zigzag = np.where(values >= 0, values << 1, (-values << 1) - 1)
    lengths = np.ones(len(zigzag), dtype=np.int64)
    left = zigzag >> BITS
    while left.any():
        lengths += left > 0
        left >>= BITS
    ends = np.cumsum(lengths)
    characters = np.empty(int(lengths.sum()), dtype=np.uint8)
    for place in range(int(lengths.max(initial=0))):
        longer = lengths > place
        digit = (zigzag[longer] >> (BITS * place)) & 31
        more = (lengths[longer] > place + 1) << BITS
        characters[ends[longer] - lengths[longer] + place] = _CHARACTERS[digit | more]
    return characters, lengths

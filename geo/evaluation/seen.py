"""Which texts the shipped weights were learned from: figures on those are no measure of accuracy."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

DIGITS = 10
"""Hexadecimal digits kept of a text's digest."""


def digest(text: str) -> str:
    """Return the digest by which a text is recognised, whatever its white space.

    Examples
    --------
    >>> digest("Talks  were held. ") == digest("Talks were held.")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode(errors="replace")).hexdigest()[:DIGITS]


def was_learned_from(text: str) -> bool:
    """Return True if weights that ship with `geo` were learned from a text."""
    return digest(text) in _seen()


@lru_cache(maxsize=1)
def _seen() -> frozenset[str]:
    """Return the digests that ship with the weights (made by ``tools/mark_seen.py``)."""
    marks = files("geo.models").joinpath("seen.txt").read_text(encoding="utf-8")
    return frozenset(line for line in marks.split() if not line.startswith("#"))

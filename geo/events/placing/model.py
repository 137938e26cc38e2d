"""The learned weights: the probability that an event happened at each name of its sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pycrfsuite

from geo.errors import GeoError
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "places.crfsuite"
HERE, ELSEWHERE = "here", "elsewhere"
"""The labels of a name at which the event happened, and of all others."""


@lru_cache(maxsize=8)
def load(folder: Path = MODELS) -> pycrfsuite.Tagger:
    """Open the weights once per process.

    Raises
    ------
    GeoError
        If the file is missing or is no model.
    """
    path = folder / FILE
    tagger = pycrfsuite.Tagger()
    if not path.is_file():
        raise GeoError(f"no learned weights at {path}: install geo again, or run tools/train_places.py")
    try:
        tagger.open(str(path))
    except ValueError as error:
        raise GeoError(f"{path} holds no learned weights: {error}") from error
    return tagger


def probabilities(features: Sequence[Sequence[str]], folder: Path = MODELS) -> list[float]:
    """Return for each name of a sentence the probability that the event happened there."""
    if not features:
        return []
    tagger = load(folder)
    tagger.set(features)
    return [tagger.marginal(HERE, number) for number in range(len(features))]

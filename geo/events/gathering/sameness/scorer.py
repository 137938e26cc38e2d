"""The learned weights: how likely it is that two accounts are of one event."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.events.gathering.sameness.features import FEATURES
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression over `FEATURES`."""

    weights: tuple[float, ...]

    def log_odds(self, row: Sequence[float]) -> float:
        """Return the logarithm of the odds that two accounts with these features are of one event."""
        return sum(weight * value for weight, value in zip(self.weights, row, strict=True))

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Scorer:
        """Return a scorer of weights by the names of their features.

        Examples
        --------
        >>> len(Scorer.of(dict.fromkeys(FEATURES, 0.0)).weights) == len(FEATURES)
        True
        """
        return cls(tuple(float(weights[name]) for name in FEATURES))


@cache
def load(folder: Path = MODELS) -> Scorer:
    """Return the learned weights, read once per process.

    Raises
    ------
    GeoError
        If the file is missing, is no JSON, or lacks a weight.
    """
    path = folder / "gathering.json"
    try:
        return Scorer.of(json.loads(path.read_text(encoding="utf-8"))["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GeoError(f"no weights of gathering in {path}: {error}") from error


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds.

    Examples
    --------
    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-log_odds))

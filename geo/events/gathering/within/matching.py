"""How likely it is that two mentions of an article are of one event, by learned weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "within_article.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by feature."""

    sentence: Mapping[str, float]
    """For two mentions in one sentence."""
    article: Mapping[str, float]
    """For two in different sentences."""


@lru_cache(maxsize=4)
def load(folder: Path = MODELS) -> Weights:
    """Return the learned weights, read once per process.

    Raises
    ------
    GeoError
        If the file is missing or holds no such weights.
    """
    path = folder / FILE
    try:
        return Weights(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise GeoError(f"{path} holds no weights: {error}; install geo again") from error


def log_odds(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the log-odds that learned weights give to some features.

    Examples
    --------
    >>> log_odds({"always": -1.0, "type same": 3.0}, {"always": 1.0, "type same": 1.0, "new": 1.0})
    2.0
    """
    return sum(weights.get(name, 0.0) * value for name, value in features.items())

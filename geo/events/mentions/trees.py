"""Learned decision trees over named features, opened once a process.

Each model is a sum of small trees in ONNX, whose metadata names its columns; it gives the probability that
what some features describe is right. `tools/train_scene.py` makes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.models import MODELS
from geo.models.session import open_session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PLACES, DAYS, CERTAINTY = "scene_places.onnx", "scene_days.onnx", "certainty.onnx"
COLUMNS = "columns"
"""The entry of a model's metadata that names its columns, as a JSON list."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of decision trees."""

    session: Any
    """The ONNX session."""
    columns: Mapping[str, int]
    """The column of each feature."""

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the probability of each row of features; what a row lacks is 0, what the model lacks unused.

        Examples
        --------
        >>> trees = load(PLACES)
        >>> rows = [{"same sentence": 1, "encoder": 4}, {"sentences back": 9}]
        >>> likely, unlikely = trees.probabilities(rows)
        >>> likely > unlikely
        True
        """
        if not rows:
            return []
        table = np.zeros((len(rows), len(self.columns)), np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = self.columns.get(name)
                if column is not None:
                    table[number, column] = value
        (found,) = self.session.run(None, {"features": table})
        return [float(value) for value in found[:, 0]]


@lru_cache(maxsize=16)
def load(name: str, folder: Path = MODELS) -> Trees:
    """Open a model once per process.

    Parameters
    ----------
    name
        Its file.
    folder
        The folder of the learned weights.

    Raises
    ------
    GeoError
        If the file is missing, damaged or altered.
    """
    path = folder / name
    session = open_session(path)
    columns = json.loads(session.get_modelmeta().custom_metadata_map[COLUMNS])
    return Trees(session, {column: number for number, column in enumerate(columns)})

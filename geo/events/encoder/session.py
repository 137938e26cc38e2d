"""The learned weights of the encoder, opened once a process, and the run over one sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from geo.errors import GeoError
from geo.models import MODELS
from geo.models.session import open_session

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

WEIGHTS, PIECES, LABELS = "encoder.onnx", "encoder_pieces.json", "encoder.json"
MAX_PIECES = 256
"""Pieces of words that the encoder sees of a sentence; what comes after them is left to the tables."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the columns of the encoder's output stand for."""

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    width: int
    """Numbers in the vector of a word for one relation."""
    pair_bias: tuple[float, ...]
    """Added to the product of two words' vectors, for each relation."""
    distance_bias: tuple[tuple[float, ...], ...]
    """Added for each relation by how far the second word is behind or ahead of the first."""


@dataclass(frozen=True, slots=True)
class Session:
    """The encoder, ready to run."""

    network: Any
    """The ONNX session."""
    tokenizer: Any
    """Cuts a sentence into pieces of words."""
    labels: Labels

    def run(self, sentence: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the offset at which each piece begins, shape (pieces,), and its scores, (pieces, columns).

        Sentences are run one by one: the weights are of eight bits, and how the network rounds would else
        depend on the sentences that share a batch.
        """
        pieces = self.tokenizer.encode(sentence)
        ids = np.array([pieces.ids], dtype=np.int64)
        (scores,) = self.network.run(None, {"pieces": ids})
        starts = np.array([start for start, _ in pieces.offsets], dtype=np.int32)
        return starts[1:-1], scores[1:-1]  # without the marks of beginning and end


@lru_cache(maxsize=4)
def load(folder: Path = MODELS) -> Session:
    """Open the weights once per process.

    Parameters
    ----------
    folder
        The folder of the learned weights.

    Raises
    ------
    GeoError
        If a file is missing or damaged.

    Examples
    --------
    >>> load().labels.statuses
    ('occurred', 'planned', 'hypothetical', 'negated')
    """
    network = open_session(folder / WEIGHTS)
    try:
        tokenizer = Tokenizer.from_file(str(folder / PIECES))
        labels = _labels(json.loads((folder / LABELS).read_text(encoding="utf-8")))
    except Exception as error:  # the libraries raise bare exceptions of their own
        raise GeoError(f"{folder} has no usable encoder: {error}; install geo again") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return Session(network, tokenizer, labels)


def _labels(read: dict[str, Any]) -> Labels:
    return Labels(
        tuple(read["types"]),
        tuple(read["statuses"]),
        int(read["width"]),
        tuple(read["pair_bias"]),
        tuple(tuple(row) for row in read["distance_bias"]),
    )

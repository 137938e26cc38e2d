"""The learned taggers: linear-chain conditional random fields, opened once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pycrfsuite

from geo.errors import GeoError
from geo.model import Span
from geo.models import why_altered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.recognise.tokens import Token

MIN_PROBABILITY_OUTSIDE = 0.65
"""A token is left outside of all names only if that is as likely as this: a missed name costs more."""


@lru_cache(maxsize=8)
def open_model(path: Path) -> pycrfsuite.Tagger:
    """Open learned weights once per process.

    Raises
    ------
    GeoError
        If the file is missing or is no model.
    """
    tagger = pycrfsuite.Tagger()
    if not path.is_file():
        raise GeoError(f"no learned weights at {path}: install geo again, or run tools/train_recogniser.py")
    if reason := why_altered(path):
        raise GeoError(f"{reason}: install geo again")
    try:
        tagger.open(str(path))
    except ValueError as error:
        raise GeoError(f"{path} holds no learned weights: {error}") from error
    return tagger


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A part of the text that names a place."""

    certainty: float
    """Probability that it does."""


def label(tagger: pycrfsuite.Tagger, features: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """Label each token (B begins a name, I goes on, O is outside), with the chance that it is inside.

    A missed name costs more than one too many, which may still be left without a place; so a token is
    outside only where that is likely enough.
    """
    tagger.set(features)
    labels = []
    for index in range(len(features)):
        outside = tagger.marginal("O", index)
        letter = "O" if outside > MIN_PROBABILITY_OUTSIDE else _inside(tagger, index)
        labels.append((letter, 1 - outside))
    return labels


def _inside(tagger: pycrfsuite.Tagger, index: int) -> str:
    """Return ``B`` if a token more likely begins a name than continues one, else ``I``."""
    return "B" if tagger.marginal("B", index) >= tagger.marginal("I", index) else "I"


def mentions_of(words: Sequence[Token], labels: Sequence[tuple[str, float]]) -> list[Mention]:
    """Join labelled tokens into mentions.

    Examples
    --------
    >>> from geo.recognise.tokens import tokens
    >>> mentions_of(tokens("in New York"), [("O", 0.1), ("B", 0.9), ("I", 0.8)])
    [Mention(start=3, end=11, certainty=0.9)]
    """
    runs: list[list[int]] = []
    for index, (letter, _) in enumerate(labels):
        if letter == "B" or (letter == "I" and (not runs or runs[-1][-1] != index - 1)):
            runs.append([index])
        elif letter == "I":
            runs[-1].append(index)
    return [
        Mention(words[run[0]].start, words[run[-1]].end, max(labels[index][1] for index in run))
        for run in runs
    ]

"""What the encoder says of the words of a document: is it an event, of which type and status, where, when."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from geo.events.encoder.session import load
from geo.model import Span
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.events.encoder.session import Labels
    from geo.text import Document, Tokenised

    Vector = NDArray[np.float32]

POINTS = 3
"""Columns that say by themselves: an event of our types; any event; one that occurs rather than a state."""
DISTANCES = 8
"""Steps by which the distance of two words is graded, on either side: powers of two."""
SMALLEST = 1e-6
"""Keeps a quotient of vectors defined."""
LAST_LATIN = "\u0250"
"""The first letter after the Latin ones."""
NOTHING_SEEN, NO_SCORES = np.zeros(0, np.int32), np.zeros((0, POINTS), np.float32)
"""Of a sentence that the encoder does not read."""


class Role(IntEnum):
    """What a word may be to an event of its sentence."""

    PLACE = 0
    TIME = 1


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the encoder says of one word."""

    event: float
    """Probability that it names an event of one of the built-in types."""
    happening: float
    """Probability that it names anything that happens, of any type."""
    types: dict[str, float]
    """Probability of each built-in type, if it names an event."""
    statuses: dict[str, float]
    """Probability of each status, if it names an event."""
    background: float
    """Probability that it is history mentioned in passing, if it names an event."""


@dataclass(frozen=True, slots=True)
class Run:
    """The output for one sentence."""

    span: Span
    starts: NDArray[np.int32]
    """Offset in the document at which each piece begins."""
    scores: Vector
    """Shape (pieces, columns)."""


class Encoding:
    """What the encoder says of the words of one document.

    Parameters
    ----------
    runs
        The output for each sentence, in order.
    labels
        What its columns stand for.
    """

    def __init__(self, runs: Sequence[Run], labels: Labels) -> None:
        self._runs, self._labels = runs, labels
        self._found: dict[int, tuple[Run | None, int]] = {}

    def is_likely(self, number: int, minimum: float) -> bool:
        """Return True if some word of a sentence names an event with at least that probability."""
        scores = self._runs[number].scores
        return bool(len(scores)) and float(_sigmoid(scores[:, 0].max())) >= minimum

    def likely(self, start: int, end: int, minimum: float) -> set[int]:
        """Return the offsets at which words begin that name an event with at least that probability."""
        found = set[int]()
        for run in self._runs:
            if run.span.start < end and start < run.span.end and len(run.starts):
                found.update(run.starts[run.scores[:, 0] >= np.log(minimum / (1 - minimum))].tolist())
        return found

    def of(self, offset: int) -> WordScores | None:
        """Return what is said of the word that begins at an offset; None where nothing is.

        Examples
        --------
        >>> from geo.text import annotate
        >>> text = "Rebels shelled Goma on Monday."
        >>> scores = encode(annotate(text)).of(text.index("shelled"))
        >>> scores.event > 0.5, max(scores.types, key=scores.types.get)
        (True, 'ASSAULT')
        """
        run, row = self._find(offset)
        if run is None:
            return None
        scores, types, statuses = run.scores[row], *self._sizes
        first, second = POINTS + types, POINTS + types + statuses
        return WordScores(
            float(_sigmoid(scores[0])),
            float(_sigmoid(scores[1])),
            dict(zip(self._labels.types, _softmax(scores[POINTS:first]), strict=True)),
            dict(zip(self._labels.statuses, _softmax(scores[first:second]), strict=True)),
            float(_sigmoid(scores[second])),
        )

    def relates(self, relation: Role, trigger: int, other: int) -> float | None:
        """Return the probability that a word is the place or time of an event named in its sentence.

        Parameters
        ----------
        relation
            Which of the two.
        trigger, other
            The offsets at which the event's word and the other word begin.

        Returns
        -------
        float or None
            None if the two stand in different sentences.

        Examples
        --------
        >>> from geo.text import annotate
        >>> text = "Rebels shelled Goma on Monday, officials in Kinshasa said."
        >>> encoding, shelled = encode(annotate(text)), text.index("shelled")
        >>> there = encoding.relates(Role.PLACE, shelled, text.index("Goma"))
        >>> there > encoding.relates(Role.PLACE, shelled, text.index("Kinshasa"))
        True
        """
        run, row = self._find(trigger)
        other_run, other_row = self._find(other)
        if run is None or run is not other_run:
            return None
        distance = other_row - row
        step = min(int(np.log2(abs(distance) + 1)), DISTANCES - 1) + DISTANCES * (distance > 0)
        bias = self._labels.pair_bias[relation] + self._labels.distance_bias[relation][step]
        return _sigmoid(self.affinity(relation, trigger, other) + bias)

    def affinity(self, relation: Role, trigger: int, other: int) -> float:
        """Return how well a word fits as place or time of an event by meaning alone, wherever either stands.

        Parameters
        ----------
        relation
            Which of the two.
        trigger, other
            The offsets at which the event's word and the other word begin.

        Returns
        -------
        float
            The product of their vectors, in log-odds, without what their distance says; 0 if one is not seen.

        Examples
        --------
        >>> from geo.text import annotate
        >>> text = "Rebels shelled Goma on Monday. Officials in Kinshasa said so."
        >>> encoding, shelled = encode(annotate(text)), text.index("shelled")
        >>> there = encoding.affinity(Role.PLACE, shelled, text.index("Goma"))
        >>> there > encoding.affinity(Role.PLACE, shelled, text.index("Kinshasa"))
        True
        """
        (run, row), (other_run, other_row) = self._find(trigger), self._find(other)
        if run is None or other_run is None:
            return 0.0
        asked, given = self._columns(relation)
        product = float(run.scores[row, asked] @ other_run.scores[other_row, given])
        return float(product * 4 / self._labels.width**0.5)

    def likeness(self, trigger: int, other: int) -> float:
        """Return how alike the places and times are that two events' words ask for, from -1 to 1.

        Parameters
        ----------
        trigger, other
            The offsets at which the words begin.

        Examples
        --------
        >>> from geo.text import annotate
        >>> text = "Rebels shelled Goma. The shelling killed four."
        >>> -1 <= encode(annotate(text)).likeness(text.index("shelled"), text.index("shelling")) <= 1
        True
        """
        (run, row), (other_run, other_row) = self._find(trigger), self._find(other)
        if run is None or other_run is None:
            return 0.0
        asking = slice(-4 * self._labels.width, -2 * self._labels.width)
        one, two = run.scores[row, asking], other_run.scores[other_row, asking]
        return float(one @ two / (np.linalg.norm(one) * np.linalg.norm(two) + SMALLEST))

    def _columns(self, relation: Role) -> tuple[slice, slice]:
        """Return the columns of a word's vectors as an event's word, and as a place or time."""
        width = self._labels.width
        asked = slice(-4 * width + relation * width, -4 * width + (relation + 1) * width)
        given = slice(-2 * width + relation * width, (-2 * width + (relation + 1) * width) or None)
        return asked, given

    @property
    def _sizes(self) -> tuple[int, int]:
        return len(self._labels.types), len(self._labels.statuses)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.span.start for run in self._runs]

    def _find(self, offset: int) -> tuple[Run | None, int]:
        """Return the sentence that holds an offset, and the piece that begins there; sought once."""
        if offset not in self._found:
            self._found[offset] = self._sought(offset)
        return self._found[offset]

    def _sought(self, offset: int) -> tuple[Run | None, int]:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None, 0
        run = self._runs[number]
        row = int(np.searchsorted(run.starts, offset, side="right")) - 1
        is_there = (
            row >= 0 and offset < run.span.end and not (row == len(run.starts) - 1 and _is_cut(run, offset))
        )
        return (run, row) if is_there else (None, 0)


def encode_all(
    documents: Sequence[Tokenised], is_english: Sequence[bool] | None = None, folder: Path = MODELS
) -> list[Encoding]:
    """Run the encoder over all sentences of some tokenised documents.

    Parameters
    ----------
    documents
        The documents.
    is_english
        Whether each is in English, which alone the encoder reads; all are if not given.
    folder
        The folder of the learned weights.
    """
    flags = is_english if is_english is not None else [True] * len(documents)
    return [_encode(one.text, one.spans, folder, flag) for one, flag in zip(documents, flags, strict=True)]


def encode(document: Document, folder: Path = MODELS) -> Encoding:
    """Run the encoder over all sentences of a document that was parsed without it."""
    return _encode(document.text, [Span(one.start, one.end) for one in document.sentences], folder)


def _encode(text: str, spans: Iterable[Span], folder: Path, is_english: bool = True) -> Encoding:  # noqa: FBT001, FBT002 - private
    session, runs = load(folder), []
    for span in spans:
        words = span.of(text)
        if is_english and _is_latin(words):
            starts, scores = session.run(words)
            runs.append(Run(span, starts + span.start, scores))
        else:
            runs.append(Run(span, NOTHING_SEEN, NO_SCORES))
    return Encoding(runs, session.labels)


def _is_latin(words: str) -> bool:
    """Return True if most letters of a sentence are Latin."""
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter < LAST_LATIN for letter in letters) * 2 > len(letters)


def _is_cut(run: Run, offset: int) -> bool:
    """Return True if a word lies beyond what the encoder saw of its sentence."""
    return offset > int(run.starts[-1])


def _sigmoid(score: float | np.floating) -> float:
    return float(1 / (1 + np.exp(-score)))


def _softmax(scores: Vector) -> list[float]:
    powers = np.exp(scores - scores.max())
    return [float(power) for power in powers / powers.sum()]

"""Calibration of scores: of the places scored .9, nine in ten should be right."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.evaluation.measures import ratio

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The places that were given scores from `low` up to `high`."""

    low: float
    high: float
    placed: int
    mean_score: float
    right: float
    """Share of them within 161 km of the annotated place."""


@dataclass(slots=True)
class Reliability:
    """Scores beside outcomes, in ten bins.

    Examples
    --------
    >>> table = Reliability()
    >>> table.add(0.9, is_right=True)
    >>> table.add(0.92, is_right=False)
    >>> [(filled.low, filled.placed, filled.right) for filled in table.bins()]
    [(0.9, 2, 0.5)]
    """

    placed: list[int] = field(default_factory=lambda: [0] * BINS)
    right: list[int] = field(default_factory=lambda: [0] * BINS)
    scores: list[float] = field(default_factory=lambda: [0.0] * BINS)

    def add(self, score: float, *, is_right: bool) -> None:
        """Add one place that was given."""
        index = min(BINS - 1, int(score * BINS))
        self.placed[index] += 1
        self.right[index] += is_right
        self.scores[index] += score

    def join(self, other: Reliability) -> None:
        """Add the counts of another table."""
        for index in range(BINS):
            self.placed[index] += other.placed[index]
            self.right[index] += other.right[index]
            self.scores[index] += other.scores[index]

    def bins(self) -> tuple[Bin, ...]:
        """Return the bins that are not empty, in order."""
        return tuple(
            Bin(
                index / BINS,
                (index + 1) / BINS,
                placed,
                self.scores[index] / placed,
                self.right[index] / placed,
            )
            for index, placed in enumerate(self.placed)
            if placed
        )

    def error(self) -> float:
        """Return the expected calibration error: the mean distance of scores from outcomes."""
        apart = (abs(filled.mean_score - filled.right) * filled.placed for filled in self.bins())
        return ratio(sum(apart), sum(self.placed))

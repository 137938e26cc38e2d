"""Whether scores mean what they say: of what is scored .9, nine in ten should be right."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.evaluate.measures import ratio

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The places told with scores from `low` up to `high`."""

    low: float
    high: float
    told: int
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
    >>> [(found.low, found.told, found.right) for found in table.bins()]
    [(0.9, 2, 0.5)]
    """

    told: list[int] = field(default_factory=lambda: [0] * BINS)
    right: list[int] = field(default_factory=lambda: [0] * BINS)
    scores: list[float] = field(default_factory=lambda: [0.0] * BINS)

    def add(self, score: float, *, is_right: bool) -> None:
        """Note one place that was told."""
        index = min(BINS - 1, int(score * BINS))
        self.told[index] += 1
        self.right[index] += is_right
        self.scores[index] += score

    def join(self, other: Reliability) -> None:
        """Take in what another noted."""
        for index in range(BINS):
            self.told[index] += other.told[index]
            self.right[index] += other.right[index]
            self.scores[index] += other.scores[index]

    def bins(self) -> tuple[Bin, ...]:
        """Return the bins that are not empty, in order."""
        return tuple(
            Bin(index / BINS, (index + 1) / BINS, told, self.scores[index] / told, self.right[index] / told)
            for index, told in enumerate(self.told)
            if told
        )

    def error(self) -> float:
        """Return the expected calibration error: how far score and outcome lie apart, on the whole."""
        apart = (abs(found.mean_score - found.right) * found.told for found in self.bins())
        return ratio(sum(apart), sum(self.told))

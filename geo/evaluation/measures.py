"""The measures that all tasks share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.model import Span

NEAR_KM = 161.0
"""A hundred miles, within which the field counts a place as the right one."""


class HasOffsets(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The one past the last."""


Item = TypeVar("Item")


def overlap(first: HasOffsets, second: HasOffsets) -> int:
    """Return how many code points both cover; negative for the gap between them."""
    return min(first.end, second.end) - max(first.start, second.start)


def best_match(span: HasOffsets, others: Iterable[Item], where: Callable[[Item], HasOffsets]) -> Item | None:
    """Return the first of those that overlap `span` most; None if none does.

    Examples
    --------
    >>> from geo.model import Span
    >>> best_match(Span(0, 8), [Span(6, 9), Span(3, 7)], lambda span: span)
    Span(start=3, end=7)
    """
    best = max(others, key=lambda other: overlap(span, where(other)), default=None)
    return best if best is not None and overlap(span, where(best)) > 0 else None


def itself(span: Span) -> Span:
    """Return a span, for `best_match` among spans."""
    return span


def ratio(part: float, whole: float) -> float:
    """Return the share that `part` is; 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean.

    Examples
    --------
    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return ratio(2 * precision * recall, precision + recall)

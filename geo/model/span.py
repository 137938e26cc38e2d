"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Extent(Protocol):
    """Anything that covers a part of a text: a span, a toponym, a timex."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text.

    Examples
    --------
    >>> Span(0, 4).of("Baku")
    'Baku'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Extent) -> bool:
        """Return True if both cover a code point in common."""
        return self.start < other.end and other.start < self.end

"""Mentions of places in a text, and the places that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model.place import Place


class Usage(StrEnum):
    """How a place name is meant where it stands."""

    LITERAL = "literal"
    """The place itself: *talks in Tbilisi*."""
    ASSOCIATIVE = "associative"
    """A government, team or people, or part of another name: *Moscow warned*, *the Alma-Ata Declaration*."""
    DEMONYM = "demonym"
    """*Armenian*, *Georgians*."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place."""

    start: int
    end: int
    text: str
    usage: Usage
    certainty: float = 1.0
    """Probability from 0 to 1 that the words name a place at all."""
    by_event: bool = False
    """True if only an event shows that it is a place: *marched through Velmisar*."""
    base: str = ""
    """The name without the endings of its language, where those are not English: *Степанакерт* of
    *Степанакерте*, with the kind of place where the text says it, in English: *Лачин district*.
    Also the whole of a name that the end of a line breaks."""

    @property
    def name(self) -> str:
        """The words under which the gazetteer may know the place: `base` where there is one, or `text`."""
        return self.base or self.text


@dataclass(frozen=True, slots=True, repr=False)
class Resolution:
    """The place that a mention means; none where nothing fits well enough."""

    toponym: Toponym
    place: Place | None
    score: float
    """Probability from 0 to 1 that `place` is right (0 where there is none)."""
    reason: str

    def __repr__(self) -> str:
        found = f"{self.place.label} ({self.score:.2f})" if self.place else self.reason
        return f"<Resolution {self.toponym.text!r}: {found}>"

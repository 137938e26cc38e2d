"""One act as one sentence tells it, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.dating import Dated
    from geo.events.detect.triggers import Trigger
    from geo.model import Status


@dataclass(frozen=True, slots=True)
class Draft:
    """An act with what its sentence says of it."""

    trigger: Trigger
    status: Status
    dated: Dated
    places: tuple[int, ...]
    place_rules: tuple[str, ...] = ()
    """The ids of the rules that accepted its places, or of the one that refused the likeliest name."""
    actors: tuple[str, ...] = ()
    part: int = 0
    """Which of several acts that one verb tells: *met in Tunis on Monday and in Algiers on Tuesday*."""

    @property
    def is_mappable(self) -> bool:
        """Tell whether the text itself gives the act a place or a date."""
        return bool(self.places) or self.dated.own

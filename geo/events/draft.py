"""An event mention that is being built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.dating import Dated
    from geo.events.detect import Trigger
    from geo.model import Status


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence reports it, before it becomes a record."""

    trigger: Trigger
    status: Status
    status_rule: str
    """The id of the rule that decided its status."""
    dated: Dated
    places: tuple[int, ...]
    place_rules: tuple[str, ...] = ()
    """The ids of the rules that accepted its places, or of the one that refused the likeliest name."""
    actors: tuple[str, ...] = ()
    part: int = 0
    """Which of several events that one verb names: *met in Tunis on Monday and in Algiers on Tuesday*."""

    @property
    def is_mappable(self) -> bool:
        """Return True if the text itself gives the event a place or a date."""
        return bool(self.places) or self.dated.own

"""An event mention that is being built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect import ReportedCase
from geo.model import PlaceBasis

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
    place_basis: PlaceBasis = PlaceBasis.STATED
    """What its places rest on, if it has any."""
    place_chance: float = 1.0
    """Probability that it happened at its places, if the names mean what they were resolved to."""
    date_chance: float = 1.0
    """Probability that it happened on its days."""
    actors: tuple[str, ...] = ()
    part: int = 0
    """Which of several events that one verb names: *met in Tunis on Monday and in Algiers on Tuesday*."""

    @property
    def as_reported(self) -> ReportedCase:
        """What the rules are asked that dismiss events of which an article only speaks."""
        return ReportedCase(self.trigger, self.status, self.dated.own, bool(self.places))

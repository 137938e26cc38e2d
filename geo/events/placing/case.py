"""What the rules of place are asked about: an event and a name of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.detect import Trigger
    from geo.events.placing.names import PlaceName
    from geo.model import Usage


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """Whether an event happened at a place."""

    trigger: Trigger
    name: PlaceName | None
    """None where the sentence names nothing."""
    probability: float = 0.0
    """That it happened there, by the encoder."""
    is_on_line: bool = False
    """It is one end of what joins two known places; `probability` is the mean of both ends."""
    is_own: bool = False
    """It stands in the phrase of the noun that names the event: *the theft of a car in Goma*."""
    is_of_another: bool = False
    """It stands in the clause or the phrase of another event, and this one has a likely name in its own."""
    others: tuple[PlaceName, ...] = ()
    """Other names at which it happened, each judged by itself."""

    @property
    def usage(self) -> Usage | None:
        """What the name stands for: the place, its government or people, or another name."""
        return None if self.name is None else self.name.toponym.usage

"""What the rules of place are asked about: an event and a name of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.placing.stated import PHYSICAL, Stated, Syntax

if TYPE_CHECKING:
    from geo.events.detect import Trigger
    from geo.events.placing.names import PlaceName
    from geo.model import Usage
    from geo.text.paths import TreePath


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """Whether an event happened at a place."""

    trigger: Trigger
    name: PlaceName | None
    """None where the sentence names nothing."""
    syntax: Syntax
    path: TreePath | None = None
    """From the name to the trigger."""
    stated: Stated | None = None
    """The clause in which the syntax states that the event happened there."""
    probability: float = 0.0
    """That it happened there, by the learned model; of what is said too little was marked to learn from."""
    others: tuple[PlaceName, ...] = ()
    """Other names at which it happened, each judged by itself."""

    @property
    def is_physical(self) -> bool:
        """Return True if the event was done to things or people."""
        return self.trigger.sense.type in PHYSICAL

    @property
    def usage(self) -> Usage | None:
        """What the name stands for: the place, its government or people, or another name."""
        return None if self.name is None else self.name.toponym.usage


def is_in_own_clause(name: PlaceName, trigger: Trigger) -> bool:
    """Return True if a name stands in the clause of a trigger."""
    return name.head.clause.predicate in trigger.anchors

"""Which events are told, and where they happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluate.gold import BROADER
from geo.evaluate.measures import best_match, f1, itself, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.evaluate.gold import Gold
    from geo.model import Parse


@dataclass(slots=True)
class EventPlaceTally:
    """Counts over one corpus: the places of the events whose triggers are marked, and only those."""

    gold: int = 0
    told: int = 0
    found: int = 0
    right: int = 0
    without: int = 0
    false_place: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        triggers, locations = gold.triggers or (), gold.locations
        events = (event for event in parse.events if best_match(event.trigger, triggers, itself))
        told = [
            parse.toponyms[index].toponym for index in sorted({i for event in events for i in event.places})
        ]
        self.gold += len(locations)
        self.told += len(told)
        self.found += sum(best_match(place, told, lambda one: one) is not None for place in locations)
        self.right += sum(best_match(place, locations, itself) is not None for place in told)
        self.without += not locations
        self.false_place += bool(told) and not locations

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of places found and right, and of a place put where there is none."""
        precision, recall = ratio(self.right, self.told), ratio(self.found, self.gold)
        return {
            "gold": self.gold,
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "false_place_where_none": ratio(self.false_place, self.without),
        }


@dataclass(slots=True)
class EventTypeTally:
    """Counts over one corpus: the types of each text's events, as sets."""

    gold: int = 0
    told: int = 0
    right: int = 0
    texts: int = 0
    texts_right: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        types = {BROADER.get(kind, kind) for kind in gold.types or ()}
        told = {BROADER.get(event.type, event.type) for event in parse.events}
        self.gold += len(types)
        self.told += len(told)
        self.right += len(types & told)
        self.texts += 1
        self.texts_right += bool(types & told)

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of types found and right, and of texts with one right."""
        precision, recall = ratio(self.right, self.told), ratio(self.right, self.gold)
        return {
            "gold": self.gold,
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "texts_with_a_right_type": ratio(self.texts_right, self.texts),
        }

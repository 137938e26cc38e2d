"""Which toponyms are resolved to the very place that is marked, not only to one near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluation.measures import best_match, ratio
from geo.gazetteer.distance import kilometres

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.evaluation.gold import Gold, GoldToponym
    from geo.model import Parse, Place

MAX_KM_SAME_PLACE = 10
"""A town and the district of its name are one place to a reader, and are no farther apart."""


@dataclass(slots=True)
class PlaceTally:
    """Counts over one corpus whose toponyms have the identifier or the country of their place."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    usages: int = 0
    resolved: int = 0
    right: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        self.gold += len(gold.toponyms or ())
        self.predicted += len(parse.toponyms)
        self.resolved += sum(resolution.place is not None for resolution in parse.toponyms)
        for mention in gold.toponyms or ():
            match = best_match(mention.span, parse.toponyms, lambda resolution: resolution.toponym)
            if match is not None:
                self.found += 1
                self.usages += match.toponym.usage is mention.usage
                self.right += match.place is not None and is_same_place(mention, match.place)

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of mentions found, of these with the right usage, and of places right."""
        return {
            "gold": self.gold,
            "precision": ratio(self.found, self.predicted),
            "recall": ratio(self.found, self.gold),
            "usage_accuracy_of_found": ratio(self.usages, self.found),
            "place_precision": ratio(self.right, self.resolved),
            "place_recall": ratio(self.right, self.gold),
        }


def is_same_place(mention: GoldToponym, place: Place) -> bool:
    """Return True if a place is the marked one by its identifier or point, or lies in the marked country."""
    if mention.point and kilometres(mention.point, (place.latitude, place.longitude)) < MAX_KM_SAME_PLACE:
        return True
    return place.id == mention.place_id if mention.place_id else place.country_code == mention.country_code

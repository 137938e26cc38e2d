"""Which events are found, of what type and status, when and where they happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.evaluation.gold import BROADER_TYPES
from geo.evaluation.measures import best_match, f1, itself, ratio
from geo.evaluation.outcomes import outcomes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.evaluation.gold import Gold
    from geo.evaluation.outcomes import Outcome
    from geo.model import Parse

ANSWERS = {"type": "has_type", "status": "has_status", "date": "has_date", "places": "has_places"}
"""What is annotated of an event, and the property of its outcome that says whether it is right."""


@dataclass(slots=True)
class EventTally:
    """Counts over one corpus: the events whose triggers are marked, and what is annotated of each."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    """Event mentions in texts whose events are all marked."""
    predicted_right: int = 0
    non_events: int = 0
    non_events_found: int = 0
    annotated: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        if gold.is_complete:
            triggers = [event.trigger for event in gold.events or () if event.is_event]
            self.predicted += len(parse.events)
            self.predicted_right += sum(
                best_match(mention.trigger, triggers, itself) is not None for mention in parse.events
            )
        for outcome in outcomes(gold, parse):
            if outcome.event.is_event:
                self._add_event(outcome)
            else:
                self.non_events += 1
                self.non_events_found += bool(outcome.found)

    def _add_event(self, outcome: Outcome) -> None:
        self.gold += 1
        self.found += outcome.is_right
        for key in outcome.event.annotated & ANSWERS.keys():
            self.annotated[key] += 1
            self.right[key] += getattr(outcome, ANSWERS[key])

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of events found and of answers right, each of all that is annotated."""
        shares = {f"{key}_right": _share(self.right[key], self.annotated[key]) for key in ANSWERS}
        return {
            "gold": self.gold,
            "found": ratio(self.found, self.gold),
            "precision_where_complete": _share(self.predicted_right, self.predicted),
            **shares,
            "event_where_none": _share(self.non_events_found, self.non_events),
        }


def _share(part: int, whole: int) -> float | None:
    """Return the share that a part is; None where nothing is annotated."""
    return ratio(part, whole) if whole else None


@dataclass(slots=True)
class EventPlaceTally:
    """Counts over one corpus: the places of the events whose triggers are marked, and only those."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0
    without: int = 0
    false_place: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        triggers, locations = gold.triggers or (), gold.locations
        events = (event for event in parse.events if best_match(event.trigger, triggers, itself))
        indices = sorted({index for event in events for index in event.places})
        predicted = [parse.toponyms[index].toponym for index in indices]
        self.gold += len(locations)
        self.predicted += len(predicted)
        self.found += sum(
            best_match(place, predicted, lambda toponym: toponym) is not None for place in locations
        )
        self.right += sum(best_match(place, locations, itself) is not None for place in predicted)
        self.without += not locations
        self.false_place += bool(predicted) and not locations

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of places found and right, and of texts with a place where none is marked."""
        precision, recall = ratio(self.right, self.predicted), ratio(self.found, self.gold)
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
    predicted: int = 0
    right: int = 0
    texts: int = 0
    texts_right: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        types = {BROADER_TYPES.get(name, name) for name in gold.types or ()}
        predicted = {BROADER_TYPES.get(event.type, event.type) for event in parse.events}
        self.gold += len(types)
        self.predicted += len(predicted)
        self.right += len(types & predicted)
        self.texts += 1
        self.texts_right += bool(types & predicted)

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of types found and right, and of texts with one right."""
        precision, recall = ratio(self.right, self.predicted), ratio(self.right, self.gold)
        return {
            "gold": self.gold,
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "texts_with_a_right_type": ratio(self.texts_right, self.texts),
        }

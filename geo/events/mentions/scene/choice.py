"""Which of a report's places an event happened at, by learned weights; none where none is likely."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.events.dating.dated import Dated
from geo.events.mentions.scene.rules import CARRIED_PLACE, CarriedPlace
from geo.models import MODELS
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.events.mentions.draft import Draft
    from geo.events.mentions.scene.candidates import Surroundings
    from geo.events.mentions.scene.days import DaysOfReport
    from geo.model import Resolution
    from geo.text import Document

FILE = "scene.json"
UNLIKELY = "the report gives several days, and none of them is likely"
MIN_OF_PLACE = 0.35
"""A place is carried to an event from a third on: certainty says whether it is drawn there."""
MIN_OF_PLACE_AROUND = 0.5
"""For an event whose own place the gazetteer lacks, another of the report must be likelier than not."""
CHANCE_OF_HEADING = 0.85
"""Probability that an event without a place of its own happened at the place that heads its lines."""
CHANCE_OF_ENCLOSING = 0.7
"""Probability that the place named right behind an unknown one holds it or lies beside it."""
MIN_OF_DAY = 0.25
"""A day is given to an event from a quarter on, since most have one; certainty says whether it is drawn."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by feature, for the places and for the days of a report."""

    places: Mapping[str, float]
    days: Mapping[str, float]
    certainty: Mapping[str, float]


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the probability that learned weights give to what some features describe.

    Examples
    --------
    >>> probability({"near": 2.0}, {"near": 1.0, "unknown": 5.0}) > 0.8
    True
    """
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=4)
def load(folder: Path = MODELS) -> Weights:
    """Read the weights once per process."""
    try:
        return Weights(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise GeoError(f"{folder / FILE} holds no weights: {error}; install geo again") from error


class Scene:
    """Places carried over a report to the events that have none of their own.

    Parameters
    ----------
    surroundings
        The places of the report.
    document, resolutions
        The report and its place mentions.
    folder
        The folder of the learned weights.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        document: Document,
        resolutions: Sequence[Resolution],
        folder: Path = MODELS,
    ) -> None:
        self._surroundings, self._document, self._resolutions = surroundings, document, resolutions
        self._weights = load(folder)

    def placed(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the events, each without a known place of its own at the likeliest of the report's places."""
        for number, draft in enumerate(drafts):
            yield draft if self._surroundings.is_located(draft) else self._carried(number, draft)

    def _carried(self, number: int, draft: Draft) -> Draft:
        enclosing = self._surroundings.enclosing(draft)
        if enclosing is not None:
            return self._at(draft, enclosing, CHANCE_OF_ENCLOSING)
        heading = self._surroundings.heading(draft)
        if heading is not None:
            return self._at(draft, heading, CHANCE_OF_HEADING)
        judged = [
            (probability(self._weights.places, one.features), one)
            for one in self._surroundings.candidates(number)
        ]
        chance, best = max(judged, key=lambda pair: (pair[0], -pair[1].toponym), default=(0.0, None))
        if best is None or chance < (MIN_OF_PLACE_AROUND if draft.places else MIN_OF_PLACE):
            return draft
        return self._at(draft, best.toponym, chance)

    def _at(self, draft: Draft, toponym: int, chance: float) -> Draft:
        """Return an event at a place that the report names for another, or around its own."""
        block = self._document.block_at(self._resolutions[toponym].toponym.start)
        is_in_dateline = block is not None and block.kind is BlockKind.DATELINE
        decision = CARRIED_PLACE.decide(CarriedPlace(bool(draft.places), is_in_dateline))
        return replace(
            draft,
            places=(*draft.places, toponym),
            place_basis=decision.outcome,
            place_chance=chance,
            place_rules=(decision.rule,),
        )

    def dated(self, drafts: Sequence[Draft], days: DaysOfReport) -> Iterator[Draft]:
        """Yield the events, each with the likeliest of the days that the report gives for it."""
        for number, draft in enumerate(drafts):
            judged = [(probability(self._weights.days, one.features), one) for one in days.candidates(number)]
            chance, best = max(judged, key=lambda pair: pair[0], default=(0.0, None))
            if best is None or chance < MIN_OF_DAY:
                yield self._undated(draft)
            else:
                yield replace(draft, dated=best.dated, date_chance=chance)

    def _undated(self, draft: Draft) -> Draft:
        """Return an event of which no day is likely: the reason of the rules, or that none is."""
        if draft.dated.interval is None:
            return draft
        return replace(draft, dated=Dated(reason=UNLIKELY, rule=draft.dated.rule))

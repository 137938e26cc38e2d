"""Which toponyms are found, and to which places they are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log1p
from statistics import fmean, median
from typing import TYPE_CHECKING

from geo.evaluation.measures import NEAR_KM, best_match, f1, ratio
from geo.evaluation.reliability import Reliability
from geo.gazetteer.distance import kilometres
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.evaluation.gold import Gold, GoldToponym
    from geo.model import Parse, Resolution, Span, Toponym

MAX_DISTANCE_KM = 20_039
"""Half the circumference of the Earth: by it the field scales its AUC of distances."""
WITHOUT_DEMONYMS = frozenset({"GeoVirus"})
"""Corpora that do not annotate *Armenian*: there it is no mistake to find none, nor one to find them."""


@dataclass(slots=True)
class ToponymTally:
    """Counts over the articles of one corpus. All shares are of all gold mentions, found or not."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right_words: int = 0
    gold_placed: int = 0
    near: int = 0
    resolved: int = 0
    resolved_near: int = 0
    distances: list[float] = field(default_factory=list)
    reliability: Reliability = field(default_factory=Reliability)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one article."""
        golds = gold.toponyms or ()
        demonyms = gold.corpus not in WITHOUT_DEMONYMS
        predicted = [
            resolution
            for resolution in parse.toponyms
            if demonyms or resolution.toponym.usage is not Usage.DEMONYM
        ]
        self.gold += len(golds)
        self.predicted += len(predicted)
        for mention in golds:
            self._match(mention, predicted)
        for resolution in predicted:
            self._judge(resolution, golds)

    def _match(self, mention: GoldToponym, predicted: Sequence[Resolution]) -> None:
        """Count whether a gold mention was found, and near its place."""
        match = best_match(mention.span, predicted, _toponym)
        self.found += match is not None
        self.gold_placed += mention.point is not None
        distance = _distance(mention, match)
        if distance is not None:
            self.distances.append(distance)
            self.near += distance <= NEAR_KM

    def _judge(self, resolution: Resolution, golds: Sequence[GoldToponym]) -> None:
        """Count whether a mention that was found is right."""
        mention = best_match(resolution.toponym, golds, _span)
        self.right_words += mention is not None
        if resolution.place is None or (mention is not None and mention.point is None):
            return
        distance = _distance(mention, resolution) if mention is not None else None
        is_right = distance is not None and distance <= NEAR_KM
        self.resolved += 1
        self.resolved_near += is_right
        self.reliability.add(resolution.score, is_right=is_right)

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares; distances are those of the mentions found and placed."""
        precision, recall = ratio(self.right_words, self.predicted), ratio(self.found, self.gold)
        to_end, of_all = ratio(self.resolved_near, self.resolved), ratio(self.near, self.gold_placed)
        km = self.distances
        return {
            "gold": self.gold,
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "accuracy_161_of_matched": ratio(sum(distance <= NEAR_KM for distance in km), len(km)),
            "median_km": median(km) if km else None,
            "mean_km": fmean(km) if km else None,
            "auc": fmean(map(log1p, km)) / log1p(MAX_DISTANCE_KM) if km else 1.0,
            "end_to_end_precision_161": to_end,
            "end_to_end_recall_161": of_all,
            "end_to_end_f1_161": f1(to_end, of_all),
        }


def _toponym(resolution: Resolution) -> Toponym:
    return resolution.toponym


def _span(mention: GoldToponym) -> Span:
    return mention.span


def _distance(mention: GoldToponym, resolution: Resolution | None) -> float | None:
    """Return the kilometres between a mention's place and the one found, where both are known."""
    if mention.point is None or resolution is None or resolution.place is None:
        return None
    return kilometres(mention.point, (resolution.place.latitude, resolution.place.longitude))

"""The learned weights: which candidate is likeliest, and its probability."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import GeoError
from geo.models import MODELS
from geo.resolve.context import ONE_PLACE_KM, kilometres
from geo.resolve.features import FEATURES, OWN_FEATURES
from geo.resolve.namesakes import settle_namesakes

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from geo.resolve.features import MentionFeatures
    from geo.resolve.lookup import CandidateTable

    Vector = npt.NDArray[np.float64]

ROUNDS = 2
"""How often the article's names are weighed anew in the light of each other."""
CERTAINTY_FEATURES = (
    "bias", "log_odds", "alone", "alone_log_population", "log_population", "log_candidates", "primary",
    "alternate", "folded", "country", "stated", "named", "share",
    "near", "covered", "mention", "mention_odds", "sure", "part",
)  # fmt: skip
"""The features of whether the likeliest candidate is right at all: it may be no place."""
MAX_LOG_ODDS = 7.0
MAX_PROBABILITY = 0.99
"""No resolution is surer than this, though every mention so plain was right in training."""
STATED = OWN_FEATURES.index("stated_beside")
COME_FROM = OWN_FEATURES.index("come_from")


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Weights of a conditional logit over candidates, and of the logistic that says how sure its best is."""

    alone: Vector
    """Of `OWN_FEATURES`: a first opinion, each mention by itself."""
    together: Vector
    """Of `FEATURES`: in the light of the article's other names."""
    certainty: Vector
    """Of `CERTAINTY_FEATURES`."""
    threshold: float
    """Below this score a mention is left without a place."""
    calibration: tuple[Vector, Vector] = (np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    """What the logistic says, and how often that came true; between these points a straight line."""

    def beliefs(self, mentions: MentionFeatures) -> tuple[Vector, ...]:
        """Return the probability of each candidate of each mention, given that one of them is meant."""
        beliefs = tuple(softmax(own @ self.alone) for own in mentions.own)
        for _ in range(ROUNDS):
            beliefs = tuple(softmax(rows @ self.together) for rows in mentions.with_co_mentions(beliefs))
        stated = (_as_stated(own, belief) for own, belief in zip(mentions.own, beliefs, strict=True))
        settled = zip(mentions.tables, stated, mentions.said, strict=True)
        return tuple(settle_namesakes(table, belief, said) for table, belief, said in settled)

    def score(self, evidence: Vector) -> float:
        """Return the probability that the likeliest candidate is right."""
        said = 1 / (1 + np.exp(-(evidence @ self.certainty)))
        return min(MAX_PROBABILITY, float(np.interp(said, *self.calibration)))


def _as_stated(own: Vector, belief: Vector) -> Vector:
    """Return the belief in what lies in the area named right beside it, if any: *San Jose, Costa Rica*.

    And nothing that lies where somebody came from to it, if anything else is left: *into Rafah from Egypt*.
    """
    stated, elsewhere = own[:, STATED] >= 1.0, own[:, COME_FROM] < 1.0
    kept = stated if stated.any() else elsewhere
    if not kept.any() or kept.all():
        return belief
    return np.asarray(np.where(kept, belief, 0.0) / belief[kept].sum())


@lru_cache(maxsize=8)
def load(folder: Path = MODELS) -> Ranker:
    """Return the weights, read once per process.

    Raises
    ------
    GeoError
        If the file is missing, is no JSON, or lacks a weight.
    """
    path = folder / "resolver.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Ranker(
            alone=np.array([table["alone"][name] for name in OWN_FEATURES]),
            together=np.array([table["together"][name] for name in FEATURES]),
            certainty=np.array([table["certainty"][name] for name in CERTAINTY_FEATURES]),
            threshold=float(table["threshold"]),
            calibration=(np.array(table["said"]), np.array(table["came_true"])),
        )
    except (OSError, ValueError, KeyError) as error:
        raise GeoError(f"no resolver weights in {path}: {error}") from error


def softmax(scores: Vector) -> Vector:
    """Turn scores into probabilities; none stay none.

    Examples
    --------
    >>> softmax(np.array([1.0, 1.0])).tolist()
    [0.5, 0.5]
    """
    if not len(scores):
        return scores
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def evidence(table: CandidateTable, rows: Vector, belief: Vector, certainty: float) -> Vector:
    """Return the values of `CERTAINTY_FEATURES` for the likeliest candidate of one mention.

    Parameters
    ----------
    table, rows
        Its candidates, and all features of each.
    belief
        Probability of each candidate.
    certainty
        Probability that the mention names a place at all.
    """
    best = int(np.argmax(belief))
    row = dict(zip(FEATURES, rows[best].tolist(), strict=True))
    around = _belief_around(table, belief, best)
    odds = float(np.log(around / max(1e-9, 1 - around)))
    mention_odds = float(np.log(certainty / max(1e-9, 1 - certainty)))
    mention_odds = min(MAX_LOG_ODDS, mention_odds) / MAX_LOG_ODDS
    alone = float(len(belief) == 1)
    values = {
        "bias": 1.0,
        "log_odds": min(MAX_LOG_ODDS, odds) / MAX_LOG_ODDS,
        "alone": alone,
        "alone_log_population": alone * row["log_population"],
        "log_candidates": float(np.log1p(len(belief))),
        "stated": max(row["stated_beside"], row["stated_owner"], row["parent_of_stated"]),
        "named": max(row["country_named"], row["admin1_named"]),
        "share": max(row["country_share"], row["admin1_share"]),
        "near": row["nearest"],
        "covered": max(row["admin1_covers"], row["near_covers"]),
        "mention": certainty,
        "mention_odds": mention_odds,
        "sure": mention_odds * min(MAX_LOG_ODDS, odds) / MAX_LOG_ODDS,
        "part": float(table.by_part),
    }
    return np.array([values[name] if name in values else row[name] for name in CERTAINTY_FEATURES])


def _belief_around(table: CandidateTable, belief: Vector, best: int) -> float:
    """Return the probability of all candidates close by: a city and its own division are no rivals."""
    point = np.array([[table.latitude[best], table.longitude[best]]])
    close = kilometres(table.latitude, table.longitude, point)[:, 0] <= ONE_PLACE_KM
    return float(belief[close].sum())

"""The learned weights: which candidate is likeliest, and its probability."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import GeoError
from geo.gazetteer.near import distances_km
from geo.models import MODELS
from geo.resolve.candidates import Way
from geo.resolve.context import ONE_PLACE_KM
from geo.resolve.features import FEATURES, OWN_FEATURES
from geo.resolve.namesakes import settle_namesakes

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from geo.resolve.candidates import CandidateTable
    from geo.resolve.features import MentionFeatures

    Vector = npt.NDArray[np.float64]

ROUNDS = 2
"""How often the article's names are weighed again in the light of each other."""
CERTAINTY_FEATURES = (
    "bias", "log_odds", "alone", "alone_log_population", "log_population", "log_candidates", "primary",
    "alternate", "folded", "country", "stated", "named", "share",
    "near", "covered", "mention", "mention_odds", "sure", "part", "respelt", "size_unknown",
    "short", "short_odds", "short_log_population", "short_of_war", "foreign", "foreign_log_population",
    "dominant", "foreign_dominant",
)  # fmt: skip
"""The features of whether the likeliest candidate is right at all: it may be no place."""
SHARE_THAT_SUPPORTS = 4.0
"""A quarter of an article's other names in its country is support enough for a place."""
DOMINANT_TENFOLDS = 1.5
"""Powers of ten by which a world city outnumbers its namesakes."""
WORLD_CITY_LOG_PEOPLE, WORLD_CITY_BELIEF = 5.3, 0.75
"""A city of two hundred thousand that its namesakes hardly rival needs less support: *Geneva*."""
WORLD_CITY_THRESHOLD = 0.1
"""Of the score, which is learned from local news for a third: there such a name is a namesake."""
LEAST_LOG_PEOPLE = 4.0
"""What a name without namesakes is held against: ten thousand people."""
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

    def accepts(self, weighed: Weighed, score: float) -> bool:
        """Return True if the likeliest candidate of a mention is taken for its place."""
        return score >= (WORLD_CITY_THRESHOLD if weighed.is_world_city else self.threshold)

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


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A mention's candidates with all that is known of them."""

    table: CandidateTable
    rows: Vector
    """All features of each."""
    belief: Vector
    """How probable each is, given that one of them is meant."""

    @property
    def best(self) -> int:
        """The row of the likeliest."""
        return int(np.argmax(self.belief))

    @property
    def is_world_city(self) -> bool:
        """The likeliest is a city so large that the name alone calls it to mind."""
        table, best = self.table, self.best
        return (
            table.way is Way.NAME
            and table.candidates[best].place.feature_class == "P"
            and float(table.log_population[best]) >= WORLD_CITY_LOG_PEOPLE
            and _belief_around(table, self.belief, best) >= WORLD_CITY_BELIEF
        )


def evidence(weighed: Weighed, certainty: float, company: float) -> Vector:
    """Return the values of `CERTAINTY_FEATURES` for the likeliest candidate of one mention.

    Parameters
    ----------
    weighed
        Its candidates.
    certainty
        Probability that the mention names a place at all.
    company
        How many other names the article has to lean on, from 0 to 1.
    """
    table, rows, belief, best = weighed.table, weighed.rows, weighed.belief, weighed.best
    row = dict(zip(FEATURES, rows[best].tolist(), strict=True))
    around = _belief_around(table, belief, best)
    odds = float(np.log(max(1e-9, around) / max(1e-9, 1 - around)))
    mention_odds = float(np.log(certainty / max(1e-9, 1 - certainty)))
    mention_odds = min(MAX_LOG_ODDS, mention_odds) / MAX_LOG_ODDS
    alone = float(len(belief) == 1)
    sureness = min(MAX_LOG_ODDS, odds) / MAX_LOG_ODDS
    stated = max(row["stated_beside"], row["stated_owner"], row["parent_of_stated"])
    foreign = (company > 0) * (1 - row["country"]) * (1 - _support(row))  # a country is at home anywhere
    dominant = _dominance(table, best)
    values = {
        "bias": 1.0,
        "log_odds": sureness,
        "alone": alone,
        "alone_log_population": alone * row["log_population"],
        "log_candidates": float(np.log1p(len(belief))),
        "stated": stated,
        "named": max(row["country_named"], row["admin1_named"]),
        "share": company * max(row["country_share"], row["admin1_share"]),
        "near": row["nearest"],
        "covered": max(row["admin1_covers"], row["near_covers"]),
        "mention": certainty,
        "mention_odds": mention_odds,
        "sure": mention_odds * sureness,
        "part": float(table.way in {Way.PART, Way.NESTED}),
        "respelt": float(table.way is Way.SPELLING) * (1 - max(stated, row["country_named"])),
        "short": 1 - company,
        "short_odds": (1 - company) * sureness,
        "foreign": foreign,
        "foreign_log_population": foreign * row["log_population"],
        "dominant": dominant,
        "foreign_dominant": foreign * dominant,
    }
    return np.array([values[name] if name in values else row[name] for name in CERTAINTY_FEATURES])


def _support(row: dict[str, float]) -> float:
    """Return how much else in the article speaks for a candidate's country or neighbourhood, from 0 to 1."""
    stated = max(row["stated_beside"], row["stated_owner"], row["country_named"], row["admin1_named"])
    shared = SHARE_THAT_SUPPORTS * max(row["country_share"], row["admin1_share"])
    given = max(row["in_focus"], row["in_run"], row["outlet_country"], row["world_capital"])
    return min(1.0, max(stated, shared, row["nearest"], given))


def _dominance(table: CandidateTable, best: int) -> float:
    """Return how far a candidate outnumbers all elsewhere, from 0 to 1 for thirty times: *Geneva*."""
    point = np.array([[table.latitude[best], table.longitude[best]]])
    away = distances_km(table.latitude, table.longitude, point)[:, 0] > ONE_PLACE_KM
    lead = table.log_population[best] - table.log_population[away].max(initial=LEAST_LOG_PEOPLE)
    return float(np.clip(lead / DOMINANT_TENFOLDS, 0.0, 1.0))


def _belief_around(table: CandidateTable, belief: Vector, best: int) -> float:
    """Return the probability of all candidates close by: a city and its own division are no rivals."""
    point = np.array([[table.latitude[best], table.longitude[best]]])
    close = distances_km(table.latitude, table.longitude, point)[:, 0] <= ONE_PLACE_KM
    return float(belief[close].sum())

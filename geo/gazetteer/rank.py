"""Which of several places of one name is the likelier, before any context is known."""

from __future__ import annotations

import math
from typing import Protocol

from geo.model import Match

BONUS = {"PCLI": 6.0, "CONT": 6.0, "PPLC": 1.5, "PPLA": 0.3, "ADM1": -0.5, "ADM2": -1.0}
"""By feature code, in powers of ten of population: which kind of place is in the news beyond its size."""
CURATED = 6.0
"""A curated row is there because news writes about it, and has no population."""
CURATED_SETTLEMENT = 3.5
"""A curated settlement is mostly a village that the world's tables leave out."""
RIVER = "STM"
RIVER_PER_TENFOLD, RIVER_OF_A_KILOMETRE = 2.0, -0.3
"""A river is the better known the farther it reaches: a small one gives its name to a town that is meant."""
PENALTY = {Match.NAME: 0.0, Match.ALTERNATE: 1.5}
"""How many powers of ten of population a weaker kind of name costs; half a one if not named here."""


class Ranked(Protocol):
    """What a place's standing depends on."""

    @property
    def id(self) -> str:
        """The place's id."""

    @property
    def feature_class(self) -> str:
        """GeoNames' class."""

    @property
    def feature_code(self) -> str:
        """GeoNames' code."""

    @property
    def population(self) -> int:
        """How many people live there, 0 if unknown."""

    @property
    def radius_km(self) -> float:
        """How far it reaches, 0 if unknown."""


def standing(place: Ranked) -> float:
    """Return how well known a place is: the logarithm of its population, corrected for its class."""
    if place.id.startswith("geo:"):
        if place.feature_code == RIVER:
            return min(CURATED, _by_reach(place.radius_km))
        return CURATED_SETTLEMENT if place.feature_class == "P" else CURATED
    return by_population(place.population, place.feature_code)


def by_population(population: int, feature_code: str) -> float:
    """Return the standing of a place that no person has chosen.

    Examples
    --------
    >>> by_population(999_999, "PPLC")
    7.5
    """
    return math.log10(1 + population) + BONUS.get(feature_code, 0.0)


def _by_reach(radius_km: float) -> float:
    """Return the standing of a river.

    Examples
    --------
    >>> _by_reach(100), _by_reach(1000)
    (3.7, 5.7)
    """
    return RIVER_PER_TENFOLD * math.log10(max(1.0, radius_km)) + RIVER_OF_A_KILOMETRE


def penalty(match: Match) -> float:
    """Return how many powers of ten of population a weaker kind of name costs."""
    return PENALTY.get(match, 0.5)

"""Which of several places of one name is the likelier, before any context is known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worldtables.entry import Entry

BONUS = {"PCLI": 6.0, "CONT": 6.0, "PPLC": 1.5, "PPLA": 0.3, "ADM1": -0.5, "ADM2": -1.0}
"""By feature code, in powers of ten of population: which kind of place is in the news beyond its size."""
CURATED = 6.0
"""A curated row is there because news writes about it, and has no population."""
CURATED_SETTLEMENT = 3.5
"""A curated settlement is mostly a village that the world's tables leave out."""


def standing(entry: Entry) -> float:
    """Return how well known a place is: the logarithm of its population, corrected for its class."""
    if entry.id.startswith("geo:"):
        return CURATED_SETTLEMENT if entry.feature_class == "P" else CURATED
    return math.log10(1 + entry.population) + BONUS.get(entry.feature_code, 0.0)

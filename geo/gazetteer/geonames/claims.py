"""How well a place of a dump can be meant by its names, as text: names are sorted on disk."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer.rank import by_population, penalty
from geo.model import Match

CLAIM_DIGITS = 6
CLAIMS_KEPT = 1 << 14


@lru_cache(CLAIMS_KEPT)
def claims(population: int, feature_code: str) -> dict[Match, str]:
    """Return the claims of a place on its names; most have no population, and share theirs."""
    standing = by_population(population, feature_code)
    return {match: _claim(standing, match) for match in (Match.NAME, Match.ALTERNATE)}


def _claim(standing: float, match: Match) -> str:
    """Return a text that sorts the better claims on a name first.

    Examples
    --------
    >>> _claim(7.5, Match.NAME) < _claim(7.5, Match.ALTERNATE) < _claim(3.0, Match.NAME)
    True
    """
    return f"{round((penalty(match) - standing + 100) * 1000):0{CLAIM_DIGITS}}"

"""How exactly a place is known, as UCDP GED and ACLED code it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.model import Place, Toponym

NEAR = word_class("near_place")
FILLERS = word_class("filler") | {"of", "the", "from", "to"}
BEARINGS = word_class("bearing")
DISTANCES = word_class("distance_unit")
"""Before a place from which only distance and bearing are told: *20 km south of*, *12 miles away from*."""
SETTLED = frozenset({"P", "S"})
LARGE_KM = 40.0
"""Radius from which a place is a region rather than a small area."""
LOOKBACK = 40


def place_precision(place: Place, toponym: Toponym, text: str) -> int:
    """Return 1 for the place itself, 2 for near it or a small area, 3 for a region, 4 for a country.

    Parameters
    ----------
    place
        Where the gazetteer puts the mention.
    toponym
        The mention.
    text
        The article's text, in which *near* or *outside* may stand before it.

    Examples
    --------
    >>> from geo.model import Place, Toponym, Usage
    >>> place = Place("geonames:1", "Goris", 39.5, 46.3, "P", "PPL")
    >>> text = "Shells fell near Goris."
    >>> place_precision(place, Toponym(17, 22, "Goris", Usage.LITERAL), text)
    2
    """
    if place.feature_code.startswith("PCL") or place.feature_code in {"CONT", "TERR"}:
        return 4
    if place.feature_code in {"ADM1", "RGN", "RGNH", "OCN", "SEA"} or place.radius_km >= LARGE_KM:
        return 3
    if place.feature_class not in SETTLED:
        return 2
    return 2 if _is_near(text, toponym.start) else 1


def _is_near(text: str, start: int) -> bool:
    """Return True if *near*, *outside*, *20 km south of* or the like stands before a place name."""
    for word in reversed(text[max(0, start - LOOKBACK) : start].lower().split()):
        if word in NEAR or word.strip("()") in DISTANCES:
            return True
        if word not in FILLERS and not word.startswith(tuple(BEARINGS)) and word != "away":
            return False
    return False

"""How exactly a place is known, as UCDP GED and ACLED code it, and which place lies in which."""

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


def lies_in(place: Place, region: Place) -> bool:
    """Return True if the gazetteer's codes put `place` in `region`, a country or a first-order division.

    Examples
    --------
    >>> from geo.model import Place
    >>> armenia = Place("a", "Armenia", 40.0, 45.0, "A", "PCLI", "AM")
    >>> lies_in(Place("b", "Goris", 39.5, 46.3, "P", "PPL", "AM", "08"), armenia)
    True
    """
    if place.id == region.id or place.country_code != region.country_code or not place.country_code:
        return False
    if region.feature_code.startswith("PCL"):
        return not place.feature_code.startswith("PCL")
    same_division = bool(place.admin1_code) and place.admin1_code == region.admin1_code
    return region.feature_code == "ADM1" and same_division and place.feature_code != "ADM1"

"""The precision of an event's place, as UCDP GED and ACLED code it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from geo.model import Place, Toponym

NEAR = word_class("near_place")
FILLERS = word_class("filler") | {"of", "the", "from", "to"}
BEARINGS = word_class("bearing")
DISTANCES = word_class("distance_unit")
"""Stand before a place from which only distance and bearing are given: *20 km south of*."""
EXACT, NEAR_OR_AREA, REGION, COUNTRY = 1, 2, 3, 4
COUNTRY_CODES = frozenset({"CONT", "TERR"})
REGION_CODES = frozenset({"ADM1", "RGN", "RGNH", "OCN", "SEA"})
"""GeoNames' codes of what is no smaller than a country, and than a first-order division."""
SETTLED = frozenset({"P", "S"})
LARGE_KM = 40.0
"""Radius from which a place is a region rather than a small area."""
MAX_CHARACTERS_BACK = 40
"""Characters before a name in which *near* or a distance stands: more than the longest has."""


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
    if place.feature_code.startswith("PCL") or place.feature_code in COUNTRY_CODES:
        return COUNTRY
    if place.feature_code in REGION_CODES or place.radius_km >= LARGE_KM:
        return REGION
    if place.feature_class not in SETTLED or _is_near(text, toponym.start):
        return NEAR_OR_AREA
    return EXACT


def _is_near(text: str, start: int) -> bool:
    """Return True if *near*, *outside*, *20 km south of* or the like stands before a place name."""
    for word in reversed(text[max(0, start - MAX_CHARACTERS_BACK) : start].lower().split()):
        if word in NEAR or word.strip("()") in DISTANCES:
            return True
        if word not in FILLERS and not word.startswith(tuple(BEARINGS)) and word != "away":
            return False
    return False

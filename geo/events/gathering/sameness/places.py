"""How the places of two accounts relate."""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from geo.gazetteer.containment import is_coded_within
from geo.gazetteer.distance import kilometres_between

if TYPE_CHECKING:
    from geo.events.gathering.accounts import Account
    from geo.model import Place

NEAR_KM = 25.0
"""Two towns, or points of a town and its part, of which two reporters may name either."""
NEAR_AREA_KM = 60.0
"""From a place to the point of a district that may hold it."""
SMALL = frozenset("PSR")
"""GeoNames' classes of settlements, buildings and roads: the others may reach far."""


class PlaceRelation(StrEnum):
    """How the places of two accounts relate; the names are those of features."""

    SAME_PLACE = "places_same"
    SAME_REGION = "places_same_region"
    """Both name one province."""
    SAME_COUNTRY = "places_same_country"
    """Both name one country, and nothing in it."""
    IN_REGION = "places_in_region"
    """One lies in the province that the other names."""
    IN_COUNTRY = "places_in_country"
    """One lies in the country that the other names."""
    NEAR = "places_near"
    SAME_NAME = "places_same_name"
    """One is not placed, but its sentence names a place of the other."""
    UNKNOWN = "places_unknown"
    """One is not placed, and its sentence names no town."""
    OTHER_NAME = "places_other_name"
    """One is not placed, and their sentences name other towns."""
    APART_IN_REGION = "places_apart_in_region"
    APART = "places_apart"


def relate_places(one: Account, other: Account) -> PlaceRelation:
    """Return how the places of two accounts relate, by those of them that agree most."""
    if not (one.places and other.places):
        if not one.named_places.isdisjoint(other.named_places):
            return PlaceRelation.SAME_NAME
        is_named = bool(one.named_places and other.named_places)
        return PlaceRelation.OTHER_NAME if is_named else PlaceRelation.UNKNOWN
    return min((_relate(a, b) for a, b in product(one.places, other.places)), key=ORDER.__getitem__)


ORDER = {relation: rank for rank, relation in enumerate(PlaceRelation)}


def _relate(a: Place, b: Place) -> PlaceRelation:
    if a.id == b.id:
        return _same(a)
    for inner, outer in ((a, b), (b, a)):
        if is_coded_within(inner, outer):
            return PlaceRelation.IN_COUNTRY if is_country(outer) else PlaceRelation.IN_REGION
    is_area = not (a.feature_class in SMALL and b.feature_class in SMALL)
    if kilometres_between(a, b) <= (NEAR_AREA_KM if is_area else NEAR_KM) + a.radius_km + b.radius_km:
        return PlaceRelation.NEAR
    in_region = a.country_code == b.country_code and a.admin1_code == b.admin1_code != ""
    return PlaceRelation.APART_IN_REGION if in_region else PlaceRelation.APART


def is_part_of(place: Place, area: Place) -> bool:
    """Return True if a place lies in a country, a province or, as far as a point shows, in a district.

    Examples
    --------
    >>> from geo.model import Place
    >>> district = Place("d", "Chimtal", 36.67, 66.55, "A", "ADM2", "AF", "30")
    >>> is_part_of(Place("v", "Village", 36.7, 66.6, "P", "PPL", "AF", "30"), district)
    True
    """
    if is_coded_within(place, area):
        return True
    is_in_division = place.country_code == area.country_code and place.admin1_code == area.admin1_code
    is_of_district = (
        area.feature_class == "A" and place.feature_class in SMALL and area.feature_code != "ADM1"
    )
    return is_of_district and is_in_division and kilometres_between(place, area) <= NEAR_AREA_KM


def _same(place: Place) -> PlaceRelation:
    if is_country(place):
        return PlaceRelation.SAME_COUNTRY
    return PlaceRelation.SAME_REGION if place.feature_code == "ADM1" else PlaceRelation.SAME_PLACE


def is_country(place: Place) -> bool:
    """Return True of countries."""
    return place.feature_code.startswith("PCL")

"""Whether a place lies in what is said behind its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.gazetteer.countries import CONTINENTS
from geo.gazetteer.distance import kilometres_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer.gazetteer import Gazetteer
    from geo.model import Candidate, Place

CONTEXT_CLASSES = frozenset("AL")
"""Countries, divisions, regions and continents: what may stand behind the comma of *Name, Region*."""
NEAR_KM = 150.0
"""How far a place may lie from a region of which only the point is known, and still count as in it."""


def is_coded_within(place: Place, region: Place) -> bool:
    """Return True if the gazetteer's codes put `place` in `region`, a country or a first-order division.

    Examples
    --------
    >>> from geo.model import Place
    >>> armenia = Place("a", "Armenia", 40.0, 45.0, "A", "PCLI", "AM")
    >>> is_coded_within(Place("b", "Goris", 39.5, 46.3, "P", "PPL", "AM", "08"), armenia)
    True
    """
    if place.id == region.id or place.country_code != region.country_code or not place.country_code:
        return False
    if region.feature_code.startswith("PCL"):
        return not place.feature_code.startswith("PCL")
    same_division = bool(place.admin1_code) and place.admin1_code == region.admin1_code
    return region.feature_code == "ADM1" and same_division and place.feature_code != "ADM1"


def candidates_within(gazetteer: Gazetteer, parts: Sequence[str]) -> list[Candidate]:
    """Return the places of a name that lie in all that is said behind it.

    *Yerevan, Armenia* is also tried as *Yerevan Armenia* and, where nothing else fits, *Armenia, Yerevan*.
    """
    orders = [parts]
    if len(parts) > 1:
        orders.append(list(reversed(parts)))
    else:
        orders += _without_comma(parts[0])
    return next((found for order in orders if (found := _within(gazetteer, order))), [])


def _within(gazetteer: Gazetteer, parts: Sequence[str]) -> list[Candidate]:
    name, *context = parts
    whole = gazetteer.candidates(", ".join(parts)) if context else ()
    regions = [list(_regions(gazetteer, part)) for part in context]
    fitting = [candidate for candidate in gazetteer.candidates(name) if _fits(candidate.place, regions)]
    first: dict[str, Candidate] = {}
    for candidate in (*whole, *fitting):
        first.setdefault(candidate.place.id, candidate)
    return list(first.values())


def _without_comma(name: str) -> Iterator[list[str]]:
    """Yield the ways to read the last words as what the first lie in, the shortest context first.

    Examples
    --------
    >>> list(_without_comma("New York USA"))
    [['New York', 'USA'], ['New', 'York USA']]
    """
    words = name.split()
    yield from ([" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(len(words) - 1, 0, -1))


def _fits(place: Place, regions: Sequence[Sequence[Place]]) -> bool:
    return all(any(_lies_in(place, region) for region in named) for named in regions)


def _regions(gazetteer: Gazetteer, name: str) -> Iterator[Place]:
    for candidate in gazetteer.candidates(name):
        if candidate.place.feature_class in CONTEXT_CLASSES:
            yield candidate.place


def _lies_in(place: Place, region: Place) -> bool:
    if place.id == region.id:
        return False
    if region.id in CONTINENTS:
        return place.country_code in CONTINENTS[region.id]
    if region.feature_code.startswith("PCL"):
        return place.country_code == region.country_code
    if region.feature_code == "ADM1":
        return (place.country_code, place.admin1_code) == (region.country_code, region.admin1_code)
    if region.country_code and place.country_code != region.country_code:
        return False
    return kilometres_between(place, region) <= (region.radius_km or NEAR_KM)

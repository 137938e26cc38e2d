"""Places at a distance from a named one: *66 nm south-west of Hodeidah*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import asin, atan2, cos, degrees, radians, sin
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model.place import AT_DISTANCE

if TYPE_CHECKING:
    from geo.model import Place, Toponym

KM_OF_UNIT = {"n": 1.852, "m": 1.609344, "k": 1.0}
"""By the first letter: nautical miles, miles, kilometres."""
DEGREES = {"north": 0, "east": 90, "south": 180, "west": 270}
EARTH_KM = 6371.0
SHARE = 0.15
"""Of a distance, by which the place may be off: distances are rounded, and a bearing is one of eight."""
MIN_RADIUS_KM, MAX_KM_IN_COUNTRY = 2.0, 30.0
"""Farther away than that, the place may lie at sea or in another country."""
MAX_CHARACTERS_BACK = 90
UNIT = "|".join(sorted(word_class("distance_unit"), key=len, reverse=True))
BEARING = "(?:north|south)?-?(?:east|west)?"
EXPRESSION = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?)[\s-]?(?P<unit>{UNIT})\s(?:to\sthe\s)?(?:due\s)?(?P<bearing>{BEARING})"
    r"\s(?:of|from)\s(?:the\s)?(?:[a-z]+\s){0,4}$",
    re.IGNORECASE,
)
"""Before a name: a distance, a bearing, and what kind of place it is (*the Italian island of*)."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far and in which direction something lies from a place."""

    km: float
    bearing: float
    """Degrees clockwise from north."""
    words: str
    """As the report has it: *66 nm south-west of*."""


def offset_before(text: str, toponym: Toponym) -> Offset | None:
    """Return the distance and bearing that stand before a name; None if there is none of either.

    Parameters
    ----------
    text
        The article's text.
    toponym
        The mention.

    Examples
    --------
    >>> from geo.model import Toponym, Usage
    >>> text = "A drone hit the carrier 66 nm south-west of Hodeidah."
    >>> offset = offset_before(text, Toponym(44, 52, "Hodeidah", Usage.LITERAL))
    >>> round(offset.km), offset.bearing, offset.words
    (122, 225.0, '66 nm south-west of')
    """
    found = EXPRESSION.search(text[max(0, toponym.start - MAX_CHARACTERS_BACK) : toponym.start])
    bearing = _degrees(found["bearing"].lower()) if found is not None else None
    if found is None or bearing is None:
        return None
    number = float(found["number"].replace(",", "."))
    return Offset(number * KM_OF_UNIT[found["unit"][0].lower()], bearing, " ".join(found[0].split()))


def _degrees(bearing: str) -> float | None:
    """Return the degrees of *south-west*, clockwise from north; None if nothing is said."""
    named = [DEGREES[word] for word in DEGREES if word in bearing]
    if not named:
        return None
    if named == [DEGREES["north"], DEGREES["west"]]:
        return 315.0
    return sum(named) / len(named)


def displaced(place: Place, offset: Offset) -> Place:
    """Return the place that lies at a distance from another.

    Errors: a share of the distance, given as the radius; on a sphere, which adds some 0.5 %.

    Parameters
    ----------
    place
        The place that is named.
    offset
        How far from it, and where.

    Examples
    --------
    >>> from geo.model import Place
    >>> hodeidah = Place("geonames:79415", "Hodeidah", 14.8, 42.95, "P", "PPLA", "YE")
    >>> away = displaced(hodeidah, Offset(122.0, 225.0, "66 nm south-west of"))
    >>> away.name, round(away.latitude, 1), round(away.longitude, 1), away.radius_km
    ('66 nm south-west of Hodeidah', 14.0, 42.2, 18.3)
    """
    latitude, longitude, arc = radians(place.latitude), radians(place.longitude), offset.km / EARTH_KM
    bearing = radians(offset.bearing)
    there = asin(sin(latitude) * cos(arc) + cos(latitude) * sin(arc) * cos(bearing))
    across = atan2(sin(bearing) * sin(arc) * cos(latitude), cos(arc) - sin(latitude) * sin(there))
    is_near = offset.km <= MAX_KM_IN_COUNTRY
    return replace(
        place,
        id=f"{AT_DISTANCE}{offset.km:.0f}km{offset.bearing:.0f}:{place.id}",
        name=f"{offset.words} {place.name}",
        other_name=f"{offset.words} {place.other_name}" if place.other_name else "",
        latitude=round(degrees(there), 5),
        longitude=round((degrees(longitude + across) + 540) % 360 - 180, 5),
        feature_class="L",
        feature_code="AREA",
        country_code=place.country_code if is_near else "",
        admin1_code=place.admin1_code if is_near else "",
        admin1_name=place.admin1_name if is_near else "",
        admin2_code="",
        admin2_name="",
        population=0,
        radius_km=round(max(MIN_RADIUS_KM, SHARE * offset.km), 1),
        disputed=place.disputed and is_near,
    )

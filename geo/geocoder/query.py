"""What a geocoder is asked, in the forms that Nominatim takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from geopy.exc import GeocoderQueryError
from geopy.point import Point

from geo.gazetteer.countries import COUNTRY_CODES
from geo.gazetteer.normal import folded_key

if TYPE_CHECKING:
    from geo.model import Place

FeatureType: TypeAlias = Literal["country", "state", "city", "settlement"]
STRUCTURE = ("amenity", "street", "city", "county", "state", "country")
"""Keys of a structured query, from small to large, as Nominatim names them (*postalcode* aside)."""
CORNERS = 2


def parts(query: str | Mapping[str, str]) -> list[str]:
    """Return a name and what it lies in, from small to large.

    Examples
    --------
    >>> parts("Yerevan, Armenia"), parts({"country": "Armenia", "city": "Gyumri"})
    (['Yerevan', 'Armenia'], ['Gyumri', 'Armenia'])

    Raises
    ------
    geopy.exc.GeocoderQueryError
        If there is no name.
    """
    if isinstance(query, str):
        given: Sequence[str] = query.split(",")
    elif isinstance(query, Mapping):
        given = [str(query.get(key) or "") for key in STRUCTURE]
    else:
        given = ()
    named = [part.strip() for part in given if folded_key(part)]
    if not named:
        raise GeocoderQueryError(f"no name in {query!r}")
    return named


def countries(codes: str | Sequence[str] | None) -> frozenset[str]:
    """Return country codes in capitals.

    Raises
    ------
    geopy.exc.GeocoderQueryError
        Quoting the first that is none.
    """
    listed = codes.split(",") if isinstance(codes, str) else codes or ()
    wanted = [code.strip().upper() for code in listed if code.strip()]
    for code in wanted:
        if code not in COUNTRY_CODES:
            raise GeocoderQueryError(f"country code {code!r} is none of ISO 3166-1")
    return frozenset(wanted)


def point(query: Point | str | Sequence[float] | None) -> Point:
    """Return a point of the globe.

    Raises
    ------
    geopy.exc.GeocoderQueryError
        If the query is none.
    """
    try:
        there = Point(query or "")
    except (ValueError, TypeError) as error:
        raise GeocoderQueryError(f"no latitude and longitude: {query!r}") from error
    if not math.isfinite(there.latitude + there.longitude):
        raise GeocoderQueryError(f"no latitude and longitude: {query!r}")
    return there


class Viewbox:
    """A box by two opposite corners, as Nominatim takes it.

    Examples
    --------
    >>> Viewbox([(38.8, 43.4), (41.3, 46.6)]).holds(40.2, 44.5)
    True
    """

    def __init__(self, corners: Sequence[Any]) -> None:
        if len(corners) != CORNERS:
            raise GeocoderQueryError(f"viewbox {corners!r} has not two corners")
        first, second = map(point, corners)
        self._latitudes: list[float] = sorted((first.latitude, second.latitude))
        self._longitudes: list[float] = sorted((first.longitude, second.longitude))

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return True if a point lies in the box."""
        south, north = self._latitudes
        west, east = self._longitudes
        return south <= latitude <= north and west <= longitude <= east


def is_of_type(place: Place, kind: str | None) -> bool:
    """Return True if a place is what was asked for.

    Raises
    ------
    geopy.exc.GeocoderQueryError
        If that is no kind of place.
    """
    if kind is None:
        return True
    if kind == "country":
        return place.feature_code.startswith("PCL")
    if kind == "state":
        return place.feature_code == "ADM1"
    if kind in {"city", "settlement"}:
        return place.feature_class == "P"
    raise GeocoderQueryError(f"featuretype {kind!r} is none of country, state, city, settlement")

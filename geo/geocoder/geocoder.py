"""The geocoder itself: Nominatim's methods and arguments, answered by the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder

from geo.gazetteer import Gazetteer
from geo.gazetteer.containment import candidates_within
from geo.gazetteer.distance import kilometres
from geo.geocoder.query import Viewbox, countries, is_of_type, parts, point
from geo.geocoder.result import Details, location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geopy.location import Location
    from geopy.point import Point

    from geo.geocoder.query import FeatureType
    from geo.model import Place

LIMIT = 10
FARTHEST_KM = 100.0
"""How far the nearest settlement may be: at sea and in the desert no address is better than a far one."""
COUNTRY_ZOOM, STATE_ZOOM = 4, 7
"""Zooms up to which Nominatim answers with a country, and with a state."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocode by the local gazetteer.

    It takes the arguments of geopy's Nominatim, asks no server and needs no delay between requests. What it
    does not know it does not answer: a street, or a place in a region where there is none of that name.

    Parameters
    ----------
    gazetteer
        An open gazetteer; the one that ships with `geo` if not given.
    domain
        Taken as Nominatim takes it, for the sake of code that gives one; none is asked.
    **options
        Those of any geocoder of geopy, such as ``user_agent`` and ``timeout``.

    Examples
    --------
    >>> geocoder = GazetteerGeocoder()
    >>> geocoder.geocode("Paris, Texas").address
    'Paris, Texas, United States'
    >>> round(geocoder.geocode("Tbilisi").latitude, 1)
    41.7
    >>> geocoder.reverse((40.98, 45.25)).address
    'Aygehovit, Tavush, Armenia'
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        domain: str | None = None,  # noqa: ARG002 - as Nominatim
        **options: Any,  # noqa: ANN401 - geopy's
    ) -> None:
        super().__init__(**options)
        self._gazetteer = gazetteer or Gazetteer.open()

    def geocode(  # noqa: PLR0913 - as Nominatim's
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - as any geocoder of geopy
        limit: int | None = None,
        addressdetails: bool = False,
        language: str | bool = False,  # noqa: ARG002 - names are the gazetteer's, mostly English
        geometry: Literal["wkt", "geojson"] | None = None,
        extratags: bool = False,
        country_codes: str | Sequence[str] | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        featuretype: FeatureType | None = None,
        namedetails: bool = False,
    ) -> Any:  # noqa: ANN401 - one location, several, or None
        """Return the location of a place by its name.

        Parameters
        ----------
        query
            A name, with its context behind commas if it has one (*Long Beach, CA*, *Syunik, Armenia*), or a
            mapping with ``city``, ``county``, ``state``, ``country``.
        exactly_one
            Whether to return the best location alone, or None, instead of a list of them, or None.
        limit
            How many locations to return at most.
        addressdetails, namedetails, extratags
            What to add to each ``raw``: the address in parts, all names, the population.
        geometry
            The form in which to add each place's outline to its ``raw``.
        country_codes
            ISO 3166-1 alpha-2 codes of the countries to which to keep.
        viewbox, bounded
            Two opposite corners, (latitude, longitude), of a box whose places come first, or alone.
        featuretype
            The kind of place to which to keep.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the query has no name, or an argument is none of those that can be.
        """
        if limit is not None and limit < 1:
            raise ValueError(f"limit {limit!r} is less than 1")
        details = Details(geometry, addressdetails, namedetails, extratags)
        codes = countries(country_codes)
        found = (candidate.place for candidate in candidates_within(self._gazetteer, parts(query)))
        places = [
            place
            for place in found
            if (not codes or place.country_code in codes) and is_of_type(place, featuretype)
        ]
        if viewbox is not None:
            places = _by_box(places, Viewbox(viewbox), bounded=bounded)
        chosen = places[: 1 if exactly_one else limit or LIMIT]
        return _answer([location(self._gazetteer, p, details) for p in chosen], exactly_one=exactly_one)

    def reverse(  # noqa: PLR0913 - as Nominatim's
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - as any geocoder of geopy
        language: str | bool = False,  # noqa: ARG002 - names are the gazetteer's, mostly English
        addressdetails: bool = True,
        zoom: int | None = None,
        namedetails: bool = False,
        limit: int = 1,
        within_km: float = FARTHEST_KM,
    ) -> Any:  # noqa: ANN401 - one location, several, or None
        """Return the settlements nearest to a point; ``raw`` has the distance.

        Parameters
        ----------
        query
            A latitude and a longitude.
        exactly_one
            Whether to return the nearest alone, or None, instead of a list, or None.
        addressdetails, namedetails
            What to add to each ``raw``: the address in parts, all names.
        zoom
            As Nominatim's: up to 4 the country of the nearest settlement, up to 7 its province.
        limit
            How many locations to return at most, if not one.
        within_km
            How far a settlement may be.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the query is no point.
        """
        there = point(query)
        details = Details(addressdetails=addressdetails, namedetails=namedetails)
        nearest = self._gazetteer.nearest(there.latitude, there.longitude, 1 if exactly_one else limit)
        origin = (there.latitude, there.longitude)
        near = [(place, kilometres((place.latitude, place.longitude), origin)) for place in nearest]
        found = [
            location(self._gazetteer, self._zoomed(place, zoom), details, distance_km=kilometres)
            for place, kilometres in near
            if kilometres <= within_km
        ]
        return _answer(found, exactly_one=exactly_one)

    def _zoomed(self, place: Place, zoom: int | None) -> Place:
        """Return the country or province of a place where the zoom shows no more."""
        if zoom is None or zoom > STATE_ZOOM:
            return place
        if zoom <= COUNTRY_ZOOM:
            return self._gazetteer.country(place.country_code) or place
        candidates = (candidate.place for candidate in self._gazetteer.candidates(place.admin1_name))
        code = (place.country_code, place.admin1_code)
        states = (
            p for p in candidates if p.feature_code == "ADM1" and (p.country_code, p.admin1_code) == code
        )
        return next(states, place)


def _by_box(places: Sequence[Place], box: Viewbox, *, bounded: bool) -> list[Place]:
    inside = [place for place in places if box.holds(place.latitude, place.longitude)]
    return inside if bounded else inside + [place for place in places if place not in inside]


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations

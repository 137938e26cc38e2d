"""The gazetteer as a geopy geocoder: it stands where Nominatim would, and asks no server."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

import shapely
from geopy.distance import great_circle
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point
from shapely.geometry import mapping

from geo.gazetteer import Gazetteer
from geo.gazetteer.normal import folded_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geo.model import Place

FORMS: dict[str, Callable[[Any], Any]] = {"wkt": shapely.to_wkt, "geojson": mapping}
LIMIT = 10
CONTEXT_CLASSES = frozenset("AL")
"""Countries, divisions, regions and continents: what may stand behind the comma of *Name, Region*."""
NEAR_KM = 150.0
"""How far a place may lie from a region of which only the point is known, and still count as in it."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocode by the local gazetteer.

    Parameters
    ----------
    gazetteer
        An open gazetteer; the one that ships with `geo` if not given.

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

    def __init__(self, gazetteer: Gazetteer | None = None, **options: Any) -> None:  # noqa: ANN401 - geopy's
        super().__init__(**options)
        self._gazetteer = gazetteer or Gazetteer.open()

    def geocode(  # noqa: PLR0913 - as Nominatim's
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - as any geocoder of geopy
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        geometry: Literal["wkt", "geojson"] | None = None,
    ) -> Any:  # noqa: ANN401 - likewise
        """Return the location of a place by its name.

        Parameters
        ----------
        query
            A name, with its context behind commas if it has one (*Long Beach, CA*, *Syunik, Armenia*), or a
            mapping with ``city``, ``state``, ``country``.
        exactly_one
            Whether to return the best location alone, or None, instead of a list of them, or None.
        limit
            How many locations to return at most.
        country_codes
            ISO 3166-1 alpha-2 codes of the countries to which to keep.
        geometry
            The form in which to add each place's outline to its ``raw``.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the query has no name.
        """
        name, *context = _parts(query)
        codes = {code.upper() for code in _listed(country_codes)}
        candidates = self._gazetteer.candidates(name)
        whole = self._gazetteer.candidates(", ".join((name, *context))) if context else ()
        fitting = [*whole, *(candidate for candidate in candidates if self._fits(candidate.place, context))]
        places = [c.place for c in fitting if not codes or c.place.country_code in codes]
        locations = [self._location(place, geometry) for place in places[: limit or LIMIT]]
        return _chosen(locations, exactly_one=exactly_one)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - as any geocoder of geopy
        limit: int = 1,
    ) -> Any:  # noqa: ANN401 - likewise
        """Return the settlements nearest to a point; ``raw`` has the distance.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the query is no point.
        """
        try:
            point = Point(query or "")
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(f"no latitude and longitude: {query!r}") from error
        if not math.isfinite(point.latitude + point.longitude):
            raise GeocoderQueryError(f"no latitude and longitude: {query!r}")
        places = self._gazetteer.nearest(point.latitude, point.longitude, limit)
        locations = [self._location(place, distance_km=_distance(place, point)) for place in places]
        return _chosen(locations, exactly_one=exactly_one)

    def _fits(self, place: Place, context: Sequence[str]) -> bool:
        """Tell whether a place lies in all that is said behind its name."""
        return all(any(self._lies_in(place, region) for region in self._regions(part)) for part in context)

    def _regions(self, name: str) -> Iterator[Place]:
        for candidate in self._gazetteer.candidates(name):
            if candidate.place.feature_class in CONTEXT_CLASSES:
                yield candidate.place

    def _lies_in(self, place: Place, region: Place) -> bool:
        if place.id == region.id:
            return False
        if region.feature_code.startswith("PCL"):
            return place.country_code == region.country_code
        if region.feature_code == "ADM1":
            return (place.country_code, place.admin1_code) == (region.country_code, region.admin1_code)
        if region.country_code and place.country_code != region.country_code:
            return False
        return _distance(place, Point(region.latitude, region.longitude)) <= (region.radius_km or NEAR_KM)

    def _location(self, place: Place, geometry: str | None = None, **more: float) -> Location:
        raw: dict[str, Any] = asdict(place) | more
        if geometry is not None:
            raw["geometry"] = self._outline(place, geometry)
        return Location(self._address(place), (place.latitude, place.longitude), raw)

    def _outline(self, place: Place, form: str) -> Any:  # noqa: ANN401 - text or a mapping
        outline = self._gazetteer.geometry(place)
        if form not in FORMS:
            raise GeocoderQueryError(f"geometry {form!r} is none of {', '.join(FORMS)}")
        return FORMS[form](outline)

    def _address(self, place: Place) -> str:
        """Return the name with its region and country, each once where they are not the place itself."""
        parts = [place.label]
        if place.admin1_name and place.feature_code != "ADM1":
            parts.append(place.admin1_name)
        country = self._gazetteer.country(place.country_code)
        if country and country.id != place.id:
            parts.append(country.label)
        return ", ".join(parts)


def _parts(query: str | Mapping[str, str]) -> list[str]:
    if isinstance(query, str):
        told = query.split(",")
    else:
        told = [query.get(key, "") for key in ("street", "city", "county", "state", "country")]
    parts = [part.strip() for part in told if folded_key(part)]
    if not parts:
        raise GeocoderQueryError(f"no name in {query!r}")
    return parts


def _listed(codes: str | Sequence[str] | None) -> Sequence[str]:
    return codes.split(",") if isinstance(codes, str) else codes or ()


def _distance(place: Place, point: Point) -> float:
    kilometres: float = great_circle((place.latitude, place.longitude), point).km
    return kilometres


def _chosen(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations

"""A place as geopy's `Location`, with the keys in ``raw`` by which users of Nominatim reach for more."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import shapely
from geopy.exc import GeocoderQueryError
from geopy.location import Location
from shapely.geometry import mapping

from geo.gazetteer.feature_words import feature_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.gazetteer import Gazetteer
    from geo.model import Place

FORMS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "wkt": ("geotext", shapely.to_wkt),
    "geojson": ("geojson", mapping),
}
"""By the form asked for: the key that Nominatim gives an outline, and what writes it."""
LICENCE = "Data © GeoNames, CC BY 4.0; made with Natural Earth; see gazetteer/SOURCES.md"
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Details:
    """What is to be returned of each place beyond its name and point."""

    geometry: str | None = None
    addressdetails: bool = False
    namedetails: bool = False
    extratags: bool = False

    def __post_init__(self) -> None:
        if self.geometry is not None and self.geometry not in FORMS:
            raise GeocoderQueryError(f"geometry {self.geometry!r} is none of {', '.join(FORMS)}")


def location(gazetteer: Gazetteer, place: Place, details: Details, **more: float) -> Location:
    """Return a place as a location; ``raw`` has the gazetteer's columns and Nominatim's keys."""
    address = _address(gazetteer, place)
    raw: dict[str, Any] = asdict(place) | _as_nominatim(gazetteer, place, address) | more
    if details.geometry is not None:
        key, write = FORMS[details.geometry]
        raw[key] = raw["geometry"] = write(gazetteer.geometry(place))
    if details.addressdetails:
        raw["address"] = _parts(gazetteer, place)
    if details.namedetails:
        others = [name for name in gazetteer.names(place) if name != place.name]
        raw["namedetails"] = {"name": place.name, "alt_name": ";".join(others)}
    if details.extratags:
        raw["extratags"] = {"population": str(place.population)} if place.population else {}
    return Location(address, (place.latitude, place.longitude), raw)


def _as_nominatim(gazetteer: Gazetteer, place: Place, address: str) -> dict[str, Any]:
    """Return the keys that any answer of Nominatim has; coordinates are text there."""
    return {
        "place_id": place.id,
        "licence": LICENCE,
        "lat": str(place.latitude),
        "lon": str(place.longitude),
        "class": _nominatim_class(place),
        "type": feature_in_words(place.feature_class, place.feature_code),
        "addresstype": _level(place),
        "display_name": address,
        "boundingbox": _box(gazetteer, place),
    }


def _nominatim_class(place: Place) -> str:
    return {"A": "boundary", "P": "place", "H": "water", "T": "natural"}.get(place.feature_class, "place")


def _level(place: Place) -> str:
    """Return the key under which an address holds the place itself."""
    if place.feature_code.startswith("PCL"):
        return "country"
    if place.feature_code == "ADM1":
        return "state"
    if place.feature_class == "A":
        return "county"
    return "city" if place.feature_class == "P" else "place"


def _box(gazetteer: Gazetteer, place: Place) -> list[str]:
    """Return south, north, west and east, as Nominatim orders them."""
    west, south, east, north = gazetteer.geometry(place).bounds
    if (west, south) == (east, north) and place.radius_km:
        high = place.radius_km / KM_PER_DEGREE
        wide = high / max(0.01, math.cos(math.radians(place.latitude)))
        west, south, east, north = west - wide, south - high, east + wide, north + high
    return [f"{degrees:.5f}" for degrees in (south, north, west, east)]


def _parts(gazetteer: Gazetteer, place: Place) -> dict[str, str]:
    """Return the address in its parts, from small to large."""
    parts = {_level(place): place.label}
    if place.admin1_name:
        parts.setdefault("state", place.admin1_name)
    country = gazetteer.country(place.country_code)
    if country:
        parts.setdefault("country", country.label)
    if place.country_code:
        parts["country_code"] = place.country_code.lower()
    return parts


def _address(gazetteer: Gazetteer, place: Place) -> str:
    """Return the name with its region and country, each once where they are not the place itself."""
    parts = [place.label]
    if place.admin1_name and place.feature_code != "ADM1":
        parts.append(place.admin1_name)
    country = gazetteer.country(place.country_code)
    if country and country.id != place.id:
        parts.append(country.label)
    return ", ".join(parts)

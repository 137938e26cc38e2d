"""Names of countries and of parts of the world in Unicode's CLDR, as babel carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import babel
from babel.core import get_global

from geo.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from worldtables.entry import Entry

VERSION = "2.18.0"
LANGUAGES = ("az", "hy", "ka", "ru", "tr", "uk")
"""The languages in which whole reports are read, besides English, and that of Ukraine."""

PARTS = {
    "011": "geo:west-africa",
    "013": "geo:central-america",
    "014": "geo:east-africa",
    "015": "geo:north-africa",
    "017": "geo:central-africa",
    "018": "geo:southern-africa",
    "029": "geo:caribbean",
    "030": "geo:east-asia",
    "034": "geo:south-asia",
    "035": "geo:southeast-asia",
    "039": "geo:southern-europe",
    "143": "geo:central-asia",
    "145": "geo:west-asia",
    "151": "geo:eastern-europe",
    "154": "geo:northern-europe",
    "155": "geo:western-europe",
    "202": "geo:sub-saharan-africa",
    "419": "geo:latin-america",
    "EU": "geo:european-union",
    "EZ": "geo:eurozone",
}
"""Codes of UN M49 and CLDR for the parts of the world that have a curated row."""


def names(code: str) -> Iterator[str]:
    """Yield the names of a territory, each once a language.

    Raises
    ------
    GazetteerError
        If babel carries another CLDR than was reviewed.
    """
    if babel.__version__ != VERSION:
        raise GazetteerError(f"babel {babel.__version__}: {VERSION} was reviewed; it is in the group 'data'")
    for language in LANGUAGES:
        name = babel.Locale(language).territories.get(code)
        if name:
            yield name.partition(" (")[0]  # Myanmar (Birma)


def name_parts(entries: Mapping[str, Entry]) -> None:
    """Give the parts of the world their names."""
    for code, place_id in PARTS.items():
        if place_id in entries:
            for name in names(code):
                entries[place_id].add_name(name)


def name_cities(entries: Iterable[Entry]) -> None:
    """Give the cities after which time zones are called their names: capitals, and seats of large regions."""
    known = {(e.country_code, name): e for e in _towns_by_size(entries) for name in (*e.names, e.name)}
    for zone, country in get_global("zone_territories").items():
        city = known.get((country, _city(zone)))
        if city:
            for language in LANGUAGES:
                name = babel.Locale(language).time_zones.get(zone, {}).get("city")
                if name:
                    city.add_name(name)


def _towns_by_size(entries: Iterable[Entry]) -> list[Entry]:
    """Return settlements, small to large, so that of namesakes the largest is kept."""
    return sorted((e for e in entries if e.feature_class == "P"), key=lambda e: (e.population, e.id))


def _city(zone: str) -> str:
    """Return the city of a time zone in English.

    Examples
    --------
    >>> _city("America/Buenos_Aires"), _city("Europe/Kiev")
    ('Buenos Aires', 'Kyiv')
    """
    english: str | None = babel.Locale("en").time_zones.get(zone, {}).get("city")
    return english or zone.rpartition("/")[2].replace("_", " ")

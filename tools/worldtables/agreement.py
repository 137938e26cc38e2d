"""Where the curated tables disagree with the world's: with namesakes, with provinces, with countries."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from geopy.distance import great_circle

from worldtables import curated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Place
    from worldtables.entry import Entry

ACCEPTED = "accepted.csv"
COLUMNS = ("id", "check", "against", "reason")

SLACK_KM = 3.0
"""How far Natural Earth's simplified lines may stray."""
NEAR_KM = 60.0
"""A namesake of the same class within this distance is likely the same place, farther away another one."""
ISLANDS = frozenset({"ISL", "ISLS"})
"""Natural Earth leaves small islands out."""


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """One row of the curated tables against one of the world's."""

    id: str
    check: str
    """``twin``: the world has it too; ``namesake``: a place of that name lies nearby; ``province``,
    ``country``: it lies outside of what its row names."""
    against: str
    """Id of the world's place."""
    kilometres: float

    @property
    def key(self) -> tuple[str, str, str]:
        """What an accepted disagreement is known by."""
        return self.id, self.check, self.against

    def __str__(self) -> str:
        return f"{self.id}: {self.check} {self.against}, {self.kilometres:.1f} km"


def disagreements(gazetteer: Gazetteer, folder: Path) -> Iterator[Disagreement]:
    """Hold every curated row against the compiled tables."""
    provinces = _provinces(gazetteer)
    alternates = _alternates(folder)
    for entry in curated.places(folder):
        names = {entry.name, entry.other_name, *alternates[entry.id]} - {""}
        yield from _namesakes(entry, sorted(names), gazetteer)
        if entry.feature_code in ISLANDS:
            continue
        province = provinces.get((entry.country_code, entry.admin1_code))
        if province:
            yield from _outside(entry, "province", province, gazetteer)
        elif country := gazetteer.country(entry.country_code):
            yield from _outside(entry, "country", country, gazetteer)


def accepted(folder: Path) -> dict[tuple[str, str, str], str]:
    """Return the reasons of the disagreements that a person has looked at."""
    with (folder / ACCEPTED).open(encoding="utf-8", newline="") as file:
        return {(row["id"], row["check"], row["against"]): row["reason"] for row in csv.DictReader(file)}


def _alternates(folder: Path) -> dict[str, list[str]]:
    """Return the further names of places; demonyms and abbreviations are shared by places of many kinds."""
    names: dict[str, list[str]] = defaultdict(list)
    for _, row in curated.rows(folder / curated.NAMES, ("id", "name", "kind")):
        if row["kind"] == "alternate":
            names[row["id"]].append(row["name"])
    return names


def _provinces(gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
    (world,) = [layer for layer in gazetteer.layers if hasattr(layer, "countries")]
    places = (world.place(row) for row in range(len(world)))
    return {(p.country_code, p.admin1_code): p for p in places if p.feature_code == "ADM1"}


def _namesakes(entry: Entry, names: Iterable[str], gazetteer: Gazetteer) -> Iterator[Disagreement]:
    """Yield the nearest place of the world that has one of its names, in whatever spelling, and its class."""
    near = [
        (_kilometres(entry, place), place.id)
        for spelling in names
        for name in (spelling, spelling.casefold())  # the latter is met as folded
        for place in _world_places(gazetteer, name)
        if place.feature_class == entry.feature_class
    ]
    if not near:
        return
    kilometres, against = min(near)
    if kilometres <= NEAR_KM:
        twin = kilometres <= entry.radius_km + SLACK_KM
        yield Disagreement(entry.id, "twin" if twin else "namesake", against, round(kilometres, 1))


def _world_places(gazetteer: Gazetteer, name: str) -> Sequence[Place]:
    places = [candidate.place for candidate in gazetteer.candidates(name)]
    return [place for place in places if place.id.startswith("geonames:")]


def _outside(entry: Entry, check: str, place: Place, gazetteer: Gazetteer) -> Iterator[Disagreement]:
    """Yield how far outside of an outline the place lies, beyond what its radius allows."""
    outline = gazetteer.geometry(place)
    if not shapely.area(outline):
        return
    point = shapely.Point(entry.longitude, entry.latitude)
    near = shapely.get_point(shapely.shortest_line(point, outline), 1)
    kilometres = great_circle((point.y, point.x), (near.y, near.x)).km
    if kilometres > entry.radius_km + SLACK_KM:
        yield Disagreement(entry.id, check, place.id, round(kilometres, 1))


def _kilometres(entry: Entry, place: Place) -> float:
    here, there = (entry.latitude, entry.longitude), (place.latitude, place.longitude)
    return float(great_circle(here, there).km)

"""What the page shows beside the events: names of places, outlines of provinces, rules in plain words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.polygon import orient

from geo.maps.encode import encode_polygons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer

MOST_NAMES = 60
"""Other names that a page has of a place."""
LEAST_PLACES = 12
"""Places from which a map has the outlines of provinces: fewer are never shaded."""
MOST_PROVINCES = 250
"""Provinces that are shaded, those with most events: putting an outline together takes some milliseconds."""
VERTICES = 9_000
"""Of all provinces together, some 45 kB of page."""
DETAILS = (400, 200, 100, 60, 30)
"""Parts of a province's extent to which its outline is simplified, the finest first."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Background:
    """What a page knows besides its events."""

    gazetteer: Gazetteer | None = None
    rules: Mapping[str, str] | None = None
    """What each rule does, by its id."""

    def names(self, places: Sequence[Json]) -> list[list[str]]:
        """Return the other names of each place, in every script that the gazetteer has."""
        found = self.gazetteer.names_of([place["id"] for place in places]) if self.gazetteer else {}
        return [_others(place, found.get(place["id"], ())) for place in places]

    def says(self, rule: str) -> str:
        """Return what a rule does; nothing where that is not known."""
        return (self.rules or {}).get(rule, "")

    def provinces(self, places: Sequence[Json], events: Mapping[int, int]) -> list[Json]:
        """Give each place the number of its province, and return the provinces' outlines.

        Parameters
        ----------
        places
            As the page gets them; each that lies in a province with an outline gets its number.
        events
            How many rows of events each place has: the provinces with most are drawn if not all can be.
        """
        if self.gazetteer is None or len(places) < LEAST_PLACES:
            return []
        keys = {number: _key(place) for number, place in enumerate(places)}
        weights: Counter[tuple[str, str]] = Counter()
        for number, key in keys.items():
            if key:
                weights[key] += events.get(number, 0)
        outlines = self._outlines([key for key, _ in weights.most_common(MOST_PROVINCES)])
        numbers = {key: number for number, key in enumerate(outlines)}
        for number, key in keys.items():
            if key in numbers:
                places[number]["province"] = numbers[key]
        return [{"name": name, "polygons": polygons} for (_, name), polygons in outlines.items()]

    def _outlines(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[list[str]]]:
        """Return encoded outlines of provinces, as fine as all together may be."""
        found = {key: outline for key in keys if (outline := self._outline(*key)) is not None}
        for detail in DETAILS:
            found = {key: _simplified(outline, detail) for key, outline in found.items()}
            if sum(map(shapely.get_num_coordinates, found.values())) <= VERTICES:
                break
        return {key: _encoded(outline) for key, outline in found.items()}

    def _outline(self, country: str, name: str) -> BaseGeometry | None:
        if self.gazetteer is None:
            return None
        for candidate in self.gazetteer.candidates(name):
            place = candidate.place
            if place.feature_code == "ADM1" and place.country_code == country:
                outline = self.gazetteer.geometry(place)
                return outline if outline.geom_type.endswith("Polygon") else None
        return None


def _others(place: Json, names: Sequence[str]) -> list[str]:
    """Return the names besides those that the page writes, in other scripts first."""
    known = {place["name"].casefold(), place["other"].casefold()}
    return sorted((name for name in names if name.casefold() not in known), key=str.isascii)[:MOST_NAMES]


def _key(place: Json) -> tuple[str, str] | None:
    """Return country and province of a place; of a contested one none, for shading it would take a side."""
    name = place["region"] or (place["name"] if place["code"] == "ADM1" else "")
    return (place["country"], name) if place["country"] and name and not place["disputed"] else None


def _simplified(outline: BaseGeometry, detail: int) -> BaseGeometry:
    west, south, east, north = outline.bounds
    return outline.simplify(max(east - west, north - south) / detail)


def _encoded(outline: BaseGeometry) -> list[list[str]]:
    parts = [part for part in shapely.get_parts(outline) if not part.is_empty]
    largest = max((part.area for part in parts), default=0.0)
    return encode_polygons(orient(part) for part in parts if part.area > largest / 1000)

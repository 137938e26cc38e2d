"""Outlines of regions and countries, from Natural Earth's admin-1 polygons.

Which region a polygon belongs to is voted by the settlements inside, each by its GeoNames code, beside what
Natural Earth says: its names and ids are swapped or outdated in places, and its lines stray by a village.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely
from rapidfuzz.distance import Indel

from geo.gazetteer.normal import folded_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from worldtables.entry import Entry
    from worldtables.sources import Package

TOLERANCE = 0.01
"""Degrees, about a kilometre, by which a simplified line may stray."""
DECIMALS = 4
ALIKE = 0.7
"""How alike, from 0 to 1, two spellings of one name are at least."""
CLAIM = 0.45
"""What Natural Earth's own code, and its name, each weigh beside the votes; less than that is no evidence."""
ABROAD = 0.5
"""What a vote from another country's settlements loses: villages stray over a simplified border."""

Code: TypeAlias = tuple[str, str]


@dataclass(slots=True)
class Polygon:
    """One polygon of Natural Earth and the settlements inside it."""

    properties: dict[str, Any]
    geometry: BaseGeometry
    settlements: list[Entry] = field(default_factory=list)

    @property
    def stated(self) -> Code:
        """The country and admin-1 code that Natural Earth gives it."""
        country, _, code = str(self.properties["gn_a1_code"] or "").partition(".")
        if not country.isalpha():  # numbers below zero stand for what it has no code of: Kosovo's districts
            return str(self.properties["iso_a2"]), ""
        return country, code

    def region(self, regions: Mapping[Code, Entry]) -> Entry | None:
        """Return the admin-1 region that the evidence speaks for, or None where it is too thin."""
        votes = Counter((town.country_code, town.admin1_code) for town in self.settlements)
        claims = {
            code: self._evidence(regions[code], votes) for code in {*votes, self.stated} if code in regions
        }
        best = max(claims, key=lambda code: (claims[code], code), default=None)
        return regions[best] if best and claims[best] >= CLAIM else None

    def _evidence(self, region: Entry, votes: Counter[Code]) -> float:
        code = region.country_code, region.admin1_code
        votes_share = votes[code] / (1 + votes.total())
        abroad = ABROAD if region.country_code != self.stated[0] else 0.0
        stated, called = code == self.stated, self.is_called({region.name, *region.names})
        return votes_share - abroad + CLAIM * stated + CLAIM * called

    def country(self) -> str:
        """Return the country of most of its settlements, else what Natural Earth says."""
        votes = Counter(settlement.country_code for settlement in self.settlements)
        return max(votes, key=lambda code: (votes[code], code)) if votes else self.stated[0]

    @property
    def english(self) -> str:
        """Its English name."""
        return str(self.properties["name_en"] or self.properties["name"] or "")

    def names(self) -> set[str]:
        """Return the names that Natural Earth has in some 25 languages."""
        values = {
            value
            for key, value in self.properties.items()
            if key.startswith("name") and isinstance(value, str)
        }
        return {name.strip() for value in values for name in value.split("|")} - {""}

    def is_called(self, names: Iterable[str]) -> bool:
        """Return True if its English name is a spelling of one of `names`."""
        own = folded_key(self.english)
        return any(Indel.normalized_similarity(own, folded_key(name)) >= ALIKE for name in names)


def polygons(natural_earth: Package, settlements: Sequence[Entry]) -> list[Polygon]:
    """Return all polygons, simplified so that neighbours still share their borders."""
    features = natural_earth.json("build.json")["features"]
    exact = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    simple = shapely.coverage_simplify(exact, TOLERANCE)
    rounded = shapely.transform(simple, lambda coordinates: np.round(coordinates, DECIMALS))
    found = [
        Polygon(feature["properties"], geometry)
        for feature, geometry in zip(features, shapely.make_valid(rounded), strict=True)
    ]
    points = shapely.points([(settlement.longitude, settlement.latitude) for settlement in settlements])
    for point, polygon in shapely.STRtree(exact).query(points, predicate="within").T:
        found[polygon].settlements.append(settlements[point])
    return found


def attach(found: Sequence[Polygon], regions: Sequence[Entry], countries: Sequence[Entry]) -> None:
    """Give regions and countries their polygons, and regions that are one polygon its names."""
    by_code = {(r.country_code, r.admin1_code): r for r in regions if r.feature_code == "ADM1"}
    by_country = {country.country_code: country for country in countries}
    districts = {region.id: region for region in regions if region.feature_code == "ADM2"}
    parts: dict[str, list[Polygon]] = defaultdict(list)
    for polygon in found:
        region = polygon.region(by_code)
        if region:
            parts[region.id].append(polygon)
        if country := by_country.get(region.country_code if region else polygon.country()):
            country.outline.append(polygon.geometry)
        district = districts.get(f"geonames:{polygon.properties['gn_id']}")
        if district and polygon.is_called({district.name, *district.names}):
            parts[district.id].append(polygon)
    by_id = {region.id: region for region in regions}
    for region_id, own in parts.items():
        by_id[region_id].outline = [polygon.geometry for polygon in own]
    _name({region_id: own[0] for region_id, own in parts.items() if len(own) == 1}, by_id)


def _name(polygons: Mapping[str, Polygon], regions: Mapping[str, Entry]) -> None:
    """Call regions by Natural Earth's English names, where those are theirs; former names stay as alternates.

    A name that two regions of a country would share (*Moscow*, city and oblast) says less than GeoNames'.
    """
    fitting = {
        region_id: polygon
        for region_id, polygon in polygons.items()
        if polygon.is_called({regions[region_id].name, *regions[region_id].names})
    }
    shared = Counter(
        (regions[region_id].country_code, polygon.english) for region_id, polygon in fitting.items()
    )
    for region_id, polygon in fitting.items():
        region = regions[region_id]
        if shared[region.country_code, polygon.english] == 1:
            region.rename(polygon.english)
            region.is_english = True
        for name in sorted(polygon.names()):
            region.add_name(name)


def place_by_outline(entry: Entry) -> None:
    """Put a region or country at a point inside the largest of its lands, the middle where that is inside."""
    whole = shapely.union_all(entry.outline)
    largest = max(shapely.get_parts(whole), key=lambda part: part.area)
    middle = largest.centroid
    point = middle if largest.contains(middle) else largest.representative_point()
    entry.latitude, entry.longitude = round(point.y, DECIMALS), round(point.x, DECIMALS)
    entry.source = f"{entry.id}; outline: Natural Earth admin-1"

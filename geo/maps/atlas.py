"""The compiled base map, read from the tables in ``gazetteer/basemap``.

They are made by ``tools/compile_basemap.py``; what they come from is said in ``gazetteer/SOURCES.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import GazetteerError
from geo.gazetteer.data import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Geometries = NDArray[np.object_]

LAYERS = ("land", "border", "contested", "division", "lake", "river")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Outlines by level of detail and layer, and the names that can stand on a map."""

    shapes: dict[tuple[str, str], Geometries]
    towns: pd.DataFrame
    """``name, longitude, latitude, population, capital``, the most populous first."""
    countries: pd.DataFrame
    """``country_code, level, longitude, latitude, radius``: where a country's name can stand, with what room,
    once for all of it and in cells of the parts that are drawn at a level."""
    waters: pd.DataFrame
    """``name, longitude, latitude, zoom``: seas and lakes, and the zoom from which they are named."""

    def layer(self, level: str, layer: str) -> Geometries:
        """Return a layer's geometries at a level of detail; none where the level leaves it out."""
        return self.shapes.get((level, layer), np.array([], dtype=object))


@cache
def atlas() -> Atlas:
    """Read the base map's tables, once.

    Raises
    ------
    GazetteerError
        If a table is missing.
    """
    folder, curated = data_folder() / "basemap", data_folder() / "curated"
    outlines = gpd.read_parquet(_there(folder / "shapes.parquet"))
    groups = outlines.groupby(["level", "layer"], sort=False)
    shapes = {(str(level), str(layer)): part.geometry.to_numpy() for (level, layer), part in groups}
    regions = _contested_outlines(_there(curated / "geometries.geojson"), _there(curated / "places.csv"))
    for key in (("fine", "contested"), ("medium", "contested")):
        shapes[key] = np.concatenate([shapes[key], regions])
    return Atlas(
        shapes,
        _towns(_there(folder / "towns.parquet"), _there(curated / "corrections.csv")),
        pd.read_parquet(_there(folder / "countries.parquet")),
        pd.read_csv(_there(folder / "waters.csv"), keep_default_na=False),
    )


def _contested_outlines(geometries: Path, places: Path) -> Geometries:
    """Return the outlines of contested regions that an editor drew, of one inside another none.

    Where an outline comes from the world's tables alone, the base map already has its contested lines.
    """
    drawn = gpd.read_file(geometries, columns=["id", "source"])
    table = pd.read_csv(places, usecols=["id", "disputed"], dtype=str, keep_default_na=False)
    disputed = drawn["id"].isin(table.loc[table["disputed"] == "true", "id"])
    by_editor = drawn["source"].str.split(";").map(lambda sources: "editor" in sources)
    areas = drawn.geometry[disputed & by_editor & drawn.geom_type.str.endswith("Polygon")]
    outlines: Geometries = shapely.get_parts(shapely.boundary(shapely.union_all(np.asarray(areas))))
    return outlines


def _towns(table: Path, corrections: Path) -> pd.DataFrame:
    """Return the world's towns under the names that the gazetteer gives them, both where two are in use."""
    towns = pd.read_parquet(table)
    mended = pd.read_csv(corrections, dtype=str, keep_default_na=False)
    names, others = (
        mended[mended["column"] == column].drop_duplicates("id", keep="last").set_index("id")["value"]
        for column in ("name", "other_name")
    )
    name = towns["id"].map(names).fillna(towns["name"])
    other = towns["id"].map(others).fillna("")
    return towns.assign(name=name.where(other == "", name + " / " + other))


def _there(path: Path) -> Path:
    if not path.is_file():
        raise GazetteerError(f"no table {path}: install geo again, or check it out whole")
    return path

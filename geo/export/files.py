"""GeoDataFrames as files: GeoJSON by RFC 7946, GeoPackage by GDAL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataSourceError

from geo.errors import OutputError
from geo.export.schema import flat

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

DECIMALS = 6
"""Of a degree: about 11 cm, finer than any source."""

EPOCH = "1970-01-01T00:00:00.000Z"
"""GeoPackage records when a layer was last changed. The same input must give the same bytes."""


def write_geojson(events: gpd.GeoDataFrame, path: Path) -> None:
    """Write events as a GeoJSON feature collection: RFC 7946's ring order, at most six decimals.

    Parameters
    ----------
    events
        As `events_frame` gives them.
    path
        The file; it is overwritten.
    """
    collection = rfc7946(events).to_geo_dict(drop_id=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(collection, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


def write_geopackage(
    path: Path,
    *,
    events: gpd.GeoDataFrame,
    mentions: gpd.GeoDataFrame,
    articles: pd.DataFrame,
    not_located: pd.DataFrame,
) -> None:
    """Write all that was found as the layers of one GeoPackage; lists become JSON text.

    Parameters
    ----------
    path
        The file; it must not exist yet.
    events, mentions, articles, not_located
        The layers, each under its name.

    Raises
    ------
    OutputError
        If GDAL can't write the file.
    """
    layers = {
        "events": flat(rfc7946(events)),
        "mentions": mentions,
        "articles": articles,
        "not_located": not_located,
    }
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        for name, frame in layers.items():
            pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", **_geometry_type(name))
    except DataSourceError as error:
        raise OutputError(f"can't write {str(path)!r}: {error}") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _geometry_type(layer: str) -> dict[str, str]:
    """Return what a layer holds, which an empty one does not show."""
    return {"events": {"geometry_type": "Unknown"}, "mentions": {"geometry_type": "Point"}}.get(layer, {})


def rfc7946(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Round coordinates and wind exterior rings anticlockwise."""
    rounded = shapely.transform(events.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    return events.set_geometry(shapely.orient_polygons(rounded), crs=events.crs)

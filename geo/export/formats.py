"""The formats that a build writes on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export.months import write_months
from geo.export.more import write_csv, write_geoparquet, write_kml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import geopandas as gpd

MONTHS = "months"
FORMATS: Mapping[str, Callable[[gpd.GeoDataFrame, Path], None]] = {
    "parquet": write_geoparquet,
    "csv": write_csv,
    "kml": write_kml,
    MONTHS: write_months,
}
"""By the suffix that the file, or the folder, gets."""

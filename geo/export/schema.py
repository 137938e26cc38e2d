"""What the columns of an events' frame hold, for formats that must be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

if TYPE_CHECKING:
    import geopandas as gpd

TEXT = pa.string()
REPORT = pa.struct(
    [
        ("id", TEXT),
        ("title", TEXT),
        ("source", TEXT),
        ("url", TEXT),
        ("published", TEXT),
        ("published_from", TEXT),
        ("published_until", TEXT),
        ("quote", TEXT),
        ("mention", pa.list_(pa.int32())),
        ("mentions", pa.list_(pa.list_(pa.int32()))),
    ]
)
TYPES = {
    "place_radius_km": pa.float64(),
    "disputed": pa.bool_(),
    "place_precision": pa.int8(),
    "score": pa.float64(),
    "actors": pa.list_(TEXT),
    "article_count": pa.int32(),
    "articles": pa.list_(REPORT),
}
"""Every other column is text."""


def typed(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each column its type, also one that is empty, so that all files have the same schema."""
    attributes = [str(name) for name in events.columns if name != events.geometry.name]
    return events.astype({name: pd.ArrowDtype(TYPES.get(name, TEXT)) for name in attributes})


def flat(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Write lists as JSON text, for formats whose fields hold scalars only."""
    text = {
        column: [json.dumps(value, ensure_ascii=False) for value in events[column]]
        for column in ("actors", "articles")
    }
    return events.assign(**text)

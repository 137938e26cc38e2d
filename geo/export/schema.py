"""The types of the columns of events, for formats that must be given them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from geo.model.schema import EVENT_COLUMNS, REPORT_COLUMNS, Kind

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.model.schema import Column

SPAN = pa.list_(pa.int32())
ARROW = {
    Kind.NUMBER: pa.float64(),
    Kind.PROBABILITY: pa.float64(),
    Kind.CODE: pa.int8(),
    Kind.COUNT: pa.int32(),
    Kind.FLAG: pa.bool_(),
    Kind.TEXTS: pa.list_(pa.string()),
    Kind.SPAN: SPAN,
    Kind.SPANS: pa.list_(SPAN),
}
"""Every other kind is text; dates too, as some are open or beyond what pandas holds."""
LISTS = {Kind.TEXTS, Kind.REPORTS}


def arrow_type(column: Column) -> pa.DataType:
    """Return the type of a column in Arrow and Parquet.

    Examples
    --------
    >>> from geo.model.schema import Column, Kind
    >>> arrow_type(Column("rules", Kind.TEXTS, "ids"))
    ListType(list<item: string>)
    """
    if column.kind is Kind.REPORTS:
        return pa.list_(pa.struct([(field.name, arrow_type(field)) for field in REPORT_COLUMNS]))
    return ARROW.get(column.kind, pa.string())


def typed(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return events with the type of each column set, also of an empty one, so that all files are alike."""
    return events.astype({column.name: pd.ArrowDtype(arrow_type(column)) for column in EVENT_COLUMNS})


def flat(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return events with lists as JSON text, for formats whose fields hold scalars only."""
    text = {
        column.name: [json.dumps(value, ensure_ascii=False) for value in events[column.name]]
        for column in EVENT_COLUMNS
        if column.kind in LISTS
    }
    return events.assign(**text)

"""The types of the columns of events, for formats that must be given them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from geo.model.schema import EVENT_COLUMNS, REPORT_COLUMNS, Cell

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.model.schema import Column

SPAN = pa.list_(pa.int32())
ARROW = {
    Cell.NUMBER: pa.float64(),
    Cell.PROBABILITY: pa.float64(),
    Cell.CODE: pa.int8(),
    Cell.COUNT: pa.int32(),
    Cell.FLAG: pa.bool_(),
    Cell.TEXTS: pa.list_(pa.string()),
    Cell.SPAN: SPAN,
    Cell.SPANS: pa.list_(SPAN),
}
"""Every other kind is text; dates too, as some are open or beyond what pandas holds."""
LISTS = {Cell.TEXTS, Cell.REPORTS}


def arrow_type(column: Column) -> pa.DataType:
    """Return the type of a column in Arrow and Parquet.

    Examples
    --------
    >>> from geo.model.schema import Column, Cell
    >>> arrow_type(Column("rules", Cell.TEXTS, "ids"))
    ListType(list<item: string>)
    """
    if column.kind is Cell.REPORTS:
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

"""Formats that are written on request, a file each: GeoParquet, CSV, KML."""

from __future__ import annotations

import html
import json
import re
from io import BytesIO
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
from pyogrio.errors import DataSourceError

from geo.errors import OutputError
from geo.export.arrow import LISTS, arrow_batch
from geo.export.outlines import DECIMALS, NOTE, points, simple
from geo.model.schema import EVENT_COLUMNS
from geo.spreadsheet import harmless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

ENTITY = re.compile(r"&(?=#?\w+;)")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold, and GDAL writes all the same."""
DAY = np.timedelta64(24 * 60 * 60 - 1, "s")
"""From the first to the last second of a day."""


def write_geoparquet(events: gpd.GeoDataFrame, path: Path | BinaryIO) -> None:
    """Write events as GeoParquet 1.1: zstd, geometry as WKB, a bounding box for each row.

    Parameters
    ----------
    events
        As `events_frame` gives them.
    path
        The file, which is overwritten; or an open one.
    """
    columns = {column.name: events[column.name].tolist() for column in EVENT_COLUMNS}
    batch = arrow_batch(columns, EVENT_COLUMNS)
    geometry = BytesIO()
    located = gpd.GeoDataFrame(geometry=simple(events), crs=events.crs)
    located.to_parquet(geometry, index=False, schema_version="1.1.0", write_covering_bbox=True)
    table = pq.read_table(geometry)
    whole = pa.Table.from_batches([batch])
    for name in table.column_names:
        whole = whole.append_column(table.schema.field(name), table[name])
    metadata = {b"geo": table.schema.metadata[b"geo"], b"note": NOTE.encode()}
    pq.write_table(whole.replace_schema_metadata(metadata), path, compression="zstd")


def write_csv(events: gpd.GeoDataFrame, path: Path) -> None:
    """Write events as CSV: lists as JSON text, ``longitude`` and ``latitude`` of a point of the place.

    It begins with a byte order mark, by which spreadsheets see UTF-8; a text that a spreadsheet would run as
    a formula has an apostrophe before it.
    """
    at = gpd.GeoSeries(points(events), crs=events.crs)
    rows = pd.DataFrame(_with_texts(flat(events), harmless).drop(columns=events.geometry.name))
    rows = rows.assign(longitude=at.x.round(DECIMALS), latitude=at.y.round(DECIMALS))
    rows.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def write_kml(events: gpd.GeoDataFrame, path: Path) -> None:
    """Write events as KML, each with the days on which it may have happened as its time span.

    Raises
    ------
    OutputError
        If GDAL can't write the file.
    """
    frame = _with_texts(flat(events).set_geometry(simple(events), crs=events.crs), _fit_for_xml)
    fields = {
        "Name": frame["event_type"].str.capitalize() + ", " + frame["place_name"],
        # readers of KML take a description for HTML
        "Description": frame["summary"].map(lambda text: html.escape(text, quote=False)),
        "begin": _midnights(frame["date_begin"]),
        "end": _midnights(frame["date_until"]) + DAY,
    }
    try:
        pyogrio.write_dataframe(frame.assign(**fields), path, layer="events", driver="LIBKML")
    except DataSourceError as error:
        raise OutputError(f"can't write {str(path)!r}: {error}") from error


def _midnights(days: pd.Series) -> pd.Series:
    """Return days in seconds, by which the whole calendar can be counted."""
    known = [day if isinstance(day, str) and day else "NaT" for day in days]
    return pd.Series(np.array(known, dtype="datetime64[s]"), index=days.index)


def flat(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return events with lists as JSON text, for formats whose fields hold scalars only."""
    text = {
        column.name: [json.dumps(value, ensure_ascii=False) for value in events[column.name]]
        for column in EVENT_COLUMNS
        if column.kind in LISTS
    }
    return events.assign(**text)


def _with_texts(frame: gpd.GeoDataFrame, change: Callable[[str], str]) -> gpd.GeoDataFrame:
    """Return a frame with every text in it changed."""
    texts = [str(name) for name, kind in frame.dtypes.items() if kind in ("object", "str")]
    return frame.assign(**{name: frame[name].map(change, na_action="ignore") for name in texts})


def _fit_for_xml(text: str) -> str:
    """Return a text without what would end the section of character data that GDAL puts it in.

    What looks like an entity is parted: beside some other texts GDAL writes it as one.

    Examples
    --------
    >>> _fit_for_xml("Talks ]]> &nbsp; &#60; Smith & Sons")
    'Talks ]] > & nbsp; & #60; Smith & Sons'
    """
    return ENTITY.sub("& ", NOT_XML.sub("\ufffd", text)).replace("]]>", "]] >")

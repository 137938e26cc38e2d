"""Events as a folder of GeoParquet files, one for each month, of which a range of dates opens only its own.

The folder is laid out as Hive does it (``month=2022-07/events.parquet``), which DuckDB, GeoPandas,
dask-geopandas and Spark read as one table. An event stands in the month in which it begins.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.errors import EventsError
from geo.export.cells import iso
from geo.export.frames import events_frame
from geo.export.more import write_geoparquet
from geo.model.schema import EVENT_COLUMNS, REPORT_COLUMNS, Cell, names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geo.export.kept import Rows
    from geo.gazetteer import Gazetteer
    from geo.model import Event
    from geo.model.schema import Column

Month: TypeAlias = tuple[str, gpd.GeoDataFrame]
"""A month, as in ``2022-07``, and the table of the events that begin in it."""
Part: TypeAlias = tuple[Path, gpd.GeoDataFrame]
"""A file to come, in a folder that is there, and the events in it."""
WriteParts: TypeAlias = Callable[[Iterable[Part]], None]
MONTH = "month="
FILE = "events.parquet"
GLOB = f"{MONTH}*/*.parquet"
NO_MONTH = "__HIVE_DEFAULT_PARTITION__"
"""What readers of such folders take for no value."""
MONTH_CHARACTERS = 7
UNTIL = "date_until"
DAMAGE = (pa.ArrowException, OSError, ValueError, KeyError)


def write_parts(parts: Iterable[Part]) -> None:
    """Write GeoParquet files, one after the other, in this process."""
    for path, events in parts:
        path.write_bytes(geoparquet(events))
        del events  # not held while the next are made


def write_months(events: gpd.GeoDataFrame, path: Path, write: WriteParts = write_parts) -> None:
    """Write events into a folder, with a GeoParquet file for each month.

    Parameters
    ----------
    events
        As `geo.export.events_frame` gives them.
    path
        The folder; what is in it goes.
    write
        Writes the files; on the workers of a cluster, for one.
    """
    write_month_tables(_months_of_table(events), path, write)


def write_month_tables(months: Iterable[Month], path: Path, write: WriteParts = write_parts) -> None:
    """Write the table of each month into a folder; in memory are those that are being written.

    Parameters
    ----------
    months
        As `tables_by_month` gives them.
    path, write
        As for `write_months`.
    """
    shutil.rmtree(path, ignore_errors=True)
    write(_parts(months, path))


def tables_by_month(
    events: Iterable[Event], gazetteer: Gazetteer, kept: Rows | None = None
) -> Iterator[Month]:
    """Yield each month and the table of its events, made when it is asked for; of no events, one table.

    Parameters
    ----------
    events, gazetteer, kept
        As for `geo.export.events_frame`.
    """
    of_month: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.places:
            begin, until = (event.interval.begin, event.interval.until) if event.interval else (None, None)
            of_month[_month(iso(begin), iso(until))].append(event)
    for month, found in sorted(of_month.items(), key=itemgetter(0)) or [(NO_MONTH, [])]:
        yield month, events_frame(found, gazetteer, kept)


def _parts(months: Iterable[Month], path: Path) -> Iterator[Part]:
    """Yield the file of each month and its events."""
    for month, events in months:
        folder = path / f"{MONTH}{month}"
        folder.mkdir(parents=True)
        yield folder / FILE, events
        del events  # not held while the next are made


def geoparquet(events: gpd.GeoDataFrame) -> bytes:
    """Return events as the bytes of a GeoParquet file."""
    content = BytesIO()
    write_geoparquet(events, content)
    return content.getvalue()


def read_months(folder: Path, begin: date | None = None, until: date | None = None) -> gpd.GeoDataFrame:
    """Return the events of a range of dates, as `geo.export.events_frame` has them.

    Of a month that ends before the range its file is looked at, not read; of one that begins after it not
    even that.

    Parameters
    ----------
    folder
        As `write_months` writes it.
    begin, until
        First and last day, both included; None is an open end.

    Raises
    ------
    EventsError
        If there is no such folder, or a file that is needed is damaged.
    """
    files = sorted(folder.glob(GLOB))
    if not files:
        raise EventsError(
            f"no events by month in {str(folder)!r}: write some with `geo build --format months`"
        )
    frames = [_read(file, begin, until) for file in files if _may_meet(file, begin, until)]
    whole = [frame for frame in frames if len(frame)] or frames[:1] or [_read(files[0], begin, until)]
    joined = pd.concat(whole, ignore_index=True) if len(whole) > 1 else whole[0]
    return gpd.GeoDataFrame(joined, geometry="geometry", crs="EPSG:4326")


def _days(events: gpd.GeoDataFrame) -> Iterator[list[str | None]]:
    """Yield the first days and the last days, None where not known: beside texts pandas has NaN there."""
    for name in ("date_begin", UNTIL):
        yield [day if isinstance(day, str) else None for day in events[name]]


def _months_of_table(events: gpd.GeoDataFrame) -> Iterator[Month]:
    """Yield each month and its rows of a table; of no events there is one table, too."""
    months = [_month(begin, until) for begin, until in zip(*_days(events), strict=True)]
    ordered = sorted(range(len(months)), key=lambda row: (months[row], row))
    for month, rows in groupby(ordered, key=lambda row: months[row]):
        yield month, events.iloc[list(rows)]
    if not months:
        yield NO_MONTH, events


def _month(begin: str | None, until: str | None) -> str:
    """Return the month of an event by its first day, or by its last where the first is open."""
    day = begin or until
    return day[:MONTH_CHARACTERS] if day else NO_MONTH


def _may_meet(file: Path, begin: date | None, until: date | None) -> bool:
    """Return True if events in the file of a month may lie in a range."""
    month = file.parent.name.removeprefix(MONTH)
    if month == NO_MONTH:
        return True
    if until is not None and month > until.isoformat()[:MONTH_CHARACTERS]:
        return False
    if begin is None or month >= begin.isoformat()[:MONTH_CHARACTERS]:
        return True
    last = _last_day(file)
    return last is None or last >= begin


def _last_day(file: Path) -> date | None:
    """Return the last day on which an event of a file may have happened; None where one has none."""
    try:
        found = pq.read_metadata(file)
        column = found.schema.to_arrow_schema().get_field_index(UNTIL)
        groups = [found.row_group(number).column(column).statistics for number in range(found.num_row_groups)]
    except DAMAGE as error:
        raise _damaged(file, error) from error
    if any(one is None or one.null_count or not one.has_min_max for one in groups):
        return None
    return max((one.max for one in groups), default=None)


def _read(file: Path, begin: date | None, until: date | None) -> gpd.GeoDataFrame:
    """Return the events of a file that lie in a range."""
    try:
        table = pq.ParquetFile(file).read()
        cells = {column.name: _cells(table[column.name], column) for column in EVENT_COLUMNS}
        geometry = shapely.from_wkb(table["geometry"].to_pylist())
    except DAMAGE as error:
        raise _damaged(file, error) from error
    frame = pd.DataFrame(cells, columns=names(EVENT_COLUMNS), dtype=None if len(table) else object)
    events = gpd.GeoDataFrame(frame, geometry=geometry, crs="EPSG:4326")
    first, last = begin and begin.isoformat(), until and until.isoformat()
    is_in = [
        (first is None or day_until is None or day_until >= first)
        and (last is None or day_begin is None or day_begin <= last)
        for day_begin, day_until in zip(*_days(events), strict=True)
    ]
    return events.loc[np.array(is_in, bool)]


def _cells(column: Any, kind: Column) -> list[Any]:  # noqa: ANN401 - an array of Arrow
    """Return the cells of a column as `events_frame` has them."""
    return [_cell(cell, kind) for cell in column.to_pylist()]


def _cell(cell: Any, column: Column) -> Any:  # noqa: ANN401 - any cell
    """Return a cell as `events_frame` has it: dates as text, the column's own value for what is unknown."""
    if column.kind is Cell.DATE:
        return None if cell is None else cell.isoformat()
    if column.kind is Cell.REPORTS:
        return [{field.name: _cell(one[field.name], field) for field in REPORT_COLUMNS} for one in cell]
    return column.unknown if cell is None and column.kind is not Cell.SPAN else cell


def _damaged(file: Path, error: Exception) -> EventsError:
    return EventsError(
        f"the events in {str(file)!r} can't be read ({error}): build them anew, or take the month away"
    )

"""Tables in Arrow: dates that are dates, and NULL for what is not known."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import shapely

from geo.model.schema import REPORT_COLUMNS, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.model.schema import Column

SPAN = pa.list_(pa.int32())
TYPES = {
    Cell.DATE: pa.date32(),
    Cell.NUMBER: pa.float64(),
    Cell.PROBABILITY: pa.float64(),
    Cell.CODE: pa.int8(),
    Cell.COUNT: pa.int32(),
    Cell.FLAG: pa.bool_(),
    Cell.TEXTS: pa.list_(pa.string()),
    Cell.SPAN: SPAN,
    Cell.SPANS: pa.list_(SPAN),
}
"""Every other kind is text."""
LISTS = {Cell.TEXTS, Cell.REPORTS}
COMMENT = b"GDAL:OGR:comment"
"""Under which GDAL takes what a field means."""
GEOMETRY = "geometry"
WKB = {b"ARROW:extension:name": b"ogc.wkb"}


def arrow_type(column: Column, *, nested: bool = True) -> pa.DataType:
    """Return the type of a column in Arrow and Parquet.

    Parameters
    ----------
    column
        The column.
    nested
        Whether lists are lists; else they are JSON text.

    Examples
    --------
    >>> from geo.model.schema import Column, Cell
    >>> arrow_type(Column("rules", Cell.TEXTS, "ids"))
    ListType(list<item: string>)
    """
    if column.kind in LISTS and not nested:
        return pa.string()
    if column.kind is Cell.REPORTS:
        return pa.list_(pa.struct([(field.name, arrow_type(field)) for field in REPORT_COLUMNS]))
    return TYPES.get(column.kind, pa.string())


def arrow_schema(columns: Sequence[Column], *, nested: bool = True, has_geometry: bool = False) -> pa.Schema:
    """Return the schema of a table, in which each column says what it holds."""
    fields = [
        pa.field(column.name, arrow_type(column, nested=nested), metadata={COMMENT: column.says.encode()})
        for column in columns
    ]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary(), metadata=WKB)] if has_geometry else fields)


def arrow_batch(
    rows: Mapping[str, Sequence[object]],
    columns: Sequence[Column],
    geometries: Iterable[shapely.Geometry | None] | None = None,
    *,
    nested: bool = True,
) -> pa.RecordBatch:
    """Return cells by column as a batch of a table.

    Parameters
    ----------
    rows
        The cells of each column; what is not known is None, NaN, or the value that the column has for it.
    columns
        Which columns, in order.
    geometries
        One for each row; None for a table without.
    nested
        As for `arrow_type`.
    """
    arrays = [
        pa.array(_cells(rows[column.name], column, nested=nested), arrow_type(column, nested=nested))
        for column in columns
    ]
    if geometries is not None:
        arrays.append(pa.array(shapely.to_wkb(list(geometries)), pa.binary()))
    schema = arrow_schema(columns, nested=nested, has_geometry=geometries is not None)
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _cells(cells: Iterable[object], column: Column, *, nested: bool) -> list[object]:
    """Return cells as Arrow takes them."""
    if column.kind is Cell.DATE:
        return [date.fromisoformat(cell) if cell and isinstance(cell, str) else None for cell in cells]
    if column.kind is Cell.REPORTS and nested:
        return [[_report(report) for report in reports] for reports in cells]  # type: ignore[attr-defined]
    if column.kind in LISTS:
        return list(cells) if nested else [json.dumps(cell, ensure_ascii=False) for cell in cells]
    unknown = column.unknown
    # NaN, as pandas has it, is unlike itself.
    return [None if cell == unknown or cell != cell else cell for cell in cells]  # noqa: PLR0124


def _report(report: Mapping[str, object]) -> dict[str, object]:
    """Return a report of an event with dates that are dates."""
    return {field.name: _cells([report.get(field.name)], field, nested=True)[0] for field in REPORT_COLUMNS}

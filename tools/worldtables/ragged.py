"""Outlines as columns of whole numbers, which a packed table keeps as the small steps between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.gazetteer import layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from worldtables.entry import Entry

AREAL, LINEAR = 2, 1
"""How many dimensions areas and lines have."""
STEPS = "DELTA_BINARY_PACKED"


def write_outlines(ranked: Sequence[Entry], folder: Path) -> None:
    """Write each part of an outline once, with the rows of the places that it belongs to."""
    parts: dict[int, tuple[BaseGeometry, list[int]]] = {}
    for row, entry in enumerate(ranked):
        for part in entry.outline:
            parts.setdefault(id(part), (part, []))[1].append(row)
    for name, dimensions in ((layout.AREAS, AREAL), (layout.LINES, LINEAR)):
        chosen = [
            (_rounded(part), rows)
            for part, rows in parts.values()
            if shapely.get_dimensions(part) == dimensions
        ]
        _write([part for part, _ in chosen], [rows for _, rows in chosen], dimensions, folder / name)


def _rounded(part: BaseGeometry) -> BaseGeometry:
    """Round to whole units, mending what crosses itself then."""
    rounded = shapely.transform(part, lambda degrees: np.round(degrees * layout.OUTLINE_DEGREE))
    return rounded if rounded.is_valid else shapely.make_valid(rounded, method="structure")


def _write(parts: Sequence[BaseGeometry], rows: Sequence[Sequence[int]], dimensions: int, path: Path) -> None:
    several = shapely.multipolygons if dimensions == AREAL else shapely.multilinestrings
    ragged: Any = [several(shapely.get_parts(part)) for part in parts]
    _, coordinates, offsets = shapely.to_ragged_array(ragged)
    x, y = coordinates.astype("int32").T
    nested: Any = pa.StructArray.from_arrays([pa.array(x), pa.array(y)], ["x", "y"])
    for begins in offsets:
        nested = pa.ListArray.from_arrays(pa.array(begins, pa.int32()), nested)
    table = pa.table({"geometry": nested, "rows": pa.array(rows, pa.list_(pa.int32()))})
    leaf = "geometry" + ".list.element" * len(offsets)
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=False,
        write_statistics=False,
        column_encoding={f"{leaf}.x": STEPS, f"{leaf}.y": STEPS, "rows.list.element": STEPS},
    )

"""Outlines of regions, countries and lines, read from disk only when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.errors import GazetteerError
from geo.gazetteer import layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from shapely.geometry.base import BaseGeometry

Part: TypeAlias = tuple[int, int]
"""Which table, and which of its parts."""

TABLES = ((layout.AREAS, "MULTIPOLYGON"), (layout.LINES, "MULTILINESTRING"))


@dataclass(frozen=True)
class Parts:
    """Parts of outlines, all areas or all lines, each with the rows of the places that it is part of."""

    geometries: np.ndarray[Any, Any]
    rows: Sequence[Sequence[int]]

    @classmethod
    def read(cls, path: Path, kind: str) -> Parts:
        """Read a table of whole coordinates, nested as multipolygons or lines are.

        Raises
        ------
        GazetteerError
            If it is none.
        """
        import numpy as np  # noqa: PLC0415 - takes as long as opening the whole gazetteer
        import pyarrow as pa  # noqa: PLC0415 - likewise
        import pyarrow.parquet as pq  # noqa: PLC0415 - likewise
        import shapely  # noqa: PLC0415 - likewise

        try:
            table = pq.read_table(path)
            nested = table.column("geometry").combine_chunks()
            offsets: list[np.ndarray[Any, Any]] = []
            while pa.types.is_list(nested.type):
                offsets.insert(0, nested.offsets.to_numpy())
                nested = nested.values
            whole = np.column_stack([nested.field(axis).to_numpy() for axis in ("x", "y")])
            geometries = shapely.from_ragged_array(
                shapely.GeometryType[kind], whole / layout.OUTLINE_DEGREE, tuple(offsets)
            )
            rows = table.column("rows").to_pylist()
        except (OSError, ValueError, KeyError) as error:
            raise GazetteerError(f"{path}: not a table of outlines: {error}") from error
        return cls(geometries, rows)

    def part(self, number: int) -> BaseGeometry:
        """Return a part, as one polygon or line where it is one."""
        import shapely  # noqa: PLC0415 - likewise

        pieces = shapely.get_parts(self.geometries[number])
        whole: BaseGeometry = pieces[0] if len(pieces) == 1 else self.geometries[number]
        return whole


class Outlines:
    """The outline of each place that has one, put together from its parts.

    An admin-1 polygon is kept once and serves its region and its country, whose outline is a union of parts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._put_together: dict[int, BaseGeometry | None] = {}

    def get(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        if row not in self._put_together:
            self._put_together[row] = self._union(self._places.get(row, ()))
        return self._put_together[row]

    def _union(self, parts: Sequence[Part]) -> BaseGeometry | None:
        if not parts:
            return None
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        geometries = [self._tables[table].part(number) for table, number in parts]
        return geometries[0] if len(parts) == 1 else shapely.union_all(geometries)

    @cached_property
    def _tables(self) -> list[Parts]:
        return [Parts.read(self._folder / name, kind) for name, kind in TABLES]

    @cached_property
    def _places(self) -> dict[int, list[Part]]:
        """The parts of each place, by its row."""
        places: dict[int, list[Part]] = {}
        for table, parts in enumerate(self._tables):
            for number, rows in enumerate(parts.rows):
                for row in rows:
                    places.setdefault(row, []).append((table, number))
        return places

"""Outlines of regions, countries and lines, read from disk only when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
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

OUTLINES_KEPT = 1 << 9
"""How many outlines are kept once they were put together: Russia's takes a quarter of a second."""
TABLES = ((layout.AREAS, "MULTIPOLYGON"), (layout.LINES, "MULTILINESTRING"))


@dataclass(frozen=True)
class Parts:
    """Parts of outlines, all areas or all lines, each with the rows of the places that it is part of.

    They stay columns of whole numbers, a tenth of what all would take as geometries; one is made when it is
    asked for.
    """

    kind: str
    coordinates: np.ndarray[Any, Any]
    offsets: Sequence[np.ndarray[Any, Any]]
    """For each level of nesting where its items begin in the level below, from the lowest level up."""
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

        try:
            with pq.ParquetFile(path) as file:  # `read_table`, as `to_numpy` below, would load pandas
                table = file.read(use_threads=False)
            nested = table.column("geometry").combine_chunks()
            offsets: list[np.ndarray[Any, Any]] = []
            while pa.types.is_list(nested.type):
                offsets.insert(0, np.from_dlpack(nested.offsets).copy())
                nested = nested.values
            whole = np.column_stack([np.from_dlpack(nested.field(axis)) for axis in ("x", "y")])
            rows = table.column("rows").to_pylist()
            del table, nested
            pa.default_memory_pool().release_unused()
        except (OSError, ValueError, KeyError) as error:
            raise GazetteerError(f"{path}: not a table of outlines: {error}") from error
        return cls(kind, whole, offsets, rows)

    def part(self, number: int) -> BaseGeometry:
        """Return a part, as one polygon or line where it is one."""
        import shapely  # noqa: PLC0415 - likewise

        begin, end = number, number + 1
        offsets: list[np.ndarray[Any, Any]] = []
        for level in reversed(self.offsets):
            within = level[begin : end + 1]
            begin, end = within[0], within[-1]
            offsets.insert(0, within - begin)
        degrees = self.coordinates[begin:end] / layout.OUTLINE_DEGREE
        (whole,) = shapely.from_ragged_array(shapely.GeometryType[self.kind], degrees, tuple(offsets))
        pieces = shapely.get_parts(whole)
        one: BaseGeometry = pieces[0] if len(pieces) == 1 else whole
        return one


class Outlines:
    """The outline of each place that has one, put together from its parts.

    An admin-1 polygon is kept once and serves its region and its country, whose outline is a union of parts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._union = lru_cache(OUTLINES_KEPT)(self._put_together)

    def get(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        return self._union(row) if row in self._places else None

    def _put_together(self, row: int) -> BaseGeometry:
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        geometries = [self._tables[table].part(number) for table, number in self._places[row]]
        return geometries[0] if len(geometries) == 1 else shapely.union_all(geometries)

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

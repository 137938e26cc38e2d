"""Outlines of regions, countries and lines, read from disk only when one is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geo.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry


class Outlines:
    """Parts of outlines, each with the rows of the places that it is part of.

    An admin-1 polygon is kept once and serves its region and its country, whose outline is a union of parts.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._put_together: dict[int, BaseGeometry | None] = {}

    def get(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        if row not in self._put_together:
            self._put_together[row] = self._union(self._parts.get(row, ()))
        return self._put_together[row]

    def _union(self, parts: Sequence[int]) -> BaseGeometry | None:
        if not parts:
            return None
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        geometries = shapely.from_wkb([self._shapes[part] for part in parts])
        return geometries[0] if len(parts) == 1 else shapely.union_all(geometries)

    @cached_property
    def _columns(self) -> dict[str, list[object]]:
        import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

        try:
            columns: dict[str, list[object]] = pq.read_table(self._path).to_pydict()
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{self._path}: not a table of outlines: {error}") from error
        return columns

    @cached_property
    def _shapes(self) -> list[bytes]:
        return [bytes(wkb) for wkb in self._columns["geometry"]]  # type: ignore[call-overload]

    @cached_property
    def _parts(self) -> dict[int, list[int]]:
        parts: dict[int, list[int]] = {}
        for part, rows in enumerate(self._columns["rows"]):
            for row in rows:  # type: ignore[attr-defined]
                parts.setdefault(row, []).append(part)
        return parts

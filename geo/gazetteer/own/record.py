"""A row of a table or a feature of GeoJSON, before anything in it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Record:
    """What stands in one row, by the names of `geo`'s columns."""

    where: str
    """The file with its line, or with the number and name of the feature."""
    default_id: str
    """The id of a place that brings none."""
    cells: Mapping[str, str]
    outline: BaseGeometry | None = None
    """A line or an area; None for a point."""
    decimal_comma: bool = False
    """True where columns are not parted by commas, so that *40,5* can only be a number."""

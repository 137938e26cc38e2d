"""An imported dump, opened in place."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.gazetteer import layout
from geo.gazetteer.geonames import tables
from geo.gazetteer.geonames.shards import Shards
from geo.gazetteer.names import NUMBER, Names, Postings, mapped
from geo.gazetteer.scan import Hints
from geo.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from shapely.geometry.base import BaseGeometry

NAMES, FOLDED, SKELETONS = "names", "folded", "skeletons"
"""Stems of the files of the tries' parts."""


def is_imported(path: Path) -> bool:
    """Return True if a path is an imported layer: a folder, or the manifest within."""
    return path.is_dir() or path.name == layout.MANIFEST


def imported_folder(path: Path) -> Path:
    """Return the folder of an imported layer, which may be named by its manifest."""
    return path.parent if path.name == layout.MANIFEST else path


class Imported:
    """Places of a GeoNames dump by row, as `World` is by row; its rows are in the order of the dump."""

    def __init__(self, folder: Path) -> None:
        details = json.loads((folder / layout.DETAILS).read_text(encoding="utf-8"))
        shards = details["shards"]
        self.folder = folder
        self.origin: str = details["origin"]
        """The file that was imported."""
        self.names = Names(
            Shards.open(folder, NAMES, shards),
            Postings.open(folder / layout.POSTINGS, folder / layout.SHARED_POSTINGS),
            Shards.open(folder, FOLDED, shards),
            Postings.open(folder / layout.FOLDED_NAMES, folder / layout.SHARED_FOLDED_NAMES),
            (
                Shards.open(folder, SKELETONS, shards),
                Postings.open(folder / layout.SKELETON_KEYS, folder / layout.SHARED_SKELETON_KEYS),
            ),
        )
        self.hints = Hints(frozenset(details["quiet"]), tuple(details["small"]))
        self._table = mapped(folder / tables.PLACES)
        self._primary = mapped(folder / tables.PRIMARY).cast(NUMBER)
        self._order = mapped(folder / tables.BY_ID).cast(NUMBER)
        self._features: Sequence[tuple[str, str]] = details["features"]
        self._regions: Sequence[tuple[str, str]] = details["regions"]

    def __len__(self) -> int:
        return len(self._table) // tables.PLACE.size

    def place(self, row: int) -> Place:
        """Return the place in `row`."""
        key, latitude, longitude, population, region, country, feature = tables.PLACE.unpack_from(
            self._table, row * tables.PLACE.size
        )
        feature_class, feature_code = self._features[feature]
        admin1_code, admin1_name = self._regions[region]
        return Place(
            f"geonames:{key}",
            self.names.spelling(self._primary[row]),
            latitude / layout.DEGREE,
            longitude / layout.DEGREE,
            feature_class,
            feature_code,
            country.decode("ascii").rstrip("\0"),
            admin1_code,
            admin1_name,
            population,
            source=f"geonames:{key} in {self.origin}",
        )

    def row(self, place_id: str) -> int | None:
        """Return the row of a place, or None if the dump has no such id."""
        scheme, _, number = place_id.partition(":")
        if scheme != "geonames" or not (number.isascii() and number.isdigit()):
            return None
        at = bisect_left(self._order, int(number), key=self._key)
        if at == len(self._order) or self._key(self._order[at]) != int(number):
            return None
        return self._order[at]

    def geometry(self, row: int) -> BaseGeometry | None:  # noqa: ARG002 - as any layer
        """Return None: a dump has points alone."""
        return None

    def settlements(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Rows of all settlements, and their latitudes and longitudes in degrees."""
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        table = self._columns
        populated = [
            number for number, (feature_class, _) in enumerate(self._features) if feature_class == "P"
        ]
        rows = np.flatnonzero(np.isin(table["feature"], populated))
        degrees = np.column_stack((table["latitude"][rows], table["longitude"][rows])) / layout.DEGREE
        return rows, degrees

    def counts(self) -> Counter[tuple[str, str, str]]:
        """Return how many places there are by source, feature class and country, without making each."""
        import numpy as np  # noqa: PLC0415 - likewise

        counts: Counter[tuple[str, str, str]] = Counter()
        for number, (feature_class, _) in enumerate(self._features):
            of_feature = self._columns["country"][self._columns["feature"] == number]
            for country, count in zip(*np.unique(of_feature, return_counts=True), strict=True):
                counts["geonames", feature_class, country.decode("ascii")] += int(count)
        return counts

    @cached_property
    def _columns(self) -> np.ndarray[Any, Any]:
        import numpy as np  # noqa: PLC0415 - likewise

        return np.frombuffer(self._table, dtype=list(tables.PLACE_COLUMNS))

    def _key(self, row: int) -> int:
        key: int = tables.PLACE.unpack_from(self._table, row * tables.PLACE.size)[0]
        return key

"""The compiled world tables, opened in place."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.columns import mapped
from geo.gazetteer.names import Names
from geo.gazetteer.outlines import Outlines
from geo.gazetteer.quick import maker
from geo.gazetteer.scan import Hints
from geo.model import Place

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from shapely.geometry.base import BaseGeometry


Division: TypeAlias = tuple[str, str, str, str, str]
"""Code of the country; code and name of the province, and of the district."""

NO_EXTRAS = ("", False)
"""Most places have no second name, and are not disputed."""
CAPITAL = "PPLC"
"""GeoNames' feature code of a country's capital."""
PLACES_KEPT, DIVISIONS_KEPT = 1 << 12, 1 << 16
"""How many are kept at hand once they were looked up: places have many names, divisions many places."""
OWN_ID = "{id}"
"""What stands in a source for the id of the place itself; most settlements have nothing else there."""

new_place = maker(Place)


class World:
    """Places of the compiled tables, by row; rows are ordered best known first."""

    def __init__(self, folder: Path) -> None:
        details = json.loads((folder / layout.DETAILS).read_text(encoding="utf-8"))
        self.names = Names.open(folder)
        self._spelling = self.names.spelling
        self._table = mapped(folder / layout.PLACES)
        self._divisions = mapped(folder / layout.DIVISIONS)
        radii = mapped(folder / layout.RADII).cast("I")
        self._radial, self._radii = radii[::2], radii[1::2]
        self._kinds: list[tuple[str, str, str, bool]] = details["kinds"]
        self._regions: list[tuple[str, str]] = details["regions"]
        self.countries: dict[str, str] = details["countries"]
        self._curated: list[str] = details["curated"]
        self._extras: dict[str, tuple[str, bool]] = {
            place_id: (extras.get("other_name", ""), extras.get("disputed", False))
            for place_id, extras in details["extras"].items()
        }
        self.hints = Hints(frozenset(details["quiet"]), tuple(details["small"]))
        self._outlines = Outlines(folder)
        self._division = lru_cache(DIVISIONS_KEPT)(self._read_division)
        self.place = lru_cache(PLACES_KEPT)(self._place)

    def __len__(self) -> int:
        return len(self._table) // layout.PLACE.size

    def _place(self, row: int) -> Place:
        """Return the place in `row`."""
        name, key, latitude, longitude, population, division, kind = layout.PLACE.unpack_from(
            self._table, row * layout.PLACE.size
        )
        place_id = f"geonames:{key}" if key > 0 else self._curated[-key - 1]
        feature_class, feature_code, source, has_radius = self._kinds[kind]
        country_code, admin1_code, admin1_name, admin2_code, admin2_name = self._division(division)
        other_name, disputed = self._extras.get(place_id, NO_EXTRAS)
        return new_place(
            place_id,
            self._spelling(name),
            latitude / layout.DEGREE,
            longitude / layout.DEGREE,
            feature_class,
            feature_code,
            country_code,
            admin1_code,
            admin1_name,
            population,
            other_name,
            disputed,
            self._radius_km(row) if has_radius else 0.0,
            place_id if source == OWN_ID else source.replace(OWN_ID, place_id),
            admin2_code,
            admin2_name,
        )

    def _read_division(self, number: int) -> Division:
        """Return the codes and names that say where a place belongs."""
        country, region, district, code = layout.DIVISION.unpack_from(
            self._divisions, number * layout.DIVISION.size
        )
        admin1_code, admin1_name = self._regions[region]
        country_code = country.decode("ascii").rstrip("\0")
        if not district:
            return country_code, admin1_code, admin1_name, "", ""
        (name,) = layout.NAME.unpack_from(self._table, (district - 1) * layout.PLACE.size)
        admin2_code = code.decode("ascii").rstrip("\0")
        return country_code, admin1_code, admin1_name, admin2_code, self._spelling(name)

    def _radius_km(self, row: int) -> float:
        """Return the radius of a place that has one."""
        return self._radii[bisect_left(self._radial, row)] / 1000

    def row(self, place_id: str) -> int | None:
        """Return the row of a place, or None if the world has no such id."""
        scheme, _, number = place_id.partition(":")
        if scheme != "geonames":
            return self._curated_rows.get(place_id)
        if not (number.isascii() and number.isdigit()):
            return None
        keys, rows = self._by_key
        at = bisect_left(keys, int(number))
        return int(rows[at]) if at < len(keys) and keys[at] == int(number) else None

    def geometry(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        return self._outlines.get(row)

    @cached_property
    def _rows(self) -> np.ndarray[Any, Any]:
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        return np.frombuffer(self._table, dtype=list(layout.PLACE_COLUMNS))

    def settlements(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Rows of all settlements, and their latitudes and longitudes in degrees."""
        import numpy as np  # noqa: PLC0415 - likewise

        populated = [number for number, kind in enumerate(self._kinds) if kind[0] == "P"]
        rows = np.flatnonzero(np.isin(self._rows["kind"], populated))
        degrees = (
            np.column_stack((self._rows["latitude"][rows], self._rows["longitude"][rows])) / layout.DEGREE
        )
        return rows, degrees

    @cached_property
    def capitals(self) -> dict[str, int]:
        """The row of each country's capital; of several the best known."""
        import numpy as np  # noqa: PLC0415 - likewise

        kinds = [number for number, kind in enumerate(self._kinds) if kind[1] == CAPITAL]
        rows = np.flatnonzero(np.isin(self._rows["kind"], kinds))[::-1].tolist()
        return {self.place(row).country_code: row for row in rows}

    @cached_property
    def _by_key(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        order = self._rows["key"].argsort(kind="stable")
        return self._rows["key"][order], order

    @cached_property
    def _curated_rows(self) -> dict[str, int]:
        (rows,) = (self._rows["key"] < 0).nonzero()
        return {self._curated[-int(self._rows["key"][row]) - 1]: int(row) for row in rows}


def check_sizes(folder: Path) -> None:
    """Refuse tables that are missing or cut short, at the cost of a glance; `verify` reads them through.

    Raises
    ------
    GazetteerError
        Naming the table.
    """
    path = folder / layout.MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        version, sizes = manifest["version"], manifest["bytes"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path}: no manifest of a compiled gazetteer: {error}") from error
    if version != layout.VERSION:
        raise GazetteerError(f"{path}: layout {version!r}, but this geo reads layout {layout.VERSION}")
    for name, size in sizes.items():
        table = folder / name
        if not table.is_file():
            raise GazetteerError(f"{table}: missing table of the gazetteer")
        if table.stat().st_size != size:
            raise GazetteerError(f"{table}: {table.stat().st_size} bytes, but {size} were compiled")


def verify(folder: Path, within: str = "") -> None:
    """Read all tables through, or those in a folder `within`, and compare them with ``CHECKSUMS``.

    Raises
    ------
    GazetteerError
        Naming each table that is missing or altered.
    """
    path = folder / "CHECKSUMS"
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: no checksums of the gazetteer: {error}") from error
    sums = [line.partition("  ")[::2] for line in lines]
    altered = [
        folder / name for sha256, name in sums if name.startswith(within) and not _is(folder / name, sha256)
    ]
    if altered:
        raise GazetteerError("\n".join(f"{table}: altered since it was compiled" for table in altered))


def _is(path: Path, sha256: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256

"""A person's own places, laid over the world: a CSV or GeoJSON file, checked row by row."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.feature_codes import FEATURE_CODES, is_feature
from geo.gazetteer.names import Names
from geo.gazetteer.normal import exact_key
from geo.gazetteer.scan import Hints, first_words
from geo.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from shapely.geometry.base import BaseGeometry

REQUIRED = ("name", "latitude", "longitude")
OPTIONAL = (
    "id", "other_name", "feature_class", "feature_code", "country_code", "admin1_code", "admin1_name",
    "population", "radius_km", "disputed", "source", "alternate_names",
)  # fmt: skip
TRUTH = {"": False, "0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}
FEATURE = ("P", "PPL")
SEPARATOR = "|"
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One place of a person's own, with its further names and its outline if it has one."""

    place: Place
    alternates: tuple[str, ...] = ()
    outline: BaseGeometry | None = None


class Own:
    """Places of one's own, by row, as `World` is by row."""

    def __init__(self, places: Sequence[OwnPlace]) -> None:
        self._places = places
        self._rows = {own.place.id: row for row, own in enumerate(places)}
        bearers: dict[str, list[int]] = {}
        for row, own in enumerate(places):
            for name, match in _names(own):
                posting = layout.MATCHES.index(match) << layout.ROW_BITS | row
                bearers.setdefault(exact_key(name), []).append(posting)
        self.names = Names.build(bearers)
        self.hints = Hints(small=tuple(first_words(bearers)))

    def __len__(self) -> int:
        return len(self._places)

    def place(self, row: int) -> Place:
        """Return the place in `row`."""
        return self._places[row].place

    def row(self, place_id: str) -> int | None:
        """Return the row of a place, or None if there is no such id."""
        return self._rows.get(place_id)

    def geometry(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        return self._places[row].outline

    @property
    def settlements(self) -> tuple[list[int], np.ndarray[Any, Any]]:
        """Rows of all places, and their latitudes and longitudes in degrees: one's own count in any class."""
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        degrees = [(own.place.latitude, own.place.longitude) for own in self._places]
        return list(range(len(degrees))), np.array(degrees).reshape(-1, 2)


def _names(own: OwnPlace) -> Iterator[tuple[str, Match]]:
    """Yield each name once, the best claim on it first."""
    names = {own.place.name: Match.NAME}
    if own.place.other_name:
        names.setdefault(own.place.other_name, Match.NAME)
    for name in own.alternates:
        names.setdefault(name, Match.ALTERNATE)
    yield from names.items()


def read_own(paths: Iterable[Path], country_at: Callable[[float, float], str]) -> list[OwnPlace]:
    """Read places of one's own.

    Parameters
    ----------
    paths
        CSV files with the columns ``name``, ``latitude``, ``longitude``, or GeoJSON files whose features have
        the property ``name``. Further columns are those of `Place`, and ``alternate_names`` parted by ``|``.
    country_at
        Returns the country code at a latitude and longitude, to notice coordinates the wrong way round.

    Raises
    ------
    GazetteerError
        Naming each bad row by file and line (CSV) or by number of feature (GeoJSON), and quoting the value.
    """
    places: list[OwnPlace] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        for where, record, outline in _records(path):
            try:
                own = _own_place(record, outline, f"own:{path.stem}:{where.rpartition(':')[2]}")
                _check_side(own.place, country_at)
                if own.place.id in seen:
                    raise ValueError(f"id {own.place.id!r} is taken at {seen[own.place.id]}")  # noqa: TRY301
                seen[own.place.id] = where
                places.append(own)
            except ValueError as error:
                problems.append(f"{where}: {error}")
    if problems:
        raise GazetteerError("\n".join(problems))
    return places


def _records(path: Path) -> Iterator[tuple[str, Mapping[str, str], BaseGeometry | None]]:
    text = _decode(path)
    yield from _features(path, text) if text.lstrip().startswith("{") else _rows(path, text)


def _decode(path: Path) -> str:
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GazetteerError(
            f"{path}:{line}: not UTF-8: {content[error.start : error.start + 8]!r}"
        ) from error


def _rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, str], None]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    columns = reader.fieldnames or ()
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise GazetteerError(f"{path}:1: no column {', '.join(missing)} among {', '.join(columns)!r}")
    for row in reader:
        yield f"{path}:{reader.line_num}", row, None


def _features(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, str], BaseGeometry | None]]:
    import shapely  # noqa: PLC0415 - only GeoJSON needs it, and it takes as long as opening the gazetteer

    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path}: not a GeoJSON FeatureCollection: {error}") from error
    for number, feature in enumerate(features, 1):
        where = f"{path}: feature {number}"
        try:
            outline = shapely.from_geojson(json.dumps(feature["geometry"]))
            record = {
                key: "" if value is None else str(value) for key, value in feature["properties"].items()
            }
        except (shapely.errors.GEOSException, KeyError, TypeError, AttributeError) as error:
            raise GazetteerError(f"{where}: no feature with properties and geometry: {error}") from error
        if outline.is_empty or not outline.is_valid:
            raise GazetteerError(f"{where}: geometry is empty or crosses itself: {outline.wkt[:80]!r}")
        point = outline.representative_point()
        coordinates = {"latitude": str(point.y), "longitude": str(point.x)}
        yield where, coordinates | record, None if isinstance(outline, shapely.Point) else outline


def _own_place(record: Mapping[str, str], outline: BaseGeometry | None, place_id: str) -> OwnPlace:
    """Convert a record, refusing what can't be.

    Raises
    ------
    ValueError
        Quoting the value.
    """
    if record.get(""):
        raise ValueError(f"more cells than columns: {record['']!r}")
    told = {column: record.get(column, "").strip() for column in (*REQUIRED, *OPTIONAL)}
    if not told["name"]:
        raise ValueError("no name")
    feature = (told["feature_class"], told["feature_code"])
    feature = FEATURE if feature == ("", "") else feature
    if not is_feature(*feature):
        raise ValueError(f"unknown feature {'.'.join(feature)!r}: classes are {', '.join(FEATURE_CODES)}")
    place = Place(
        f"own:{told['id'].removeprefix('own:')}" if told["id"] else place_id,
        exact_key(told["name"]),
        _degrees(told, "latitude", MAX_LATITUDE),
        _degrees(told, "longitude", MAX_LONGITUDE),
        *feature,
        told["country_code"].upper(),
        told["admin1_code"],
        told["admin1_name"],
        int(_number(told, "population")),
        exact_key(told["other_name"]),
        _truth(told["disputed"]),
        _number(told, "radius_km"),
        told["source"] or "own",
    )
    alternates = tuple(filter(None, map(exact_key, told["alternate_names"].split(SEPARATOR))))
    return OwnPlace(place, alternates, outline)


def _degrees(told: Mapping[str, str], column: str, largest: float) -> float:
    try:
        degrees = float(told[column])
    except ValueError:
        raise ValueError(f"{column} {told[column]!r} is no number") from None
    if abs(degrees) <= largest:
        return degrees
    swapped = abs(degrees) <= MAX_LONGITUDE
    hint = "; are latitude and longitude the wrong way round?" if swapped else ""
    raise ValueError(f"{column} {told[column]!r} is not between -{largest:g} and {largest:g}{hint}")


def _number(told: Mapping[str, str], column: str) -> float:
    try:
        number = float(told[column] or 0)
    except ValueError:
        raise ValueError(f"{column} {told[column]!r} is no number") from None
    if not 0 <= number < float("inf"):
        raise ValueError(f"{column} {told[column]!r} is not a number from 0")
    return number


def _truth(value: str) -> bool:
    if value.casefold() not in TRUTH:
        raise ValueError(f"disputed {value!r} is neither true nor false")
    return TRUTH[value.casefold()]


def _check_side(place: Place, country_at: Callable[[float, float], str]) -> None:
    """Refuse a place that lies in its country only with its coordinates exchanged.

    Raises
    ------
    ValueError
        Quoting the coordinates.
    """
    country, there = place.country_code, (place.latitude, place.longitude)
    if not country or abs(place.longitude) > MAX_LATITUDE or country_at(*there) == country:
        return
    if country_at(*reversed(there)) == country:
        raise ValueError(f"{there} is not in {country}: latitude and longitude are the wrong way round")

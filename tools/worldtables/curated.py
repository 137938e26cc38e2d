"""The curated tables: read, checked line by line, and laid over the world."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import shapely

from geo.errors import GazetteerError
from geo.gazetteer.feature_codes import is_feature
from geo.model import Match
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

PLACES = "places.csv"
NAMES = "names.csv"
GEOMETRIES = "geometries.geojson"
CORRECTIONS = "corrections.csv"
NOT_NAMES = "not_names.csv"
CONTESTED = "contested.csv"

COLUMNS = (
    "id", "name", "other_name", "feature_class", "feature_code", "country_code", "admin1_code", "latitude",
    "longitude", "radius_km", "disputed", "source", "note",
)  # fmt: skip
COORDINATES = ("latitude", "longitude")
POINT = "; point: "
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0

KINDS = {
    "name": Match.NAME,
    "alternate": Match.ALTERNATE,
    "abbreviation": Match.ABBREVIATION,
    "demonym": Match.DEMONYM,
}
NONE = "none"
"""The kind of a name that a source has and the place does not."""
TRUTH = {"true": True, "false": False, "": False}


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file with their line numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise GazetteerError(f"{path}:1: missing columns {', '.join(missing)}")
        for row in reader:
            if None in row or None in row.values():
                raise GazetteerError(
                    f"{path}:{reader.line_num}: not {len(reader.fieldnames or ())} cells: {row}"
                )
            yield reader.line_num, row


def places(folder: Path) -> Iterator[Entry]:
    """Yield the curated places with their outlines."""
    outlines = dict(geometries(folder))
    path = folder / PLACES
    seen: set[str] = set()
    for line, row in rows(path, COLUMNS):
        try:
            entry = _place(row)
        except ValueError as error:
            raise GazetteerError(f"{path}:{line}: {error}") from error
        if entry.id in seen:
            raise GazetteerError(f"{path}:{line}: duplicate id {entry.id!r}")
        seen.add(entry.id)
        if entry.id in outlines:
            entry.outline = [outlines.pop(entry.id)]
        yield entry
    if outlines:
        raise GazetteerError(f"{folder / GEOMETRIES}: no such place: {', '.join(sorted(outlines))}")


def _place(row: Mapping[str, str]) -> Entry:
    """Convert a row, refusing what can't be.

    Raises
    ------
    ValueError
        Quoting the value.
    """
    if not row["id"].startswith("geo:"):
        raise ValueError(f"id {row['id']!r} does not begin with 'geo:'")
    if not row["source"]:
        raise ValueError(f"{row['id']!r} names no source")
    if not is_feature(row["feature_class"], row["feature_code"]):
        raise ValueError(f"unknown feature {row['feature_class']}.{row['feature_code']} of {row['id']!r}")
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if abs(latitude) > MAX_LATITUDE or abs(longitude) > MAX_LONGITUDE:
        raise ValueError(f"coordinates {latitude}, {longitude} of {row['id']!r} are off the globe")
    return Entry(
        row["id"],
        row["name"],
        latitude,
        longitude,
        row["feature_class"],
        row["feature_code"],
        row["country_code"],
        row["admin1_code"],
        0,
        row["other_name"],
        _truth(row["disputed"]),
        float(row["radius_km"] or 0),
        row["source"],
    )


def _truth(value: str) -> bool:
    if value.lower() not in TRUTH:
        raise ValueError(f"{value!r} is neither true nor false")
    return TRUTH[value.lower()]


def merge(world: Sequence[Entry], own: Iterable[Entry]) -> list[Entry]:
    """Lay curated places over the world's; a continent that is curated takes over GeoNames' names for it."""
    continents = {entry.name: entry for entry in world if entry.feature_code == "CONT"}
    curated = list(own)
    replaced = set()
    for entry in curated:
        twin = continents.get(entry.name) if entry.feature_code == "CONT" else None
        if twin:
            entry.names, entry.population = {**twin.names}, twin.population
            replaced.add(twin.id)
    return [*(entry for entry in world if entry.id not in replaced), *curated]


def geometries(folder: Path) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield the curated outlines by place id."""
    path = folder / GEOMETRIES
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
        if not geometry.is_valid or geometry.is_empty:
            raise GazetteerError(
                f"{path}: outline of {feature['properties']['id']!r} is empty or crosses itself"
            )
        yield feature["properties"]["id"], geometry


def name(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Give places their curated names."""
    path = folder / NAMES
    for line, row in rows(path, ("id", "name", "kind", "language")):
        entry = entries.get(row["id"])
        if entry is None:
            raise GazetteerError(f"{path}:{line}: no place {row['id']!r}")
        if row["kind"] == NONE:
            entry.names.pop(row["name"], None)
        elif row["kind"] in KINDS:
            entry.names[row["name"]] = KINDS[row["kind"]]
        else:
            raise GazetteerError(
                f"{path}:{line}: kind {row['kind']!r} is none of {', '.join((*KINDS, NONE))}"
            )


def correct(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Mend defects of the world's tables."""
    path = folder / CORRECTIONS
    for line, row in rows(path, ("id", "column", "value", "source")):
        entry = entries.get(row["id"])
        if entry is None:
            raise GazetteerError(f"{path}:{line}: no place {row['id']!r}")
        try:
            _mend(entry, row["column"], row["value"])
            if row["column"] in COORDINATES:
                entry.source = f"{entry.source.partition(POINT)[0]}{POINT}{row['source']}"
        except ValueError as error:
            raise GazetteerError(f"{path}:{line}: {error}") from error


def contest(folder: Path, entries: Iterable[Entry]) -> None:
    """Mark all that belongs to a contested land: its divisions, towns, rivers and sites alike."""
    path = folder / CONTESTED
    lands = {
        (row["country_code"], row["admin1_code"], row["admin2_code"]): line
        for line, row in rows(path, ("country_code", "admin1_code", "admin2_code", "note"))
    }
    met = set()
    for entry in entries:
        country, province, _ = entry.division
        for land in ((country, "", ""), (country, province, ""), entry.division):
            if land in lands:
                entry.disputed = True
                met.add(land)
    for land in lands.keys() - met:
        raise GazetteerError(f"{path}:{lands[land]}: no place belongs to {'.'.join(filter(None, land))}")


def _mend(entry: Entry, column: str, value: str) -> None:
    """Set a column, converting the value to the kind of what it replaces.

    Raises
    ------
    ValueError
        Quoting the column or the value.
    """
    former = getattr(entry, column, None)
    if column == "name":
        entry.rename(value)
        entry.is_english = True
    elif isinstance(former, bool):
        setattr(entry, column, _truth(value))
    elif isinstance(former, float | int):
        setattr(entry, column, type(former)(value))
    elif isinstance(former, str):
        setattr(entry, column, value)
    else:
        raise ValueError(f"no column {column!r} to correct")


def not_names(folder: Path) -> set[str]:
    """Return the words that are no names of places, however many sources say so."""
    return {row["name"] for _, row in rows(folder / NOT_NAMES, ("name", "reason"))}

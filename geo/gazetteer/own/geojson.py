"""Features of GeoJSON: points, lines and areas with their properties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from geo.errors import GazetteerError
from geo.gazetteer.own.columns import column, told_twice
from geo.gazetteer.own.convert import SEPARATOR
from geo.gazetteer.own.fault import Fault
from geo.gazetteer.own.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0
NUMBERS = frozenset({"latitude", "longitude", "population", "radius_km"})
KINDS: dict[str, tuple[type, ...]] = dict.fromkeys(NUMBERS, (int, float)) | {
    "id": (int,),
    "admin1_code": (int,),
    "disputed": (bool,),
    "alternate_names": (list,),
}
"""What a property may be besides text and null; a number may be written as text too."""


def features(path: Path, text: str) -> Iterator[Record | Fault]:
    """Yield the features of a FeatureCollection, and what is wrong with each.

    Raises
    ------
    GazetteerError
        If the text is no FeatureCollection of RFC 7946.
    """
    for number, feature in enumerate(_collection(path, text), 1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        where = _where(path, number, properties)
        if not isinstance(properties, dict) or "geometry" not in feature:
            yield Fault(where, "no feature with properties and geometry")
            continue
        cells, faults = _cells(feature, properties)
        for known, first, second in told_twice(list(properties)):
            faults.append(f"properties {first!r} and {second!r} both mean {known}: leave one")
        try:
            outline = _shape(feature["geometry"], cells)
        except ValueError as error:
            faults.append(str(error))
        if faults:
            yield from (Fault(where, fault) for fault in faults)
            continue
        yield Record(where, f"own:{path.stem}:{number}", _point(outline) | cells, _unless_point(outline))


def _collection(path: Path, text: str) -> list[Any]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise GazetteerError(f"{path}:{error.lineno}: no JSON: {error.msg} (column {error.colno})") from error
    except ValueError as error:  # a number of thousands of digits
        raise GazetteerError(f"{path}: no JSON: {error}") from error
    except RecursionError as error:
        raise GazetteerError(f"{path}: not a GeoJSON FeatureCollection: nested too deep") from error
    if isinstance(content, dict) and content.get("type") == "Feature":
        return [content]
    collection = content.get("features") if isinstance(content, dict) else None
    if not isinstance(collection, list):
        raise GazetteerError(f"{path}: not a GeoJSON FeatureCollection: it has no list of features")
    _check_crs(path, content.get("crs"))
    return collection


def _check_crs(path: Path, crs: object) -> None:
    """Refuse coordinates that say of themselves that they are no degrees."""
    stated = json.dumps(crs) if crs else ""
    if stated and not any(mark in stated for mark in ("CRS84", "4326")):
        raise GazetteerError(
            f"{path}: crs {stated[:80]} is not WGS 84: export it in EPSG:4326, as RFC 7946 has it"
        )


def _where(path: Path, number: int, properties: object) -> str:
    name = properties.get("name") if isinstance(properties, dict) else None
    return f"{path}: feature {number} ({name!r})" if name else f"{path}: feature {number}"


def _cells(
    feature: Mapping[str, object], properties: Mapping[str, object]
) -> tuple[dict[str, str], list[str]]:
    """Return the properties that `geo` knows, with the feature's own id, and those of a wrong kind."""
    values = {known: value for key, value in properties.items() if (known := column(key))}
    values.setdefault("id", feature.get("id"))
    cells, faults = {}, []
    for known, value in values.items():
        if not _is_text(value):
            faults.append(f"{known} {json.dumps(value)[:80]} has half a character: write it anew")
        elif type(value) in (str, type(None), *KINDS.get(known, ())):  # a truth value is an int to isinstance
            cells[known] = _text(value)
        else:
            kind = "number" if known in NUMBERS else "text"
            faults.append(f"{known} {json.dumps(value)[:80]} is no {kind}")
    return cells, faults


def _is_text(value: object) -> bool:
    """Return False if a value has half of a pair of surrogates, which no file can hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: object) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return "" if value is None else str(value)


def _shape(geometry: object, cells: Mapping[str, str]) -> BaseGeometry | None:
    """Return the geometry; None where the properties have the coordinates instead.

    Raises
    ------
    ValueError
        Saying what is wrong with it.
    """
    if geometry is None and cells.get("latitude") and cells.get("longitude"):
        return None
    if geometry is None:
        raise ValueError("geometry is null: give it one, or latitude and longitude among the properties")
    try:
        shape: BaseGeometry = shapely.from_geojson(json.dumps(geometry, allow_nan=False))
    except (shapely.errors.GEOSException, ValueError) as error:
        raise ValueError(f"geometry {json.dumps(geometry)[:80]!r} is none of GeoJSON") from error
    if shape.is_empty:
        raise ValueError(f"geometry is empty: {shape.wkt!r}")
    _check_bounds(shape)
    if not shape.is_valid:
        raise ValueError(f"geometry is invalid: {shapely.is_valid_reason(shape)}")
    return shape


def _check_bounds(shape: BaseGeometry) -> None:
    west, south, east, north = shape.bounds
    farthest_x, farthest_y = max(-west, east), max(-south, north)
    if farthest_x <= MAX_LONGITUDE and farthest_y <= MAX_LATITUDE:
        return
    swapped = farthest_x <= MAX_LATITUDE and farthest_y <= MAX_LONGITUDE
    hint = "are they the wrong way round? GeoJSON has longitude first" if swapped else "are they in metres?"
    raise ValueError(f"coordinates reach {farthest_x:g}, {farthest_y:g}, beyond 180, 90: {hint}")


def _point(shape: BaseGeometry | None) -> dict[str, str]:
    if shape is None:
        return {}
    point = shape.representative_point()
    return {"latitude": str(point.y), "longitude": str(point.x)}


def _unless_point(shape: BaseGeometry | None) -> BaseGeometry | None:
    return None if isinstance(shape, shapely.Point) else shape

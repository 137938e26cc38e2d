"""Events as GeoJSON by RFC 7946."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import shapely

from geo.export.outlines import NOTE, REGION, simple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_encode = msgspec.json.Encoder().encode


def write_geojson(events: gpd.GeoDataFrame, path: Path) -> None:
    """Write events as a GeoJSON feature collection: RFC 7946's ring order, at most six decimals.

    Outlines of provinces and countries are simplified; where there are any, the file says so in its member
    ``note``.

    Parameters
    ----------
    events
        As `events_frame` gives them.
    path
        The file; it is overwritten.
    """
    note = b'"note":' + _encode(NOTE) + b"," if (events["place_precision"] >= REGION).any() else b""
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection",' + note + b'"features":[')
        for number, feature in enumerate(_features(events)):
            file.write(b"," + feature if number else feature)
        file.write(b"]}\n")


def _features(events: gpd.GeoDataFrame) -> Iterator[bytes]:
    """Yield the features as JSON; each place's geometry is put into text once."""
    written: dict[int, msgspec.Raw] = {}
    table = events.drop(columns=events.geometry.name)
    names = [str(name) for name in table.columns]
    columns = [table[name].tolist() for name in names]
    for *cells, geometry in zip(*columns, simple(events), strict=True):
        if id(geometry) not in written:
            written[id(geometry)] = msgspec.Raw(_encode(_members(geometry)))
        properties = dict(zip(names, cells, strict=True))
        yield _encode({"type": "Feature", "properties": properties, "geometry": written[id(geometry)]})


def _members(geometry: BaseGeometry) -> dict[str, object]:
    """Return a geometry as GeoJSON has it."""
    members: dict[str, object] = shapely.geometry.mapping(geometry)
    return members

"""All that was found as the layers of one GeoPackage, for a GIS.

An event is a point; the outline of its place, a line or an area, stands once in the layer ``places``.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.errors import DataSourceError

from geo.errors import OutputError
from geo.export.arrow import GEOMETRY, arrow_batch, arrow_schema
from geo.export.cells import article_cells, mention_cells
from geo.export.kept import NoRows, made_once, parts_of_articles
from geo.export.outlines import points, points_of, whole
from geo.export.styles import STYLE_COLUMNS, style_rows
from geo.model.schema import (
    ARTICLE_COLUMNS,
    EVENT_ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    NOT_LOCATED_COLUMNS,
    PLACE_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from geo.export.kept import Part, Rows
    from geo.model import Parse
    from geo.model.schema import Column

    Cells = dict[str, object]

CRS = "EPSG:4326"
EPOCH = "1970-01-01T00:00:00.000Z"
"""GeoPackage records when a layer was last changed. The same input must give the same bytes."""
FORMAT = "1.3"
"""Of GeoPackage: QGIS of the last four years knows it, and 1.4 only with a warning."""
NAMES = {0: "Point", 1: "LineString", 2: "Polygon"}
"""Of geometries, by their dimension."""
UNKNOWN = "Unknown"
"""What GDAL calls the type of a layer that has several."""


def write_geopackage(  # noqa: PLR0913 - each is named
    path: Path,
    *,
    events: gpd.GeoDataFrame,
    parses: Iterable[Parse],
    not_located: pd.DataFrame,
    colours: Mapping[str, str] | None = None,
    kept: Rows | None = None,
) -> None:
    """Write all that was found as the layers of one GeoPackage; lists become JSON text.

    Parameters
    ----------
    path
        The file; it must not exist yet.
    events, not_located
        As `events_frame` and `elsewhere_frame` give them.
    parses
        The articles.
    colours
        The colour of each type of event, as ``#rrggbb``: with these QGIS draws the events.
    kept
        Rows that earlier runs made; None to make all.

    Raises
    ------
    OutputError
        If GDAL can't write the file.
    """
    package, rows_kept = _Package(path), kept or NoRows()
    parts = list(parts_of_articles(parses, rows_kept))
    with _reproducible(path):
        package.write("events", _events(events), "Point")
        package.write("places", *_places(events))
        package.write("mentions", _mentions(parts, rows_kept), "Point")
        package.write("articles", _articles(parts, rows_kept))
        package.write("event_articles", _event_articles(events))
        package.write("not_located", _table(not_located, NOT_LOCATED_COLUMNS))
        if colours:
            rows = style_rows(colours, _geometry_types(events))
            cells = {column.name: [row[column.name] for row in rows] for column in STYLE_COLUMNS}
            package.write("layer_styles", _reader([arrow_batch(cells, STYLE_COLUMNS)]))


class _Package:
    """A file that layers are added to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, layer: str, rows: pa.RecordBatchReader, geometry_type: str | None = None) -> None:
        """Add a layer; without a type of geometry it is a plain table."""
        located: dict[str, object] = {"geometry_name": GEOMETRY, "geometry_type": geometry_type, "crs": CRS}
        options = located if geometry_type else {}
        if not self._path.exists():
            options["dataset_options"] = {"VERSION": FORMAT}
        pyogrio.write_arrow(rows, self._path, layer=layer, driver="GPKG", **options)


@contextmanager
def _reproducible(path: Path) -> Iterator[None]:
    """Let GDAL write the same bytes at any time, and put its errors in the user's terms."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        yield
    except DataSourceError as error:
        raise OutputError(f"can't write {str(path)!r}: {error}") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _reader(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(batches[0].schema, batches)


def _columns(table: pd.DataFrame, columns: Sequence[Column]) -> dict[str, list[object]]:
    return {column.name: table[column.name].tolist() for column in columns}


def _table(table: pd.DataFrame, columns: Sequence[Column]) -> pa.RecordBatchReader:
    return _reader([arrow_batch(_columns(table, columns), columns, nested=False)])


def _events(events: gpd.GeoDataFrame) -> pa.RecordBatchReader:
    cells = _columns(events, EVENT_COLUMNS)
    return _reader([arrow_batch(cells, EVENT_COLUMNS, points(events), nested=False)])


def _places(events: gpd.GeoDataFrame) -> tuple[pa.RecordBatchReader, str]:
    """Return each place of an event with its whole outline, and their type of geometry."""
    first = events[~events["place_id"].duplicated()]
    geometries = whole(first)
    kind = _common_type(geometries)
    if kind != UNKNOWN:
        change = _as_multi if kind.startswith("Multi") else _as_one
        geometries = np.array([change(geometry) for geometry in geometries], dtype=object)
    return _reader([arrow_batch(_columns(first, PLACE_COLUMNS), PLACE_COLUMNS, geometries)]), kind


def _common_type(geometries: Iterable[shapely.Geometry]) -> str:
    """Return the one type that all geometries have or can have; ``Unknown`` where there is none."""
    geometries = list(geometries)
    dimensions = {int(shapely.get_dimensions(geometry)) for geometry in geometries}
    if len(dimensions) != 1:
        return UNKNOWN
    is_multi = any(len(shapely.get_parts(geometry)) > 1 for geometry in geometries)
    return f"{'Multi' if is_multi else ''}{NAMES[dimensions.pop()]}"


def _as_one(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return the one part of a geometry by itself: a layer of polygons may hold no multipolygon of one."""
    only: shapely.Geometry = next(iter(shapely.get_parts(geometry)), geometry)
    return only


def _as_multi(geometry: shapely.Geometry) -> shapely.Geometry:
    kinds: tuple[type, ...] = (shapely.MultiPoint, shapely.MultiLineString, shapely.MultiPolygon)
    made: shapely.Geometry = kinds[int(shapely.get_dimensions(geometry))](list(shapely.get_parts(geometry)))
    return made


def _geometry_types(events: gpd.GeoDataFrame) -> set[str]:
    """Return which kinds of geometry the places have: ``Point``, ``LineString``, ``Polygon``."""
    first = events.drop_duplicates("place_id")
    return {NAMES[dimension] for dimension in shapely.get_dimensions(first.geometry.to_numpy())}


def _event_articles(events: gpd.GeoDataFrame) -> pa.RecordBatchReader:
    """Return which articles report which event, each pair once."""
    first = events[~events["event_id"].duplicated()]
    rows: list[Cells] = [
        {"event_id": event, "article_id": report["id"], "quote": report["quote"]}
        for event, reports in zip(first["event_id"], first["articles"], strict=True)
        for report in reports
    ]
    return _reader([arrow_batch(_turned(rows, EVENT_ARTICLE_COLUMNS), EVENT_ARTICLE_COLUMNS)])


def _mentions(parts: Sequence[Part[Parse]], kept: Rows) -> pa.RecordBatchReader:
    """Return the mentions of places, those of some articles at a time."""
    schema = arrow_schema(MENTION_COLUMNS, has_geometry=True)
    return pa.RecordBatchReader.from_batches(
        schema, _batches(parts, kept, "layer mentions", schema, _mention_batch)
    )


def _mention_batch(parses: Sequence[Parse]) -> pa.RecordBatch:
    found = [(parse.article, resolution) for parse in parses for resolution in parse.toponyms]
    cells = _turned([mention_cells(*one) for one in found], MENTION_COLUMNS)
    return arrow_batch(cells, MENTION_COLUMNS, points_of([one.place for _, one in found]))


def _articles(parts: Sequence[Part[Parse]], kept: Rows) -> pa.RecordBatchReader:
    """Return the articles, some at a time."""
    schema = arrow_schema(ARTICLE_COLUMNS)
    return pa.RecordBatchReader.from_batches(
        schema, _batches(parts, kept, "layer articles", schema, _article_batch)
    )


def _article_batch(parses: Sequence[Parse]) -> pa.RecordBatch:
    return arrow_batch(_turned([article_cells(parse) for parse in parses], ARTICLE_COLUMNS), ARTICLE_COLUMNS)


def _batches(
    parts: Sequence[Part[Parse]],
    kept: Rows,
    kind: str,
    schema: pa.Schema,
    make: Callable[[Sequence[Parse]], pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of each part, as Arrow writes them where they are kept."""
    for part in parts:
        encoded = made_once(kept, kind, part, bytes, lambda some: make(some).serialize().to_pybytes())
        yield pa.ipc.read_record_batch(pa.py_buffer(encoded), schema)


def _turned(rows: Sequence[Cells], columns: Sequence[Column]) -> dict[str, list[object]]:
    """Return rows by column."""
    return {column.name: [row[column.name] for row in rows] for column in columns}

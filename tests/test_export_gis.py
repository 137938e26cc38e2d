"""The files as other programs read them: GDAL, SQLite, DuckDB, an independent reader of KML, QGIS."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import duckdb
import pyogrio
import pytest
import shapely
from fastkml import kml
from made_up import elsewhere_frame
from made_up import event as made_up_event
from made_up import events_frame as made_up_frame

from geo.export import events_frame, write_geojson, write_geopackage, write_geoparquet, write_kml
from geo.export.outlines import NOTE, simplified
from geo.gazetteer import Gazetteer
from geo.maps import event_colours
from geo.model import (
    Article,
    DateBasis,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    Interval,
    Parse,
    Precision,
    Resolution,
    Span,
    Status,
    Toponym,
    Usage,
)
from geo.model.schema import EVENT_COLUMNS, PLACE_COLUMNS, names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

COUNTRIES = ("Russia", "Indonesia", "Canada", "Armenia", "Norway", "Chile", "Fiji", "Vatican City")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def event(number: int, gazetteer: Gazetteer, name: str, precision: int, interval: Interval | None) -> Event:
    place = gazetteer.candidates(name)[0].place
    text = f"Talks were held in {name}."
    article = Article(f"a{number}", text, published=date(2022, 7, 17))
    toponym = Toponym(19, 19 + len(name), name, Usage.LITERAL)
    mention = EventMention(
        f"a{number}#1",
        Span(0, 5),
        "CONSULT",
        Status.OCCURRED,
        Span(0, len(text)),
        interval,
        DateBasis.EXPLICIT,
    )
    told = EventReport(article, text, mention, (Resolution(toponym, place, 0.9, ""),))
    places = (EventPlace(place, precision, 0.9),)
    return Event(
        f"e{number}", "CONSULT", Status.OCCURRED, interval, DateBasis.EXPLICIT, text, places, (), (told,)
    )


def days(begin: date | None, until: date | None) -> Interval:
    return Interval(begin, until, Precision.DAY)


@pytest.fixture(scope="module")
def mixed(gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """A town, a line and a province, on a day, on days before 1677 and without an end."""
    return events_frame(
        [
            event(1, gazetteer, "Tbilisi", 1, days(date(2022, 7, 16), date(2022, 7, 16))),
            event(2, gazetteer, "Lachin corridor", 2, days(date(1066, 10, 14), date(1066, 10, 14))),
            event(3, gazetteer, "Syunik Province", 3, days(date(2022, 7, 1), None)),
        ],
        gazetteer,
    )


@pytest.fixture(scope="module")
def package(mixed: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "events.gpkg"
    parse = Parse(Article("a1", "Talks.", published=date(2022, 7, 17)))
    write_geopackage(
        path, events=mixed, parses=[parse], not_located=elsewhere_frame(), colours=event_colours()
    )
    return path


@pytest.fixture
def rows(package: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(package)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_dates_are_dates_and_what_is_unknown_is_null(rows: sqlite3.Connection, package: Path) -> None:
    types = {row["name"]: row["type"] for row in rows.execute("PRAGMA table_info(events)")}
    assert (types["date_begin"], types["date_until"]) == ("DATE", "DATE")
    found = list(rows.execute("SELECT * FROM events ORDER BY event_id"))
    assert [(row["date_begin"], row["date_until"]) for row in found] == [
        ("2022-07-16", "2022-07-16"),
        ("1066-10-14", "1066-10-14"),
        ("2022-07-01", None),
    ]
    assert found[0]["place_other_name"] is None
    assert found[0]["place_radius_km"] is None
    (article,) = rows.execute("SELECT * FROM articles")
    assert (article["published"], article["title"], article["url"]) == ("2022-07-17", None, None)
    fields = pyogrio.read_info(package, layer="events")
    assert fields["dtypes"][list(fields["fields"]).index("date_begin")] == "datetime64[D]"


def test_events_are_points_and_outlines_stand_once(package: Path, mixed: gpd.GeoDataFrame) -> None:
    info = dict(pyogrio.list_layers(package))
    assert info["events"] == "Point"
    assert info["mentions"] == "Point"
    places = pyogrio.read_dataframe(package, layer="places")
    assert len(places) == 3
    syunik = places[places["place_name"].str.startswith("Syunik")].geometry.iloc[0]
    assert syunik.equals_exact(shapely.orient_polygons(mixed.geometry.iloc[2]), 1e-5)
    events = pyogrio.read_dataframe(package, layer="events")
    assert syunik.contains(events.geometry.iloc[2])
    assert places.crs == events.crs == "EPSG:4326"
    assert pyogrio.read_bounds(package, layer="events")[1].shape[1] == 3


@pytest.mark.parametrize(
    ("names_of_places", "kind"),
    [(["Tbilisi", "Baku"], "Point"), (["Syunik Province", "Lori Province"], "Polygon")],
)
def test_a_layer_of_one_type_of_geometry_says_so(
    gazetteer: Gazetteer, tmp_path: Path, names_of_places: list[str], kind: str
) -> None:
    events = [
        event(n, gazetteer, name, 1, days(date(2022, 7, 1), None)) for n, name in enumerate(names_of_places)
    ]
    path = tmp_path / "one.gpkg"
    frame = events_frame(events, gazetteer)
    write_geopackage(path, events=frame, parses=[], not_located=elsewhere_frame(), colours=event_colours())
    assert dict(pyogrio.list_layers(path))["places"] in {kind, f"Multi{kind}"}


def test_events_and_articles_are_linked(rows: sqlite3.Connection) -> None:
    linked = list(
        rows.execute(
            "SELECT e.event_id, a.id, l.quote FROM events e JOIN event_articles l USING (event_id) "
            "JOIN articles a ON a.id = l.article_id"
        )
    )
    assert [tuple(row) for row in linked] == [("e1", "a1", "Talks were held in Tbilisi.")]
    assert rows.execute("SELECT count(*) FROM event_articles").fetchone()[0] == 3


def test_columns_are_described(rows: sqlite3.Connection) -> None:
    described = {
        row["column_name"]: row["description"]
        for row in rows.execute("SELECT * FROM gpkg_data_columns WHERE table_name = 'events'")
    }
    assert set(described) >= set(names(EVENT_COLUMNS))
    assert "first day" in described["date_begin"]


def test_crs_and_bounds_are_told(rows: sqlite3.Connection) -> None:
    (content,) = rows.execute("SELECT * FROM gpkg_contents WHERE table_name = 'events'")
    assert content["srs_id"] == 4326
    assert 44 < content["min_x"] < content["max_x"] < 48
    assert 38 < content["min_y"] < content["max_y"] < 42


def test_qgis_finds_a_style_with_time_and_a_colour_for_each_kind(rows: sqlite3.Connection) -> None:
    styles = {row["f_table_name"]: row for row in rows.execute("SELECT * FROM layer_styles")}
    assert styles["events"]["useAsDefault"] == 1
    qml = ET.fromstring(styles["events"]["styleQML"])  # noqa: S314 - our own
    temporal = qml.find("temporal")
    assert temporal is not None
    assert (temporal.get("mode"), temporal.get("startField"), temporal.get("endField")) == (
        "2", "date_begin", "date_until",
    )  # fmt: skip
    categories = {category.get("value") for category in qml.iter("category")}
    assert categories == {*event_colours(), ""}
    symbols = {symbol.get("name") for symbol in qml.iter("symbol")}
    assert {category.get("symbol") for category in qml.iter("category")} == symbols


def test_three_hundred_events_of_country_size_stay_small(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """They were 142 MB, for each repeated its country's outline whole."""
    events = [
        event(
            number, gazetteer, COUNTRIES[number % len(COUNTRIES)], 4, days(date(2022, 7, 1), date(2022, 7, 1))
        )
        for number in range(300)
    ]
    frame = events_frame(events, gazetteer)
    geojson, package, parquet = (tmp_path / f"c.{suffix}" for suffix in ("geojson", "gpkg", "parquet"))
    write_geojson(frame, geojson)
    write_geopackage(package, events=frame, parses=[], not_located=elsewhere_frame())
    write_geoparquet(frame, parquet)
    assert geojson.stat().st_size < 8_000_000
    assert package.stat().st_size < 12_000_000
    assert parquet.stat().st_size < 4_000_000
    written = json.loads(geojson.read_text(encoding="utf-8"))
    assert written["note"] == NOTE
    assert all(shapely.geometry.shape(one["geometry"]).is_valid for one in written["features"][:8])
    whole = pyogrio.read_dataframe(package, layer="places")
    assert len(whole) == len(COUNTRIES)


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_simplified_outline_is_still_the_country(gazetteer: Gazetteer, name: str) -> None:
    outline = gazetteer.geometry(gazetteer.candidates(name)[0].place)
    simple = simplified(outline)
    assert simple.is_valid
    assert not simple.is_empty
    if outline.area:
        west, south, east, north = outline.bounds
        assert simple.symmetric_difference(outline).area < 0.08 * outline.area + 1e-4
        assert simple.bounds == pytest.approx(outline.bounds, abs=max(east - west, north - south) / 50)
    assert shapely.get_num_coordinates(simple) <= max(4000, shapely.get_num_coordinates(outline) / 5)


def test_a_town_keeps_its_point_and_a_file_without_regions_has_no_note(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "town.geojson"
    write_geojson(events_frame([event(1, gazetteer, "Tbilisi", 1, None)], gazetteer), path)
    assert "note" not in json.loads(path.read_text(encoding="utf-8"))


def test_parquet_has_dates_and_duckdb_counts_by_them(mixed: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    write_geoparquet(mixed, path)
    events = duckdb.read_parquet(str(path))
    described = dict(zip(events.columns, map(str, events.types), strict=True))
    assert described["date_begin"] == "DATE"
    assert "published" in described["articles"]
    assert "DATE" in described["articles"]
    found = events.filter("date_begin >= DATE '2022-07-01' AND place_other_name IS NULL").fetchall()
    assert len(found) == 2


def test_an_independent_reader_reads_the_kml(mixed: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "events.kml"
    write_kml(mixed, path)
    document: Any = kml.KML.parse(path)
    marks = [mark for folder in document.features[0].features for mark in folder.features]
    assert next(mark.name for mark in marks) == "Consult, Tbilisi"
    assert marks[0].times.begin.dt.isoformat().startswith("2022-07-16")
    assert {type(mark.geometry).__name__ for mark in marks} >= {"Point", "Polygon"}


def test_gdal_itself_reads_every_layer(package: Path) -> None:
    if not shutil.which("ogrinfo"):
        pytest.skip("ogrinfo is not here")
    done = subprocess.run(
        ["ogrinfo", "-ro", "-so", "-al", package], capture_output=True, text=True, check=False
    )
    if done.returncode == 127:
        pytest.skip(f"ogrinfo does not start: {done.stderr}")
    assert "date_begin: Date" in done.stdout
    assert "Warning" not in done.stderr


QGIS = """
import sys
from qgis.core import QgsApplication, QgsVectorLayer
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=events", "events", "ogr")
print(layer.isValid(), layer.featureCount(), layer.renderer().type(), len(layer.renderer().categories()))
layer.loadDefaultStyle()  # QGIS 3.22 sets the time of a layer by its own guess after it has read its style
temporal = layer.temporalProperties()
print(
      temporal.isActive(), temporal.startField(), temporal.endField(), flush=True)
app.exitQgis()
"""


def test_qgis_opens_it_coloured_and_in_time(package: Path) -> None:
    python = "/usr/bin/python3"
    here = subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False)
    if here.returncode:
        pytest.skip("QGIS is not here")
    done = subprocess.run(
        [python, "-c", QGIS, package],
        capture_output=True,
        text=True,
        check=False,  # it may fall over when it ends, long after it has said what is asked
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(package.parent), "PATH": "/usr/bin:/bin"},
    )
    kinds = len(event_colours()) + 1
    assert f"True 3 categorizedSymbol {kinds}\nTrue date_begin date_until" in done.stdout


def test_a_hostile_place_name_stays_text(tmp_path: Path) -> None:
    frame = made_up_frame(made_up_event("e1", "Baku", "2022-07-16", place_name="'; DROP TABLE events;--"))
    path = tmp_path / "h.gpkg"
    for column in EVENT_COLUMNS:
        if column.name not in frame:
            frame[column.name] = [[]] if "list" in column.kind else ""
    write_geopackage(path, events=frame, parses=[], not_located=elsewhere_frame())
    assert list(pyogrio.read_dataframe(path, layer="places")["place_name"]) == ["'; DROP TABLE events;--"]
    assert {column.name for column in PLACE_COLUMNS} <= set(pyogrio.read_info(path, layer="places")["fields"])

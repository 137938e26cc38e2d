"""One schema for every file: what goes out is what was found, and the same input gives the same bytes."""

from __future__ import annotations

import csv
import gc
import html
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from geo.collector import resting
from geo.corrections.corrections import event_key
from geo.corrections.table import What
from geo.events import gather
from geo.export import (
    FORMATS,
    elsewhere_frame,
    events_frame,
    mentions_frame,
    parse_record,
    write_csv,
    write_geojson,
    write_geopackage,
    write_geoparquet,
    write_kml,
)
from geo.export.arrow import LISTS
from geo.export.cells import article_cells, unplaced_event_cells, unsearched_article_cells
from geo.export.formats import MONTHS
from geo.export.reports import reports_at
from geo.export.rows import VALUES
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    DateBasis,
    Dismissal,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    Interval,
    Parse,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Usage,
)
from geo.model.schema import (
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    NOT_LOCATED_COLUMNS,
    REPORT_COLUMNS,
    names,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ministers met in Tbilisi on 16 July 2022. Trucks waited on the Lachin corridor, near Qwertyan."
ARTICLE = Article("wire-1", TEXT, title="Talks", published=date(2022, 7, 16), source="Example Wire")
SENTENCE = Span(0, 41)
KML = "{http://www.opengis.net/kml/2.2}"
DAY = Interval(date(2022, 7, 16), date(2022, 7, 16), Precision.DAY)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def as_in_frame(cell: object) -> object:
    """Return a cell of Parquet, where dates are dates and nothing is null, as the frame has it."""
    if isinstance(cell, date):
        return cell.isoformat()
    return None if pd.isna(cell) or not cell else cell  # type: ignore[call-overload]


def place(gazetteer: Gazetteer, name: str) -> Place:
    return gazetteer.candidates(name)[0].place


@pytest.fixture(scope="module")
def parsed(gazetteer: Gazetteer) -> Parse:
    tbilisi = Resolution(
        Toponym(17, 24, "Tbilisi", Usage.LITERAL), place(gazetteer, "Tbilisi"), 0.97, "only capital"
    )
    corridor = Toponym(63, 78, "Lachin corridor", Usage.LITERAL)
    qwertyan = Resolution(
        Toponym(85, 93, "Qwertyan", Usage.LITERAL), None, 0.0, "no place of that name is known"
    )
    met = EventMention(
        "wire-1#1",
        Span(10, 13),
        "CONSULT",
        Status.OCCURRED,
        SENTENCE,
        DAY,
        DateBasis.EXPLICIT,
        (0,),
        rules=("status.assertion",),
    )
    timex = Timex(28, 40, "16 July 2022", TimexType.DATE, "2022-07-16", DAY, rule="anchor.weekday")
    on_corridor = Resolution(corridor, place(gazetteer, "Lachin corridor"), 0.9, "curated")
    vehicle = Dismissal(Span(42, 48), "not_event.vehicle")
    return Parse(ARTICLE, (tbilisi, on_corridor, qwertyan), (timex,), (met,), dismissals=(vehicle,))


def event(parsed: Parse, name: str, indices: tuple[int, ...], *, place_reason: str = "") -> Event:
    mention = parsed.events[0]
    resolutions = tuple(parsed.toponyms[index] for index in indices)
    places = tuple(EventPlace(found.place, 1, found.score) for found in resolutions if found.place)
    report = EventReport(ARTICLE, SENTENCE.of(TEXT), mention, resolutions)
    return Event(
        name,
        mention.type,
        mention.status,
        mention.interval,
        mention.date_basis,
        report.quote,
        places,
        ("Armenia", "Azerbaijan"),
        (report,),
        place_reason=place_reason,
        rules=("status.assertion", "date.own-day"),
    )


@pytest.fixture
def events(parsed: Parse) -> list[Event]:
    return [
        event(parsed, "e1", (0,)),
        event(parsed, "e2", (0, 1)),
        event(parsed, "e3", (), place_reason="no place told"),
    ]


def test_the_frame_has_a_row_for_each_event_and_place(events: list[Event], gazetteer: Gazetteer) -> None:
    frame = events_frame(events, gazetteer)
    assert list(frame["event_id"]) == ["e1", "e2", "e2"]
    assert frame.crs == "EPSG:4326"
    first = frame.iloc[0]
    assert (first["place_name"], first["feature_code"], first["date_begin"]) == (
        "Tbilisi",
        "PPLC",
        "2022-07-16",
    )
    assert first["mention"] == "Tbilisi"
    assert 44 < first.geometry.x < 46, "x is longitude"
    assert 41 < first.geometry.y < 42, "y is latitude"


def test_the_tables_have_the_columns_of_the_schema(
    events: list[Event], parsed: Parse, gazetteer: Gazetteer
) -> None:
    assert list(VALUES) == names(EVENT_COLUMNS)
    assert list(events_frame(events, gazetteer)) == [*names(EVENT_COLUMNS), "geometry"]
    assert list(events_frame([], gazetteer)) == [*names(EVENT_COLUMNS), "geometry"]
    assert list(mentions_frame([parsed])) == [*names(MENTION_COLUMNS), "geometry"]
    assert set(article_cells(parsed)) == set(names(ARTICLE_COLUMNS))
    for cells in (unplaced_event_cells(events[0]), unsearched_article_cells(parsed)):
        assert set(cells) <= set(names(NOT_LOCATED_COLUMNS))
    _, reports = reports_at(events[0], events[0].places[0])
    assert [list(report) for report in reports] == [names(REPORT_COLUMNS)]


def test_each_row_has_its_own_place_also_where_an_event_has_several(
    events: list[Event], gazetteer: Gazetteer
) -> None:
    several = [replace(event, places=events[0].places + event.places) for event in events]
    frame = events_frame(several, gazetteer)
    places = [where.place for event in several for where in event.places]
    assert frame["place_id"].tolist() == [place.id for place in places]
    assert frame.geometry.tolist() == [gazetteer.geometry(place) for place in places]


def test_the_collector_works_again_also_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), resting():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_corridor_is_a_line(events: list[Event], gazetteer: Gazetteer) -> None:
    frame = events_frame(events, gazetteer)
    corridor = frame[frame["mention"] == "Lachin corridor"]
    assert set(corridor.geom_type) <= {"LineString", "MultiLineString"}
    assert len(corridor) == 1


def test_what_has_no_place_is_kept_with_its_reason(events: list[Event], parsed: Parse) -> None:
    rows = elsewhere_frame(events, [parsed])
    assert list(rows["kind"]) == ["event", "toponym"]
    assert list(rows["reason"]) == ["no place told", "no place of that name is known"]
    assert (rows.loc[0, "date_reason"], rows.loc[0, "place_reason"]) == ("", "no place told")
    assert list(rows["text"]) == ["Ministers met in Tbilisi on 16 July 2022.", "Qwertyan"]


def test_geojson_reads_back_as_it_was(events: list[Event], gazetteer: Gazetteer, tmp_path: Path) -> None:
    frame = events_frame(events, gazetteer)
    path = tmp_path / "events.geojson"
    write_geojson(frame, path)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection, "RFC 7946 knows no other reference system"
    properties = collection["features"][0]["properties"]
    assert properties["articles"][0]["quote"] == "Ministers met in Tbilisi on 16 July 2022."
    start, end = properties["articles"][0]["mention"]
    assert properties["articles"][0]["quote"][start:end] == "Tbilisi"
    assert properties["actors"] == ["Armenia", "Azerbaijan"]
    assert properties["articles"][0]["published"] == "2022-07-16"
    assert properties["articles"][0]["published_until"] == "2022-07-16"
    assert len(gpd.read_file(path)) == len(frame)


def test_polygons_are_wound_as_rfc_7946_wants(parsed: Parse, gazetteer: Gazetteer, tmp_path: Path) -> None:
    syunik = place(gazetteer, "Syunik Province")
    region = [replace(event(parsed, "e4", ()), places=(EventPlace(syunik, 3, 0.8),))]
    path = tmp_path / "region.geojson"
    write_geojson(events_frame(region, gazetteer), path)
    written = shapely.from_geojson(path.read_text(encoding="utf-8"))
    polygons = shapely.get_parts(shapely.get_parts(written))
    assert polygons.size
    assert shapely.is_ccw(shapely.get_exterior_ring(polygons)).all()


def test_a_geopackage_holds_all_that_was_found_and_its_bytes_are_the_same_twice(
    events: list[Event], parsed: Parse, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    paths = [tmp_path / "one.gpkg", tmp_path / "two.gpkg"]
    for path in paths:
        write_geopackage(
            path,
            events=events_frame(events, gazetteer),
            parses=[parsed],
            not_located=elsewhere_frame(events, [parsed]),
        )
    assert paths[0].read_bytes() == paths[1].read_bytes()
    layers = {name for name, _ in pyogrio.list_layers(paths[0])}
    assert layers == {"events", "places", "mentions", "articles", "event_articles", "not_located"}
    read = pyogrio.read_dataframe(paths[0], layer="events")
    assert json.loads(read["actors"][1]) == ["Armenia", "Azerbaijan"]
    mentions = pyogrio.read_dataframe(paths[0], layer="mentions")
    assert list(mentions["text"]) == ["Tbilisi", "Lachin corridor", "Qwertyan"]
    assert mentions.geometry[2] is None


def test_an_empty_range_still_has_every_layer(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "empty.gpkg"
    write_geopackage(
        path,
        events=events_frame([], gazetteer),
        parses=[],
        not_located=elsewhere_frame([], []),
    )
    assert len(pyogrio.list_layers(path)) == 6


def test_a_record_keeps_the_contract(parsed: Parse) -> None:
    record = json.loads(json.dumps(parse_record(parsed)))
    assert record["published"] == "2022-07-16"
    assert record["toponyms"][0]["place"]["country_code"] == "GE"
    assert record["toponyms"][2]["place"] is None
    assert record["timexes"][0] == {
        "start": 28,
        "end": 40,
        "text": "16 July 2022",
        "type": "DATE",
        "value": "2022-07-16",
        "begin": "2022-07-16",
        "until": "2022-07-16",
        "rule": "anchor.weekday",
    }
    told = record["events"][0]
    assert (told["type"], told["precision"], told["date_basis"]) == ("CONSULT", "day", "explicit")
    assert told["places"] == [0]
    assert told["rules"] == ["status.assertion"]
    assert (told["reason"], told["date_reason"], told["place_reason"]) == ("", "", "")
    assert record["dismissals"] == [{"start": 42, "end": 48, "rule": "not_event.vehicle"}]
    for toponym in record["toponyms"]:
        assert record["text"][toponym["start"] : toponym["end"]] == toponym["text"]


def test_a_mention_is_found_in_a_quote_whose_lines_were_joined(gazetteer: Gazetteer) -> None:
    text = "Troops from Niger\n  were  killed in\tNigeria on Monday."
    niger, nigeria = (place(gazetteer, name) for name in ("Niger", "Nigeria"))
    at = text.index("Nigeria")
    toponyms = (
        Resolution(Toponym(12, 17, "Niger", Usage.LITERAL), niger, 0.9, ""),
        Resolution(Toponym(at, at + 7, "Nigeria", Usage.LITERAL), nigeria, 0.9, ""),
    )
    told = EventMention(
        "a#1", Span(25, 31), "ASSAULT", Status.OCCURRED, Span(0, len(text)), DAY, DateBasis.EXPLICIT
    )
    quote = "Troops from Niger were killed in Nigeria on Monday."
    report = EventReport(Article("a", text), quote, told, toponyms)
    places = tuple(EventPlace(where, 4, 0.9) for where in (niger, nigeria))
    killed = Event("e", told.type, told.status, DAY, told.date_basis, quote, places, (), (report,))
    rows = events_frame([killed], gazetteer)
    spans = [articles[0]["mention"] for articles in rows["articles"]]
    assert [quote[start:end] for start, end in spans] == ["Niger", "Nigeria"]


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() - {MONTHS}))
def test_a_further_format_gives_the_same_bytes_twice(
    suffix: str, events: list[Event], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for path in paths:
        FORMATS[suffix](events_frame(events, gazetteer), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_geoparquet_reads_back_as_it_was(events: list[Event], gazetteer: Gazetteer, tmp_path: Path) -> None:
    frame, path = events_frame(events, gazetteer), tmp_path / "events.parquet"
    write_geoparquet(frame, path)
    read = gpd.read_parquet(path)
    assert [name for name in read.columns if name != "bbox"] == list(frame.columns)
    assert read.geometry.geom_equals_exact(frame.geometry, 1e-6).all()
    for name in (column.name for column in EVENT_COLUMNS if column.kind not in LISTS):
        assert [as_in_frame(cell) for cell in read[name]] == [cell or None for cell in frame[name]]
    assert [list(rules) for rules in read["rules"]] == frame["rules"].tolist()
    assert [list(names) for names in read["actors"]] == frame["actors"].tolist()
    assert read["articles"][0][0]["quote"] == "Ministers met in Tbilisi on 16 July 2022."
    geo = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_every_geoparquet_has_one_schema(events: list[Event], gazetteer: Gazetteer, tmp_path: Path) -> None:
    some, none = tmp_path / "some.parquet", tmp_path / "none.parquet"
    write_geoparquet(events_frame(events, gazetteer), some)
    write_geoparquet(events_frame([], gazetteer), none)
    assert pq.read_schema(some).remove_metadata().equals(pq.read_schema(none).remove_metadata())


def test_csv_has_the_schema_and_runs_no_formula(
    events: list[Event], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    hostile = '=HYPERLINK("https://example.org","x")'
    frame, path = events_frame(events, gazetteer), tmp_path / "events.csv"
    frame.loc[0, "summary"] = hostile
    frame.loc[1, "place_name"] = "-1 Avenue, \u201cTbilisi\u201d\nGeorgia"
    write_csv(frame, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [*(name for name in frame.columns if name != "geometry"), "longitude", "latitude"]
    assert rows[0]["summary"] == f"'{hostile}"
    assert rows[1]["place_name"] == "'-1 Avenue, \u201cTbilisi\u201d\nGeorgia"
    assert json.loads(rows[0]["actors"]) == ["Armenia", "Azerbaijan"]
    assert json.loads(rows[0]["articles"])[0]["mention"] == [17, 24]
    assert 44 < float(rows[0]["longitude"]) < 46
    assert 41 < float(rows[0]["latitude"]) < 42


def test_kml_is_well_formed_and_tells_first_and_last_day(
    events: list[Event], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    frame, path = events_frame(events, gazetteer), tmp_path / "events.kml"
    frame.loc[0, "summary"] = "<script>\x0b ]]><NetworkLink/> & 5 < 6"
    write_kml(frame, path)
    tree = ET.parse(path)  # noqa: S314 - our own file
    marks = tree.getroot().findall(f".//{KML}Placemark")
    assert [mark.findtext(f"{KML}name") for mark in marks][:2] == ["Consult, Tbilisi", "Consult, Tbilisi"]
    assert marks[0].findtext(f"{KML}TimeSpan/{KML}begin") == "2022-07-16T00:00:00"
    assert marks[0].findtext(f"{KML}TimeSpan/{KML}end") == "2022-07-16T23:59:59"
    description = marks[0].findtext(f"{KML}description") or ""
    assert "<" not in description
    assert html.unescape(description).startswith("<script>")
    fields = {field.get("name") for field in marks[0].iter(f"{KML}SimpleData")}
    assert {"event_id", "date_begin", "articles", "actors", "score"} <= fields
    assert marks[2].find(f".//{KML}LineString") is not None
    assert tree.find(f".//{KML}NetworkLink") is None


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() - {MONTHS}))
def test_no_events_are_a_file_too(suffix: str, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / f"none.{suffix}"
    FORMATS[suffix](events_frame([], gazetteer), path)
    assert path.stat().st_size


def test_every_mention_of_a_place_in_a_sentence_is_told(parsed: Parse, gazetteer: Gazetteer) -> None:
    text = "From Tbilisi to Tbilisi."
    tbilisi = place(gazetteer, "Tbilisi")
    found = tuple(
        Resolution(Toponym(at, at + 7, "Tbilisi", Usage.LITERAL), tbilisi, 0.9, "") for at in (5, 16)
    )
    mention = replace(parsed.events[0], sentence=Span(0, len(text)))
    report = EventReport(Article("a", text), text, mention, found)
    told = replace(
        event(parsed, "e", ()), places=(EventPlace(tbilisi, 1, 0.9),), reports=(report,), summary=text
    )
    (articles,) = events_frame([told], gazetteer)["articles"]
    assert articles[0]["mentions"] == [[5, 12], [16, 23]]
    assert articles[0]["mention"] == [5, 12]


def test_a_report_has_the_key_of_the_row_that_corrects_its_event(parsed: Parse, gazetteer: Gazetteer) -> None:
    drawn = gather([parsed])
    reported = [report for one in drawn if one.places for report in one.reports]
    cells = [cell for articles in events_frame(drawn, gazetteer)["articles"] for cell in articles]
    keys = {(cell["id"], What.EVENT, cell["trigger"], str(cell["trigger_start"])) for cell in cells}
    assert keys == {event_key(report.article, report.mention) for report in reported}
    assert all(cell["trigger"] for cell in cells)

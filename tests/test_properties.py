"""Promises that hold for any input: of readers, dates, corrections, settings, exports; and former finds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyogrio
import pytest
from fuzz_targets import FORMATS, TARGETS, reads_as
from hostile.carriers import CARRIERS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from geo.export import FORMATS as EXPORTS
from geo.export import elsewhere_frame, events_frame, write_geojson, write_geopackage
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    DateBasis,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    Interval,
    Precision,
    Resolution,
    Span,
    Status,
    Toponym,
    Usage,
)
from geo.spreadsheet import meant

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

KML = "{http://www.opengis.net/kml/2.2}"
FINDS = sorted(Path(__file__).with_name("finds").glob("*-*"))
GAZETTEER = Gazetteer.open()
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")
TEXTS = st.text(LETTERS, max_size=40)
LIKE_DATES = st.text(st.sampled_from("0123456789/-.: TZ+,MayJunfriday今年月日"), max_size=30)


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.name)
def test_what_was_found_once_breaks_no_promise(path: Path) -> None:
    TARGETS[path.name.rpartition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("suffix", FORMATS)
@few
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_every_format(suffix: str, data: bytes) -> None:
    reads_as(suffix, data)


@pytest.mark.parametrize("suffix", CARRIERS)
@few
@given(st.data())
def test_a_file_that_was_changed_anywhere_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    fields = {"title": "Talks", "published": "2021-05-14", "text": "Rebels shelled Baku on 14 May 2021."}
    content = bytearray(CARRIERS[suffix](fields))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        size = data.draw(st.integers(0, 8))
        content[at : at + size] = data.draw(st.binary(max_size=12))
    reads_as(f".{suffix}" if f".{suffix}" in FORMATS else ".xml", bytes(content))


@pytest.mark.parametrize("target", sorted(TARGETS))
@few
@given(data=st.one_of(st.binary(max_size=200), TEXTS.map(str.encode), LIKE_DATES.map(str.encode)))
def test_any_bytes_keep_what_is_promised(target: str, data: bytes) -> None:
    TARGETS[target](data)


@st.composite
def events(draw: Callable[..., object]) -> Event:
    """Make an event at one or two places, reported by an article with any texts."""
    drawn: Callable[..., str] = draw  # type: ignore[assignment]
    days: Callable[..., date] = draw  # type: ignore[assignment]
    names = st.lists(st.sampled_from(["Baku", "Tavush", "Georgia"]), min_size=1, max_size=2, unique=True)
    places = [GAZETTEER.candidates(name)[0].place for name in drawn(names)]
    begin, until = sorted([days(st.dates()), days(st.dates())])
    interval = Interval(begin, until, Precision.YEAR)
    name, title, source, url = drawn(TEXTS.filter(str.strip)), drawn(TEXTS), drawn(TEXTS), drawn(TEXTS)
    article = Article(name, "Talks.", title, source=source, url=url)
    mention = EventMention(
        drawn(st.uuids().map(str)), Span(0, 5), "CONSULT", Status.OCCURRED, Span(0, 6), interval,
        DateBasis.EXPLICIT, tuple(range(len(places))),
    )  # fmt: skip
    named = tuple(
        Resolution(Toponym(0, 5, "Talks", Usage.LITERAL), place, 0.9, "a reason") for place in places
    )
    report = EventReport(article, drawn(TEXTS), mention, named)
    return Event(
        mention.id, "CONSULT", Status.OCCURRED, interval, DateBasis.EXPLICIT, drawn(TEXTS),
        tuple(EventPlace(place, 1, 0.9) for place in places), (drawn(TEXTS),), (report,),
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(events(), min_size=1, max_size=3, unique_by=lambda event: event.id))
def test_other_programs_read_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event]
) -> None:
    folder = tmp_path_factory.mktemp("written")
    frame = events_frame(found, GAZETTEER)
    wanted = sorted(
        (event.id, where.place.id, str(event.interval.begin), str(event.interval.until), event.summary)
        for event in found
        for where in event.places
        if event.interval
    )
    names = ("event_id", "place_id", "date_begin", "date_until", "summary")

    write_geojson(frame, folder / "a.geojson")
    content = json.loads((folder / "a.geojson").read_text(encoding="utf-8"))
    assert sorted(tuple(one["properties"][name] for name in names) for one in content["features"]) == wanted

    EXPORTS["csv"](frame, folder / "a.csv")
    with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(tuple(meant(row[name]) for name in names) for row in rows) == wanted

    EXPORTS["parquet"](frame, folder / "a.parquet")
    table = duckdb.read_parquet(str(folder / "a.parquet")).project(", ".join(names)).fetchall()
    assert sorted(tuple(str(cell or "") for cell in row) for row in table) == wanted

    EXPORTS["kml"](frame, folder / "a.kml")
    marks = etree.parse(folder / "a.kml").iter(f"{KML}Placemark")
    said = [{one.get("name"): one.text or "" for one in mark.iter(f"{KML}SimpleData")} for mark in marks]
    assert sorted(tuple(mark.get(name, "") for name in names[:4]) for mark in said) == [
        one[:4] for one in wanted
    ]

    write_geopackage(
        folder / "a.gpkg", events=frame, parses=(), not_located=elsewhere_frame([], []), colours={}
    )
    packed = pyogrio.read_dataframe(folder / "a.gpkg", layer="events", read_geometry=False, use_arrow=False)
    read = list(zip(packed["event_id"], packed["place_id"], packed["summary"].fillna(""), strict=True))
    assert sorted(read) == sorted((one[0], one[1], one[4]) for one in wanted)

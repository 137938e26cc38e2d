"""Hostile inputs by the hundred: each ends in a right result or in one line that names the file."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyogrio
import pytest
from pyarrow import parquet
from shapely.geometry import shape

from geo import pipeline
from geo.export import parse_record
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Unread
from geo.readers import read
from geo.spreadsheet import FORMULA
from hostile.carriers import SURE
from hostile.conftest import CASES, Case
from hostile.files import BOMBS, FILES

if TYPE_CHECKING:
    from pathlib import Path

    from hostile.conftest import Outcome

pytestmark = pytest.mark.xdist_group("hostile")  # all cases are read once
MAX_REASON = 600
"""Characters of one line that a person reads."""


def test_there_are_more_than_five_hundred_cases() -> None:
    assert len(CASES) + len(FILES) > 500


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_value_costs_nothing_but_itself(case: Case, outcome: Outcome) -> None:
    items = outcome.items_of(case.file)
    assert items, "lost in silence"
    assert not [item for item in items if isinstance(item, Unread) and item.trace]
    if case.suffix not in SURE:
        return
    articles = [item for item in items if isinstance(item, Article)]
    assert len(articles) == 1
    parses = outcome.parses_of(case.file)
    if not parses:  # a later state with the same id took its place
        assert articles[0] in outcome.corpus.outdated
        return
    if case.field == "published":  # it may rule out that the day of the event was before it
        return
    (parse,) = parses
    found = {
        (place, event.interval.begin if event.interval else None)
        for event in parse.events
        for place in (parse.toponyms[index].toponym.text for index in event.places)
    }
    assert (case.place, date(2021, case.month, case.day)) in found


@pytest.mark.parametrize("name", [*FILES, *BOMBS])
def test_a_hostile_file_is_read_or_named(name: str, outcome: Outcome) -> None:
    items = outcome.items_of(name)
    assert items, "lost in silence"
    for item in items:
        if isinstance(item, Unread):
            assert not item.trace, item.trace
            assert 0 < len(item.reason) < MAX_REASON
            assert "Traceback" not in item.reason


def test_offsets_point_at_their_text_and_intervals_run_forward(outcome: Outcome) -> None:
    for parse in outcome.corpus.parses:
        record = json.loads(json.dumps(parse_record(parse)))
        text = record["text"]
        for named in (*record["toponyms"], *record["timexes"]):
            assert text[named["start"] : named["end"]] == named["text"]
        spans = [(one["start"], one["end"]) for one in record["toponyms"]]
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
        for event in record["events"]:
            trigger, sentence = event["trigger"], event["sentence"]
            assert sentence["start"] <= trigger["start"] < trigger["end"] <= sentence["end"] <= len(text)
            assert (event["begin"] or "") <= (event["until"] or "9999-12-31")
            assert all(0 <= index < len(record["toponyms"]) for index in event["places"])
            assert 0 <= event["certainty"] <= 1


def test_nothing_occurred_after_its_report(outcome: Outcome) -> None:
    for parse in outcome.corpus.parses:
        published = parse.article.published
        for event in parse.events:
            begin = event.interval.begin if event.interval else None
            if event.status == "occurred" and published and begin:
                assert begin <= published, parse.article.id


def test_the_summary_adds_up(outcome: Outcome) -> None:
    read = [item for item in outcome.items if isinstance(item, Article)]
    failed = [item for item in outcome.corpus.unread if item not in outcome.items]
    assert len(read) == len(outcome.corpus.parses) + len(outcome.corpus.outdated) + len(failed)
    assert len(set(map(id, read))) == len(read)
    assert max(Counter(article.id for article in read).values()) == 1
    named = {path.name for path in outcome.inputs.iterdir() if not outcome.items_of(path.name)}
    assert not named, "files of which nothing is said"


def test_nothing_is_written_outside_and_nothing_but_the_inputs_is_read(outcome: Outcome) -> None:
    assert {path.name for path in outcome.root.iterdir()} == {"inputs", "out"}
    assert {path.name for path in (outcome.root / "out").iterdir()} == {
        path.name for path in outcome.built.files
    }
    started = {event for event in outcome.watched if event[0] != "open"}
    assert started <= {("subprocess.Popen", sys.executable)}, "all but what moves files into place"
    opened = {name for event, name in outcome.watched if event == "open"}
    assert not {name for name in opened if "passwd" in name or name.endswith(("/ran", "ran.txt"))}


def test_geojson_is_valid_and_within_its_bounds(outcome: Outcome) -> None:
    content = json.loads(outcome.built.geojson.read_text(encoding="utf-8"))
    assert content["features"]
    for feature in content["features"]:
        geometry = shape(feature["geometry"])
        assert geometry.is_valid
        west, south, east, north = geometry.bounds
        assert west >= -180
        assert south >= -90
        assert east <= 180
        assert north <= 90
        days = feature["properties"]
        assert days["date_begin"] <= days["date_until"]


def test_other_programs_read_the_same_events_back(outcome: Outcome) -> None:
    features = json.loads(outcome.built.geojson.read_text(encoding="utf-8"))["features"]
    ids = sorted((one["properties"]["event_id"], one["properties"]["place_id"]) for one in features)
    tables, packaged, described = (
        next(path for path in outcome.built.files if path.name.endswith(suffix))
        for suffix in (".csv", ".parquet", ".kml")
    )
    with tables.open(encoding="utf-8-sig", newline="") as file:
        assert sorted((row["event_id"], row["place_id"]) for row in csv.DictReader(file)) == ids
    rows = parquet.read_table(packaged).select(["event_id", "place_id"]).to_pylist()
    assert sorted((row["event_id"], row["place_id"]) for row in rows) == ids
    frame = pyogrio.read_dataframe(outcome.built.geopackage, layer="events", read_geometry=False)
    assert sorted(zip(frame["event_id"], frame["place_id"], strict=True)) == ids
    marks = ET.parse(described).iter("{http://www.opengis.net/kml/2.2}Placemark")  # noqa: S314 - our own
    assert len(list(marks)) == len(ids)


def test_no_cell_is_a_formula(outcome: Outcome) -> None:
    table = next(path for path in outcome.built.files if path.name.endswith(".csv"))
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert not FORMULA.match(cell) or cell.startswith("'") or re.fullmatch(r"-?[\d.e-]+", cell), (
                    cell
                )


def test_no_markup_of_an_article_is_the_pages(outcome: Outcome) -> None:
    page = outcome.built.html.read_text(encoding="utf-8")
    assert "<script>window.ran" not in page
    assert "onerror=" not in page.split("<script", 1)[0]
    index = (outcome.root / "out" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in index
    for file in outcome.built.files:
        if file.name.endswith((".html", ".xml", ".json", ".geojson", ".csv", ".kml")):
            file.read_bytes().decode("utf-8")


def test_a_half_of_a_character_is_in_no_record(outcome: Outcome) -> None:
    assert outcome.corpus.parses
    for parse in outcome.corpus.parses:
        record = json.dumps(parse_record(parse), ensure_ascii=False)
        assert not re.search("[\ud800-\udfff]", record), parse.article.id


@pytest.mark.parametrize("language", ["", "az", "en", "ru"])
@pytest.mark.parametrize("text", ["Баку da", "Talks in Баку da were held."])
def test_a_name_in_one_script_with_an_ending_in_another_is_one_mention(text: str, language: str) -> None:
    (parse,) = pipeline.parse([Article("a", text, language=language)], Gazetteer.open())
    assert isinstance(parse, Parse)
    assert [found.toponym.text for found in parse.toponyms] == ["Баку"]


def test_a_folder_reached_by_a_link_is_read_or_named(tmp_path: Path) -> None:
    for name in ("inside", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "outside" / "a.txt").write_text("Talks were held.", encoding="utf-8")
    try:
        (tmp_path / "inside" / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
        (tmp_path / "inside" / "again").symlink_to(tmp_path / "inside", target_is_directory=True)
        (tmp_path / "inside" / "circle").symlink_to("circle")
    except OSError:
        pytest.skip("this system has no links")
    again, circle, article = read([tmp_path / "inside"])
    assert isinstance(article, Article)
    assert isinstance(again, Unread)
    assert "read already" in again.reason
    assert isinstance(circle, Unread)
    assert "symbolic links" in circle.reason

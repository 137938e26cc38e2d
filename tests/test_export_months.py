"""Events by month: a folder that other programs read as one table, of which a range opens only its months."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import dask_geopandas
import duckdb
import geopandas as gpd
import pytest
from click.testing import CliRunner

import geo
from geo.cli import main
from geo.errors import EventsError, FaultError, OutputError, UsageError
from geo.events import gather
from geo.export import events_frame, months, read_months, write_months
from geo.export.months import FILE
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import DateRange, Output, building, collect, parse, writing
from geo.pipeline.staging import OURS, staged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.export.months import Part

REPORTS = (
    "TBILISI, March 14, 2022 — Ministers of Armenia and Georgia held talks in Tbilisi on Monday.",
    "KHARKIV, March 29, 2022 — Shells hit a school in Kharkiv on Tuesday, killing three people.",
    "BATUMI, May 2, 2022 — Thousands of people protested in Batumi on 1 May 2022.",
    "GORI, May 30, 2022 — A flood destroyed forty houses in Gori in the spring of 2022.",
    "HERAT, August 9, 2022 — Gunmen killed four policemen in Herat on Monday.",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def events(gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    articles = [Article(str(number), text) for number, text in enumerate(REPORTS)]
    found = [item for item in parse(articles, gazetteer) if not hasattr(item, "reason")]
    frame = events_frame(gather(found), gazetteer)
    assert len(frame) >= 5
    return frame


@pytest.fixture
def folder(events: gpd.GeoDataFrame, tmp_path: Path) -> Path:
    write_months(events, tmp_path / "map.months")
    return tmp_path / "map.months"


def rows(frame: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """Return the cells of a frame in a form that can be compared, geometry apart."""
    return json.loads(frame.drop(columns="geometry").to_json(orient="records"))  # type: ignore[no-any-return]


def test_each_month_is_a_file(folder: Path, events: gpd.GeoDataFrame) -> None:
    months = {day[:7] for day in events["date_begin"]}
    assert {path.parent.name for path in folder.glob(f"*/{FILE}")} == {f"month={month}" for month in months}


def test_events_come_back_as_they_were(folder: Path, events: gpd.GeoDataFrame) -> None:
    read = read_months(folder)
    assert list(read.columns) == list(events.columns)
    for mine, theirs in zip(rows(read), rows(events), strict=True):
        assert mine == theirs
    assert read.geometry.geom_equals_exact(events.geometry, 1e-5).all()


def test_a_range_opens_only_its_months(folder: Path, events: gpd.GeoDataFrame) -> None:
    (folder / "month=2022-08" / FILE).write_bytes(b"damaged")
    read = read_months(folder, date(2022, 5, 1), date(2022, 7, 31))
    begins, untils = events["date_begin"], events["date_until"]
    expected = [
        event
        for event, begin, until in zip(events["event_id"], begins, untils, strict=True)
        if begin <= "2022-07-31" and until >= "2022-05-01"
    ]
    assert list(read["event_id"]) == expected
    assert any(begin < "2022-05-01" for begin in read["date_begin"])  # that of a season reaches into it
    with pytest.raises(EventsError, match=r"month=2022-08.*can't be read.*take the month away"):
        read_months(folder, date(2022, 5, 1), date(2022, 8, 31))


def test_a_folder_without_events_is_named(tmp_path: Path) -> None:
    with pytest.raises(EventsError, match=r"no events by month in .*nothing.*--format months"):
        read_months(tmp_path / "nothing")


def test_no_events_are_a_folder_too(events: gpd.GeoDataFrame, tmp_path: Path) -> None:
    write_months(events.iloc[:0], tmp_path / "none.months")
    assert len(read_months(tmp_path / "none.months")) == 0


def test_geopandas_dask_and_duckdb_read_it_as_one_table(folder: Path, events: gpd.GeoDataFrame) -> None:
    ids = sorted(events["event_id"])
    one = gpd.read_parquet(folder)
    assert sorted(one["event_id"]) == ids
    assert one.crs == events.crs
    several = dask_geopandas.read_parquet(folder)
    assert several.npartitions == len(list(folder.glob(f"*/{FILE}")))
    assert sorted(several.compute()["event_id"]) == ids
    east = several.cx[43:50, 38:44].compute()
    assert sorted(east["place_name"]) == sorted(events.cx[43:50, 38:44]["place_name"])
    table = duckdb.read_parquet(f"{folder}/*/*.parquet", hive_partitioning=True)
    of_may = table.filter("month = '2022-05'").aggregate("month, count(*)").fetchall()
    assert of_may == [("2022-05", sum(day.startswith("2022-05") for day in events["date_begin"]))]


def build(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_range_is_drawn_from_what_was_found_before(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, text in enumerate(REPORTS):
        (articles / f"{number}.txt").write_text(text, encoding="utf-8")
    build(str(articles), "--out", str(tmp_path / "all"), "--name", "all", "--format", "months", "--no-cache")
    may = ("--from", "2022-05", "--to", "2022-05", "--name", "may")
    build(str(articles), "--out", str(tmp_path / "read"), *may, "--no-cache")
    said = build("--events", str(tmp_path / "all" / "all.months"), "--out", str(tmp_path / "drawn"), *may)
    assert "may.html" in said
    read, drawn = ((tmp_path / name / "may.geojson").read_text("utf-8") for name in ("read", "drawn"))
    assert json.loads(read)["features"]
    assert json.loads(read)["features"] == json.loads(drawn)["features"]


def test_a_folder_takes_the_place_of_one_that_a_build_wrote_and_of_no_other(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with staged(tmp_path) as stage:
            (stage / "map.months").mkdir()
            (stage / "map.months" / text).write_text(text, encoding="utf-8")
    assert {path.name for path in (tmp_path / "map.months").iterdir()} == {"two", OURS}
    assert {path.name for path in tmp_path.iterdir()} == {"map.months"}
    (tmp_path / "own.months").mkdir()
    (tmp_path / "own.months" / "letter").write_text("kept", encoding="utf-8")
    with pytest.raises(OutputError, match="a folder has that name"), staged(tmp_path) as stage:
        (stage / "own.months").mkdir()
    assert (tmp_path / "own.months" / "letter").read_text("utf-8") == "kept"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in folder.glob(f"*/{FILE}")}


def test_months_without_a_map_are_the_same_bytes(gazetteer: Gazetteer, tmp_path: Path) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(REPORTS)]
    corpus = collect(articles, gazetteer)
    usual = Output(tmp_path / "with", "all", formats=("months",), min_certainty=0.5)
    building.build(corpus, DateRange(), usual, gazetteer)
    alone = replace(usual, folder=tmp_path / "without", with_map=False)
    built = building.build(corpus, DateRange(), alone, gazetteer)
    assert [path.name for path in (tmp_path / "without").iterdir()] == ["all.months"]
    assert built.files == built.further == (tmp_path / "without" / "all.months",)
    found = files_of(tmp_path / "without" / "all.months")
    assert len(found) >= 3
    assert found == files_of(tmp_path / "with" / "all.months")


def test_a_month_is_tabled_when_the_one_before_is_written(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(REPORTS)]
    made: list[gpd.GeoDataFrame] = []
    written: list[gpd.GeoDataFrame] = []

    def making(*given: object) -> gpd.GeoDataFrame:
        made.append(events_frame(*given))  # type: ignore[arg-type]
        return made[-1]

    def writing_them(parts: Iterable[Part]) -> None:
        for path, events in parts:
            written.append(events)
            assert len(made) == len(written)
            assert {day[:7] for day in events["date_begin"]} == {path.parent.name.removeprefix("month=")}

    monkeypatch.setattr(months, "events_frame", making)
    output = Output(tmp_path, formats=("months",), with_map=False, write_months=writing_them)
    plan = building.plan(collect(articles, gazetteer), DateRange(), output)
    writing.write_files(plan, tmp_path, gazetteer)
    assert len(written) >= 3
    assert sum(map(len, written)) == sum(len(event.places) for event in plan.events)


def test_months_are_those_of_the_table_whatever_is_open(gazetteer: Gazetteer, tmp_path: Path) -> None:
    corpus = collect([Article("a", REPORTS[0]), Article("b", REPORTS[4])], gazetteer)
    first = next(event for event in corpus.events if event.places and event.interval)
    assert first.interval is not None
    ends = [(date(2021, 3, 1), None), (None, date(2021, 5, 9)), (None, None)]
    events = [
        replace(first, id=f"e{number}", interval=replace(first.interval, begin=begin, until=until))
        for number, (begin, until) in enumerate(ends)
    ]
    for name, some in (("all", events), ("none", [])):
        write_months(events_frame(some, gazetteer), tmp_path / f"{name}.table")
        months.write_month_tables(months.tables_by_month(some, gazetteer), tmp_path / f"{name}.events")
        assert files_of(tmp_path / f"{name}.events") == files_of(tmp_path / f"{name}.table")
    assert len(files_of(tmp_path / "all.events")) == 3


def test_what_cannot_be_written_without_a_map_is_not_sought_among_articles(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    corpus = collect([Article(str(number), text) for number, text in enumerate(REPORTS)], gazetteer)
    tries = 0

    def failing(_: Iterable[Part]) -> None:
        nonlocal tries
        tries += 1
        raise ZeroDivisionError

    output = Output(tmp_path, formats=("months",), with_map=False, write_months=failing)
    with pytest.raises(FaultError, match="the events can't be written"):
        building.build(corpus, DateRange(), output, gazetteer)
    assert tries <= 2 * len(corpus.events) + 1


def test_formats_without_a_map_are_written_of_events_by_month_too(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = CliRunner().invoke(
        main,
        ["build", "--events", str(folder), "--no-map", "--format", "csv", "--out", str(out), "--name", "all"],
    )
    assert said.exit_code == 0, said.output
    assert [path.name for path in out.iterdir()] == ["all.csv"]


def test_neither_map_nor_format_is_wrong_usage() -> None:
    said = CliRunner().invoke(main, ["build", "articles", "--no-map"])
    assert said.exit_code == 2
    assert "nothing to write: add a format" in said.output


def test_the_library_says_before_it_reads_that_there_is_nothing_to_write() -> None:
    with pytest.raises(UsageError, match="nothing to write"):
        geo.build("there-is-no-such-file.txt", out="maps", no_map=True)


def test_the_events_that_are_read_are_not_replaced_by_a_part_of_them(folder: Path) -> None:
    before = files_of(folder)
    may = ("--from", "2022-05", "--to", "2022-05", "--format", "months")
    where = ("--out", str(folder.parent), "--name", folder.stem)
    said = CliRunner().invoke(main, ["build", "--events", str(folder), *may, *where])
    assert said.exit_code == 2
    assert "choose another --name" in said.output
    assert files_of(folder) == before

"""The whole way, on reports of our own."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.dates import tag
from geo.errors import NothingToDoError, OutputError, UsageError
from geo.gazetteer import Gazetteer
from geo.model import Article, Event, Parse, PublishedBasis, Unread
from geo.pipeline import DateRange, Output, build, collect, parse, writing
from geo.pipeline import article as stages
from geo.pipeline.building import plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates import Expression

DATED = Article(
    "dated",
    "TBILISI, July 16, 2022 (Example Wire) — The foreign ministers of Armenia and Azerbaijan held talks in "
    "Tbilisi on Saturday, officials said. The ministers discussed a peace treaty.",
)
UNDATED = Article(
    "undated",
    "On Saturday the Armenian and Azerbaijani foreign ministers held talks in Tbilisi on a peace treaty, "
    "officials of both countries said.",
)
HEAVY = {"folium", "geopandas", "pandas", "pyarrow", "pyogrio", "shapely", "geo.maps"}
NOWHERE = Article("nowhere", "The committee postponed its decision, a spokesperson said.")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def talks_in_tbilisi(events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if any(where.place.name == "Tbilisi" for where in event.places)]


def test_parsing_loads_no_library_of_tables_or_drawing(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(DATED.text, encoding="utf-8")
    code = f"""
import sys
from geo.cli import main
try:
    main(["parse", {str(report)!r}])
finally:
    print(sorted({HEAVY} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_two_reports_of_one_event_are_one_event_and_date_each_other(gazetteer: Gazetteer) -> None:
    corpus = collect([DATED, UNDATED], gazetteer)
    (talks,) = talks_in_tbilisi(corpus.events)
    assert talks.interval is not None
    assert (talks.interval.begin, talks.interval.until) == (date(2022, 7, 16), date(2022, 7, 16))
    assert {report.article.id for report in talks.reports} == {"dated", "undated"}
    redated = corpus.parses[1].article
    assert redated.published_basis is PublishedBasis.INFERRED
    assert corpus.undated == ()


def test_an_article_that_nothing_dates_is_told_and_its_events_are_kept(gazetteer: Gazetteer) -> None:
    corpus = collect([UNDATED], gazetteer)
    assert [article.id for article in corpus.undated] == ["undated"]
    assert corpus.undated[0].published_reason
    assert all(event.interval is None and event.reason for event in talks_in_tbilisi(corpus.events))
    assert talks_in_tbilisi(corpus.events)


def test_one_article_that_breaks_a_stage_does_not_stop_the_rest(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(article: Article, expressions: Sequence[Expression]) -> object:
        if article.id == "nowhere":
            raise ZeroDivisionError("made to fail")
        return tag(article, expressions)

    monkeypatch.setattr(stages, "tag", failing)
    corpus = collect([NOWHERE, DATED, Unread("x.txt", "empty")], gazetteer)
    assert [parsed.article.id for parsed in corpus.parses] == ["dated"]
    assert [item.source for item in corpus.unread] == ["nowhere", "x.txt"]
    assert "made to fail" in corpus.unread[0].reason


def test_a_build_writes_three_files_named_by_the_range_and_lists_the_maps(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    corpus = collect([DATED], gazetteer)
    built = build(
        corpus, DateRange(date(2022, 7, 1), date(2022, 7, 31)), tmp_path / "new" / "maps", gazetteer
    )
    assert built.html.name == "2022-07-01_2022-07-31.html"
    assert sorted(path.name for path in built.html.parent.iterdir()) == [
        "2022-07-01_2022-07-31.geojson",
        "2022-07-01_2022-07-31.gpkg",
        "2022-07-01_2022-07-31.html",
        "index.html",
    ]


def test_the_map_is_headed_by_the_days_of_what_it_draws(gazetteer: Gazetteer, tmp_path: Path) -> None:
    later = Article("later", "The ministry condemned the attack on August 3, 2022, a spokesperson said.")
    corpus = collect([DATED, later], gazetteer)
    assert {event.interval.until for event in corpus.events if event.interval} >= {date(2022, 8, 3)}
    open_ended = build(corpus, DateRange(), tmp_path / "open", gazetteer)
    assert '<h1 dir="auto">16 July 2022</h1>' in open_ended.html.read_text(encoding="utf-8")
    asked = build(corpus, DateRange(date(2022, 7, 1), date(2022, 8, 31)), tmp_path / "asked", gazetteer)
    assert ">1 July 2022 – 31 August 2022</h1>" in asked.html.read_text(encoding="utf-8")


def test_a_certainty_just_below_the_least_is_not_told_as_equal(gazetteer: Gazetteer) -> None:
    corpus = collect([DATED], gazetteer)
    (event, *_) = corpus.events
    planned = plan(corpus, DateRange(), Output(Path("maps"), min_certainty=event.certainty + 0.001))
    told = re.search(r"certainty of ([\d.]+) at .* is below ([\d.]+)", planned.events[0].reason)
    assert told is not None
    assert float(told[1]) < float(told[2])


def test_further_formats_are_written_when_asked_for(gazetteer: Gazetteer, tmp_path: Path) -> None:
    built = build(
        collect([DATED], gazetteer), DateRange(), Output(tmp_path, formats=("kml", "csv")), gazetteer
    )
    assert [path.suffix for path in built.further] == [".kml", ".csv"]
    assert all(path.stat().st_size for path in built.further)


def test_a_list_of_maps_that_is_not_ours_stays(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My own page</h1>")
    built = build(collect([DATED], gazetteer), DateRange(), tmp_path, gazetteer)
    assert built.index is None
    assert (tmp_path / "index.html").read_text() == "<h1>My own page</h1>"
    assert built.html.exists()


def test_the_same_input_gives_the_same_bytes(gazetteer: Gazetteer, tmp_path: Path) -> None:
    one, two = (
        build(collect([DATED, UNDATED], gazetteer), DateRange(), tmp_path / name, gazetteer)
        for name in ("a", "b")
    )
    for first, second in ((one.html, two.html), (one.geojson, two.geojson), (one.geopackage, two.geopackage)):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_a_range_without_events_says_where_events_lie_and_writes_nothing(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    corpus = collect([DATED], gazetteer)
    with pytest.raises(NothingToDoError, match=r"2022-07-16"):
        build(corpus, DateRange(date(1980, 1, 1), date(1980, 12, 31)), tmp_path / "maps", gazetteer)
    assert not (tmp_path / "maps").exists()


def test_nothing_read_is_said_as_such(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(NothingToDoError, match="no article could be read"):
        build(collect([Unread("a.txt", "empty")], gazetteer), DateRange(), tmp_path, gazetteer)


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(UsageError, match="wrong way"):
        DateRange(date(2023, 1, 1), date(2022, 1, 1))


def test_an_output_folder_that_is_a_file_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    taken = tmp_path / "maps"
    taken.write_text("not a folder")
    with pytest.raises(OutputError, match="maps"):
        build(collect([DATED], gazetteer), DateRange(), taken, gazetteer)


def test_nothing_is_left_half_written(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "events.geojson")

    monkeypatch.setattr(writing, "write_geojson", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        build(collect([DATED], gazetteer), DateRange(), tmp_path / "maps", gazetteer)
    assert list((tmp_path / "maps").iterdir()) == []


def test_a_report_without_a_place_gives_no_place(gazetteer: Gazetteer) -> None:
    (parsed,) = parse([NOWHERE], gazetteer)
    assert isinstance(parsed, Parse)
    assert parsed.toponyms == ()


def test_files_are_named_forwards_where_an_event_has_no_end(gazetteer: Gazetteer, tmp_path: Path) -> None:
    text = "Troops have occupied the village of Aygehovit since February 2020, residents said."
    corpus = collect([Article("a", text)], gazetteer)
    built = build(corpus, DateRange(date(2022, 1, 1), None), tmp_path, gazetteer)
    first, last = built.html.stem.split("_")
    assert first <= last


def test_files_that_cannot_all_be_moved_into_place_are_not_moved_at_all(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    (tmp_path / "2022-01-01_2022-12-31.html").mkdir()
    with pytest.raises(OutputError, match="a folder has that name"):
        build(
            collect([DATED], gazetteer), DateRange(date(2022, 1, 1), date(2022, 12, 31)), tmp_path, gazetteer
        )
    assert [path.name for path in tmp_path.iterdir()] == ["2022-01-01_2022-12-31.html"]


def test_a_headline_is_of_the_day_that_the_lead_tells(gazetteer: Gazetteer) -> None:
    text = (
        "Bomb kills nine in Mogadishu\n\nA car bomb killed nine people in Mogadishu on Monday, police said."
    )
    (bombing,) = collect([Article("a", text, published=date(2023, 5, 10))], gazetteer).events
    assert bombing.interval is not None
    assert bombing.interval.begin == date(2023, 5, 8)


def test_a_gazetteer_that_nobody_uses_any_more_is_gone() -> None:
    """Who opens one for each question, with other places of their own, must not hold them all."""
    gazetteer = Gazetteer.open()
    articles = [
        Article("a", "Talks were held in Tbilisi, near Basarkechar and in Mali Khel on 16 July 2022."),
        Article("b", "Переговоры прошли вчера: Тбилиси их ждал, Баку молчал. Ереван не ответил."),
    ]
    found = [one for one in parse(articles, gazetteer) if isinstance(one, Parse)]
    assert all(any(name.place for name in one.toponyms) for one in found)
    gone = weakref.ref(gazetteer)
    del gazetteer
    gc.collect()
    assert gone() is None

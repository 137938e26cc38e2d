"""`geo` as a library: every command as a function, from texts, frames, mappings and files to objects."""

from __future__ import annotations

import inspect
import json
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

import geo
from geo import library
from geo.cli import main
from geo.cli.commands.build import build as build_command
from geo.cli.settings import leaves, option_name
from geo.errors import NothingToDrawError, UnreadableError, UsageError
from geo.model import MIN_CERTAINTY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import click

TEXT = "Talks were held in Tbilisi on 16 July 2022. Rebels shelled Goma on 17 July 2022."
PRINTED = {
    "json",
    "jsonl",
    "dry_run",
    "all_names",
    "all_countries",
    "rules",
    "quiet",
    "verbose",
    "log",
    "config",
    "debug",
}
"""Options about what a command prints, and where it finds its options; a function returns objects."""
KEYWORDS = {"from": "from_"}
"""Options that are words of Python."""


@pytest.fixture(autouse=True)
def _no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", "off")


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "body": ["Talks were held in Tbilisi on Saturday.", "A flood hit Batumi on Monday.", np.nan],
            "day": [pd.Timestamp("2022-07-18"), "2022-07-19", None],
        }
    )


COMMANDS = dict(leaves(main))
NO_FUNCTION = {"config": "it shows what stands in place of typed options, which functions do not read"}
NOT_TAKEN = {("build", "events")}
"""Events by month are frames: `geopandas.read_parquet` reads them."""
NAMES = {"eval": "evaluate"}
"""A function can't be named so that it hides one of Python's."""


def options_of(command: click.Command) -> set[str]:
    """Return what a command takes, as a function names it."""
    names = {option_name(parameter).replace("-", "_") for parameter in command.params}
    return {KEYWORDS.get(name, name) for name in names - PRINTED}


@pytest.mark.parametrize("words", sorted(COMMANDS.keys() - NO_FUNCTION.keys()))
def test_each_command_has_its_function_with_the_same_arguments(words: str) -> None:
    name = NAMES.get(words, words.replace(" ", "_").replace("-", "_"))
    wanted = {option for option in options_of(COMMANDS[words]) if (words, option) not in NOT_TAKEN}
    has = set(inspect.signature(getattr(geo, name)).parameters)
    assert wanted <= has
    assert has - wanted <= {"text"}, "a frame's column of texts has a shorthand"


def test_the_options_of_reading_have_the_defaults_of_the_command() -> None:
    shown = inspect.signature(geo.parse).parameters
    assert (shown["jobs"].default, shown["no_cache"].default, shown["gazetteer"].default) == (1, False, ())
    assert "focus: " in str(inspect.signature(geo.build))


def test_a_text_gives_one_parsed_article_with_places_dates_and_events() -> None:
    parsed = geo.parse(TEXT)
    assert [resolution.place.name for resolution in parsed.toponyms if resolution.place] == [
        "Tbilisi",
        "Goma",
    ]
    assert [(event.type, str(event.interval)) for event in parsed.events] == [
        ("CONSULT", "2022-07-16"),
        ("ASSAULT", "2022-07-17"),
    ]
    assert parsed.places_of(parsed.events[1])[0].country_code == "CD"
    assert parsed.words_of(parsed.events[0]) == "Talks were held in Tbilisi on 16 July 2022."


def test_results_have_short_reprs_and_show_themselves_with_text_escaped() -> None:
    parsed = geo.parse("<script>alert(1)</script> Talks were held in Tbilisi on 16 July 2022.")
    assert len(repr(parsed)) < 80
    assert all(len(repr(one)) < 100 for one in (*parsed.toponyms, *parsed.timexes, *parsed.events))
    shown = parsed._repr_html_()
    assert "<script" not in shown
    assert shown.count("<mark") == 3
    assert "Tbilisi" in shown


def test_the_record_is_the_one_that_the_command_writes() -> None:
    record = json.loads(json.dumps(geo.parse(TEXT).to_dict()))
    assert [event["type"] for event in record["events"]] == ["CONSULT", "ASSAULT"]


def test_a_frame_is_parsed_by_its_columns_and_what_is_empty_is_told(frame: pd.DataFrame) -> None:
    parsed = geo.parse(frame, text="body", published="day")
    assert [str(one.events[0].interval) for one in parsed] == ["2022-07-16", "2022-07-18"]
    assert [(one.source, "empty" in one.reason) for one in parsed.unread] == [("row#3", True)]
    assert list(parsed.to_dataframe()["id"]) == ["row#1", "row#2"]
    assert isinstance(parsed.mentions, gpd.GeoDataFrame)


@pytest.mark.parametrize("published", ["2022-07-18", date(2022, 7, 18), pd.Timestamp("2022-07-18")])
def test_a_date_is_given_as_text_or_as_a_date(published: str | date) -> None:
    parsed = geo.parse("Talks were held in Tbilisi on Saturday.", published=published)
    assert str(parsed.events[0].interval) == "2022-07-16"


def test_files_folders_mappings_and_lists_of_them_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    mapping = {"headline": "Talks", "content": TEXT, "date": "2022-07-18"}
    assert len(geo.read(str(tmp_path))) == 1
    assert geo.read(tmp_path).unread[0].reason == "it is empty"
    assert geo.read(mapping)[0].title == "Talks"
    assert len(geo.read([tmp_path / "a.txt", mapping, TEXT])) == 3
    assert len({article.id for article in geo.read([TEXT, TEXT])}) == 2


def test_a_corpus_has_events_and_frames_of_all_that_was_found() -> None:
    corpus = geo.collect([TEXT, "Talks were held in Velmisar on 16 July 2022."])
    found = corpus.to_geodataframe()
    assert list(found["place_name"]) == ["Tbilisi", "Goma"]
    assert found.crs == "EPSG:4326"
    assert set(corpus.articles["id"]) == {"text#1", "text#2"}
    assert len(corpus.mentions) >= 2
    assert len(corpus.not_located) >= 1
    assert "2 articles" in repr(corpus)
    assert "Tbilisi" in corpus._repr_html_()


def test_a_map_draws_itself_saves_itself_and_gives_a_folium_map(tmp_path: Path) -> None:
    corpus = geo.collect(TEXT)
    drawn = geo.build(corpus, from_="2022-07-17", to=date(2022, 7, 31), title="July <1>")
    assert [event.type for event in drawn.events] == ["ASSAULT"]
    assert drawn.save(tmp_path / "map.html").read_text(encoding="utf-8") == drawn.html
    assert "srcdoc=" in drawn._repr_html_()
    assert "<1>" not in drawn._repr_html_()
    layers = drawn.to_folium(tiles=None)
    assert isinstance(layers, folium.Map)
    assert "Goma" in layers.get_root().render()


def test_text_of_articles_runs_nowhere_in_a_folium_map() -> None:
    evil = "Rebels shelled Goma</script><img src=x onerror=alert(1)> `${alert(1)}` on 17 July 2022."
    html = geo.build(evil).to_folium(tiles=None).get_root().render()
    assert "<img" not in html
    assert "</script><" not in html.split("Goma", 1)[1].split("on 17 July", 1)[0]


def test_a_folder_gets_the_files_that_the_command_writes(tmp_path: Path) -> None:
    built = geo.build(TEXT, out=str(tmp_path), name="today", format="csv")
    assert {path.name for path in built.files} >= {"today.html", "today.geojson", "today.gpkg", "today.csv"}
    assert all(path.exists() for path in built.files)


def test_what_a_person_should_look_at_is_a_frame_of_rows_to_fill_in() -> None:
    asked = geo.review(geo.collect("Talks were held in Velmisar on Saturday."))
    assert {"article", "what", "answer"} <= set(asked.columns)
    assert "published" in set(asked["what"])


def test_the_rows_of_one_event_and_a_page_of_questions(tmp_path: Path) -> None:
    corpus = geo.collect(TEXT)
    rows = geo.review(corpus, event=corpus.events[0].id)
    assert set(rows["what"]) == {"event", "place"}
    asked = geo.review("Talks were held in Velmisar on Saturday.", html=tmp_path / "review.html")
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert len(asked)
    assert "Velmisar" in page


def test_an_unknown_option_is_refused_with_the_nearest() -> None:
    with pytest.raises(TypeError, match="no option 'focuss'; did you mean 'focus'"):
        geo.parse(TEXT, focuss="AM")  # type: ignore[call-overload]


def test_tables_of_ones_own_are_checked(tmp_path: Path) -> None:
    places, kinds = tmp_path / "places.csv", tmp_path / "kinds.csv"
    places.write_text(
        "name,latitude,longitude\nCamp Mabala,-2.33,34.8\nCamp North,95,34.8\n", encoding="utf-8"
    )
    kinds.write_text("type,trigger,pos\nPOACHING,poach,adverb\n", encoding="utf-8")
    assert [fault.where.rpartition(":")[2] for fault in geo.gazetteer_check(places)] == ["3"]
    assert len(geo.types_check(str(kinds))) == 1
    assert geo.gazetteer_info().checked > 0


def test_what_is_kept_is_counted_and_cleared(tmp_path: Path) -> None:
    geo.parse(TEXT, cache=tmp_path)
    held = geo.cache_info(cache=tmp_path)
    assert held.parses == 1
    assert held.path.is_file()
    assert geo.cache_clear(cache=tmp_path).parses == 1
    assert geo.cache_info(cache=tmp_path).parses == 0


def test_a_name_is_looked_up() -> None:
    place = geo.geocode("Goris")
    assert place is not None
    assert place.country_code == "AM"
    assert geo.geocode("Velmisarx") is None
    assert {found.place.country_code for found in geo.places("Tripoli", limit=3)} >= {"LY"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: geo.parse("reports/one.txt"), "there is no file 'reports/one.txt'"),
        (lambda: geo.read(cast("Any", 7)), "int 7 holds no articles"),
        (lambda: geo.parse(TEXT, published="July"), "published='July' is no date"),
        (lambda: geo.build(TEXT, from_="16.7.2022"), "from_='16.7.2022' is no date"),
        (lambda: geo.build(TEXT, format="shp"), "format='shp' is none of"),
        (lambda: geo.build(TEXT, words="elsewhere"), "words='elsewhere' is none of inside, beside"),
        (lambda: geo.parse(TEXT, limit={"chars": 5}), "chars"),
        (lambda: geo.build(TEXT, min_certainty=50), "min_certainty=50 is no probability"),
        (lambda: geo.places("Goris", gazetteer=cast("Any", 7)), "gazetteer=7: give the path"),
        (lambda: geo.parse(TEXT, jobs=-1), "jobs=-1: give a number of processes"),
        (lambda: geo.geocode(""), "name='': give the name of a place"),
        (lambda: geo.parse(TEXT, column={"body": "x"}), "'body=x'"),
        (lambda: geo.places("Goris", country="ARM"), "'ARM' is no country code of ISO 3166-1 (is it AM?)"),
        (lambda: geo.review(TEXT, event="e1"), "event='e1' is the event_id of no event"),
        (lambda: geo.build(geo.collect(TEXT), focus="AM"), "focus='AM' comes too late for a corpus"),
        (lambda: geo.gazetteer_import_geonames("AZ.zip", feature_class="Q"), "'Q' is no feature class"),
        (geo.cache_info, "nothing is kept: GEO_CACHE switches it off"),
    ],
)
def test_a_wrong_value_is_refused_early_with_what_was_given(call: Callable[[], object], message: str) -> None:
    with pytest.raises(UsageError, match=r".*") as caught:
        call()
    assert message in str(caught.value)


def test_one_article_without_text_is_an_error_and_a_quiet_day_another() -> None:
    with pytest.raises(UnreadableError, match="no field 'text'"):
        geo.parse({"colour": "red"})
    with pytest.raises(NothingToDrawError):
        geo.build(TEXT, from_="2023")


def test_the_package_says_its_version_and_what_it_offers() -> None:
    assert geo.__version__[0].isdigit()
    assert {"parse", "collect", "build", "geocode"} <= set(dir(geo))
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        geo.prase  # noqa: B018


def test_command_and_function_draw_from_the_same_certainty_on() -> None:
    (option,) = (param for param in build_command.params if param.name == "min_certainty")
    assert (
        option.default
        == MIN_CERTAINTY
        == inspect.signature(library.build).parameters["min_certainty"].default
    )

"""Reading and additions: table, corrections, notes, stories, other languages, links, and pictures."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from made_up import dozen, event, events_frame, lost, report
from selenium.webdriver.common.keys import Keys
from test_map_files import download, rows
from window import one, press, ready, shown, tab, tally, texts, until

from geo import maps
from geo.export.more import write_csv
from geo.maps import Additions, read_notes
from geo.model.schema import EVENT_COLUMNS, REPORT_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome
    from window import Opener

pytestmark = pytest.mark.browser

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="


def test_a_card_is_clickable_as_a_whole(show: Opener) -> None:
    driver = show()
    press(driver, "#events .event blockquote")
    assert one(driver, "#events .event").get_attribute("aria-current") == "true"


def test_the_table_sorts_and_follows_the_filters(show: Opener) -> None:
    driver = show(hash_="#view=table&kind=CONSULT")
    until(driver, lambda: len(texts(driver, "#table tbody tr")) == 4, "the table is filled")
    places = texts(driver, "#table tbody td.place")
    zoom = driver.find_element("css selector", ".leaflet-control-zoom-in").rect
    at = driver.execute_script(
        "return document.elementFromPoint(arguments[0], arguments[1]).closest('#table') !== null",
        zoom["x"] + zoom["width"] / 2,
        zoom["y"] + zoom["height"] / 2,
    )
    assert at, "the table lies over the controls of the map"
    driver.find_elements("css selector", "#table thead button")[2].click()
    until(driver, lambda: texts(driver, "#table tbody td.place") == sorted(places), "sorted by place")
    assert one(driver, "#table th[aria-sort=ascending]").text == "Place"


def test_the_oldest_can_come_first(show: Opener) -> None:
    driver = show(hash_="#order=oldest")
    assert shown(driver)[0] == 0
    driver = show()
    assert shown(driver)[0] == 10


def test_a_search_leaves_words_out_and_offers_near_misses(show: Opener) -> None:
    driver = show(hash_="#q=talks -baku")
    assert tally(driver).startswith("10 events")
    search = one(driver, "#search")
    search.clear()
    search.send_keys("Stepanakret")
    until(driver, lambda: texts(driver, ".alike button") == ["stepanakert"], "a near miss is offered")
    press(driver, ".alike button")
    until(driver, lambda: tally(driver).startswith("2 events"), "it is searched for")


def test_a_correction_is_a_row_of_the_file(show: Opener) -> None:
    driver = show(hash_="#event=e07")
    press(driver, ".event.chosen .correct")
    written = str(one(driver, "#correct-rows").get_property("value"))
    assert written.startswith("article,what,text,start,answer\nwire-1,place,Yerevan,,\n")


def test_a_correction_has_a_row_for_the_event_itself(show: Opener) -> None:
    told = [report(trigger="met, at last", trigger_start=12)]
    driver = show(events_frame(event("e", "Baku", "2022-05-01", articles=told)))
    press(driver, ".correct")
    written = str(one(driver, "#correct-rows").get_property("value"))
    assert 'wire-1,event,"met, at last",12,\n' in written


def test_a_link_to_what_is_not_here_says_so(show: Opener) -> None:
    driver = show(hash_="#kind=WAR&kind=CONSULT&event=e99&dates=2022,1999")
    notice = one(driver, "#notice").text
    assert all(name in notice for name in ("WAR", "e99", "1999"))
    assert tally(driver).startswith("1 event ")


def test_copies_of_one_text_are_told_from_reports(show: Opener) -> None:
    told = [report(f"wire-{n}") for n in range(4)]
    driver = show(events_frame(event("e", "Baku", "2022-05-01", articles=told, origin_count=2)))
    assert "4 reports, 2 origins" in one(driver, "#events .event").text


@pytest.mark.parametrize("language", ["ar", "ru"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_other_languages_fit(show: Opener, language: str, size: tuple[int, int]) -> None:
    driver = show(hash_=f"#lang={language}", size=size)
    wide = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth"
    assert driver.execute_script(wide) <= 0
    assert driver.execute_script("return document.documentElement.dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    gap = """
        const name = [...document.querySelectorAll(".name-event")].find((e) => e.textContent === "Tbilisi");
        const at = map_events.latLngToContainerPoint([41.69, 44.79]);
        const { left, right, top, bottom } = name.getBoundingClientRect();
        const box = map_events.getContainer().getBoundingClientRect();
        const [x, y] = [box.left + at.x, box.top + at.y];
        return Math.max(left - x, x - right, top - y, y - bottom);
    """
    driver.execute_script("map_events.setView([41, 45], 6, { animate: false })")
    ready(driver)
    assert -1 < driver.execute_script(gap) < 25


def test_at_400_per_cent_the_map_has_height_and_the_page_scrolls(show: Opener) -> None:
    driver = show(size=(320, 256))
    assert one(driver, ".chart").size["height"] >= 200
    assert driver.execute_script("return document.documentElement.scrollHeight > 600")
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 320


def test_notes_and_a_story_are_told(show: Opener, chromium: Chrome, tmp_path: Path) -> None:
    show()
    (tmp_path / "dot.png").write_bytes(base64.b64decode(DOT))
    table = tmp_path / "notes.csv"
    table.write_text(
        "event,text,image,link,step\ne05,<b>Who</b> met here?,dot.png,https://news.example/a,\n"
        "e01,It began here.,,,1\n,And then all was quiet.,,,2\n",
        encoding="utf-8",
    )
    path = tmp_path / "told.html"
    additions = Additions("Made by us <i>", read_notes(table))
    maps.write(dozen(), lost(), path, title="Told", additions=additions)
    chromium.get(path.as_uri() + "#q=Saturday")
    ready(chromium)
    added = one(chromium, ".added")
    assert "<b>Who</b> met here?" in added.text
    assert chromium.execute_script("return arguments[0].querySelector('img').naturalWidth", added) == 1
    assert "Made by us <i> · Outlines" in one(chromium, "#credits").text
    press(chromium, "#story button:nth-of-type(2)")
    until(chromium, lambda: "It began here." in one(chromium, "#story").text, "the first step is told")
    until(chromium, lambda: "event=e01" in chromium.execute_script(
        "geo.address.flush(); return location.href"
    ), "its event is chosen")  # fmt: skip


def test_csv_has_the_cells_of_the_commands_own(show: Opener, saved: Path, tmp_path: Path) -> None:
    names = [column.name for column in EVENT_COLUMNS]
    full = dozen()
    blank = {"rules": [[] for _ in range(len(full))], "origin_count": full["article_count"]}
    for column in EVENT_COLUMNS:
        if column.name not in full:
            full[column.name] = pd.Series(blank.get(column.name, [None] * len(full)), index=full.index)
    for reports in full["articles"]:
        for one_report in reports:
            for column in REPORT_COLUMNS:
                one_report.setdefault(column.name, [] if column.name == "mentions" else None)
    write_csv(full, tmp_path / "own.csv")
    own = {(row["event_id"], row["place_id"]): row for row in rows((tmp_path / "own.csv").read_text("utf-8"))}
    driver = show()
    page = rows(download(driver, saved, "CSV"))
    assert {(row["event_id"], row["place_id"]) for row in page} == set(own)
    simple = [name for name in names if name in dozen() and name not in {"articles", "mention"}]
    for row in page:
        theirs = own[row["event_id"], row["place_id"]]
        assert set(theirs) - set(row) <= {"longitude", "latitude"}
        for name in simple:
            assert _same(row[name], theirs[name]), (row["event_id"], name, row[name], theirs[name])


def _same(one_cell: str, other: str) -> bool:
    try:
        return float(one_cell) == float(other)
    except ValueError:
        return one_cell == other


def test_the_map_is_saved_as_a_picture(show: Opener, saved: Path) -> None:
    driver = show()
    text = download(driver, saved, "SVG")
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314 - the page's own
    assert "Made-up events" in text
    assert "Tbilisi" in text
    assert "NaN" not in text
    assert "undefined" not in text
    for old in saved.iterdir():
        old.unlink()
    one(driver, "#downloads > summary").send_keys(Keys.ENTER)
    one(driver, '#downloads [data-format="PNG"]').send_keys(Keys.ENTER)
    until(driver, lambda: [found.suffix for found in saved.iterdir()] == [".png"], "a PNG is saved")
    assert next(saved.iterdir()).read_bytes().startswith(b"\x89PNG")


def test_play_adds_up_where_asked(show: Opener) -> None:
    driver = show(hash_="#range=2020-09-27..2020-09-30")
    press(driver, ".play-menu > summary")
    press(driver, "#cumulative")
    press(driver, "h1")
    press(driver, "#play")
    until(driver, lambda: tally(driver).startswith("2 events"), "the second is added")
    press(driver, "#play")
    tab(driver, "list")

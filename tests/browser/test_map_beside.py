"""A large map has its words in files beside it: shown, searched, checked, and missed with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import dozen, lost
from window import complaints, every, log, one, ready, requests, screen, shown, texts, until

from geo.maps import Words, page, write

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

QUERIES = ("baku", "talks", "-talks", '"in baku"', "ta", "wire", "armenia", "bakku", "nowhere-at-all", "Şuşa")


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("beside") / "a map #1.html"
    write(dozen(), lost(), path, title="Made-up events", words=Words.BESIDE)
    return path


def opened(driver: Chrome, path: Path, hash_: str = "") -> Chrome:
    screen(driver, 1280, 800)
    driver.get("about:blank")
    for name in ("browser", "performance"):
        log(driver, name)
    driver.get(path.as_uri() + hash_)
    ready(driver)
    return driver


def found(driver: Chrome, query: str) -> tuple[list[int], list[str]]:
    """Return the events that a search finds, and what it offers where it finds none."""
    field = one(driver, "#search")
    field.clear()
    field.send_keys(query)
    until(driver, lambda: "q=" in driver.execute_script("geo.address.flush(); return location.hash"), query)
    until(driver, lambda: field.get_attribute("aria-busy") is None, f"the search for {query}")
    ready(driver)
    return shown(driver), texts(driver, ".alike button")


def test_words_are_read_from_the_files_beside(chromium: Chrome, beside: Path, usual: Path) -> None:
    names = {file.name for file in (beside.parent / "a map #1_words").iterdir()}
    assert names == {"events-0.js", "articles-0.js", "words-0.js", "postings-0.js"}
    expected = texts(opened(chromium, usual), "#events > li")
    assert texts(opened(chromium, beside), "#events > li") == expected
    assert complaints(chromium) == []
    assert requests(chromium) == []


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_what_the_words_themselves_do(
    chromium: Chrome, beside: Path, usual: Path, query: str
) -> None:
    expected = found(opened(chromium, usual), query)
    assert found(opened(chromium, beside), query) == expected
    assert complaints(chromium) == []


@pytest.mark.parametrize("change", ["missing", "of another map", "damaged"])
def test_a_file_that_cannot_be_read_is_named(chromium: Chrome, tmp_path: Path, change: str) -> None:
    path = tmp_path / "map.html"
    write(dozen(), lost(), path, title="Made-up events", words=Words.BESIDE)
    file = tmp_path / "map_words" / "events-0.js"
    if change == "missing":
        file.unlink()
    elif change == "damaged":
        file.write_text(file.read_text()[:-30])
    else:
        file.write_text(file.read_text().replace("a", "b"))
    driver = opened(chromium, path)
    until(driver, lambda: "map_words/events-0.js" in one(driver, "#notice").text, "the file is named")
    assert len(every(driver, "#events > li")) == 12
    assert "Its words are not in this file" in one(driver, "#events > li").text


def test_a_single_file_keeps_the_words_of_the_most_certain_events(
    chromium: Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MANY", 5)
    events = dozen()
    events["certainty"] = [0.5 + number / 100 for number in range(len(events))]
    write(events, lost(), tmp_path / "map.html", title="Made-up events")
    driver = opened(chromium, tmp_path / "map.html")
    assert "12 events" in one(driver, "#tally").text
    assert "words of the 5 most certain events; the other 7 are drawn" in one(driver, "#words-note").text
    cards = every(driver, "#events > li")
    assert sum("Its words are not in this file" in card.text for card in cards) == 7
    assert complaints(chromium) == []

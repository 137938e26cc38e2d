"""The map of all hostile inputs in a real browser: no script of theirs runs, and nothing is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from window import all_requests, browser, complaints, log, one, press, ready, screen, tab

from geo.corrections import write_page
from geo.gazetteer import Gazetteer
from geo.pipeline.reviewing import open_questions
from hostile.payloads import MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

    from hostile.conftest import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]
FOREIGN = "script[src], iframe, object, embed, base, img[onerror], svg[onload], [onmouseover]"
"""What only the markup of an article would put into a page."""
OPEN_ALL = """
    for (const details of document.querySelectorAll("#list details, #elsewhere details")) details.open = true;
    [...document.querySelectorAll("#events > .event")].slice(-3).forEach((card) => card.click());
"""
MORE = """
    const more = document.querySelector("#events + .more:not([hidden])");
    more?.click();
    return Boolean(more);
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("saved")) as driver:
        yield driver


def open_page(chromium: Chrome, page: Path) -> None:
    screen(chromium, 1280, 800)
    chromium.get("about:blank")
    for name in ("browser", "performance"):
        log(chromium, name)
    chromium.get(page.as_uri())


def assert_nothing_ran(chromium: Chrome, page: Path) -> None:
    assert chromium.execute_script("return window.ran") is None
    asked = [url for url in all_requests(chromium) if not url.startswith(("data:image/", "blob:"))]
    assert set(asked) == {page.as_uri()}
    assert complaints(chromium) == []
    assert chromium.find_elements(By.CSS_SELECTOR, FOREIGN) == []
    schemes = "return [...new Set([...document.querySelectorAll('a[href]')].map((link) => link.protocol))]"
    assert set(chromium.execute_script(schemes)) <= {"http:", "https:", "file:", "blob:"}


def test_no_script_of_an_article_runs_on_the_map(outcome: Outcome, chromium: Chrome) -> None:
    page = outcome.built.html
    open_page(chromium, page)
    ready(chromium)
    assert "<script>window.ran=1</script>" in one(chromium, "h1").text
    for name in ("dates", "filters", "elsewhere", "list"):
        tab(chromium, name)
    shown = ""
    while True:
        chromium.execute_script(OPEN_ALL)
        shown += chromium.execute_script("return document.body.textContent")
        if not chromium.execute_script(MORE):
            break
        ready(chromium)
    assert any(text in shown for text in MARKUP.values() if "window.ran" in text)
    one(chromium, "#search").send_keys("onerror")
    ready(chromium)
    press(chromium, "#downloads > summary")
    for form in ("GeoJSON", "CSV", "KML"):
        chromium.execute_script("document.querySelector(`[data-format=${arguments[0]}]`).click()", form)
    ready(chromium)
    assert_nothing_ran(chromium, page)


def test_no_script_of_an_article_runs_in_the_list_of_maps(outcome: Outcome, chromium: Chrome) -> None:
    page = outcome.root / "out" / "index.html"
    open_page(chromium, page)
    assert "<script>window.ran=1</script>" in one(chromium, "body").text
    assert_nothing_ran(chromium, page)


def test_no_script_of_an_article_runs_on_the_page_of_questions(
    outcome: Outcome, chromium: Chrome, tmp_path: Path
) -> None:
    questions = open_questions(outcome.corpus, Gazetteer.open())
    assert len(questions) > 20
    page = tmp_path / "review.html"
    write_page(questions, [], page)
    open_page(chromium, page)
    assert chromium.execute_script("return document.querySelectorAll('fieldset').length") == len(questions)
    assert_nothing_ran(chromium, page)

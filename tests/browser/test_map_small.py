"""Phone and tablet, print, and the page inside another one."""

from __future__ import annotations

import base64
import itertools
import re
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from made_up import PLACES, event, events_frame
from selenium.webdriver.common.keys import Keys
from window import SOUTH_CAUCASUS, address, middle, one, press, ready, swipe, tap, texts, until

if TYPE_CHECKING:
    import geopandas as gpd
    from selenium.webdriver import Chrome
    from window import Opener

pytestmark = pytest.mark.browser

PHONE, TABLET = (390, 844), (820, 1180)
CORNER = """
    const canvas = document.querySelector(".leaflet-overlay-pane canvas");
    return [...canvas.getContext("2d").getImageData(0, 0, 1, 1).data];
"""


def height(driver: Chrome) -> int:
    return int(one(driver, "#panel").size["height"])


@pytest.mark.parametrize("size", [PHONE, TABLET, (844, 390), (1024, 768)])
def test_nothing_sticks_out(show: Opener, size: tuple[int, int]) -> None:
    driver = show(size=size, touch=True)
    whole = "const e = document.documentElement; return [e.scrollWidth, e.scrollHeight]"
    width, tall = driver.execute_script(whole)
    assert width <= size[0]
    assert tall <= size[1]
    assert one(driver, ".folium-map").size["height"] >= 150


def test_the_sheet_has_three_sizes_by_key(show: Opener) -> None:
    driver = show(size=PHONE, touch=True)
    handle = one(driver, "#handle")
    half = height(driver)
    assert 250 < half < 500
    handle.send_keys(Keys.ENTER)
    assert height(driver) > 600
    handle.send_keys(Keys.ENTER)
    assert handle.get_attribute("aria-expanded") == "false"
    assert height(driver) < 60


def test_the_sheet_is_drawn_by_a_finger_and_the_map_grows(show: Opener) -> None:
    driver = show(size=PHONE, touch=True)
    before = one(driver, ".folium-map").size["height"]
    x, y = middle(driver, "#handle")
    swipe(driver, (x, y), (x, y + 120))
    assert one(driver, ".folium-map").size["height"] > before + 200
    x, y = middle(driver, "#handle")
    swipe(driver, (x, y), (x, y - 400))
    assert height(driver) > 600
    tap(driver, "#handle")
    until(driver, lambda: height(driver) < 60, "a tap makes it small")


def test_targets_are_large_enough_for_a_finger(show: Opener) -> None:
    driver = show(size=PHONE, touch=True, hash_="#kind=ASSAULT&tab=dates")
    small = driver.execute_script("""
        return [...document.querySelectorAll("button, select, summary, label, input:not([type=checkbox])")]
            .filter((e) => e.checkVisibility() && e.getClientRects().length && e.id !== "handle")
            .map((e) => [e.id || e.className || e.textContent, e.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name);
    """)
    assert small == []


def test_embedded_it_is_a_map_with_a_way_to_the_whole(show: Opener) -> None:
    driver = show(hash_="#embed=1&range=2022-07-01..2022-09-30", size=(640, 480))
    assert not one(driver, "#options").is_displayed()
    assert height(driver) < 60
    full = str(one(driver, "#full").get_attribute("href"))
    assert "embed" not in full
    assert "range=2022-07-01..2022-09-30" in full
    assert one(driver, ".folium-map").size["height"] > 200


def test_the_dialog_gives_a_link_and_a_frame_that_work(show: Opener) -> None:
    driver = show(title='Talks "here" & <there>', hash_="#kind=CONSULT", events=None, elsewhere=None)
    one(driver, "#options > summary").send_keys(Keys.ENTER)
    one(driver, "#share-open").send_keys(Keys.ENTER)
    assert one(driver, "#share-link").get_property("value") == address(driver)
    code = str(one(driver, "#share-frame").get_property("value"))
    source, title = driver.execute_script(
        "const { body } = new DOMParser().parseFromString(arguments[0], 'text/html');"
        "return [body.firstChild.getAttribute('src'), body.firstChild.title]",
        re.sub(" style=.[^>]*", "", code),  # the page's policy would complain of it here
    )
    assert source.startswith("dozen.html#")
    assert source.endswith("&embed=1")
    assert "kind=CONSULT" in source
    assert title
    press(driver, "#copy-link")
    until(driver, lambda: one(driver, "#copy-link").text == "Copied", "the link is copied")
    one(driver, "#share-close").send_keys(Keys.ENTER)
    assert not one(driver, "#share").is_displayed()


def test_on_paper_are_the_map_the_whole_list_and_the_sources_addresses(show: Opener) -> None:
    driver = show(hash_="#tab=list")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    ready(driver)
    assert one(driver, ".folium-map").is_displayed()
    assert one(driver, "#legend").is_displayed()
    assert len(texts(driver, "#events > li")) == 12
    assert not one(driver, "#options").is_displayed()
    after = "return getComputedStyle(document.querySelector('.sources a'), '::after').content"
    assert "https://news.example/" in driver.execute_script(after)
    paper = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") >= 2


def many(size: int) -> gpd.GeoDataFrame:
    """Return events of as many days, at the places in turn."""
    places = itertools.cycle(PLACES)
    first = date(2020, 1, 1)
    days = ((first + timedelta(days=number)).isoformat() for number in range(size))
    return events_frame(*(event(f"e{n}", next(places), day) for n, day in enumerate(days)))


def test_500_events_are_printed_whole_and_soon(show: Opener) -> None:
    driver = show(many(500), hash_="#range=all")
    driver.set_script_timeout(30)
    start = time.monotonic()
    paper = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert time.monotonic() - start < 20
    assert paper.count(b"/Type /Page\n") > 10
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    until(driver, lambda: len(texts(driver, "#events > li")) == 500, "all cards are on paper")


def test_paper_says_how_many_events_its_list_leaves_out(show: Opener) -> None:
    driver = show(many(1200), hash_="#range=all")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    until(driver, lambda: "first 1,000 of 1,200" in one(driver, "#print-note").text, "the note is there")


def test_the_print_button_prints_in_light_colours_and_gives_the_dark_ones_back(show: Opener) -> None:
    driver = show(dark=True)
    driver.execute_script("window.print = () => { window.printed = document.documentElement.dataset.theme; }")
    press(driver, "#options > summary")
    press(driver, "#print")
    until(driver, lambda: driver.execute_script("return window.printed") == "light", "it prints")
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert driver.execute_script("return document.documentElement.dataset.theme") == "dark"


def test_the_browsers_own_print_is_light_with_all_of_the_map_on_one_canvas(show: Opener) -> None:
    driver = show(dark=True, hash_=SOUTH_CAUCASUS)
    before, cards = address(driver), len(texts(driver, "#events > li"))
    printed = driver.execute_script("dispatchEvent(new Event('beforeprint'));" + CORNER)
    assert printed[3] == 255  # sea and land are on it too
    assert driver.execute_script("return document.documentElement.dataset.theme") == "light"
    assert driver.execute_script("return map_events.getSize().x") < 700  # as wide as a sheet
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    ready(driver)
    assert driver.execute_script("return document.documentElement.dataset.theme") == "dark"
    assert driver.execute_script(CORNER)[3] == 0
    assert (address(driver), len(texts(driver, "#events > li"))) == (before, cards)

"""The state of the page in its address: a link reopens what one saw, and the way back leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys
from window import SOUTH_CAUCASUS, address, click_on, one, press, ready, shown, tally, texts, until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from window import Opener

pytestmark = pytest.mark.browser

STATES = (
    "#map=6.5/40.700/46.000",
    "#map=7.25/41.000/45.000&range=2022-07-01..2022-09-30",
    "#map=6.5/40.700/46.000&range=2021-05-01..2023-04-23&dates=2021,2023-04",
    "#map=6.5/40.700/46.000&dates=",
    "#map=6.5/40.700/46.000&q=talks+tbilisi&at=made-up:Tbilisi",
    "#map=6.5/40.700/46.000&event=e05&kind=CONSULT&kind=AGREE&certainty=1",
    "#map=6.5/40.700/46.000&tab=filters&theme=dark&unit=year&country=AM&actor=Armenia&source=Example+Wire",
)


def look(driver: Chrome) -> list[object]:
    """Return what a reader sees of the state."""
    return [
        tally(driver),
        one(driver, "#window").text,
        one(driver, "#search").get_property("value"),
        one(driver, "[role=tab][aria-selected=true]").text,
        one(driver, "#list-title").get_property("textContent"),
        texts(driver, "#events .chosen .when"),
        texts(driver, "#chips bdi"),
        driver.execute_script("return [map_events.getZoom(), document.documentElement.dataset.theme]"),
    ]


def reopen(driver: Chrome, address: str) -> None:
    driver.get("about:blank")
    driver.get(address)
    ready(driver)


@pytest.mark.parametrize("state", STATES)
def test_a_state_round_trips(show: Opener, state: str) -> None:
    driver = show(hash_=state)
    assert address(driver).endswith(state)
    seen = look(driver)
    reopen(driver, address(driver))
    assert look(driver) == seen
    assert address(driver).endswith(state)


def test_the_address_reopens_what_was_chosen_by_hand(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS + "&tab=dates")
    press(driver, '#tree input[data-key="2022"]')
    press(driver, '#tree input[data-key="2021-05-12"]')
    click_on(driver, "Stepanakert")
    press(driver, "#events .when")
    seen, link = look(driver), address(driver)
    assert seen[4] == "Stepanakert / Khankendi"
    reopen(driver, link)
    assert look(driver) == seen
    assert address(driver) == link


def test_back_and_forward_take_steps_back_and_again(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    click_on(driver, "Tbilisi")
    address(driver)
    press(driver, "#tab-filters")
    press(driver, '#filters input[data-key="CONSULT"]')
    assert tally(driver).startswith("4 events")
    address(driver)
    driver.back()
    until(driver, lambda: tally(driver).startswith("12 events"), "the filter is gone")
    driver.back()
    until(driver, lambda: len(shown(driver)) == 12, "the place is gone")
    driver.forward()
    until(driver, lambda: "at=made-up:Tbilisi" in address(driver), "the place is back")
    driver.forward()
    until(driver, lambda: tally(driver).startswith("4 events"), "the filter is back")
    press(driver, "#tab-list")
    assert one(driver, "#list-title").text == "Tbilisi"


@pytest.mark.parametrize(
    "nonsense",
    [
        "#map=NaN/x/99999&dates=%00,__proto__&at=constructor&event=toString&tab=__proto__&theme=constructor",
        "#range=2022-13-45..x&kind=%F0%9F%98%80&kind=__proto__&unit=hasOwnProperty&base=constructor&embed=2",
        "#range=2023-01-01..2021-01-01&map=1/2&q=%22",
        "#range=1500-01-01..1500-01-02&lang=__proto__",
        "#%",
    ],
)
def test_an_address_of_nonsense_opens_the_page_all_the_same(show: Opener, nonsense: str) -> None:
    driver = show(hash_=nonsense)
    assert "event" in tally(driver)
    one(driver, "#tab-list").send_keys(Keys.ENTER)
    assert one(driver, "#events").is_displayed()

"""The window of time below the map, by mouse, finger and keys, and the tree of dates in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import event, events_frame
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from window import (
    SOUTH_CAUCASUS,
    address,
    click_at,
    every,
    ink,
    middle,
    named,
    one,
    press,
    ready,
    screen,
    shown,
    swipe,
    tab,
    tally,
    tap,
    tap_at,
    texts,
    until,
)

from geo.maps.kinds import FAMILIES, FAMILY

if TYPE_CHECKING:
    import geopandas as gpd
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement
    from window import Opener

pytestmark = pytest.mark.browser


def week() -> gpd.GeoDataFrame:
    """Return seven days with as many events as the day's number, the fourth without any."""
    days = [(day, n) for day in range(1, 8) if day != 4 for n in range(day)]
    return events_frame(*(event(f"e{day}-{n}", "Baku", f"2022-05-0{day}") for day, n in days))


def window(driver: Chrome) -> str:
    return one(driver, "#window").text


def bar(driver: Chrome, day: int) -> tuple[float, float]:
    """Return where the bar of a day of `week` stands in the window."""
    box = one(driver, "#plot").rect
    return box["x"] + box["width"] * (day - 0.5) / 7, box["y"] + box["height"] / 2


def drag(driver: Chrome, start: tuple[float, float], end: tuple[float, float]) -> None:
    actions = ActionChains(driver, duration=20)
    pointer = actions.w3c_actions.pointer_action
    pointer.move_to_location(round(start[0]), round(start[1]))  # type: ignore[no-untyped-call]
    pointer.pointer_down()  # type: ignore[no-untyped-call]
    for part in (0.5, 1):
        x, y = (from_ + (to - from_) * part for from_, to in zip(start, end, strict=True))
        pointer.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
    pointer.pointer_up()  # type: ignore[no-untyped-call]
    actions.perform()
    ready(driver)


def box(driver: Chrome, key: str) -> WebElement:
    return one(driver, f'#tree input[data-key="{key}"]')


def test_arrows_pages_home_and_end_move_both_ends(show: Opener) -> None:
    driver = show(week())
    first, last = one(driver, "#from"), one(driver, "#to")
    assert first.get_attribute("role") == last.get_attribute("role") == "slider"
    first.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_UP)
    assert window(driver) == "3 May – 7 May 2022"
    assert first.get_attribute("aria-valuetext") == "3 May 2022"
    last.send_keys(Keys.ARROW_LEFT)
    assert window(driver) == "3 May – 6 May 2022"
    assert tally(driver).startswith("14 events")
    assert one(driver, "#window-tally").text == "14 of 24 events"
    first.send_keys(Keys.HOME)
    last.send_keys(Keys.PAGE_DOWN)
    assert window(driver) == "1 May 2022"
    last.send_keys(Keys.END)
    assert window(driver) == "1 May – 7 May 2022"
    assert not one(driver, "#time-all").is_enabled()
    last.send_keys(Keys.HOME)
    last.send_keys(Keys.PAGE_UP)
    assert window(driver) == "1 May – 7 May 2022"
    first.send_keys(Keys.END)
    assert shown(driver) == [23, 22, 21, 20, 19, 18, 17]


def test_ends_do_not_cross(show: Opener) -> None:
    driver = show(week(), hash_="#range=2022-05-03..2022-05-03")
    one(driver, "#from").send_keys(Keys.ARROW_RIGHT)
    one(driver, "#to").send_keys(Keys.ARROW_LEFT)
    assert window(driver) == "3 May 2022"


@pytest.mark.parametrize("touch", [False, True])
def test_handles_the_window_and_the_empty_space_are_dragged(show: Opener, *, touch: bool) -> None:
    driver = show(week(), touch=touch, size=(1000, 700))
    move = swipe if touch else drag
    move(driver, middle(driver, "#from"), bar(driver, 3))
    assert window(driver) == "3 May – 7 May 2022"
    move(driver, middle(driver, "#to"), bar(driver, 5))
    assert window(driver) == "3 May – 5 May 2022"
    move(driver, bar(driver, 4), bar(driver, 3))
    assert window(driver) == "2 May – 4 May 2022"
    move(driver, bar(driver, 6), bar(driver, 7))
    assert window(driver) == "6 May – 7 May 2022"


@pytest.mark.parametrize("touch", [False, True])
def test_a_bar_is_chosen_by_a_tap(show: Opener, *, touch: bool) -> None:
    driver = show(week(), touch=touch, size=(1000, 700))
    (tap_at if touch else click_at)(driver, *bar(driver, 3))
    assert window(driver) == "3 May 2022"
    assert len(shown(driver)) == 3
    address(driver)
    driver.back()
    until(driver, lambda: tally(driver).startswith("24 events"), "the way back leads to all dates")


@pytest.mark.parametrize("touch", [False, True])
def test_previous_and_next_pass_by_what_is_empty(show: Opener, *, touch: bool) -> None:
    driver = show(week(), hash_="#range=2022-05-03..2022-05-03", touch=touch, size=(1000, 700))

    def press(name: str) -> None:
        if touch:
            tap(driver, f"#{name}")
        else:
            one(driver, f"#{name}").send_keys(Keys.ENTER)

    press("later")
    assert window(driver) == "5 May 2022"
    press("earlier")
    assert window(driver) == "3 May 2022"
    press("earlier")
    press("earlier")
    assert window(driver) == "1 May 2022"
    assert not one(driver, "#earlier").is_enabled()
    press("time-all")
    assert window(driver) == "1 May – 7 May 2022"


def test_play_shows_one_bar_after_another_and_stops_at_the_end(show: Opener) -> None:
    driver = show(week())
    driver.execute_script("const real = setInterval; window.setInterval = (f) => real(f, 400)")
    play = one(driver, "#play")
    assert play.get_attribute("aria-label") == "Play the dates in order"
    play.click()
    assert play.get_attribute("aria-label") == "Pause"
    assert one(driver, "#tally").get_attribute("aria-live") == "off"
    until(driver, lambda: window(driver) == "7 May 2022", "it plays to the end")
    until(driver, lambda: play.get_attribute("aria-label") == "Play the dates in order", "it stops")
    assert one(driver, "#tally").get_attribute("aria-live") == "polite"


def test_play_is_paused_and_is_calm_where_less_motion_is_wished(show: Opener) -> None:
    driver = show(week())
    calm = {"name": "prefers-reduced-motion", "value": "reduce"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [calm]})
    driver.execute_script("""
        const real = setInterval;
        window.setInterval = (f, t) => { window.pace = t; return real(f, t); };
    """)
    one(driver, "#play").send_keys(Keys.SPACE)
    assert driver.execute_script("return window.pace") > 2000
    assert window(driver) == "1 May 2022"
    one(driver, "#play").send_keys(Keys.SPACE)
    assert one(driver, "#play").get_attribute("data-state") == "paused"
    screen(driver, 1280, 800)


def test_bars_are_of_the_unit_chosen(show: Opener) -> None:
    driver = show()
    unit = Select(one(driver, "#unit"))
    unit.select_by_visible_text("a year")
    assert "unit=year" in address(driver)
    click_at(driver, one(driver, "#plot").rect["x"] + 5, middle(driver, "#plot")[1])
    assert window(driver) == "27 Sept – 31 Dec 2020"
    press(driver, "#later")
    ready(driver)
    assert window(driver) == "2021"
    unit.select_by_visible_text("a day")
    one(driver, "#from").send_keys(Keys.ARROW_RIGHT)
    assert window(driver) == "2 Jan – 31 Dec 2021"


def test_bars_are_drawn_in_the_colours_of_kinds_and_pale_outside(show: Opener) -> None:
    driver = show(week(), hash_="#range=2022-05-07..2022-05-07")
    script = """
        const canvas = document.getElementById("bars");
        const context = canvas.getContext("2d");
        const at = (x) => context.getImageData(x, canvas.height - 26, 1, 1).data;
        const pixel = (day) => [...at(canvas.width * (day - 0.5) / 7)].join();
        return [pixel(6), pixel(7), pixel(4)];
    """
    outside, inside, empty = driver.execute_script(script)
    light = FAMILIES[FAMILY["CONSULT"]].sign.light
    assert inside == ",".join(map(str, (*bytes.fromhex(light[1:]), 255)))
    assert outside not in (inside, empty)
    assert empty == "0,0,0,0"


def test_an_interval_is_in_each_window_that_it_meets(show: Opener) -> None:
    driver = show(hash_="#range=2021-05-20..2021-05-21")
    assert shown(driver) == [2]
    assert texts(driver, ".when") == ["May 2021"]


def test_date_groups_switch_one_by_one_and_the_range_follows(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    tab(driver, "dates")
    assert ink(driver, "Tbilisi") > 0
    box(driver, "2022-07-16").click()
    assert tally(driver).startswith("11 events")
    assert ink(driver, "Tbilisi") > 0
    box(driver, "2022-07-17").click()
    assert ink(driver, "Tbilisi") == 0
    assert "Tbilisi" not in named(driver)
    press(driver, "#dates-none")
    box(driver, "2022").click()
    assert window(driver) == "16 Jul – 14 Sept 2022"
    press(driver, "#later")
    assert box(driver, "2023").get_property("indeterminate") or box(driver, "2023").is_selected()
    assert not box(driver, "2022").is_selected()


def test_date_groups_switch_by_month_and_by_year_in_three_states(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS + "&tab=dates")
    box(driver, "2022-07").send_keys(Keys.SPACE)
    assert not box(driver, "2022-07-16").is_selected()
    assert box(driver, "2022").get_property("indeterminate")
    box(driver, "2022").click()
    assert not box(driver, "2022").get_property("indeterminate")
    assert box(driver, "2022-07-17").is_selected()
    box(driver, "2022").click()
    assert tally(driver).startswith("8 events at 7 places")
    assert "Yerevan" not in named(driver)


def test_none_and_all(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS + "&tab=dates", touch=True, size=(1000, 700))
    tap(driver, "#dates-none")
    assert tally(driver) == "0 events at 0 places, from 0 reports"
    assert window(driver) == "No date chosen"
    assert named(driver) == []
    tap(driver, "#tab-list")
    (nothing,) = texts(driver, "#events > li")
    assert nothing.startswith("No event is shown. Widen the dates, or clear filters and search.")
    tap(driver, "#tab-dates")
    tap(driver, "#dates-all")
    assert tally(driver).startswith("12 events at 9 places")


def test_counts_stand_beside_the_dates(show: Opener) -> None:
    driver = show(hash_="#tab=dates")
    keys = [found.get_attribute("data-key") for found in every(driver, "#tree input")]
    counts = dict(zip(keys, texts(driver, "#tree .count"), strict=True))
    assert counts["2022"] == "4"
    assert counts["2022-09-14"] == "2"
    assert counts["2021-05-01..2021-05-31"] == "1"
    assert counts["undated"] == "1"


def test_a_month_is_built_when_it_is_first_unfolded(show: Opener) -> None:
    days = [event(f"d{n}", "Baku", f"20{20 + n % 3}-{1 + n % 12:02}-{1 + n % 27:02}") for n in range(60)]
    driver = show(events_frame(*days))
    assert every(driver, "#tree li") == []
    tab(driver, "dates")
    assert every(driver, "#tree .leaf") == []
    twist = every(driver, "#tree li li > .twist")[0]
    twist.send_keys(Keys.ENTER)
    assert twist.get_attribute("aria-expanded") == "true"
    assert len(every(driver, "#tree .leaf")) > 0
    twist.send_keys(Keys.ENTER)
    assert twist.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize(
    ("begin", "until_", "words"),
    [
        ("1990-01-01", "1999-12-31", "1990s"),
        ("1994-01-01", "1994-12-31", "1994"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2020-09-27", "2020-11-10", "27 September – 10 November 2020"),
        ("2022-02-24", None, "since 24 February 2022"),
        (None, "1993-05-31", "until 31 May 1993"),
    ],
)
def test_intervals_are_said_as_people_say_them(
    show: Opener, begin: str | None, until_: str | None, words: str
) -> None:
    row = event("e", "Baku", begin, date_until=until_, date_precision=None, date_basis=None)
    driver = show(events_frame(row))
    assert one(driver, "#events .when").text == words
    assert tally(driver).startswith("1 event at 1 place")


@pytest.mark.parametrize("by", ["keys", "drag"])
def test_a_burst_of_keys_and_a_drag_are_each_one_step_of_the_history(show: Opener, by: str) -> None:
    driver = show()
    before = one(driver, "#window").text
    if by == "keys":
        one(driver, "#from").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    else:
        actions = ActionChains(driver).move_to_element(one(driver, "#plot")).click_and_hold()
        for _ in range(3):
            actions.move_by_offset(40, 0).pause(0.15)
        actions.release().perform()
    address(driver)
    assert one(driver, "#window").text != before
    driver.back()
    until(driver, lambda: one(driver, "#window").text == before, "the step is taken back")

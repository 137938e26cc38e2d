"""The map page in a real browser: what a reader sees when it opens, and the map itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import elsewhere_frame, event, events_frame, no_events
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from shapely.geometry import Point
from window import (
    SOUTH_CAUCASUS,
    address,
    click_on,
    every,
    named,
    one,
    press,
    ready,
    requests,
    tab,
    tally,
    tap_at,
    texts,
    until,
)

if TYPE_CHECKING:
    from window import Opener

pytestmark = pytest.mark.browser


def test_opens_on_all_dates_and_asks_nothing_of_the_network(show: Opener) -> None:
    driver = show()
    assert tally(driver) == "12 events at 9 places, 27 September 2020 – 2023, from 2 reports"
    assert len(texts(driver, "#events > li")) == 12
    wheel = ScrollOrigin.from_element(one(driver, ".folium-map"))
    ActionChains(driver).scroll_from_origin(wheel, 0, -400).perform()
    ready(driver)
    assert requests(driver) == []


def test_a_page_of_many_events_opens_on_its_newest_week(show: Opener) -> None:
    days = [event(f"d{n}", "Baku", f"2022-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(2100)]
    driver = show(events_frame(*days))
    assert one(driver, "#window").text == "22 Dec – 28 Dec 2022"
    assert 0 < int(one(driver, "#list-tally").text) < 100


@pytest.mark.parametrize("place", ["Lachin corridor", "Syunik"])
def test_lines_and_regions_answer_a_click(show: Opener, place: str) -> None:
    driver = show(hash_="#map=8/39.6/46.4")
    click_on(driver, place)
    assert one(driver, "#list-title").text.startswith(place)


def test_symbols_have_whole_outlines_whatever_was_drawn_before(show: Opener) -> None:
    driver = show(hash_="#map=8/39.6/46.4")  # with a region, whose own outline is dashed
    driver.execute_script("""
        const { stroke } = CanvasRenderingContext2D.prototype;
        window.outlines = [];
        CanvasRenderingContext2D.prototype.stroke = function () {
          if (this.strokeStyle === geo.colour("halo")) outlines.push(this.getLineDash());
          return stroke.call(this);
        };
    """)
    press(driver, "#earlier")
    press(driver, "#time-all")
    ready(driver)
    outlines = driver.execute_script("return outlines")
    assert outlines
    assert not any(outlines)


def test_a_name_stands_clear_of_other_places_and_of_the_controls(show: Opener) -> None:
    # The second lies just where the name of the first would end.
    spots = {"Abashavan": Point(45.0, 41.0), "Bolnisi": Point(45.9, 41.0)}
    beside = [
        event(name, "Baku", "2022-01-01", place_id=name, place_name=name, geometry=at, country_code="GE")
        for name, at in spots.items()
    ]
    driver = show(events_frame(*beside), hash_="#map=7/41/45.5")
    assert named(driver) == ["Abashavan", "Bolnisi"]
    script = """
        const rect = (element) => element.getBoundingClientRect();
        const rects = (selector) => [...document.querySelectorAll(selector)].map(rect);
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        const [name] = rects(".name-event").sort((a, b) => a.left - b.left);
        const controls = rects(".leaflet-control");
        const hidden = rects(".name").filter((one) => controls.some((control) => meet(one, control)));
        const other = map_events.latLngToContainerPoint([41, 45.9]).x + rects(".folium-map")[0].left;
        return [other - name.right, hidden.length];
    """
    to_the_other, over_controls = driver.execute_script(script)
    assert to_the_other > 10
    assert over_controls == 0


def test_the_days_are_not_told_twice_where_they_are_the_heading(show: Opener) -> None:
    days = [event("a", "Baku", "2022-07-03"), event("b", "Tbilisi", "2022-08-09")]
    driver = show(events_frame(*days), title="3 July 2022 – 9 August 2022")
    assert tally(driver) == "2 events at 2 places, from 1 report"


def test_a_click_beside_all_places_lists_all_events_again(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    click_on(driver, "Tbilisi")
    assert len(texts(driver, "#events > li")) == 2
    ActionChains(driver).move_to_element_with_offset(one(driver, ".folium-map"), 0, 200).click().perform()
    assert len(texts(driver, "#events > li")) == 12


@pytest.mark.parametrize("touch", [False, True])
def test_places_over_each_other_are_chosen_from_a_list(show: Opener, *, touch: bool) -> None:
    near = [
        event(f"n{i}", "Baku", "2022-01-01", place_id=f"n{i}", place_name=f"Quarter {i}",
              geometry=Point(49.89 + i / 1000, 40.38))
        for i in range(3)
    ]  # fmt: skip
    driver = show(events_frame(*near), touch=touch, hash_="#map=7/40.38/49.89", size=(900, 700))
    script = """
        const { left, top } = map_events.getContainer().getBoundingClientRect();
        const { x, y } = map_events.latLngToContainerPoint([40.38, 49.891]);
        return [left + x, top + y];
    """
    if touch:
        tap_at(driver, *driver.execute_script(script))
    else:
        click_on(driver, "Baku")
    until(driver, lambda: one(driver, ".pick").is_displayed(), "the list of places opens")
    assert texts(driver, ".pick bdi") == ["Quarter 0", "Quarter 1", "Quarter 2"]
    driver.switch_to.active_element.send_keys(Keys.TAB)
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert one(driver, "#list-title").text == "Quarter 1"
    assert not one(driver, ".pick").is_displayed()


def test_escape_closes_the_list_of_places(show: Opener) -> None:
    pair = [event(f"n{i}", "Baku", "2022-01-01", place_id=f"n{i}", place_name=f"Part {i}") for i in range(2)]
    driver = show(events_frame(*pair), hash_="#map=7/40.38/49.89")
    click_on(driver, "Baku")
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not one(driver, ".pick").is_displayed()
    assert len(texts(driver, "#events > li")) == 2


def test_the_map_moves_by_keys(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    container = one(driver, ".folium-map")
    container.send_keys(Keys.ADD)
    until(driver, lambda: driver.execute_script("return map_events.getZoom()") == 7, "it zooms in")
    before = driver.execute_script("return map_events.getCenter().lng")
    container.send_keys(Keys.ARROW_RIGHT)
    until(driver, lambda: driver.execute_script("return map_events.getCenter().lng") > before, "it moves")


def test_events_far_away_are_told_and_shown_on_demand(show: Opener) -> None:
    driver = show()
    assert "Washington" not in named(driver)
    outside = one(driver, "#outside")
    assert outside.text == "1 event outside this view: show all"
    outside.send_keys(Keys.ENTER)
    until(driver, lambda: not outside.is_displayed(), "all places come into view")


def test_a_single_town_is_not_opened_at_street_level(show: Opener) -> None:
    driver = show(events_frame(event("one", "Ijevan", "2022-01-01")))
    assert driver.execute_script("return map_events.getZoom()") <= 8.5


def test_a_country_does_not_decide_what_is_in_view(show: Opener) -> None:
    alone = show(events_frame(event("one", "Ijevan", "2022-01-01")))
    zoom = alone.execute_script("return map_events.getZoom()")
    driver = show(events_frame(event("one", "Ijevan", "2022-01-01"), event("two", "Armenia", "2022-01-01")))
    assert driver.execute_script("return map_events.getZoom()") >= zoom - 1


def test_a_map_without_events_says_so(show: Opener) -> None:
    driver = show(no_events(), elsewhere_frame())
    assert tally(driver) == "0 events at 0 places, from 0 reports"
    assert not one(driver, "#time").is_displayed()
    assert texts(driver, "#events > li") == ["No event is shown."]
    tab(driver, "filters")
    tab(driver, "dates")
    tab(driver, "elsewhere")
    assert texts(driver, "#elsewhere .nothing") == ["Everything found is on the map."]


def test_events_without_any_date_are_shown(show: Opener) -> None:
    driver = show(events_frame(event("u1", "Baku", None), event("u2", "Tbilisi", None)))
    assert tally(driver) == "2 events at 2 places, from 1 report"
    assert texts(driver, "#events .when") == ["Date unknown", "Date unknown"]


def test_online_maps_are_asked_for_only_when_chosen(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    press(driver, "#options > summary")
    assert requests(driver) == []
    background = Select(one(driver, "#background"))
    background.select_by_index(1)
    ready(driver)
    assert {url.split("/")[2] for url in requests(driver)} == {"server.arcgisonline.com"}
    background.select_by_index(0)
    ready(driver)
    assert requests(driver) == []


def test_light_dark_and_as_the_system_has_it(show: Opener) -> None:
    driver = show(dark=True)
    paper = "return getComputedStyle(document.body).backgroundColor"
    dark = driver.execute_script(paper)
    one(driver, "#options > summary").send_keys(Keys.ENTER)
    theme = Select(one(driver, "#theme"))
    assert theme.first_selected_option.text == "As the system"
    theme.select_by_visible_text("Light")
    light = driver.execute_script(paper)
    assert light != dark
    theme.select_by_visible_text("Dark")
    assert driver.execute_script(paper) == dark
    assert "theme=dark" in address(driver)


def test_menus_close_by_escape_and_by_a_press_beside(show: Opener) -> None:
    driver = show()
    summary = one(driver, "#options > summary")
    summary.click()
    one(driver, "#theme").send_keys(Keys.ESCAPE)
    assert one(driver, "#options").get_property("open") is False
    assert driver.switch_to.active_element == summary
    summary.click()
    press(driver, "h1")
    assert one(driver, "#options").get_property("open") is False


def test_the_legend_counts_what_is_shown(show: Opener) -> None:
    driver = show()
    assert texts(driver, "#legend .count") == ["5", "2", "4", "1"]
    tab(driver, "dates")
    press(driver, '#tree input[data-key="2022"]')
    assert texts(driver, "#legend .count") == ["3", "1", "4", "0"]


def test_names_on_the_map_do_not_collide(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    boxes = driver.execute_script("""
        return [...document.querySelectorAll(".name")].map((e) => {
            const { left, top, right, bottom } = e.getBoundingClientRect();
            return [left, top, right, bottom, e.textContent];
        });
    """)
    assert len(boxes) > 15
    meeting = [
        (a[4], b[4])
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
    ]
    assert meeting == []


def test_each_place_of_the_first_view_is_in_sight(show: Opener) -> None:
    for size, touch in (((1440, 900), False), ((820, 1180), True), ((390, 844), True), ((844, 390), True)):
        driver = show(size=size, touch=touch)
        away = driver.execute_script("""
            const box = map_events.getContainer().getBoundingClientRect();
            const covers = (x, y) => Boolean(document.elementFromPoint(x, y)?.closest(".folium-map"));
            const places = [[41.69, 44.79], [40.18, 44.51], [40.38, 49.89], [39.82, 46.75], [40.88, 45.15]];
            return places.filter((at) => {
                const { x, y } = map_events.latLngToContainerPoint(at);
                return !covers(box.left + x, box.top + y);
            });
        """)
        assert away == [], size
    assert every(driver, "#legend[open]") == []


def test_the_legend_shows_sizes_as_the_map_draws_them(show: Opener) -> None:
    rows = [event(f"b{n}", "Baku", "2022-05-01") for n in range(40)]
    driver = show(events_frame(*rows, event("t", "Tbilisi", "2022-05-01")), hash_=SOUTH_CAUCASUS)
    label = one(driver, "#legend .sizes canvas").get_attribute("aria-label")
    said = [int(text.split()[-1].replace(",", "")) for text in str(label).split(", ")]
    assert said[0] >= 1
    assert said == sorted(set(said))
    assert 20 <= said[-1] <= 40, "the largest sample is near the largest symbol"
    height = """
        const canvas = document.querySelector(".sizes canvas");
        const heightAt = (x) => {
            const { data } = canvas.getContext("2d").getImageData(x, 0, 1, canvas.height);
            const inked = [...Array(canvas.height).keys()].filter((y) => data[4 * y + 3] > 60);
            return inked.length ? inked.at(-1) - inked[0] : 0;
        };
        // The largest circle is highest in its middle; the numbers stand right of it, within its height.
        return Math.max(...Array.from({ length: canvas.height / 2 + 4 }, (_, x) => heightAt(x)));
    """
    unit = min(5, 26 / (1 + 2 / 250) / 40**0.5)
    assert abs(driver.execute_script(height) - 2 * unit * said[-1] ** 0.5) <= 2.5


def test_a_far_drag_shows_no_blank_edge(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    actions = ActionChains(driver).move_to_element(one(driver, ".folium-map")).click_and_hold()
    for _ in range(10):
        actions.move_by_offset(40, 10)
    actions.perform()
    covered = """
        const map = document.querySelector(".folium-map").getBoundingClientRect();
        return [...document.querySelectorAll(".leaflet-pane canvas")].every((canvas) => {
          const { left, top, right, bottom } = canvas.getBoundingClientRect();
          return left <= map.left && top <= map.top && right >= map.right && bottom >= map.bottom;
        });
    """
    seen = driver.execute_script(covered)
    ActionChains(driver).release().perform()
    assert seen

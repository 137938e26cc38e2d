"""The map page in a real browser: what a reader sees, clicks and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import PLACES, dozen, elsewhere_frame, event, events_frame, no_events
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from window import one, ready, requests, texts

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement
    from window import Opener

pytestmark = pytest.mark.browser

SOUTH_CAUCASUS = "#map=6.5/40.7/46"


def named(driver: Chrome) -> list[str]:
    """Return the names of places with events that stand on the map, sorted."""
    ready(driver)
    return sorted(texts(driver, ".name-event"))


def pixel(driver: Chrome, place: str) -> tuple[float, float]:
    """Return where a place lies in the window."""
    point = PLACES[place]["geometry"].centroid
    script = """
        const [latitude, longitude] = arguments;
        const box = map_events.getContainer().getBoundingClientRect();
        const point = map_events.latLngToContainerPoint([latitude, longitude]);
        return [box.left + point.x, box.top + point.y];
    """
    x, y = driver.execute_script(script, point.y, point.x)
    return x, y


def ink(driver: Chrome, place: str) -> int:
    """Return how opaque the events' canvas is where a place lies: 0 where no symbol is drawn."""
    ready(driver)
    script = """
        const [x, y] = arguments;
        const canvas = document.querySelector(".leaflet-overlay-pane canvas");
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const at = [(x - box.left) * scale, (y - box.top) * scale];
        return canvas.getContext("2d").getImageData(...at, 1, 1).data[3];
    """
    return int(driver.execute_script(script, *pixel(driver, place)))


def click_on(driver: Chrome, place: str) -> None:
    x, y = pixel(driver, place)
    actions = ActionChains(driver)
    actions.w3c_actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
    actions.click().perform()
    ready(driver)


def box(driver: Chrome, key: str) -> WebElement:
    return one(driver, f'#tree input[data-key="{key}"]')


def tally(driver: Chrome) -> str:
    return one(driver, "#tally").text


def test_opens_on_all_dates_and_asks_nothing_of_the_network(show: Opener) -> None:
    driver = show()
    assert tally(driver) == "12 events at 9 places, 27 September 2020 – 2023, from 2 reports"
    assert len(texts(driver, "#events > li")) == 12
    wheel = ScrollOrigin.from_element(one(driver, ".folium-map"))
    ActionChains(driver).scroll_from_origin(wheel, 0, -400).perform()
    ready(driver)
    assert requests(driver) == []


def test_date_groups_switch_one_by_one(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    assert ink(driver, "Tbilisi") > 0
    box(driver, "2022-07-16").click()
    assert tally(driver).startswith("11 events")
    assert ink(driver, "Tbilisi") > 0
    box(driver, "2022-07-17").click()
    assert ink(driver, "Tbilisi") == 0
    assert "Tbilisi" not in named(driver)
    assert one(driver, "#dates-tally").text == "10 of 12"


def test_date_groups_switch_by_month_and_by_year_in_three_states(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    box(driver, "2022-07").click()
    assert not box(driver, "2022-07-16").is_selected()
    assert box(driver, "2022").get_property("indeterminate")
    box(driver, "2022").click()
    assert not box(driver, "2022").get_property("indeterminate")
    assert box(driver, "2022-07-17").is_selected()
    box(driver, "2022").click()
    assert tally(driver).startswith("8 events at 7 places")
    assert "Yerevan" not in named(driver)


def test_none_and_all(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    one(driver, "#dates-none").click()
    assert tally(driver) == "0 events at 0 places, from 0 reports"
    assert named(driver) == []
    assert texts(driver, "#events > li") == ["No event is shown. Choose dates above."]
    one(driver, "#dates-all").click()
    assert tally(driver).startswith("12 events at 9 places")


def test_counts_stand_beside_the_dates(show: Opener) -> None:
    driver = show()
    keys = [found.get_attribute("data-key") for found in driver.find_elements(By.CSS_SELECTOR, "#tree input")]
    counts = dict(zip(keys, texts(driver, "#tree .count"), strict=True))
    assert counts["2022"] == "4"
    assert counts["2022-09-14"] == "2"
    assert counts["2021-05-01..2021-05-31"] == "1"
    assert counts["undated"] == "1"


def test_a_month_is_built_when_it_is_first_unfolded(show: Opener) -> None:
    days = [event(f"d{n}", "Baku", f"20{20 + n % 3}-{1 + n % 12:02}-{1 + n % 27:02}") for n in range(60)]
    driver = show(events_frame(*days))
    assert driver.find_elements(By.CSS_SELECTOR, "#tree .leaf") == []
    twist = driver.find_elements(By.CSS_SELECTOR, "#tree li li > .twist")[0]
    twist.send_keys(Keys.ENTER)
    assert twist.get_attribute("aria-expanded") == "true"
    assert len(driver.find_elements(By.CSS_SELECTOR, "#tree .leaf")) > 0


def test_a_click_on_a_place_lists_its_events_with_sentence_and_source(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    click_on(driver, "Tbilisi")
    assert one(driver, "#list-title").text == "Tbilisi"
    assert len(texts(driver, "#events > li")) == 2
    talks = one(driver, '#events > li[data-event="4"]')
    assert "Sat, 16 July 2022" in talks.text
    assert "Talks" in talks.text
    assert "They met in Tbilisi on Saturday." in talks.text
    assert talks.find_element(By.TAG_NAME, "mark").text == "Tbilisi"
    assert "Told by 2 reports" in talks.text
    assert "Involving Armenia, Azerbaijan" in talks.text
    link = talks.find_element(By.CSS_SELECTOR, ".sources a")
    assert link.get_attribute("href") == "https://news.example/wire-1"
    assert "noopener" in str(link.get_attribute("rel"))
    assert "published 17 July 2022" in talks.text
    one(driver, "#everywhere").click()
    assert len(texts(driver, "#events > li")) == 12


@pytest.mark.parametrize("place", ["Lachin corridor", "Syunik"])
def test_lines_and_regions_answer_a_click(show: Opener, place: str) -> None:
    driver = show(hash_="#map=8/39.6/46.4")
    click_on(driver, place)
    assert one(driver, "#list-title").text.startswith(place)


def test_the_list_works_by_keyboard(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    button = one(driver, '#events > li[data-event="0"] .place')
    button.send_keys(Keys.ENTER)
    ready(driver)
    assert one(driver, "#list-title").text == "Stepanakert / Khankendi"
    box(driver, "2020").send_keys(Keys.SPACE)
    assert texts(driver, "#events > li") == ["Nothing at this place on the dates chosen."]
    one(driver, "#everywhere").send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("id") == "list-title"


def test_words_say_how_sure_date_and_place_are(show: Opener) -> None:
    driver = show()
    said = " ".join(texts(driver, "#events > li"))
    for words in (
        "May 2021",
        "on or about 1 May 2023",
        "Date unknown",
        "near Stepanakert / Khankendi",
        "planned",
        "contested",
    ):
        assert words in said
    for details in driver.find_elements(By.CSS_SELECTOR, ".basis summary"):
        details.click()
    rests = " ".join(texts(driver, ".basis"))
    assert "Place: somewhere in Syunik, a region; drawn as a whole." in rests
    assert "Date: counted from another date in the text." in rests


@pytest.mark.parametrize(
    ("begin", "until", "words"),
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
    show: Opener, begin: str | None, until: str | None, words: str
) -> None:
    row = event("e", "Baku", begin, date_until=until, date_precision=None, date_basis=None)
    driver = show(events_frame(row))
    assert one(driver, "#events .when").text == words
    assert tally(driver).startswith("1 event at 1 place")


def test_an_event_at_two_places_is_one_event(show: Opener) -> None:
    driver = show()
    accusation = one(driver, '#events > li[data-event="11"]')
    assert [found.text for found in accusation.find_elements(By.CSS_SELECTOR, ".place")] == [
        "Yerevan",
        "Baku",
    ]


def test_what_is_not_on_the_map_is_listed_with_its_reason(show: Opener) -> None:
    driver = show()
    assert one(driver, "#elsewhere-tally").text == "2"
    one(driver, "#elsewhere > summary").click()
    said = one(driver, "#elsewhere").text
    assert "Officials promised an inquiry." in said
    assert "the sentence names no place where it happened" in said
    assert "Qarabulaq" in said


def test_the_address_reopens_the_view(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    box(driver, "2022").click()
    box(driver, "2021-05-12").click()
    click_on(driver, "Stepanakert")
    said, address = tally(driver), driver.current_url
    driver.get("about:blank")
    driver.get(address)
    ready(driver)
    assert tally(driver) == said
    assert one(driver, "#list-title").text == "Stepanakert / Khankendi"
    assert driver.execute_script("return map_events.getZoom()") == 6.5
    assert driver.current_url == address


def test_an_address_of_nonsense_opens_the_page_all_the_same(show: Opener) -> None:
    driver = show(hash_="#map=NaN/x/99999&dates=%00,__proto__&place=constructor")
    assert tally(driver).startswith("0 events")


def test_events_far_away_are_told_and_shown_on_demand(show: Opener) -> None:
    driver = show()
    assert "Washington" not in named(driver)
    outside = one(driver, "#outside")
    assert outside.text == "1 event outside this view: show all"
    outside.click()
    driver.implicitly_wait(3)
    one(driver, "#outside[hidden]")
    driver.implicitly_wait(0)


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
    one(driver, "#elsewhere > summary").click()
    assert "Everything found is on the map." in one(driver, "#elsewhere").text


def test_online_maps_are_asked_for_only_when_chosen(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    assert requests(driver) == []
    one(driver, "#background option:nth-child(2)").click()
    ready(driver)
    hosts = {url.split("/")[2] for url in requests(driver)}
    assert hosts == {"server.arcgisonline.com"}
    one(driver, "#background option:nth-child(1)").click()
    ready(driver)
    assert requests(driver) == []


def test_dark_and_light(show: Opener) -> None:
    driver = show()
    before = one(driver, "body").value_of_css_property("background-color")
    one(driver, "#theme").click()
    assert one(driver, "#theme").get_attribute("aria-pressed") == "true"
    assert one(driver, "body").value_of_css_property("background-color") != before


def test_on_a_phone_the_list_is_a_sheet(show: Opener) -> None:
    driver = show(size=(390, 844))
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
    panel, handle = one(driver, "#panel"), one(driver, "#handle")
    half = panel.size["height"]
    assert 300 < half < 500
    handle.send_keys(Keys.ENTER)
    assert handle.get_attribute("aria-expanded") == "true"
    handle.send_keys(Keys.ENTER)
    assert handle.get_attribute("aria-expanded") == "false"


def test_every_string_of_the_page_is_there(show: Opener) -> None:
    driver = show()
    missing = driver.execute_script("""
        const keys = [...document.querySelectorAll("[data-say], [data-label]")]
            .flatMap(({ dataset }) => [dataset.say, dataset.label]).filter(Boolean);
        return keys.filter((key) => typeof geo.strings[key] === "undefined");
    """)
    assert missing == []


def test_controls_have_names(show: Opener) -> None:
    driver = show()
    nameless = driver.execute_script("""
        return [...document.querySelectorAll("button, select, input, a[href]")]
            .filter((e) => !(e.textContent.trim() || e.ariaLabel || e.title || e.closest("label")))
            .map((e) => e.outerHTML);
    """)
    assert nameless == []


def test_names_on_the_map_do_not_collide(show: Opener) -> None:
    driver = show(dozen(), hash_=SOUTH_CAUCASUS)
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

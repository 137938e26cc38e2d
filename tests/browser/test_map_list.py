"""The list of events beside the map, in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import elsewhere_frame, event, events_frame, named, report
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from window import SOUTH_CAUCASUS, click_on, every, one, press, ready, shown, tab, tap, texts, until

if TYPE_CHECKING:
    from window import Opener

pytestmark = pytest.mark.browser


def test_a_click_on_a_place_lists_its_events_with_sentence_and_source(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    click_on(driver, "Tbilisi")
    assert one(driver, "#list-title").text == "Tbilisi"
    assert len(texts(driver, "#events > li")) == 2
    talks = one(driver, '#events > li[data-event="4"]')
    for words in (
        "Sat, 16 July 2022",
        "Talks",
        "They met in Tbilisi on Saturday.",
        "Told by 2 reports",
        "Involving Armenia, Azerbaijan",
        "published 17 July 2022",
        "publication date unknown",
        "Example Wire",
    ):
        assert words in talks.text
    assert talks.find_element(By.TAG_NAME, "mark").text == "Tbilisi"
    link = talks.find_element(By.CSS_SELECTOR, ".sources a")
    assert link.get_attribute("href") == "https://news.example/wire-1"
    assert "noopener" in str(link.get_attribute("rel"))
    press(driver, "#everywhere")
    assert len(texts(driver, "#events > li")) == 12


@pytest.mark.parametrize("touch", [False, True])
def test_an_event_chosen_in_the_list_is_shown_on_the_map(show: Opener, *, touch: bool) -> None:
    driver = show(hash_=SOUTH_CAUCASUS, touch=touch, size=(1000, 800))
    rings = """
        let rings = 0;
        map_events.eachLayer(({ symbols = [] }) => {
            rings += symbols.filter(({ selected }) => selected).length;
        });
        return rings;
    """
    assert driver.execute_script(rings) == 0
    if touch:
        tap(driver, '#events > li[data-event="10"] .when')
    else:
        one(driver, '#events > li[data-event="10"] .when').send_keys(Keys.ENTER)
    ready(driver)
    card = one(driver, '#events > li[data-event="10"]')
    assert card.get_attribute("aria-current") == "true"
    assert driver.execute_script("return map_events.getBounds().contains([38.9, -77.04])")
    assert driver.execute_script(rings) == 1
    assert len(shown(driver)) == 12


def test_the_list_works_by_keyboard(show: Opener) -> None:
    driver = show(hash_=SOUTH_CAUCASUS)
    button = one(driver, '#events > li[data-event="0"] .place')
    button.send_keys(Keys.ENTER)
    ready(driver)
    assert one(driver, "#list-title").text == "Stepanakert / Khankendi"
    assert driver.switch_to.active_element.get_attribute("id") == "list-title"
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert len(shown(driver)) == 12


def test_the_tabs_are_moved_through_by_arrows(show: Opener) -> None:
    driver = show()
    one(driver, "#tab-list").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    driver.switch_to.active_element.send_keys(Keys.NULL)
    assert one(driver, "#filters").is_displayed() or one(driver, "#dates").is_displayed()
    driver.switch_to.active_element.send_keys(Keys.END)
    assert one(driver, "#elsewhere").is_displayed()
    assert one(driver, "#tab-elsewhere").get_attribute("aria-selected") == "true"
    driver.switch_to.active_element.send_keys(Keys.HOME)
    assert one(driver, "#list").is_displayed()


def test_the_skip_link_leads_to_the_list(show: Opener) -> None:
    driver = show(hash_="#tab=filters")
    driver.execute_script("document.querySelector('.skip').focus()")  # it is out of sight until it has focus
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("id") == "list"


def test_words_say_how_sure_date_and_place_are(show: Opener) -> None:
    driver = show()
    said = " ".join(texts(driver, "#events > li"))
    for words in (
        "May 2021",
        "on or about 1 May 2023",
        "Date unknown",
        "near Stepanakert / Khankendi",
        "somewhere in Syunik",
        "planned",
        "contested",
    ):
        assert words in said
    for details in every(driver, ".basis summary"):
        details.send_keys(Keys.ENTER)
    rests = " ".join(texts(driver, ".basis"))
    assert "Place: somewhere in Syunik, a region; drawn as a whole." in rests
    assert "Date: counted from the report’s day or another date." in rests
    assert "Confidence in the place: 90%." in rests


def test_an_event_at_two_places_is_one_event_with_both_marked(show: Opener) -> None:
    quote = "Officials from Yerevan met others in Ijevan."
    rows = [
        event(
            "both",
            place,
            "2022-09-14",
            articles=[report(quote=quote, mention=[quote.index(place), quote.index(place) + len(place)])],
        )
        for place in ("Yerevan", "Ijevan")
    ]
    driver = show(events_frame(*rows))
    assert len(shown(driver)) == 1
    assert texts(driver, "#events .place") == ["Yerevan", "Ijevan"]
    assert texts(driver, "#events mark") == ["Yerevan", "Ijevan"]
    assert texts(driver, "#events blockquote") == [quote]


def test_a_long_list_grows_and_says_each_position(show: Opener) -> None:
    rows = [
        event(f"e{n:03}", "Baku", f"2022-{1 + n // 28:02}-{1 + n % 28:02}",
              articles=[report(**named(f"Day {n} of talks in ", "Baku", "."))])
        for n in range(300)
    ]  # fmt: skip
    driver = show(events_frame(*rows))
    first = one(driver, "#events > li")
    assert first.get_attribute("aria-setsize") == "300"
    assert first.get_attribute("aria-posinset") == "1"
    more = one(driver, "#events + .more")
    before = len(shown(driver))
    more.send_keys(Keys.ENTER)
    until(driver, lambda: len(shown(driver)) > before, "it grows by its button")
    assert driver.switch_to.active_element.get_attribute("aria-posinset") == str(before + 1)
    for _ in range(12):
        driver.execute_script("document.getElementById('list').scrollTop = 1e9")
        ready(driver)
    until(driver, lambda: shown(driver)[-1] == 0, "it grows to its end as one scrolls")
    assert len(shown(driver)) <= 150
    earlier = one(driver, ".more:has(+ #events)")
    last = shown(driver)[0]
    earlier.send_keys(Keys.ENTER)
    until(driver, lambda: shown(driver)[0] == last + 25, "it goes back")


def test_a_report_whose_events_are_not_told_is_listed(show: Opener) -> None:
    left = {"kind": "article", "text": "Das Treffen", "reason": "it is in German", "article_id": "a"}
    driver = show(None, elsewhere_frame(left), hash_="#tab=elsewhere")
    (said,) = texts(driver, "#elsewhere .event")
    assert "Report whose events are not told" in said
    assert "it is in German" in said


def test_what_is_not_on_the_map_is_listed_with_its_reason(show: Opener) -> None:
    driver = show()
    assert one(driver, "#elsewhere-tally").text == "2"
    tab(driver, "elsewhere")
    said = one(driver, "#elsewhere").text
    assert "Officials promised an inquiry." in said
    assert "Sat, 16 July 2022" in said
    assert "the sentence names no place where it happened" in said
    assert "Qarabulaq" in said

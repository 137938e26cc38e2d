"""Filters with counts and chips, and the search in any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import elsewhere_frame, event, events_frame, lost, report
from selenium.webdriver.common.keys import Keys
from window import every, one, press, ready, requests, shown, tab, tally, tap, texts, until

if TYPE_CHECKING:
    import geopandas as gpd
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement
    from window import Opener

pytestmark = pytest.mark.browser

FILTERS = "#tab=filters"


def option(driver: Chrome, facet: str, key: str) -> WebElement:
    details = one(driver, f'[data-facet="{facet}"]')
    if not details.get_property("open"):
        details.find_element("tag name", "summary").send_keys(Keys.ENTER)
        until(driver, lambda: bool(every(driver, f'[data-facet="{facet}"] input[data-key]')), "it unfolds")
    return one(driver, f'[data-facet="{facet}"] input[data-key="{key}"]')


def counts(driver: Chrome, facet: str) -> dict[str, str]:
    rows = f'[data-facet="{facet}"] .options li'
    return dict(zip(texts(driver, f"{rows} .name-of"), texts(driver, f"{rows} .count"), strict=True))


def search(driver: Chrome, text: str) -> None:
    field = one(driver, "#search")
    field.clear()
    field.send_keys(text)
    until(
        driver,
        lambda: (
            driver.execute_script("return new URLSearchParams(location.hash.slice(1)).get('q')")
            == text.strip()
        ),
        f"the search for {text!r} is done",
    )
    ready(driver)


def test_each_facet_filters_and_counts(show: Opener) -> None:
    driver = show(hash_=FILTERS)
    assert counts(driver, "kind") == {
        "Talks": "4", "Accusation": "2", "Attack": "2", "Coercion": "2", "Agreement": "1", "Protest": "1",
    }  # fmt: skip
    assert counts(driver, "country") == {
        "Armenia": "5", "contested": "3", "Azerbaijan": "2", "Georgia": "2", "United States": "1",
    }  # fmt: skip
    for facet, key, n in (
        ("kind", "CONSULT", 4),
        ("status", "planned", 1),
        ("place", "made-up:Tbilisi", 2),
        ("country", "contested", 3),
        ("actor", "Armenia", 1),
        ("source", "Example Wire", 12),
        ("certainty", "3", 1),
    ):
        option(driver, facet, key).click()
        assert tally(driver).startswith(f"{n} event"), facet
        assert len(every(driver, "#chips .chip:not(.clear)")) == 1
        option(driver, facet, key).click()
    assert tally(driver).startswith("12 events")


def test_within_a_facet_either_across_facets_both(show: Opener) -> None:
    driver = show(hash_=FILTERS)
    option(driver, "kind", "ASSAULT").send_keys(Keys.SPACE)
    assert driver.switch_to.active_element.get_attribute("data-key") == "ASSAULT"
    option(driver, "kind", "PROTEST").click()
    assert tally(driver).startswith("3 events")
    assert counts(driver, "kind")["Talks"] == "4"
    assert counts(driver, "country") == {"Armenia": "1", "contested": "2"}
    option(driver, "country", "AM").click()
    assert tally(driver).startswith("1 event at 1 place")
    tab(driver, "list")
    assert shown(driver) == [6]


@pytest.mark.parametrize("touch", [False, True])
def test_chips_take_filters_away_one_by_one_or_all(show: Opener, *, touch: bool) -> None:
    driver = show(hash_="#kind=ASSAULT&country=contested&q=talks", touch=touch, size=(1000, 700))
    assert texts(driver, "#chips .chip bdi") == ["Kind: Attack", "Country: contested"]
    assert tally(driver).startswith("2 events")
    chip = one(driver, "#chips .chip")
    assert chip.get_attribute("aria-label") == "Remove the filter Kind: Attack"
    if touch:
        tap(driver, "#chips .chip")
    else:
        chip.send_keys(Keys.ENTER)
    assert tally(driver).startswith("3 events")
    press(driver, "#chips .clear")
    assert tally(driver).startswith("12 events")
    assert one(driver, "#search").get_property("value") == ""
    assert not one(driver, "#chips").is_displayed()


def test_a_facet_of_many_values_is_searched(show: Opener) -> None:
    names = ["Şəki", "Łódź", "Ödemiş", "Tbilisi"] + [f"Village {n}" for n in range(30)]
    rows = [
        event(f"e{n}", "Baku", "2022-01-01", place_id=f"p{n}", place_name=name)
        for n, name in enumerate(names)
    ]
    driver = show(events_frame(*rows), hash_=FILTERS)
    option(driver, "place", "p0")
    assert len(every(driver, '[data-facet="place"] input[data-key]')) == 8
    find = one(driver, '[data-facet="place"] .facet-find')
    for text, name in (("seki", "Şəki"), ("lodz", "Łódź"), ("ODEMIS", "Ödemiş")):
        find.clear()
        find.send_keys(text)
        assert list(counts(driver, "place")) == [name]
    find.clear()
    find.send_keys("nowhere")
    assert texts(driver, '[data-facet="place"] .options li') == ["Nothing like that."]
    find.clear()
    find.send_keys("v")
    press(driver, '[data-facet="place"] .more')
    assert len(counts(driver, "place")) == 30


def many_scripts() -> gpd.GeoDataFrame:
    """Return events whose sentences and names are in several scripts."""
    told = [
        ("Stepanakert", "Şəki şəhərində görüş keçirildi."),
        ("Tbilisi", "მოლაპარაკება თბილისში გაიმართა."),
        ("Yerevan", "Հանդիպումը տեղի ունեցավ Երևանում"),
        ("Baku", "Встреча прошла в Йошкар-Оле."),
        ("Ijevan", "Søren Kierkegård said A\u011fr\u0131 and Łódź agreed; the ‘ceasefire’ held."),
        ("Washington", "عُقد الاجتماع في القاهرة."),
    ]
    return events_frame(
        *(
            event(f"s{n}", place, f"2022-01-0{n + 1}", articles=[report(f"r{n}", quote=quote, mention=None)])
            for n, (place, quote) in enumerate(told)
        )
    )


def test_search_in_any_script_with_diacritics_folded(show: Opener) -> None:
    driver = show(many_scripts())
    for text, found in {
        "seki": [0],
        "SAKI": [0],
        "şəki": [0],
        "görüs kecirildi": [0],
        "khankendi": [0],
        "თბილისში": [1],
        "ԵՐԵՎԱՆ": [2],
        "йошкар": [3],
        "иошкар": [],
        "soren agri lodz": [4],
        "'ceasefire'": [4],
        "الاجتماع": [5],
        "عقد": [5],
        '"said A\u011fr\u0131"': [4],
        "said A\u011fr\u0131 nowhere": [],
        "Report r3": [3],
    }.items():
        search(driver, text)
        assert shown(driver) == found, text


def test_search_narrows_all_that_is_seen(show: Opener) -> None:
    driver = show(hash_="#tab=dates")
    search(driver, "corridor")
    assert tally(driver).startswith("1 event at 1 place, 23 April 2023")
    assert one(driver, '#tree input[data-key="2022"]').get_attribute("aria-label") == "2022, 0 events"
    assert one(driver, "#elsewhere-tally").text == "0"
    one(driver, "#search").send_keys(Keys.ESCAPE)
    search(driver, "inquiry")
    assert one(driver, "#elsewhere-tally").text == "1"
    tab(driver, "elsewhere")
    assert texts(driver, "#elsewhere-found") == ["1 of 2 match the search."]
    assert texts(driver, "#elsewhere blockquote") == ["Officials promised an inquiry."]
    assert requests(driver) == []


def test_search_reads_names_that_no_place_was_found_for(show: Opener) -> None:
    gone = elsewhere_frame(
        {"kind": "toponym", "text": "Gözəldərə", "reason": "no place of this name", "article_id": "a"}
    )
    driver = show(None, gone, hash_="#tab=elsewhere&q=gozeldere")
    assert texts(driver, "#elsewhere .name-found") == ["Gözəldərə"]


def test_what_is_found_on_other_dates_is_one_step_away(show: Opener) -> None:
    driver = show(hash_="#range=2020-09-01..2020-10-31")
    search(driver, "corridor")
    assert shown(driver) == []
    button = one(driver, "#events .nothing button")
    assert button.text == "Show 1 event on other dates"
    button.send_keys(Keys.ENTER)
    assert shown(driver) == [9]
    assert driver.switch_to.active_element.get_attribute("id") == "list-title"


def test_undated_events_are_found_too(show: Opener) -> None:
    driver = show(None, lost())
    search(driver, "baku")
    assert 11 in shown(driver)

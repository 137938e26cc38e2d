"""Many places are joined on the map, shaded, or shown by their change; what is counted stays exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import event, events_frame
from shapely.geometry import Point
from window import click_at, every, one, press, ready, tally, texts, until

if TYPE_CHECKING:
    import geopandas as gpd
    from window import Opener

pytestmark = pytest.mark.browser

SIDE = 15
SYMBOLS = """
    const done = arguments[0];
    requestAnimationFrame(() => done(geo.drawn().symbols.map(({ n, places, isJoined, change }) =>
        ({ n, places: places.length, isJoined, change }))));
"""


def grid() -> gpd.GeoDataFrame:
    """Return events at 225 places some kilometres apart; the last is at two of them."""
    rows = [
        event(
            f"e{x}-{y}",
            "Baku",
            "2022-05-02" if x % 2 else "2022-05-01",
            place_id=f"p{x}-{y}",
            place_name=f"Place {x}-{y}",
            geometry=Point(45 + 0.02 * x, 40 + 0.02 * y),
            event_type="ASSAULT" if y % 2 else "CONSULT",
        )
        for x in range(SIDE)
        for y in range(SIDE)
    ]
    twice = event("e0-0", "Baku", "2022-05-01", place_id="p1-0", place_name="Place 1-0")
    return events_frame(rows[0], twice | {"geometry": Point(45.02, 40)}, *rows[1:])


def test_places_that_would_cover_each_other_are_joined_and_part_as_one_zooms_in(show: Opener) -> None:
    driver = show(grid(), hash_="#map=6/40.1/45.1")
    symbols = driver.execute_async_script(SYMBOLS)
    assert sum(symbol["places"] for symbol in symbols) == SIDE * SIDE
    assert len(symbols) < 20
    assert any(symbol["isJoined"] for symbol in symbols)
    driver.execute_script("map_events.setZoom(12, { animate: false })")
    ready(driver)
    symbols = driver.execute_async_script(SYMBOLS)
    assert len(symbols) == SIDE * SIDE
    assert not any(symbol["isJoined"] for symbol in symbols)


def test_a_joined_symbol_counts_events_not_places(show: Opener) -> None:
    driver = show(grid(), hash_="#map=3/40.1/45.1&symbols=joined")
    (symbol,) = driver.execute_async_script(SYMBOLS)
    assert symbol["places"] == SIDE * SIDE
    assert symbol["n"] == SIDE * SIDE, "the event at two places counts once"
    assert tally(driver).startswith("225 events at 225 places")


def test_a_click_opens_the_places_of_a_joined_symbol(show: Opener) -> None:
    driver = show(grid(), hash_="#map=5/40.14/45.14&symbols=joined")
    x, y = driver.execute_script("""
        const box = map_events.getContainer().getBoundingClientRect();
        const { x, y } = geo.drawn().symbols[0];
        const point = map_events.latLngToContainerPoint(map_events.unproject([256 * x, 256 * y], 0));
        return [box.left + point.x, box.top + point.y];
    """)
    click_at(driver, x, y)
    assert "places here" in one(driver, ".pick .note").text
    before = driver.execute_script("return map_events.getZoom()")
    press(driver, ".pick .zoom-here")
    until(driver, lambda: driver.execute_script("return map_events.getZoom()") > before, "it zooms in")


def test_change_is_shown_against_the_period_before(show: Opener) -> None:
    driver = show(grid(), hash_="#range=2022-05-02..2022-05-02&shade=change&map=3/40.1/45.1&symbols=joined")
    (symbol,) = driver.execute_async_script(SYMBOLS)
    assert symbol["n"] == 105
    assert symbol["change"] == 105 - 121
    assert "fewer than before" in texts(driver, "#legend .changes li")


def test_change_against_nothing_is_explained(show: Opener) -> None:
    driver = show(grid(), hash_="#shade=change")
    assert "change is shown against" in one(driver, "#notice").text


def test_the_legend_filters_by_kind(show: Opener) -> None:
    driver = show()
    force = one(driver, ".legend-kind")
    force.click()
    until(driver, lambda: tally(driver).startswith("5 events"), "one family is left")
    assert one(driver, ".legend-kind").get_attribute("aria-pressed") == "true"
    assert "Family: Cooperation" in " ".join(texts(driver, ".chip"))
    press(driver, ".legend-kind")
    until(driver, lambda: tally(driver).startswith("12 events"), "all are back")


def test_the_slider_filters_by_certainty(show: Opener) -> None:
    rows = [event(f"e{n}", "Baku", "2022-05-01", score=0.5 + n / 20) for n in range(10)]
    driver = show(events_frame(*rows), hash_="#sure=80")
    assert tally(driver).startswith("4 events")
    assert "80%" in " ".join(texts(driver, ".chip"))


def test_a_map_of_fiji_and_samoa_shows_both(show: Opener) -> None:
    places = {"Suva": (178.44, -18.14), "Labasa": (179.36, -16.43), "Apia": (-171.76, -13.83)}
    rows = [
        event(name, "Baku", "2022-05-01", place_id=name, place_name=name, geometry=Point(*at))
        for name, at in places.items()
    ]
    driver = show(events_frame(*rows))
    assert not one(driver, "#outside").is_displayed()
    assert set(places) <= set(texts(driver, ".name-event"))
    assert driver.execute_script("return map_events.getZoom()") > 3
    assert len(every(driver, "#events > .event")) == 3

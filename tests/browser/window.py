"""A real headless Chromium with the network refused, and what the tests ask of its window."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from made_up import PLACES
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    Opener = Callable[..., Chrome]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
SOUTH_CAUCASUS = "#map=6.5/40.7/46"


def require(*names: str) -> str:
    """Return the path of the first program there is; without any, skip, but fail where tests must run."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        message = f"no {' or '.join(names)} on this machine: the map page is not tried in a browser"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return found


@contextmanager
def browser(saved: Path) -> Iterator[Chrome]:
    """Start a browser; what is downloaded goes into a folder."""
    options = webdriver.ChromeOptions()
    options.binary_location = require(*BROWSERS)
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(require("chromedriver")))
    driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior",
        {"behavior": "allow", "downloadPath": str(saved), "eventsEnabled": True},
    )
    yield driver
    driver.quit()


def screen(driver: Chrome, width: int, height: int, *, touch: bool = False, dark: bool = False) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [scheme]})


def log(driver: Chrome, name: str) -> list[dict[str, Any]]:
    """Return and forget what the browser has logged since the last call."""
    entries: list[dict[str, Any]] = driver.get_log(name)  # type: ignore[no-untyped-call]  # selenium's gap
    return entries


def requests(driver: Chrome) -> list[str]:
    """Return the addresses asked for since the last call, those inside the page and the file aside."""
    return [url for url in all_requests(driver) if not url.startswith(("file:", "data:", "blob:"))]


def all_requests(driver: Chrome) -> list[str]:
    """Return the addresses asked for since the last call."""
    messages = (json.loads(entry["message"])["message"] for entry in log(driver, "performance"))
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def complaints(driver: Chrome) -> list[str]:
    """Return errors of script and policy; that the network refuses an online map is no error of the page."""
    severe = [entry["message"] for entry in log(driver, "browser") if entry["level"] == "SEVERE"]
    return [message for message in severe if "ERR_NAME_NOT_RESOLVED" not in message]


def ready(driver: Chrome) -> None:
    WebDriverWait(driver, 10).until(
        lambda d: d.execute_script("return document.documentElement.dataset.ready")
    )
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def until(driver: Chrome, condition: Callable[[], bool], what: str) -> None:
    """Wait for what takes the page a moment, such as a search."""
    WebDriverWait(driver, 15, 0.03).until(lambda _: condition(), what)


def one(driver: Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def press(driver: Chrome, selector: str) -> None:
    """Click on an element; find it again where the page has drawn it again before the click."""

    def pressed(_: Chrome) -> bool:
        one(driver, selector).click()
        return True

    waiting = WebDriverWait(driver, 15, 0.03, ignored_exceptions=[StaleElementReferenceException])
    waiting.until(pressed, f"{selector} can be clicked")


def every(driver: Chrome, selector: str) -> list[WebElement]:
    return driver.find_elements(By.CSS_SELECTOR, selector)


def texts(driver: Chrome, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText)"
    found: list[str] = driver.execute_script(script, selector)
    return found


def shown(driver: Chrome) -> list[int]:
    """Return the numbers of the events in the list, in its order: those of `dozen` are counted by date."""
    return [int(str(card.get_attribute("data-event"))) for card in every(driver, "#events > .event")]


def tally(driver: Chrome) -> str:
    return one(driver, "#tally").text


def address(driver: Chrome) -> str:
    """Return the page's address; it is written a moment after a change."""
    said: str = driver.execute_script("geo.address.flush(); return location.href")
    return said


def tab(driver: Chrome, name: str) -> None:
    one(driver, f"#tab-{name}").click()
    ready(driver)


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


def click_at(driver: Chrome, x: float, y: float) -> None:
    actions = ActionChains(driver)
    actions.w3c_actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
    actions.click().perform()
    ready(driver)


def click_on(driver: Chrome, place: str) -> None:
    click_at(driver, *pixel(driver, place))


def tap_at(driver: Chrome, x: float, y: float) -> None:
    """Touch the screen with one finger, shortly."""
    for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    ready(driver)


def tap(driver: Chrome, selector: str) -> None:
    tap_at(driver, *middle(driver, selector))


def swipe(driver: Chrome, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Move one finger over the screen in a few steps."""
    (x, y), (to_x, to_y) = start, end
    steps = [(x + (to_x - x) * i / 5, y + (to_y - y) * i / 5) for i in range(1, 6)]
    driver.execute_cdp_cmd(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for at_x, at_y in steps:
        point = {"x": at_x, "y": at_y}
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    ready(driver)


def middle(driver: Chrome, selector: str) -> tuple[float, float]:
    """Return the middle of an element in the window."""
    script = """
        const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    """
    x, y = driver.execute_script(script, selector)
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


def named(driver: Chrome) -> list[str]:
    """Return the names of places with events that stand on the map, sorted."""
    ready(driver)
    return sorted(texts(driver, ".name-event"))

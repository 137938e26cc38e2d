"""What the tests ask of the browser's window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    Opener = Callable[..., Chrome]


def screen(driver: Chrome, width: int, height: int) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def log(driver: Chrome, name: str) -> list[dict[str, Any]]:
    """Return and forget what the browser has logged since the last call."""
    entries: list[dict[str, Any]] = driver.get_log(name)  # type: ignore[no-untyped-call]  # selenium's gap
    return entries


def requests(driver: Chrome) -> list[str]:
    """Return the addresses asked for since the last call, those inside the page and the file aside."""
    messages = (json.loads(entry["message"])["message"] for entry in log(driver, "performance"))
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("file:", "data:", "blob:"))]


def complaints(driver: Chrome) -> list[str]:
    """Return errors of script and policy; that the network refuses an online map is no error of the page."""
    severe = [entry["message"] for entry in log(driver, "browser") if entry["level"] == "SEVERE"]
    return [message for message in severe if "ERR_NAME_NOT_RESOLVED" not in message]


def ready(driver: Chrome) -> None:
    WebDriverWait(driver, 10).until(
        lambda d: d.execute_script("return document.documentElement.dataset.ready")
    )
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def one(driver: Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: Chrome, selector: str) -> list[str]:
    return [found.text for found in driver.find_elements(By.CSS_SELECTOR, selector)]

"""A real headless Chromium with the network refused."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from made_up import dozen, lost
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from window import complaints, log, ready, screen

from geo import maps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd
    from selenium.webdriver import Chrome
    from window import Opener

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def require(*names: str) -> str:
    """Return the path of the first program there is; without any, skip, but fail where tests must run."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        message = f"no {' or '.join(names)} on this machine: the map page is not tried in a browser"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = require(*BROWSERS)
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(require("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def show(chromium: Chrome, tmp_path: Path) -> Iterator[Opener]:
    """Write a map, open it, and hand over the browser; afterwards, nothing must have been complained of."""

    def opened(
        events: gpd.GeoDataFrame | None = None,
        elsewhere: pd.DataFrame | None = None,
        *,
        title: str = "Made-up events",
        hash_: str = "",
        size: tuple[int, int] = (1280, 800),
    ) -> Chrome:
        path = tmp_path / "map.html"
        maps.write(
            dozen() if events is None else events,
            lost() if elsewhere is None else elsewhere,
            path,
            title=title,
        )
        screen(chromium, *size)
        chromium.get("about:blank")
        for name in ("browser", "performance"):
            log(chromium, name)
        chromium.get(path.as_uri() + hash_)
        ready(chromium)
        return chromium

    yield opened
    assert complaints(chromium) == []

"""A real headless Chromium with the network refused, and pages that are written once a run."""

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
def chromium(saved: Path) -> Iterator[Chrome]:
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


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that downloads are saved in."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a dozen events, which most tests open."""
    path = tmp_path_factory.mktemp("usual") / "dozen.html"
    maps.write(dozen(), lost(), path, title="Made-up events")
    return path


@pytest.fixture
def show(chromium: Chrome, tmp_path: Path, usual: Path) -> Iterator[Opener]:
    """Write a map, open it, and hand over the browser; afterwards, nothing must have been complained of."""

    def written(events: gpd.GeoDataFrame | None, elsewhere: pd.DataFrame | None, title: str) -> Path:
        path = tmp_path / "map.html"
        maps.write(
            dozen() if events is None else events,
            lost() if elsewhere is None else elsewhere,
            path,
            title=title,
        )
        return path

    def opened(  # noqa: PLR0913 - each is named, and most tests want one or two
        events: gpd.GeoDataFrame | None = None,
        elsewhere: pd.DataFrame | None = None,
        *,
        title: str = "Made-up events",
        hash_: str = "",
        size: tuple[int, int] = (1280, 800),
        touch: bool = False,
        dark: bool = False,
    ) -> Chrome:
        is_usual = events is None and elsewhere is None
        path = usual if is_usual else written(events, elsewhere, title)
        screen(chromium, *size, touch=touch, dark=dark)
        chromium.get("about:blank")
        for name in ("browser", "performance"):
            log(chromium, name)
        chromium.get(path.as_uri() + hash_)
        ready(chromium)
        return chromium

    yield opened
    assert complaints(chromium) == []

"""A real headless Chromium, and pages that are written once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import dozen, lost
from window import browser, complaints, log, ready, screen

from geo import maps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd
    from selenium.webdriver import Chrome
    from window import Opener


@pytest.fixture(scope="session")
def chromium(saved: Path) -> Iterator[Chrome]:
    with browser(saved) as driver:
        yield driver


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

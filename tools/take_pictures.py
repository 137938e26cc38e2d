"""Take the manual's pictures of maps: build each from examples/, open it in Chromium, keep what is seen.

python tools/take_pictures.py
"""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver

import geo

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 800
SECONDS_TO_DRAW = 3
SWITCHES = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND")


@dataclass(frozen=True, slots=True)
class Picture:
    """One map of the gallery."""

    name: str
    """Of the folder in examples/, and of the picture."""
    title: str


GALLERY = (
    Picture("river", "A flood comes down the Danube"),
    Picture("harbours", "A strike in the harbours of Europe"),
    Picture("border", "Shots, talks and aid on a border"),
)


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    options = webdriver.ChromeOptions()
    for switch in (*SWITCHES, f"--window-size={WIDTH},{HEIGHT}"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options)
    try:
        with TemporaryDirectory() as folder:
            for picture in GALLERY:
                page = Path(folder) / f"{picture.name}.html"
                geo.build(ROOT / "examples" / picture.name, title=picture.title, no_cache=True).save(page)
                (PICTURES / f"{picture.name}.png").write_bytes(taken(driver, page))
                print(f"docs/pictures/{picture.name}.png")
    finally:
        driver.quit()


def taken(driver: webdriver.Chrome, page: Path) -> bytes:
    """Return a picture of a page in a window of the usual size, as PNG."""
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    light = {"features": [{"name": "prefers-color-scheme", "value": "light"}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", light)
    driver.get(page.as_uri())
    time.sleep(SECONDS_TO_DRAW)
    found = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": False})
    return base64.b64decode(found["data"])


if __name__ == "__main__":
    main()

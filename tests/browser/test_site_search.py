"""The manual's site, opened from disk in a browser without a network: its search finds, and asks nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from window import complaints, requests

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).parents[2]
SECONDS = 60

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder


def test_the_search_of_a_page_from_disk_finds_an_option(site: Path, chromium: Chrome) -> None:
    requests(chromium), complaints(chromium)  # forgets those of the tests before
    chromium.get((site / "index.html").as_uri())
    field = chromium.find_element(By.CSS_SELECTOR, "input[name=query]")
    chromium.execute_script("arguments[0].focus()", field)
    field.send_keys("min-certainty")
    WebDriverWait(chromium, SECONDS).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, ".md-search-result__item a")
    )
    found = chromium.find_elements(By.CSS_SELECTOR, ".md-search-result__item a")
    addresses = [str(link.get_attribute("href")) for link in found]
    assert all(address.startswith(site.as_uri()) for address in addresses)
    assert any("reference/" in address for address in addresses)
    assert not complaints(chromium)
    assert not requests(chromium)

"""axe-core finds no serious hindrance, whatever is open, in every state in which the page is read."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from window import press, ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome
    from window import Opener

pytestmark = pytest.mark.browser

AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
FOUND = """
    const inShort = ({ id, impact, nodes }) => [id, impact, nodes[0].html, nodes[0].failureSummary];
    axe.run({ resultTypes: ["violations"] }).then(({ violations }) => {
        arguments[0](violations.filter(({ impact }) => impact !== "minor").map(inShort));
    });
"""


def _menus(driver: Chrome) -> None:
    press(driver, ".basis summary")
    press(driver, "#options > summary")


def _correction(driver: Chrome) -> None:
    press(driver, ".correct")


def _table(driver: Chrome) -> None:
    press(driver, "#table-open")


def _paper(driver: Chrome) -> None:
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")


def _nothing(_: Chrome) -> None:
    pass


DESKTOP, PHONE, LARGE_LETTERS = (1280, 800), (390, 844), (320, 256)
STATES: dict[str, tuple[str, tuple[int, int], Callable[[Chrome], None]]] = {
    "list": ("#event=e05", DESKTOP, _menus),
    "dates": ("#tab=dates", DESKTOP, _nothing),
    "filters": ("#tab=filters&kind=CONSULT", DESKTOP, _nothing),
    "elsewhere": ("#tab=elsewhere", DESKTOP, _nothing),
    "table": ("", DESKTOP, _table),
    "correction": ("", DESKTOP, _correction),
    "joined": ("#symbols=joined", DESKTOP, _nothing),
    "change": ("#shade=change", DESKTOP, _nothing),
    "phone": ("", PHONE, _nothing),
    "400 %": ("", LARGE_LETTERS, _nothing),
    "400 %, filters": ("#tab=filters", LARGE_LETTERS, _nothing),
    "right to left": ("#lang=ar", DESKTOP, _menus),
    "right to left, phone": ("#lang=ar&tab=filters", PHONE, _nothing),
    "right to left, table": ("#lang=ar", DESKTOP, _table),
    "embed": ("#embed=1", PHONE, _nothing),
    "embed, wide": ("#embed=1", (640, 420), _nothing),
    "print": ("", DESKTOP, _paper),
}


def hindrances(driver: Chrome) -> list[Any]:
    """Return what axe-core finds on the page as it stands, minor things aside."""
    ready(driver)
    driver.execute_script(AXE)
    found: list[Any] = driver.execute_async_script(FOUND)
    return found


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_serious(show: Opener, name: str, *, dark: bool) -> None:
    hash_, size, act = STATES[name]
    driver = show(hash_=hash_, dark=dark, size=size, touch=size == PHONE)
    act(driver)
    try:
        assert hindrances(driver) == []
    finally:
        driver.execute_script("dispatchEvent(new Event('afterprint'))")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

"""axe-core finds no serious hindrance, whatever is open, in light and in dark."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from window import one, ready

if TYPE_CHECKING:
    from window import Opener

pytestmark = pytest.mark.browser

AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
STATES = {
    "list": "#event=e05",
    "dates": "#tab=dates",
    "filters": "#tab=filters&kind=CONSULT",
    "elsewhere": "#tab=elsewhere",
    "embed": "#embed=1",
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_serious(show: Opener, name: str, *, dark: bool) -> None:
    driver = show(hash_=STATES[name], dark=dark, size=(390, 844) if name == "embed" else (1280, 800))
    if name == "list":
        one(driver, "#options > summary").click()
        one(driver, ".basis summary").click()
        ready(driver)
    driver.execute_script(AXE)
    found = driver.execute_async_script("""
        const told = ({ id, impact, nodes }) => [id, impact, nodes[0].html, nodes[0].failureSummary];
        axe.run({ resultTypes: ["violations"] }).then(({ violations }) => {
            arguments[0](violations.filter(({ impact }) => impact !== "minor").map(told));
        });
    """)
    assert found == []

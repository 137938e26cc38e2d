"""The page of questions, driven as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By

from geo.corrections import Row, What, read_rows, write_page

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
TABLE = """
const done = arguments[0];
URL.createObjectURL = (blob) => { blob.text().then(done); return "about:blank"; };
HTMLAnchorElement.prototype.click = () => {};
document.getElementById("save").dispatchEvent(new Event("click"));
"""


def test_choices_write_rows(chromium: Chrome, tmp_path: Path) -> None:
    questions = [
        Row(
            "=1+1", What.PLACE, "Vank, “old”", candidates="own:a Vank (PPL) | own:b Vank (PPL)", quote="a\nb"
        ),
        Row("b", What.PUBLISHED, "Talks", why="no date", others={"note": "ask Ana"}),
    ]
    page = tmp_path / "review.html"
    write_page(questions, [Row("c", What.PLACE, "Goris", answer="none")], page)
    chromium.get(page.as_uri())
    (place, *_) = chromium.find_elements(By.CSS_SELECTOR, "fieldset[data-row='1'] label:last-of-type")
    assert "geo places NAME" in place.text, "it is said what may be typed"
    chromium.find_element(By.CSS_SELECTOR, "input[value='own:b']").click()
    chromium.find_element(By.CSS_SELECTOR, "fieldset[data-row='2'] input[type=text]").send_keys("2022-07-16")
    assert chromium.find_element(By.ID, "count").text == "2"
    table = tmp_path / "corrections.csv"
    table.write_text(chromium.execute_async_script(TABLE), encoding="utf-8", newline="")
    rows = read_rows(table)
    assert [(row.article, row.text, row.answer) for row in rows] == [
        ("c", "Goris", "none"),
        ("=1+1", "Vank, “old”", "own:b"),
        ("b", "Talks", "2022-07-16"),
    ]
    assert rows[2].others == {"note": "ask Ana"}

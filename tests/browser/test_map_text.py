"""Text from articles is text: none of it runs, and all of it reads as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import elsewhere_frame, event, events_frame, report
from selenium.webdriver.common.by import By
from window import log, one, ready, requests

if TYPE_CHECKING:
    from window import Opener

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 2</script>",
    "<!--<script>",
    '"><img src=x onerror="window.pwned = 3">',
    "${window.pwned = 4}",
    "{{ 7 * 7 }}{% for x in range(3) %}{{ this.title }}{% endfor %}{# gone #}",
    r"\1 \u0041 \x41 C:\new\0",
    "line\u2028separators\u2029inside",
    "$& $1 $`",
    "\u202eright to left",
    "';window.pwned = 5;//",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_articles_is_text(show: Opener, text: str) -> None:
    row = event(
        "hostile",
        "Baku",
        "2022-01-01",
        place_name=text,
        place_other_name=text,
        admin1_name=text,
        place_id=text,
        event_type=text,
        status=text,
        summary=text,
        mention=text,
        actors=[text],
        articles=[report(text, title=text, source=text, url=text, quote=f"Before {text} after.")],
    )
    not_there = {"kind": "toponym", "text": text, "reason": text, "title": text, "source": text, "url": text}
    driver = show(events_frame(row), elsewhere_frame(not_there), title=text)
    one(driver, "#elsewhere > summary").click()
    content = "return document.querySelector(arguments[0]).textContent"
    assert driver.execute_script(content, "h1") == text
    assert driver.execute_script(content, "#events blockquote") == f"Before {text} after."
    assert driver.execute_script(content, "#events mark") == text
    assert driver.execute_script(content, "#events .place") == f"{text} / {text}"
    assert driver.execute_script(content, "#elsewhere .name-found") == text
    assert driver.find_elements(By.CSS_SELECTOR, "#events a, #events img, #elsewhere a") == []
    driver.execute_script("document.querySelector('#events .place').click()")
    ready(driver)
    assert driver.execute_script("return window.pwned") is None
    assert requests(driver) == []


@pytest.mark.parametrize(
    "url",
    ["javascript:window.pwned=1", "data:text/html,x", " JAVASCRIPT:alert(1)", "file:///etc/passwd", "//x"],
)
def test_only_links_to_the_web_are_links(show: Opener, url: str) -> None:
    driver = show(events_frame(event("e", "Baku", "2022-01-01", articles=[report(url=url)])))
    assert driver.find_elements(By.CSS_SELECTOR, "#events a") == []
    assert url.strip() in one(driver, "#events .sources").text


def test_the_policy_stops_script_that_is_not_the_pages(show: Opener) -> None:
    driver = show()
    ran = driver.execute_script("""
        const script = document.createElement("script");
        script.textContent = "window.pwned = 1";
        document.body.append(script);
        return window.pwned ?? "stopped";
    """)
    assert ran == "stopped"
    assert any("Content Security Policy" in entry["message"] for entry in log(driver, "browser"))

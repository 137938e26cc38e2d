"""Text from articles is text: none of it runs, and all of it reads as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up import elsewhere_frame, event, events_frame, named, report
from selenium.webdriver.common.by import By
from window import log, one, press, ready, requests, tab, texts

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
        actors=[text],
        articles=[report(text, title=text, source=text, url=text, **named("Before ", text, " after."))],
    )
    not_there = {"kind": "toponym", "text": text, "reason": text, "title": text, "source": text, "url": text}
    driver = show(events_frame(row), elsewhere_frame(not_there), title=text)
    for name in ("dates", "filters", "elsewhere", "list"):
        tab(driver, name)
    content = "return document.querySelector(arguments[0]).textContent"
    assert driver.execute_script(content, "h1") == text
    assert driver.execute_script(content, "#events blockquote") == f"Before {text} after."
    assert driver.execute_script(content, "#events mark") == text
    assert driver.execute_script(content, "#events .place") == f"{text} / {text}"
    assert driver.execute_script(content, "#elsewhere .name-found") == text
    assert text in driver.execute_script(content, "#filters")
    assert driver.find_elements(By.CSS_SELECTOR, "#events a, main img, #elsewhere a, #filters a") == []
    one(driver, "#search").send_keys("before")
    driver.execute_script("document.querySelector('#filters .options input').click()")
    driver.execute_script("document.querySelector('#events .place').click()")
    press(driver, "#downloads > summary")
    for form in ("GeoJSON", "CSV", "KML"):
        driver.execute_script("document.querySelector(`[data-format=${arguments[0]}]`).click()", form)
    driver.execute_script("document.querySelector('#share-open').click()")
    ready(driver)
    assert text in driver.execute_script(content, "#list-title")
    driver.refresh()
    ready(driver)
    assert driver.execute_script("return window.pwned") is None
    assert requests(driver) == []


@pytest.mark.parametrize(
    ("before", "mention", "after"),
    [
        ("Nigeria said its troops killed six in ", "Niger", "."),
        ("Six died in ", "Niger", "; Nigeria mourned them."),
        ("\U0001f534 Live: \U00010d03\U00010d04, six killed in ", "Niger", "."),
        ("On ", "\U0001f3dd Niger Island", " \U0001f3dd six were killed."),
        ("", "Niger", ""),
    ],
)
def test_the_place_is_marked_where_the_report_names_it(
    show: Opener, before: str, mention: str, after: str
) -> None:
    driver = show(
        events_frame(event("e", "Baku", "2022-01-01", articles=[report(**named(before, mention, after))]))
    )
    around = driver.execute_script("""
        const mark = document.querySelector("#events mark");
        return [mark.previousSibling, mark, mark.nextSibling].map((part) => part?.textContent ?? "");
    """)
    assert around == [before, mention, after]


def test_each_report_is_marked_by_its_own_spelling(show: Opener) -> None:
    told = [
        report("wire-1", **named("They met in ", "Kyiv", ".")),
        report("wire-2", **named("Talks in ", "Kiev", " ended.")),
        report("wire-3", quote="Talks in the capital ended; Baku said nothing.", mention=None),
    ]
    driver = show(events_frame(event("e", "Baku", "2022-01-01", articles=told)))
    assert texts(driver, "#events mark") == ["Kyiv", "Kiev"]
    assert texts(driver, "#events blockquote") == [one_report["quote"] for one_report in told]


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

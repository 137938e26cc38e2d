"""The day on which a page appeared, as the page itself says it; days in its sentences are not it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import Precision
from geo.readers.batches.part import HAS_YEAR, day_alone
from geo.readers.formats.pages.tree import classes, elements, line
from geo.readers.records.dates import published
from geo.readers.records.dates.order import FIGURES, orders_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

META = (
    *("article:published_time", "article:published", "og:published_time", "og:article:published_time"),
    *("datepublished", "date.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date"),
    *("dc.date.created", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "pubdate"),
    *("publication_date", "citation_publication_date", "cxenseparse:recs:publishtime", "rnews:datepublished"),
    *(
        "bt:pubdate",
        "published_at",
        "published-date",
        "article_date_original",
        "originalpublicationdate",
        "date",
    ),
)
"""The names under which the head of a page gives its day, the surest first."""
EARLIEST, LATEST = "1990-01-01", "2100-12-31"
"""Set, so that what is a date on a page doesn't change with the clock."""
MAX_WORDS_OF_DATE_LINE = 12
AFTER_A_SENTENCE = " \t\n'\"”’»)"
OF_DAY = ("datetime", "content", "title")
"""Attributes that may give the day of what is shown."""
NOT_SHOWN = frozenset(("script", "style", "title", "meta", "option", "link"))
OF_DATE = re.compile(r"date|time|publish|posted|stamp", re.IGNORECASE)
OF_UPDATE = re.compile(r"updat|modif", re.IGNORECASE)
FIGURES_IN_TEXT = re.compile(r"(?<![\d/.-])\d\d?[/-]\d\d?[/-](?:\d{4}|\d\d)(?![\d/-])")
MAX_CHARACTERS_OF_DATE = 60


def page_date(page: Any) -> str | None:  # noqa: ANN401 - an lxml element, which carries no types
    """Return the day that a page gives beside its structured data; None if it gives none, or one of two.

    The head of the page counts most, then what `htmldate` finds, then a date that stands alone on the page in
    any of the languages that are understood.
    """
    given = next(_in_head(page), None)
    if given is not None:
        return given
    visible = [element for element in elements(page) if _may_be_date(element)]
    day = next((day for element in visible if (day := _day_of(element)) is not None), None)
    if day is None and any(_is_open(line(element)) for element in visible):
        return None
    return _searched(page) or (str(day) if day else None)


def _in_head(page: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    given: dict[str, str] = {}
    for meta in page.iterfind(".//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        given.setdefault(name.strip().lower(), meta.get("content"))
    for name in META:
        if name in given and _is_day(given[name]):
            yield given[name]


def _is_day(value: str) -> bool:
    try:
        found = published(value)
    except UnreadableError:
        return False
    return found is not None and found.precision is Precision.DAY


def _may_be_date(element: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Return True for a mark of time, and for what holds no more than a date."""
    if element.tag == "time":
        return True
    if element.tag in NOT_SHOWN or len(element) > 1:
        return False
    if not len(element) and not HAS_YEAR.search(element.text or ""):  # most elements: this takes no time
        return any(HAS_YEAR.search(element.get(name, "")) for name in OF_DAY)
    words = line(element)
    return 0 < len(words) <= MAX_CHARACTERS_OF_DATE and HAS_YEAR.search(words) is not None


def day_of_element(element: Any) -> date | None:  # noqa: ANN401 - an lxml element
    """Return the day that an element marks: *<time datetime=…>* or a date alone."""
    return _day_of(element) if _may_be_date(element) else None


def _day_of(element: Any) -> date | None:  # noqa: ANN401 - an lxml element
    for given in map(element.get, OF_DAY):
        if given and (found := day_alone(given)) is not None:
            return found
    words = line(element)
    marked = element.tag == "time" or any(OF_DATE.search(name) for name in classes(element))
    if any(OF_UPDATE.search(name) for name in classes(element)):
        return None
    return day_alone(words) if marked or len(words) <= MAX_CHARACTERS_OF_DATE else None


def _is_open(words: str) -> bool:
    """Return True if a date alone in its element can be read in two ways."""
    found = FIGURES_IN_TEXT.search(words)
    return bool(found and FIGURES.fullmatch(found[0]) and len(orders_of(found[0])) > 1)


def _searched(page: Any) -> str | None:  # noqa: ANN401 - an lxml element
    """Return what `htmldate` finds where no structured data, perhaps of other articles, mislead it."""
    from htmldate import find_date  # noqa: PLC0415 - takes a while, so only where it is needed

    for script in page.xpath(".//script[@type='application/ld+json']"):
        script.drop_tree()
    for paragraph in page.xpath(".//p[not(@class) and not(@id)]"):
        if _is_prose(paragraph.text_content()):
            paragraph.drop_tree()
    found: str | None = find_date(
        page, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST
    )
    return found


def _is_prose(text: str) -> bool:
    ends_a_sentence = text.rstrip(AFTER_A_SENTENCE).endswith((".", "!", "?"))
    return ends_a_sentence or len(text.split()) > MAX_WORDS_OF_DATE_LINE

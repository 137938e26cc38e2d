"""Web pages as they were saved: the article's own text, without navigation, footers and comments."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import PublishedBasis
from geo.read.encoding import decode
from geo.read.fields import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Article, Unread
    from geo.read.sources import Source

TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)
FURNITURE = [
    "//nav",
    "//footer",
    "//*[@role='navigation' or @role='contentinfo']",
    "//*[@id='comments' or contains(concat(' ', @class, ' '), ' comments ')]",
]
"""Never the article; without this, the menu of a page with a very short article is taken for it."""
EARLIEST, LATEST = "1990-01-01", "2100-12-31"
"""Set, so that what is a date on a page doesn't change with the clock."""
MAX_WORDS_OF_DATE_LINE = 12
AFTER_A_SENTENCE = " \t\n'\"”’»)"


def articles(source: Source) -> Iterator[Article | Unread]:
    """Yield the one article of a page."""
    import trafilatura  # noqa: PLC0415 - takes a third of a second, so only where it is needed

    _silence("trafilatura", "htmldate")
    page = _parse(decode(source.bytes()))
    language = page.get("lang")
    found = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, prune_xpath=FURNITURE
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        raise UnreadableError("no article was found on the page")
    record = {
        "text": found.text.replace("\n", "\n\n"),  # a line of the extraction is a paragraph
        "title": found.title,
        "published": _date(page),
        "source": found.sitename,
        "url": found.url,
        "language": language,
    }
    yield from article(record, source.name, PublishedBasis.HTML)


def _silence(*loggers: str) -> None:
    """Keep libraries that log each odd page as an error from writing on the user's screen."""
    for name in loggers:
        logging.getLogger(name).addHandler(logging.NullHandler())


def _parse(markup: str) -> Any:  # noqa: ANN401 - an lxml element, which carries no types
    import trafilatura  # noqa: PLC0415 - as in `articles`

    if TAG.search(markup) is None:
        raise UnreadableError("it is no HTML page")
    page = trafilatura.load_html(f"<!doctype html>\n{markup}")  # without it, a part of a page is refused
    if page is None:
        raise UnreadableError("it is no HTML page")
    return page


def _date(page: Any) -> str | None:  # noqa: ANN401 - an lxml element, which carries no types
    """Return the date that the page itself gives; days in its sentences are not it."""
    from htmldate import find_date  # noqa: PLC0415 - likewise

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

"""Web pages as they were saved: the article's own text, without navigation, footers and comments."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import PublishedBasis
from geo.readers.batches.factiva import factiva_parts
from geo.readers.batches.nexis import nexis_parts
from geo.readers.formats.pages.blocks import page_parts
from geo.readers.formats.pages.dates import page_date
from geo.readers.formats.pages.furniture import why_furniture
from geo.readers.formats.pages.metadata import page_metadata
from geo.readers.formats.pages.structured import own_data
from geo.readers.formats.pages.telegram import is_telegram, telegram_parts
from geo.readers.formats.pages.tree import parse
from geo.readers.letters import decode
from geo.readers.records.markup import is_markup, plain
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.readers.batches.part import Part
    from geo.readers.formats.pages.structured import ArticleData
    from geo.readers.inputs.source import Source

FURNITURE = [
    "//nav",
    "//footer",
    "//*[@role='navigation' or @role='contentinfo']",
    "//*[@id='comments' or contains(concat(' ', @class, ' '), ' comments ')]",
]
"""Never the article; without this, the menu of a page with a very short article is taken for it."""
HEADING_OF_BATCH = re.compile(r"document(?<!\wdocument)(?:s\b|\s+[a-z0-9]{12,})")
"""The word comes first, and what must not stand before it after: so it is found as fast as any word is."""
WORDS_OF_BATCH = ("end of document", "load-date")
WHOLE_SHARE = 1.5
"""How much longer than the visible text the one in the structured data must be to be taken instead."""


def from_page(source: Source) -> Iterator[Record]:
    """Yield the article of a page, or those of a page that has several."""
    _silence("trafilatura", "htmldate")
    markup = decode(source.bytes(), source.charset)
    page = parse(markup)
    data = own_data(page)
    parts = _parts(markup, page, data)
    if parts:
        for number, part in enumerate(parts, 1):
            name = f"{source.name}#{number}" if len(parts) > 1 else source.name
            fields = {"url": source.url, "language": page.get("lang"), **part.fields}
            yield Record(fields, name, PublishedBasis.HTML)
    else:
        yield Record(_fields(page, source, data), source.name, PublishedBasis.HTML)


def _parts(markup: str, page: Any, data: ArticleData | None) -> Sequence[Part]:  # noqa: ANN401 - lxml
    if is_telegram(markup):
        return list(telegram_parts(page))
    if may_be_batch(markup.lower()):
        lines = plain(markup)
        if parts := factiva_parts(lines) or nexis_parts(lines):
            return parts
    for path in FURNITURE:
        for element in page.xpath(path):
            element.drop_tree()
    return page_parts(page, data)


def may_be_batch(markup: str) -> bool:
    """Return True if small letters have what a batch of an archive has somewhere.

    Only then is a page looked through for its parts.
    """
    return any(words in markup for words in WORDS_OF_BATCH) or HEADING_OF_BATCH.search(markup) is not None


def _fields(page: Any, source: Source, data: ArticleData | None) -> dict[str, object]:  # noqa: ANN401 - lxml
    """Return the fields of a page's one article."""
    import trafilatura  # noqa: PLC0415 - takes a third of a second, so only where it is needed

    language, said = page.get("lang"), page_metadata(page, data)
    found = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=False, prune_xpath=FURNITURE
    )
    visible = found.text if isinstance(found, trafilatura.settings.Document) else None
    # A line of the extraction is a paragraph.
    text = _whole((visible or "").replace("\n", "\n\n"), data)
    if not text:
        raise UnreadableError("no article was found on the page")
    if reason := why_furniture(text):
        raise UnreadableError(reason)
    return {
        "text": text,
        "title": said.title,
        "published": (data.published if data else None) or page_date(page),
        "source": said.source,
        "url": said.url or source.url,
        "language": language,
    }


def _whole(visible: str, data: ArticleData | None) -> str:
    """Return the text that is shown, or the whole one where a wall hides the rest of it."""
    if data is None or len(data.body) < WHOLE_SHARE * len(visible):
        return visible
    body = plain(data.body) if is_markup(data.body) else data.body
    return re.sub(r"\n\s*\n|\n", "\n\n", body)


@cache
def _silence(*loggers: str) -> None:
    """Keep libraries that log each odd page as an error from writing on the user's screen; once a process."""
    for name in loggers:
        logging.getLogger(name).addHandler(logging.NullHandler())

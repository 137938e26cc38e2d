"""The structured data of a page (JSON-LD): which of it is the article's own, and what that says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import Precision
from geo.readers.records.dates import published
from geo.readers.records.values import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIVE_BLOG = "LiveBlogPosting"
TYPES = frozenset(
    (
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"),
        *("OpinionNewsArticle", "ReviewNewsArticle", "BlogPosting", "SocialMediaPosting", "Report"),
        *("AdvertiserContentArticle", "SatiricalArticle", "AskPublicNewsArticle", LIVE_BLOG),
    )
)
"""The types of schema.org that are a report."""
UNWANTED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|;)\s*$", re.DOTALL)
LETTERS = re.compile(r"[\W_]+")
LEAST_LETTERS_SHARED = 12
"""Letters of a headline by which two are the same, one of them cut or with the site's name behind it."""


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What the structured data of a page say of its article."""

    record: Mapping[str, Any]

    @property
    def published(self) -> object:
        """The day of publication, if it can be read."""
        for name in ("datePublished", "dateCreated"):
            given = self.record.get(name)
            try:
                if (found := published(given)) and found.precision is Precision.DAY:
                    return given
            except UnreadableError:
                continue
        return None

    @property
    def title(self) -> str:
        """The headline."""
        return line_of(self.record.get("headline") or self.record.get("name") or "")

    @property
    def body(self) -> str:
        """The whole text, which stands here also where the page shows a part only."""
        body = self.record.get("articleBody")
        return body.strip() if isinstance(body, str) else ""

    @property
    def source(self) -> str:
        """The publisher's name."""
        return line_of(self.record.get("publisher") or "")

    @property
    def is_live_blog(self) -> bool:
        """Return True for a report that grows entry by entry."""
        return LIVE_BLOG in _types(self.record)

    @property
    def updates(self) -> list[ArticleData]:
        """The entries of a live blog."""
        updates = self.record.get("liveBlogUpdate")
        listed = updates if isinstance(updates, list) else [updates]
        return [ArticleData(update) for update in listed if isinstance(update, dict)]

    def is_about(self, title: str, url: str) -> bool:
        """Return True if it has the page's headline or its address."""
        own = _letters(self.title)
        if len(own) >= LEAST_LETTERS_SHARED and _letters(title).startswith(own[:60]):
            return True
        return bool(url) and any(_address(one) == _address(url) for one in self._addresses())

    def _addresses(self) -> Iterator[str]:
        for name in ("url", "@id", "mainEntityOfPage"):
            value = self.record.get(name)
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if isinstance(value, str) and value:
                yield value


def own_data(page: Any) -> ArticleData | None:  # noqa: ANN401 - an lxml element
    """Return what the structured data of a page say of its own article, never of a related one.

    Several reports are told apart by their headline and address; one alone is the page's own, unless both
    of them are another's.
    """
    found = [ArticleData(record) for record in _top_level(page) if _types(record) & TYPES]
    title, url = _title(page), _canonical(page)
    own = [data for data in found if data.is_about(title, url)]
    if own:
        return own[0]
    is_single = len(found) == 1 and (found[0].is_live_blog or not (title and found[0].title))
    return found[0] if is_single else None


def is_list(page: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Return True if the structured data of a page say that it lists others."""
    kinds = {"CollectionPage", "ItemList", "SearchResultsPage"}
    return any(_types(record) & kinds for record in _top_level(page))


def _top_level(page: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - an lxml element
    """Yield the records that stand on their own; those inside others are what these are about."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(UNWANTED.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        for record in content if isinstance(content, list) else [content]:
            if isinstance(record, dict):
                yield record
                graph = record.get("@graph")
                yield from (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()


def _types(record: Mapping[str, Any]) -> set[str]:
    kinds = record.get("@type")
    return {str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _title(page: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the headline that a page shows, else the title of its window."""
    headings = [" ".join(one.text_content().split()) for one in page.iterfind(".//h1")]
    shown = next((heading for heading in headings if len(_letters(heading)) >= LEAST_LETTERS_SHARED), "")
    window = page.find(".//title")
    return shown or (" ".join(window.text_content().split()) if window is not None else "")


def _canonical(page: Any) -> str:  # noqa: ANN401 - an lxml element
    for path, attribute in (
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
    ):
        element = page.find(path)
        if element is not None and element.get(attribute):
            return str(element.get(attribute))
    return ""


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.)?|[?#].*$|/$", "", url.strip()).rstrip("/").lower()


def _letters(text: str) -> str:
    return LETTERS.sub("", text).lower()

"""The names that fields go by in the exports of archives, services and monitors."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "article_text", "article_body", "full_text", "maintext"),
        *("story_text", "story", "body_text", "body_html", "content_html", "content_text", "contents"),
        *("message", "opening text", "hit sentence", "lead_paragraph", "snippet", "extract", "excerpt"),
        *("description", "summary", "abstract"),
    ),
    "title": ("title", "headline", "article_title", "story_title", "headline text", "hl1", "subject"),
    "published": (
        *("published", "date", "published_at", "date_published", "publication_date", "publish_date"),
        *("date_publish", "pub_date", "published_date", "published_on", "published_time", "publication_time"),
        *("publish_time", "seendate", "indexed_date", "created_at", "timestamp", "datetime", "time", "day"),
    ),
    "source": (
        *("source", "publisher", "outlet", "site", "sitename", "site_name", "source_name", "media_name"),
        *("outlet_name", "publication", "publication_name", "newspaper", "source_domain", "domain", "media"),
    ),
    "url": ("url", "link", "permalink", "article_url", "story_url", "source_url", "web_url", "href"),
    "id": ("id", "guid", "_id", "article_id", "stories_id", "story_id", "document_id", "uuid", "an"),
    "language": ("language", "lang", "language_code"),
}
"""Our name for a field, and the names that it goes by elsewhere, the first found that isn't empty winning."""

APART = re.compile(r"[\W_]+")
NESTED = ("rendered", "value", "text", "#text", "name", "title", "plain", "html")
"""The keys of a value that is a record itself: *title: {rendered: …}*, *source: {name: …}*."""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Return a name without what sets its words apart, in lower case.

    Examples
    --------
    >>> bare("Opening Text") == bare("opening_text") == bare("openingText")
    True
    """
    return APART.sub("", name).lower()


@cache
def field_of(name: str) -> str | None:
    """Return our name for the field that goes by `name`.

    Examples
    --------
    >>> field_of("Opening Text"), field_of("publishedAt"), field_of("tags")
    ('text', 'published', None)
    """
    return next((field for field, names in _bare_aliases().items() if bare(name) in names), None)


def by_bare_name(record: Mapping[str, object]) -> dict[str, tuple[str, object]]:
    """Return the names and values of a record by bare name, of several the first.

    Examples
    --------
    >>> by_bare_name({"Pub_Date": "2022-07-16"})
    {'pubdate': ('Pub_Date', '2022-07-16')}
    """
    found: dict[str, tuple[str, object]] = {}
    for key, value in record.items():
        found.setdefault(bare(str(key)), (str(key), value))
    return found


def given_for(field: str, record: Mapping[str, tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Yield the names under which a record has a field, and their values, the best name first.

    Parameters
    ----------
    field
        Our name for it.
    record
        As `by_bare_name` gives it.
    """
    return (record[name] for name in _bare_aliases()[field] if name in record)


def has_text(names: Iterable[object]) -> bool:
    """Return True if a text or at least a headline is among the fields of these names.

    Examples
    --------
    >>> has_text(["Headline", "url"]), has_text(["url", "size"])
    (True, False)
    """
    return any(field_of(str(name)) in {"text", "title"} for name in names)


@cache
def _bare_aliases() -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(dict.fromkeys(map(bare, names))) for field, names in ALIASES.items()}

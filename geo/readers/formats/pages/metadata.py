"""The title, the address and the publisher that a page gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.readers.formats.pages.structured import ArticleData

HOST = re.compile(r"https?://(?:www\.|w[0-9]+\.)?([^/]+)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article."""

    title: str
    url: str
    source: str


def page_metadata(page: Any, data: ArticleData | None) -> Metadata:  # noqa: ANN401 - an lxml element
    """Return what a page says of its article.

    Of what `trafilatura` finds only what is wanted here: authors, tags and a second search for the date take
    it as long as the text.
    """
    from trafilatura import metadata  # noqa: PLC0415 - takes a third of a second, so only where it is needed

    head = metadata.examine_meta(page)
    url = head.url or metadata.extract_url(page) or ""
    title = (data.title if data else "") or head.title or metadata.extract_title(page) or ""
    source = (data.source if data else "") or head.sitename or metadata.extract_sitename(page) or ""
    host = HOST.match(url)
    return Metadata(" ".join(title.split()), url, source.lstrip("@") or (host[1] if host else ""))

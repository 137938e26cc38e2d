"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException

from geo.errors import UnreadableError
from geo.model import Unread
from geo.readers.formats.feeds.records import xml_records
from geo.readers.letters import decode
from geo.readers.records.markup import plain, without_many_attributes, without_shortcodes
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.source import Source

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BLOG_EXPORT = re.compile(r"xmlns:wp\s*=\s*[\"']http://wordpress\.org/export/")
NOT_A_POST = "it is a {kind} of a blog, not a post that was published"
EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def from_feed(source: Source) -> Iterator[Record | Unread]:
    """Yield the entries of a feed, in its order; the posts of a blog's export; the records of other XML."""
    text = without_many_attributes(decode(source.bytes(), source.charset))
    parsed = _parsed(text)
    fault = parsed.get("bozo_exception")
    if not parsed.entries:
        records = list(xml_records(text, source.name))
        if not records:
            raise UnreadableError(f"no entry of an RSS or Atom feed was found{f': {fault}' if fault else ''}")
        yield from records
        return
    if isinstance(fault, SAXException):
        yield Unread(source.name, f"its XML is damaged, some entries may be missing: {fault}", partial=True)
    is_blog = BLOG_EXPORT.search(text) is not None
    for number, entry in enumerate(parsed.entries, 1):
        name = f"{source.name}#{number}"
        if is_blog and (kind := _not_a_post(entry)):
            yield Unread(name, NOT_A_POST.format(kind=kind), passed_over=True)
        else:
            yield Record(_fields(entry, parsed.feed), name)


def _parsed(text: str) -> Any:  # noqa: ANN401 - feedparser's records carry no types
    import feedparser  # noqa: PLC0415 - only where it is needed

    content = f"<?xml version='1.0' encoding='utf-8'?>{XML_DECLARATION.sub('', text)}".encode(
        errors="replace"
    )
    try:
        return feedparser.parse(BytesIO(content))
    except (ValueError, OverflowError) as error:  # character references and encodings that can't be
        raise UnreadableError(f"its XML is damaged: {error}") from error


def _not_a_post(entry: Any) -> str:  # noqa: ANN401 - feedparser's records carry no types
    """Say what an item of a blog's export is that isn't a published post: *draft*, *page*, *attachment*."""
    kind, status = entry.get("wp_post_type", "post"), entry.get("wp_status", "publish")
    if kind != "post":
        return str(kind).replace("_", " ")
    return "" if status == "publish" else str(status)


def _fields(entry: Any, feed: Any) -> dict[str, object]:  # noqa: ANN401 - feedparser's records carry no types
    contents = [content.value for content in entry.get("content", ())]
    # An element that is cut off has nothing for text.
    markup = without_shortcodes(max(filter(None, [*contents, entry.get("summary")]), key=len, default=""))
    return {
        "text": _plain(markup),
        "title": plain(entry.get("title", "")),
        "published": entry.get("published") or entry.get("updated") or entry.get("wp_post_date"),
        "source": plain(entry.get("source", {}).get("title") or feed.get("title", "")),
        "url": entry.get("link"),
        "id": entry.get("id"),
        "language": feed.get("language"),
    }


def _plain(markup: str) -> str:
    """Return the text of an entry, which may have its paragraphs as empty lines only."""
    return "\n\n".join(text for piece in EMPTY_LINE.split(markup) if (text := plain(piece)))

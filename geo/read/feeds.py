"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException

from geo.errors import UnreadableError
from geo.model import Unread
from geo.read.fields import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Article
    from geo.read.sources import Source

BLOCKS = frozenset(
    [
        *("p", "div", "br", "hr", "li", "ul", "ol", "tr", "table", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)


def articles(source: Source) -> Iterator[Article | Unread]:
    """Yield the entries of a feed, in its order."""
    parsed = _parsed(source.bytes())
    fault = parsed.get("bozo_exception")
    if not parsed.entries:
        raise UnreadableError(f"no entry of an RSS or Atom feed was found{f': {fault}' if fault else ''}")
    if isinstance(fault, SAXException):
        yield Unread(source.name, f"its XML is damaged, some entries may be missing: {fault}", partial=True)
    for number, entry in enumerate(parsed.entries, 1):
        yield from article(_record(entry, parsed.feed), f"{source.name}#{number}")


def _parsed(content: bytes) -> Any:  # noqa: ANN401 - feedparser's records carry no types
    import feedparser  # noqa: PLC0415 - only where it is needed

    try:
        return feedparser.parse(BytesIO(content))
    except (ValueError, OverflowError) as error:  # character references and encodings that can't be
        raise UnreadableError(f"its XML is damaged: {error}") from error


def _record(entry: Any, feed: Any) -> dict[str, object]:  # noqa: ANN401 - feedparser's records carry no types
    contents = [content.value for content in entry.get("content", ())]
    return {
        "text": plain(max([*contents, entry.get("summary", "")], key=len)),
        "title": plain(entry.get("title", "")),
        "published": entry.get("published") or entry.get("updated"),
        "source": plain(entry.get("source", {}).get("title") or feed.get("title", "")),
        "url": entry.get("link"),
        "id": entry.get("id"),
        "language": feed.get("language"),
    }


def plain(markup: str) -> str:
    r"""Return the text of a piece of HTML, a blank line between blocks.

    Examples
    --------
    >>> plain("<p>Talks in <b>Baku</b> &amp; Tbilisi.</p><p>No result.</p>")
    'Talks in Baku & Tbilisi.\n\nNo result.'
    """
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    blocks = ("".join(reader.pieces)).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks if block.strip())


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

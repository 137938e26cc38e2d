"""XML that is no feed: articles of news formats (NITF, NewsML) and of archives, by the names of elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.readers.records.names import bare
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = (
    "nitf",
    "newsitem",
    "articledoc",
    "article",
    "document",
    "doc",
    "story",
    "item",
    "record",
    "row",
    "news",
)
"""Elements that are an article; the first of these that a file has counts."""
TEXTS = (
    *("bodycontent", "body.content", "bodytext", "body_text", "articlebody", "fulltext", "maintext"),
    *("inlinexml", "textbody", "story", "body", "content", "text"),
)
LEADS = ("leadparagraph", "tailparagraphs")
"""Factiva's names for the first paragraphs and those behind them."""
TITLES = ("headline", "hedline", "hl1", "title", "slugline")
DATES = (
    *("publicationdate", "dateissue", "pubdata", "pubdate", "published", "publisheddate", "datepublished"),
    *("versioncreated", "firstcreated", "date", "storydate"),
)
DATE_ATTRIBUTES = ("norm", "date.publication", "value", "date", "iso")
SOURCES = ("sourcename", "publicationname", "pubname", "publication", "source", "provider", "newspaper")
BLOCKS = frozenset(("p", "para", "paragraph", "block", "br", "hl1", "hl2", "h1", "h2", "h3", "li"))


def xml_records(text: str, name: str) -> Iterator[Record]:
    r"""Yield the articles in XML of which nothing but the names of its elements is known.

    Examples
    --------
    >>> xml = "<doc><headline>Talks</headline><date>20220716</date><body><p>One.</p><p>Two.</p></body></doc>"
    >>> [record.fields["text"] for record in xml_records(xml, "a.xml")]
    ['One.\n\nTwo.']
    """
    from lxml import etree  # noqa: PLC0415 - only where it is needed

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it is XML
        return
    if root is None:
        return
    found = [fields for element in _articles(root) if (fields := _fields(element))]
    for number, fields in enumerate(found, 1):
        yield Record(fields, f"{name}#{number}" if len(found) > 1 else name)


def _articles(root: Any) -> list[Any]:  # noqa: ANN401 - an lxml element, which carries no types
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for wanted in ARTICLES:
        outermost = [
            element
            for element in elements
            if _name(element) == wanted
            and not any(_name(above) == wanted for above in element.iterancestors())
        ]
        if any(_fields(element) for element in outermost):
            return outermost
    return []


def _fields(article: Any) -> dict[str, object]:  # noqa: ANN401 - an lxml element, which carries no types
    leads = [_text(element) for lead in LEADS for element in _named(article, lead)]
    text = "\n\n".join(filter(None, leads)) or next(filter(None, map(_text, _all(article, TEXTS))), "")
    if not text:
        return {}
    return {
        "text": text,
        "title": _line(article, TITLES),
        "published": next(filter(None, map(_date, _all(article, DATES))), None),
        "source": _line(article, SOURCES),
        "id": article.get("id") or article.get("accessionNo") or None,
    }


def _all(article: Any, names: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    for name in names:
        yield from _named(article, name)


def _named(article: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    return (one for one in article.iter() if isinstance(one.tag, str) and _name(one) == bare(name))


def _line(article: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401 - an lxml element
    return next(
        (line for one in _all(article, names) if (line := " ".join("".join(one.itertext()).split()))), ""
    )


def _date(element: Any) -> str | None:  # noqa: ANN401 - an lxml element
    attributes = {str(key).lower(): value for key, value in element.attrib.items()}
    given = next((attributes[name] for name in DATE_ATTRIBUTES if attributes.get(name)), None)
    if given is None and {"year", "month", "day"} <= attributes.keys():
        given = "-".join(attributes[part] for part in ("year", "month", "day"))
    return given or " ".join(" ".join(element.itertext()).split()) or None


def _text(element: Any) -> str:  # noqa: ANN401 - an lxml element
    pieces: list[str] = []
    for event, one in _walk(element):
        if _name(one) in BLOCKS:
            pieces.append("\n\n")
        pieces.append((one.text if event == "start" else one.tail if one is not element else "") or "")
    blocks = "".join(pieces).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks if block.strip())


def _walk(element: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - lxml elements
    from lxml import etree  # noqa: PLC0415 - only where it is needed

    return (
        (event, one) for event, one in etree.iterwalk(element, ("start", "end")) if isinstance(one.tag, str)
    )


def _name(element: Any) -> str:  # noqa: ANN401 - an lxml element
    return bare(str(element.tag).rpartition("}")[2]) if isinstance(element.tag, str) else ""

"""The tree of a page, and what stands in its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.readers.records.markup import plain, without_many_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def parse(markup: str) -> Any:  # noqa: ANN401 - an lxml element, which carries no types
    """Return the tree of a page.

    Raises
    ------
    UnreadableError
        If it is none.
    """
    import trafilatura  # noqa: PLC0415 - takes a third of a second, so only where it is needed

    if TAG.search(markup) is None:
        raise UnreadableError("it is no HTML page")
    markup = without_many_attributes(markup)
    page = trafilatura.load_html(f"<!doctype html>\n{markup}")  # without it, a part of a page is refused
    if page is None:
        raise UnreadableError("it is no HTML page")
    return page


def classes(element: Any) -> list[str]:  # noqa: ANN401 - an lxml element
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def line(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return all that stands in an element as one line."""
    return " ".join(element.text_content().split())


def text(element: Any, *, leave_out: frozenset[Any] = frozenset()) -> str:  # noqa: ANN401 - lxml elements
    """Return what stands in an element, a blank line between blocks, some of its parts left out."""
    from lxml import etree  # noqa: PLC0415 - only where it is needed

    if not leave_out:
        return plain(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    numbers = [number for number, one in enumerate(element.iter()) if one in leave_out]
    copied = etree.fromstring(etree.tostring(element, with_tail=False), etree.HTMLParser(encoding="utf-8"))
    found = copied.find(f".//{element.tag}")
    for one in [one for number, one in enumerate(found.iter()) if number in numbers]:
        _drop(one)
    return text(found)


def elements(page: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    """Yield the elements of a page, comments and the like left out."""
    return (element for element in page.iter() if isinstance(element.tag, str))


def _drop(element: Any) -> None:  # noqa: ANN401 - an lxml element
    """Take an element out, but not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    tail = f" {element.tail}" if element.tail else ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail
    if parent is not None:
        parent.remove(element)

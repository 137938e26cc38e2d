"""Chats of Telegram, exported as pages: one article a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.readers.batches.part import Part
from geo.readers.formats.pages.tree import classes, line, text

if TYPE_CHECKING:
    from collections.abc import Iterator

IS_CHAT = "chat_page"


def is_telegram(markup: str) -> bool:
    """Return True for a page of an exported chat."""
    return IS_CHAT in markup and "message default" in markup


def telegram_parts(page: Any) -> Iterator[Part]:  # noqa: ANN401 - an lxml element
    """Yield the messages that have a text; the name of who wrote it stands above the first of several."""
    name = ""
    for message in page.iterfind(".//div[@class]"):
        if not {"message", "default"} <= set(classes(message)):
            continue
        name = next((line(one) for one in _of_class(message, "from_name")), name)
        day = next((one.get("title") for one in _of_class(message, "date") if one.get("title")), None)
        body = "\n\n".join(text(one) for one in _of_class(message, "text"))
        if body.strip():
            yield Part(body, published=day, source=name)


def _of_class(message: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    return (one for one in message.iter() if isinstance(one.tag, str) and name in classes(one))

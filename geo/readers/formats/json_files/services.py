"""JSON of services and programs that a list of fields doesn't explain: Telegram's exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


def service_of(
    content: Mapping[str, object],
) -> Callable[[Mapping[str, object], str], Iterator[Record]] | None:
    """Return what reads a document that a service made; None where it is like any other.

    Examples
    --------
    >>> service_of({"messages": [{"type": "message", "date": "2022-07-16", "text": "Talks."}]}).__name__
    'telegram_records'
    >>> service_of({"articles": []})
    """
    return telegram_records if any(_chats(content)) else None


def telegram_records(content: Mapping[str, object], name: str) -> Iterator[Record]:
    """Yield the messages of one chat, or of all, that have a text; what is no message has none."""
    number = found = 0
    for chat in _chats(content):
        for message in _messages(chat):
            number += 1
            text = _text(message.get("text") or message.get("caption"))
            if message.get("type", "message") == "message" and text.strip():
                found += 1
                source = message.get("forwarded_from") or chat.get("name") or message.get("from")
                fields = {"text": text, "date": message.get("date"), "source": source}
                yield Record(fields, f"{name}#{number}")
    if not found:
        raise UnreadableError("none of its messages has a text")


def _chats(content: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    chats = content.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    for chat in listed if isinstance(listed, list) else [content]:
        if isinstance(chat, dict) and any("type" in one and "date" in one for one in _messages(chat)):
            yield chat


def _messages(chat: Mapping[str, object]) -> Iterable[Mapping[str, object]]:
    messages = chat.get("messages")
    return [one for one in messages if isinstance(one, dict)] if isinstance(messages, list) else []


def _text(pieces: object) -> str:
    """Join a text that is given in pieces: plain ones, and links and bold ones as records."""
    if isinstance(pieces, str):
        return pieces
    if not isinstance(pieces, list):
        return ""
    words = (piece.get("text", "") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(word for word in words if isinstance(word, str))

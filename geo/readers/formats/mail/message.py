"""Mail: its subject is the title, its day the day; or a web page that a browser saved as mail."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.inputs.archives import refuse_a_nest
from geo.readers.inputs.no_articles import why_no_article
from geo.readers.inputs.source import Source, suffix_of
from geo.readers.letters import decode
from geo.readers.records.markup import plain
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERED = re.compile(r"^(?:\s*(?:fwd?|fw|re|aw|wg|tr|rv|ha|пер)\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE)
SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
FLOWED = re.compile(r"(?<=\S) \n(?!-- $)(?=\S)")
"""The break of a line that is none, in *format=flowed*."""
STUB_SHARE = 0.3
"""A plain part that has less of the letters of the HTML beside it only says how to see that."""


def from_mail(source: Source) -> Iterator[Record | Source]:
    """Yield the report of a mail, and the documents attached to it; or the page that a browser saved."""
    refuse_a_nest(source)
    message = message_from_bytes(source.bytes())
    if message.get_content_type() == "multipart/related" and _is_saved_page(message):
        yield _page(message, source)
        return
    text = _body(message)
    attached = list(_attached(message, source))
    if text.strip():
        yield Record(_fields(message, text), source.name, is_whole=True)
    elif not attached:
        raise UnreadableError("the mail has no text")
    yield from attached


def _is_saved_page(message: Message) -> bool:
    parts = [part for part in message.walk() if not part.is_multipart()]
    by_browser = (
        message["Snapshot-Content-Location"]
        or message["Content-Location"]
        or "Saved by" in _line(message, "From")
    )
    return bool(by_browser) or any(part["Content-Location"] for part in parts)


def _page(message: Message, source: Source) -> Source:
    """Return the first page of a saved one; the others are its frames."""
    wanted = message.get_param("start")
    pages = [
        part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise UnreadableError("it holds no web page")
    page = next((part for part in pages if wanted and part["Content-ID"] == wanted), pages[0])
    location = str(message["Snapshot-Content-Location"] or page["Content-Location"] or "")
    whole = Source.of_bytes(_bytes(page), source.name, ".html", source.depth + 1)
    return replace(whole, url=location, charset=str(page.get_content_charset() or ""))


def _fields(message: Message, text: str) -> dict[str, object]:
    name, address = parseaddr(_line(message, "From"))
    return {
        "text": text,
        "title": ANSWERED.sub("", _line(message, "Subject")),
        "published": _line(message, "Date"),
        "source": name or address,
    }


def _line(message: Message, header: str) -> str:
    """Return a header as one line, its encoded words decoded even if their charset isn't what they say."""
    try:
        pieces = decode_header(str(message[header] or ""))
    except (MessageError, ValueError):
        return " ".join(str(message[header] or "").split())
    words = (
        piece if isinstance(piece, str) else decode(piece, charset or "") if piece.strip() else " "
        for piece, charset in pieces
    )
    return " ".join("".join(words).split())


def _body(message: Message) -> str:
    """Return the text of a mail: the plain part, or the HTML where the plain one is but a stub of it."""
    by_kind: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in by_kind and part.get_content_disposition() != "attachment":
            by_kind[kind].append(_text(part))
    text = "\n\n".join(filter(None, by_kind["text/plain"]))
    page = "\n\n".join(filter(None, by_kind["text/html"]))
    return page if len(text) < len(page) * STUB_SHARE else text or page


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, but not those of mails attached to it."""
    yield message
    if message.is_multipart() and message.get_content_maintype() != "message":
        for part in message.get_payload():
            yield from _parts(part)  # type: ignore[arg-type]  # the parts of a multipart are messages


def _text(part: Message) -> str:
    content = _bytes(part)
    if not content.strip():
        return ""
    text = decode(content, str(part.get_content_charset() or ""))
    if part.get_content_type() == "text/html":
        return plain(text)
    if part.get_param("format") == "flowed":
        text = FLOWED.sub(" ", text)
    return SIGNATURE.sub("", text).strip("\n")


def _attached(message: Message, source: Source) -> Iterator[Source]:
    for number, part in enumerate(_parts(message), 1):
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            content = b"".join(inner.as_bytes() for inner in _inner(part))
            yield Source.of_bytes(
                content, f"{source.name}/{name or f'mail-{number}.eml'}", ".eml", source.depth + 1
            )
        elif part.get_content_disposition() == "attachment" and name and not why_no_article(name):
            content = _bytes(part)
            yield Source.of_bytes(content, f"{source.name}/{name}", suffix_of(name), source.depth + 1)


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""

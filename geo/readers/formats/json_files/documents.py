"""JSON documents: a list of articles, one article, or articles some levels down, as services give them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.formats.json_files.line_records import json_lines
from geo.readers.formats.json_files.records import in_record
from geo.readers.formats.json_files.services import service_of
from geo.readers.letters import decode
from geo.readers.records.names import bare, has_text
from geo.readers.records.values import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.model import Unread
    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

OF_AN_ARTICLE = frozenset(
    map(bare, ("text", "body", "content", "article_body", "full_text", "maintext", "story_text"))
)
MAX_LEVELS = 4
"""How deep a list of articles may lie: *response: {docs: […]}*."""


def from_json(source: Source) -> Iterator[Record | Unread]:
    """Yield a list of articles, or one; JSON Lines under the name ``.json`` too."""
    text = decode(source.bytes(), source.charset)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" and "\n" not in text.strip():
            raise UnreadableError(f"it is not valid JSON: {error}") from error
        yield from _as_lines(text, source.name, error)
        return
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it can't be read as JSON: {error}") from error
    yield from _of_document(content, source.name)


def _as_lines(text: str, name: str, error: json.JSONDecodeError) -> Iterator[Record | Unread]:
    """Read lines, or a list that is broken somewhere; a document of which no line is whole is refused."""
    items = list(json_lines(text.split("\n"), name))
    if not any(hasattr(item, "fields") for item in items):
        raise UnreadableError(f"it is not valid JSON: {error}") from error
    yield from items


def _of_document(content: object, name: str) -> Iterator[Record | Unread]:
    if isinstance(content, list):
        if not content:
            raise UnreadableError("it is an empty list")
        yield from _of_list(content, name)
        return
    if isinstance(content, dict):
        service = service_of(content)
        if service is not None:
            yield from service(content, name)
            return
        found = _list_within(content)
        if found is not None and not _is_an_article(content):
            yield from _of_list(found, name)
            return
    yield from in_record(content, name)


def _is_an_article(content: Mapping[str, object]) -> bool:
    """Return True if a document has a text of its own; a feed's description of itself is none."""
    return any(bare(str(key)) in OF_AN_ARTICLE and isinstance(value, str) for key, value in content.items())


def _of_list(records: list[object], name: str) -> Iterator[Record | Unread]:
    for number, record in enumerate(records, 1):
        yield from in_record(record, f"{name}#{number}")


def _list_within(content: object, levels: int = MAX_LEVELS) -> list[object] | None:
    """Return the longest list of records with a text or a title that lies within a document."""
    if not levels or not isinstance(content, dict):
        return None
    found: list[list[object]] = []
    for value in content.values():
        if isinstance(value, list) and any(isinstance(one, dict) and has_text(flat(one)) for one in value):
            found.append(value)
        elif isinstance(value, dict) and (deeper := _list_within(value, levels - 1)):
            found.append(deeper)
    return max(found, key=len, default=None)

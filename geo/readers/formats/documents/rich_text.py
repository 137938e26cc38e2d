"""Rich text (.rtf), as word processors and LexisNexis write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.extras import needed
from geo.readers.formats.documents.document import document_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def from_rich_text(source: Source) -> Iterator[Record]:
    """Yield the text of a document."""
    striprtf = needed("striprtf.striprtf", ".rtf")
    markup = source.bytes().decode("latin-1")
    try:
        text = striprtf.rtf_to_text(markup, errors="replace")
    except Exception as error:  # the library raises whatever its parts do
        raise UnreadableError(f"it is no rich text that can be read: {error}") from error
    yield document_record(_apart(text), source.name)


def _apart(text: str) -> str:
    """Return a text with a blank line between its paragraphs, which rich text writes a line each."""
    lines = BLANK_LINES.sub("\n\n", text.replace("\xa0", " ")).strip().split("\n")
    return "\n".join(lines) if "" in lines else "\n\n".join(lines)

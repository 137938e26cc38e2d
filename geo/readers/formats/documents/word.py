"""Documents of Word (.docx): paragraphs and tables in their order."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.limits import limits
from geo.readers.extras import needed
from geo.readers.formats.documents.document import document_record
from geo.readers.inputs.bounds import refuse_a_bomb, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

TITLE_STYLES = ("Title", "Heading 1")
MAX_CHARACTERS_OF_TITLE = 200


def from_word(source: Source) -> Iterator[Record]:
    """Yield the text of a document, a blank line between paragraphs."""
    docx = needed("docx", ".docx")
    content = source.bytes()
    _refuse_a_bomb(content)
    try:
        document = docx.Document(BytesIO(content))
        blocks = list(_blocks(document))
    except Exception as error:  # the library raises whatever its parts do
        raise UnreadableError(f"it is no document of Word that can be read: {error}") from error
    text = "\n\n".join(text for text, _ in blocks)
    titles = [
        text for text, style in blocks if style in TITLE_STYLES and len(text) <= MAX_CHARACTERS_OF_TITLE
    ]
    title = titles[0] if titles and blocks[0][0] == titles[0] else None
    yield document_record(text, source.name, title)


def _blocks(document: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - untyped library
    """Yield the text and the style of each paragraph, and of each cell of a table."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _cells(block)
        elif block.text.strip():
            yield block.text.strip(), _style(block)


def _cells(table: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - untyped library
    seen = set()
    for row in table.rows:
        for cell in row.cells:  # a merged cell comes once for each that it covers
            if cell._tc not in seen:  # noqa: SLF001 - the only sign that it is the same
                seen.add(cell._tc)  # noqa: SLF001
                yield from _blocks(cell)


def _style(paragraph: Any) -> str:  # noqa: ANN401 - untyped library
    try:
        return str(paragraph.style.name)
    except (AttributeError, KeyError):  # a document without styles
        return ""


def _refuse_a_bomb(content: bytes) -> None:
    try:
        unpacked = sum(member.file_size for member in zipfile.ZipFile(BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(f"it is no document of Word that can be read: {error}") from error
    refuse_a_bomb(unpacked, lambda: len(content))
    if unpacked > limits().record:
        raise UnreadableError(too_long())

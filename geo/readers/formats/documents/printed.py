"""PDF: the text layer of its pages, lines joined into paragraphs."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.readers.extras import needed
from geo.readers.formats.documents.document import document_record
from geo.readers.formats.documents.print_lines import joined, without_running_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

LEAST_WORDS_A_PAGE = 3
"""Pages with fewer are pictures, with a number or a stamp at most."""


def from_pdf(source: Source) -> Iterator[Record]:
    """Yield the text of a PDF file."""
    pypdf = needed("pypdf", ".pdf")
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(BytesIO(source.bytes()), strict=False)
        _unlock(reader)
        pages = [page.extract_text() or "" for page in reader.pages]
    except UnreadableError:
        raise
    except Exception as error:  # the library raises whatever its parts do
        raise UnreadableError(f"it is no PDF that can be read: {error}") from error
    if sum(len(page.split()) for page in pages) < LEAST_WORDS_A_PAGE * max(1, len(pages)):
        raise UnreadableError("it has no text layer: it is a scan; recognise its letters (OCR) first")
    yield document_record(joined(without_running_lines(pages)), source.name)


def _unlock(reader: Any) -> None:  # noqa: ANN401 - untyped library
    """Open a file that has no password, though it is encrypted against changes."""
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
        is_open = is_open and reader.pages[0] is not None
    except Exception:  # noqa: BLE001 - the library raises whatever its parts do
        is_open = False
    if not is_open:
        raise UnreadableError("it is encrypted; save it without its password first")

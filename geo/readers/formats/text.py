"""Plain text and Markdown, with front matter or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.readers.batches.front_matter import front_matters
from geo.readers.letters import decode
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.source import Source


def from_text(source: Source) -> Iterator[Record]:
    """Yield the reports of a text file: one, or several with front matter each."""
    yield from text_records(source.bytes(), source)


def text_records(content: bytes, source: Source) -> Iterator[Record]:
    """Yield the reports in the bytes of a text."""
    reports = list(front_matters(decode(content, source.charset)))
    for number, (fields, text) in enumerate(reports, 1):
        name = f"{source.name}#{number}" if len(reports) > 1 else source.name
        yield Record(fields | {"text": text}, name, is_whole=len(reports) == 1)

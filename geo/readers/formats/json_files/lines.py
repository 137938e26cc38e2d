"""JSON Lines: an article a line, one line in memory at a time."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace
from functools import partial
from io import SEEK_END, BufferedReader
from typing import TYPE_CHECKING, cast

from geo.errors import UnreadableError
from geo.limits import limits
from geo.readers.formats.json_files.documents import from_json
from geo.readers.formats.json_files.line_records import json_lines, record_of_line
from geo.readers.inputs.compression import MAGIC_BYTES, compression_of
from geo.readers.inputs.source import SAMPLE_BYTES
from geo.readers.letters import bounded_lines, decoded_line, json_encoding_of, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from typing import BinaryIO

    from geo.model import Unread
    from geo.readers.inputs.slices import Slice
    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

LIST_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")


def from_json_lines(source: Source) -> Iterator[Record | Unread]:
    """Yield one record a line, holding one line in memory at a time; a list under that name too."""
    with source.open() as stream:
        if LIST_BEGINS.match(stream.peek(1)):
            yield from from_json(replace(source, opened=lambda: stream))
            return
        yield from json_lines(bounded_lines(text_lines(stream, json_encoding_of)), source.name)


def located_lines(source: Source) -> Iterator[tuple[int, int, Record | Unread]]:
    """Yield where each record begins, in bytes, the number of its line, and the record.

    Raises
    ------
    UnreadableError
        If a file can't be read from the middle: it is compressed, a list, or not UTF-8.
    OSError
        Likewise, if it lies where no part of a file is given.
    """
    with source.opened() as stored:
        stream = BufferedReader(cast("FileIO", stored), SAMPLE_BYTES)
        offset = _first_line(stream, stream.peek(SAMPLE_BYTES))
        stream.seek(offset)
        for number, line in enumerate(iter(partial(stream.readline, limits().record + 1), b""), 1):
            if len(line) > limits().record or b"\r" in line.removesuffix(b"\n").removesuffix(b"\r"):
                raise UnreadableError("it has lines that are ended in another way, or very long ones")
            text = decoded_line(line)
            if text.strip():
                for item in record_of_line(text, f"{source.name}#{number}", number):
                    yield offset, number, item
            offset += len(line)


def _first_line(stream: BinaryIO, head: bytes) -> int:
    """Return where the first line of a file begins that can be read from the middle."""
    if compression_of(head[:MAGIC_BYTES]) is not None or LIST_BEGINS.match(head):
        raise UnreadableError("it is no file of plain lines")
    if json_encoding_of(head) not in {"utf-8", "utf-8-sig"}:
        raise UnreadableError("its letters are of several bytes each")
    if stream.seek(0, SEEK_END) > limits().file:
        raise UnreadableError("it is longer than a file may be")
    return len(BOM_UTF8) if head.startswith(BOM_UTF8) else 0


def lines_of(source: Source, part: Slice) -> Iterator[Record | Unread]:
    """Yield the records of some lines, read from the middle of a file; see `located_lines`."""
    with source.opened() as stored:
        stream = BufferedReader(cast("FileIO", stored), SAMPLE_BYTES)
        stream.seek(part.offset)
        for number in range(part.first, part.first + part.count):
            text = decoded_line(stream.readline())
            if text.strip():
                yield from record_of_line(text, f"{source.name}#{number}", number)

"""JSON Lines: an article a line, one line in memory at a time."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import replace
from functools import partial
from io import SEEK_END, BufferedReader
from typing import TYPE_CHECKING, cast

from geo.errors import UnreadableError
from geo.limits import limits
from geo.model import Unread
from geo.readers.formats.json_files.records import in_record
from geo.readers.inputs.bounds import too_long
from geo.readers.inputs.compression import MAGIC_BYTES, compression_of
from geo.readers.inputs.source import SAMPLE_BYTES
from geo.readers.letters import bounded_lines, decoded_line, is_damaged, json_encoding_of, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO
    from typing import BinaryIO

    from geo.readers.inputs.slices import Slice
    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

OF_A_LIST = re.compile(r"^\s*\[?\s*(.*?)[\s,]*\]?\s*$", re.DOTALL)
"""What a line of a list has around its object."""
LIST_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")


def from_json_lines(source: Source) -> Iterator[Record | Unread]:
    """Yield one record a line, holding one line in memory at a time; a list under that name too."""
    with source.open() as stream:
        if LIST_BEGINS.match(stream.peek(1)):
            from geo.readers.formats.json_files.documents import from_json  # noqa: PLC0415 - one leads to the other

            yield from from_json(replace(source, opened=lambda: stream))
            return
        yield from json_lines(bounded_lines(text_lines(stream, json_encoding_of)), source.name)


def json_lines(lines: Iterable[str], name: str) -> Iterator[Record | Unread]:
    """Yield one record a line; a broken one is reported by its number, and the run goes on."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield from _json_line(line, f"{name}#{number}", number)
    if empty:
        raise UnreadableError("it is empty")


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
                for item in _json_line(text, f"{source.name}#{number}", number):
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
                yield from _json_line(text, f"{source.name}#{number}", number)


def _json_line(line: str, name: str, number: int) -> Iterator[Record | Unread]:
    if is_damaged(line):
        yield Unread(name, f"line {number} has bytes that are not in the file's encoding")
        return
    if len(line) > limits().record:
        yield Unread(name, too_long(f"line {number}"))
        return
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        yield from _line_of_a_list(line, name, number, error)
    except (ValueError, RecursionError) as error:  # a number, or a nesting, beyond all measure
        yield Unread(name, f"line {number} can't be read as JSON: {error}")
    else:
        yield from in_record(value, name)


def _line_of_a_list(
    line: str, name: str, number: int, fault: json.JSONDecodeError
) -> Iterator[Record | Unread]:
    """Read a line of a list that has an object in each: *{…},*."""
    found = OF_A_LIST.match(line)
    bare = found[1] if found else line
    if not bare:  # the bracket at the beginning or at the end
        return
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        yield Unread(name, f"line {number} is not valid JSON: {fault.msg} at column {fault.colno}")
    else:
        yield from in_record(value, name)

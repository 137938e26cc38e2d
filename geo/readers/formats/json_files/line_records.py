"""The lines of a JSON Lines file: a record each, or why it can't be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.limits import limits
from geo.model import Unread
from geo.readers.formats.json_files.records import in_record
from geo.readers.inputs.bounds import too_long
from geo.readers.letters import is_damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.readers.records.record import Record

OF_A_LIST = re.compile(r"^\s*\[?\s*(.*?)[\s,]*\]?\s*$", re.DOTALL)
"""What a line of a list has around its object."""


def json_lines(lines: Iterable[str], name: str) -> Iterator[Record | Unread]:
    """Yield one record a line; a broken one is reported by its number, and the run goes on."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield from record_of_line(line, f"{name}#{number}", number)
    if empty:
        raise UnreadableError("it is empty")


def record_of_line(line: str, name: str, number: int) -> Iterator[Record | Unread]:
    """Yield the record of a line, or why it can't be read; of a line of a list, that of its object."""
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

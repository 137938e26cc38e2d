"""Files of many records, one article each: JSON Lines, JSON, CSV, Parquet."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import Unread
from geo.read.encoding import decode, encoding_of, is_damaged, json_encoding_of, text_lines
from geo.read.fields import ALIASES, article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from geo.model import Article
    from geo.read.sources import Source

BEGINS_JSON_LINES = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
DELIMITERS = ",;\t|"
MAX_CHARACTERS_OF_FIELD = 2**31 - 1
ROWS_AT_ONCE = 256
"""Rows of a table in memory: a few megabytes of articles."""


def is_jsonl(stream: BufferedReader) -> bool:
    """Return True if a stream without suffix begins as JSON Lines; nothing of it is used up."""
    return BEGINS_JSON_LINES.match(stream.peek(1)) is not None


def from_jsonl(source: Source) -> Iterator[Article | Unread]:
    """Yield one article a line, holding one line in memory at a time."""
    with source.open() as stream:
        yield from json_lines(text_lines(stream, json_encoding_of), source.name)


def json_lines(lines: Iterable[str], name: str) -> Iterator[Article | Unread]:
    """Yield one article a line; a broken one is reported by its number, and the run goes on."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield from _json_line(line, f"{name}#{number}", number)
    if empty:
        raise UnreadableError("it is empty")


def _json_line(line: str, name: str, number: int) -> Iterator[Article | Unread]:
    if is_damaged(line):
        yield Unread(name, f"line {number} has bytes that are not in the file's encoding")
        return
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        yield Unread(name, f"line {number} is not valid JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError) as error:  # a number, or a nesting, beyond all measure
        yield Unread(name, f"line {number} can't be read as JSON: {error}")
    else:
        yield from _json_record(record, name)


def _json_record(record: object, name: str) -> Iterator[Article | Unread]:
    if isinstance(record, dict):
        yield from article(record, name)
    else:
        yield Unread(name, f"it is no JSON object but {type(record).__name__}: {json.dumps(record)[:40]}")


def from_json(source: Source) -> Iterator[Article | Unread]:
    """Yield a list of articles, or one; JSON Lines under the name ``.json`` too."""
    text = decode(source.bytes())
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise UnreadableError(f"it is not valid JSON: {error}") from error
        yield from json_lines(text.split("\n"), source.name)
        return
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it can't be read as JSON: {error}") from error
    if not isinstance(content, list):
        yield from _json_record(content, source.name)
    elif not content:
        raise UnreadableError("it is an empty list")
    else:
        for number, record in enumerate(content, 1):
            yield from _json_record(record, f"{source.name}#{number}")


def from_csv(source: Source) -> Iterator[Article | Unread]:
    """Yield one article a row; the first names the columns, parted by commas, semicolons, tabs or bars."""
    csv.field_size_limit(MAX_CHARACTERS_OF_FIELD)  # an article may be longer than the library's 128 kB
    with source.open() as stream:
        lines = text_lines(stream, encoding_of)
        header = lines.readline()
        if not header.strip():
            raise UnreadableError("it is empty, or its first line is")
        delimiter = max(DELIMITERS, key=header.count)
        columns = next(csv.reader([header], delimiter=delimiter))
        _require_text(columns)
        yield from _csv_rows(csv.reader(lines, delimiter=delimiter, strict=True), columns, source.name)


def _csv_rows(rows: Iterator[list[str]], columns: list[str], name: str) -> Iterator[Article | Unread]:
    for number in count(1):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(f"{name}#{number}", f"row {number} is not valid CSV: {error}")
            continue
        if len(row) > len(columns):
            yield Unread(f"{name}#{number}", f"row {number} has {len(row)} values for {len(columns)} columns")
        elif any(is_damaged(value) for value in row):
            yield Unread(f"{name}#{number}", f"row {number} has bytes that are not in the file's encoding")
        elif row:
            yield from article(dict(zip(columns, row, strict=False)), f"{name}#{number}")


def from_parquet(source: Source) -> Iterator[Article | Unread]:
    """Yield one article a row, a few hundred rows in memory at a time."""
    import pyarrow as pa  # noqa: PLC0415 - only where it is needed
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    with source.open() as stream:
        compressed = source.path is not None and source.path.suffix.lower() == ".gz"
        try:
            table = parquet.ParquetFile(BytesIO(stream.read()) if compressed else stream)
            columns = table.schema_arrow.names
            _require_text(columns)
            yield from _parquet_rows(table, columns, source.name)
        except (pa.ArrowException, ValueError) as error:
            raise UnreadableError(f"it is not valid Parquet: {error}") from error


def _parquet_rows(table: Any, columns: list[str], name: str) -> Iterator[Article | Unread]:  # noqa: ANN401 - untyped library
    meaningful = [column for column in columns if _is_alias(column)]
    numbers = count(1)
    for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=meaningful):
        for record in batch.to_pylist():
            yield from article(record, f"{name}#{next(numbers)}")


def _require_text(columns: list[str]) -> None:
    if not any(column.strip().lower() in ALIASES["text"] for column in columns):
        raise UnreadableError(f"no column 'text'; the columns found are {', '.join(map(repr, columns))}")


def _is_alias(column: str) -> bool:
    return any(column.strip().lower() in aliases for aliases in ALIASES.values())

"""Parquet: a row is an article, a few hundred rows in memory at a time."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.readers.inputs.addresses import Address
from geo.readers.inputs.compression import MAGIC_BYTES, compression_of
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.readers.inputs.slices import Slice
    from geo.readers.inputs.source import Source

ROWS_AT_ONCE = 256
"""Rows of a table in memory: a few megabytes of articles."""


def from_parquet(source: Source) -> Iterator[Record]:
    """Yield one record a row."""
    with _opened(source) as table:
        yield from _rows(table, source.name)


def rows_of(source: Source, part: Slice) -> Iterator[Record]:
    """Yield the records of some rows; only the groups of rows in which they are get opened."""
    with _opened(source) as table:
        first, end = part.first, part.first + part.count
        begin = 1
        for group in range(table.num_row_groups):
            size = table.metadata.row_group(group).num_rows
            if begin < end and first < begin + size:
                rows = _rows(table, source.name, begin, [group])
                yield from islice(rows, max(0, first - begin), end - begin)
            begin += size


def is_opened_in_parts(source: Source) -> bool:
    """Return True if a table need not be held in memory whole."""
    if source.path is None and not isinstance(source.opened, Address):
        return False
    with source.opened() as stream:
        return stream.seekable() and compression_of(stream.read(MAGIC_BYTES)) is None


@contextmanager
def _opened(source: Source) -> Iterator[Any]:
    """Open a table.

    Raises
    ------
    UnreadableError
        If it is damaged.
    """
    import pyarrow as pa  # noqa: PLC0415 - only where it is needed
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    in_parts = is_opened_in_parts(source)
    with source.opened() if in_parts else source.open() as stream:
        try:
            yield parquet.ParquetFile(stream if in_parts else BytesIO(stream.read()))
        except (pa.ArrowException, ValueError, OSError) as error:
            raise UnreadableError(f"it is not valid Parquet: {error}") from error


def _rows(table: Any, name: str, first: int = 1, groups: list[int] | None = None) -> Iterator[Record]:  # noqa: ANN401 - untyped library
    columns = [field.name for field in table.schema_arrow if _may_be_a_field(str(field.type))]
    numbers = count(first)
    for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, row_groups=groups, columns=columns):
        for fields in _as_mappings(batch):
            yield Record(fields, f"{name}#{next(numbers)}", is_row=True)


def _as_mappings(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - untyped library
    """Return rows; those of which Python's calendar lacks a day have all their times as text."""
    try:
        return list(batch.to_pylist())
    except (OverflowError, ValueError):
        if batch.num_rows > 1:  # each by itself: a row is the same whatever is read together with it
            return [one for row in range(batch.num_rows) for one in _as_mappings(batch.slice(row, 1))]
        return _with_times_as_text(batch)


def _with_times_as_text(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - untyped library
    import pyarrow as pa  # noqa: PLC0415 - as above

    columns = [
        column.cast(pa.string()) if pa.types.is_temporal(column.type) else column for column in batch.columns
    ]
    return list(pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist())


def _may_be_a_field(kind: str) -> bool:
    """Return False for what no field is: embeddings, pictures."""
    return not any(word in kind for word in ("binary", "list<element: float", "list<item: float", "double]"))

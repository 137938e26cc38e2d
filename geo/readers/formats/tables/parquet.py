"""Parquet: a row is an article, a few hundred rows in memory at a time."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.readers.inputs.compression import MAGIC_BYTES, compression_of
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.readers.inputs.source import Source

ROWS_AT_ONCE = 256
"""Rows of a table in memory: a few megabytes of articles."""


def from_parquet(source: Source) -> Iterator[Record]:
    """Yield one record a row."""
    import pyarrow as pa  # noqa: PLC0415 - only where it is needed
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    with source.open() as stream:
        can_seek = source.path is not None and _is_plain(source.path)
        try:
            table = parquet.ParquetFile(source.path if can_seek else BytesIO(stream.read()))
            yield from _rows(table, source.name)
        except (pa.ArrowException, ValueError, OSError) as error:
            raise UnreadableError(f"it is not valid Parquet: {error}") from error


def _rows(table: Any, name: str) -> Iterator[Record]:  # noqa: ANN401 - untyped library
    columns = [field.name for field in table.schema_arrow if _may_be_a_field(str(field.type))]
    numbers = count(1)
    for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns):
        for fields in _as_mappings(batch):
            yield Record(fields, f"{name}#{next(numbers)}", is_row=True)


def _as_mappings(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - untyped library
    """Return rows; where Python's calendar lacks one of their days, all times as text."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    try:
        return list(batch.to_pylist())
    except (OverflowError, ValueError):
        columns = [
            column.cast(pa.string()) if pa.types.is_temporal(column.type) else column
            for column in batch.columns
        ]
        return list(pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist())


def _may_be_a_field(kind: str) -> bool:
    """Return False for what no field is: embeddings, pictures."""
    return not any(word in kind for word in ("binary", "list<element: float", "list<item: float", "double]"))


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return compression_of(stream.read(MAGIC_BYTES)) is None

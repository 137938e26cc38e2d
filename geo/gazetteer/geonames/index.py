"""Spilled keys to an index on disk: a trie in parts, and what each key leads to."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Self

import marisa_trie

from geo.gazetteer import layout
from geo.gazetteer.geonames.shards import shard_name
from geo.gazetteer.names import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from geo.gazetteer.geonames.spill import Spill

HELD = 1 << 16


def write_tries(spill: Spill, folder: Path, stem: str) -> Iterator[tuple[str, list[str]]]:
    """Write the tries of what was set aside, and yield each key with its values in the order of key ids."""
    for number, values in enumerate(spill.shards()):
        trie = marisa_trie.Trie(values)
        trie.save(str(folder / shard_name(stem, number)))
        for key in sorted(values, key=trie.get):
            yield key, values[key]


class PostingsWriter:
    """Writes the two tables that `geo.gazetteer.names.Postings` reads, list by list."""

    def __init__(self, first: Path, shared: Path) -> None:
        self._files = (first.open("wb"), shared.open("wb"))
        self._first, self._shared = array(NUMBER), array(NUMBER)
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        for file in self._files:
            file.close()

    def add(self, numbers: Sequence[int]) -> None:
        """Add what the next key leads to."""
        if len(numbers) == 1:
            self._first.append(numbers[0])
        else:
            self._first.append(layout.SHARED + self._length)
            self._shared.extend((len(numbers), *numbers))
            self._length += len(numbers) + 1
        if len(self._first) >= HELD:
            self._write()

    def _write(self) -> None:
        for file, held in zip(self._files, (self._first, self._shared), strict=True):
            file.write(held.tobytes())
        self._first, self._shared = array(NUMBER), array(NUMBER)

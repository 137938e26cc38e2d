"""A trie in parts: keys are spread by their first two characters, so that no part is large.

A trie is built in memory. That of all names of the world would need gigabytes; that of one part in a hundred
does not, and since all keys with which a text can begin lie in two parts, a look-up stays as quick.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import marisa_trie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEADING = 2


def shard_of(key: str, shards: int) -> int:
    """Return the number of the part in which `key` lies.

    Examples
    --------
    >>> shard_of("Baku", 16) == shard_of("Batumi", 16)
    True
    """
    return zlib.crc32(key[:LEADING].encode("utf-8")) % shards


def shard_name(stem: str, number: int) -> str:
    """Return the name of the file of a part.

    Examples
    --------
    >>> shard_name("names", 7)
    'names.007.trie'
    """
    return f"{stem}.{number:03}.trie"


class Shards:
    """Many tries that answer as one; key ids count on from part to part."""

    def __init__(self, tries: Sequence[marisa_trie.Trie]) -> None:
        self._tries = tries
        self._bases = [0, *accumulate(len(trie) for trie in tries)]

    @classmethod
    def open(cls, folder: Path, stem: str, shards: int) -> Shards:
        """Map the parts in `folder` into memory."""
        paths = [folder / shard_name(stem, number) for number in range(shards)]
        return cls([marisa_trie.Trie().mmap(str(path)) for path in paths])

    def __len__(self) -> int:
        return self._bases[-1]

    def __contains__(self, key: str) -> bool:
        return key in self._tries[shard_of(key, len(self._tries))]

    def __getitem__(self, key: str) -> int:
        number = self.get(key)
        if number is None:
            raise KeyError(key)
        return number

    def get(self, key: str) -> int | None:
        """Return the id of a key, or None if it is not there."""
        shard = shard_of(key, len(self._tries))
        number: int | None = self._tries[shard].get(key)
        return None if number is None else self._bases[shard] + number

    def restore_key(self, number: int) -> str:
        """Return the key with that id."""
        shard = bisect_right(self._bases, number) - 1
        key: str = self._tries[shard].restore_key(number - self._bases[shard])
        return key

    def prefixes(self, text: str) -> list[str]:
        """Return the keys with which `text` begins, short to long."""
        short = [text[:size] for size in range(1, min(LEADING, len(text) + 1)) if text[:size] in self]
        longer = self._tries[shard_of(text, len(self._tries))].prefixes(text)
        return [*short, *(key for key in longer if len(key) >= LEADING)]

    def keys(self, prefix: str) -> list[str]:
        """Return the keys that begin with `prefix`."""
        if len(prefix) >= LEADING:
            keys: list[str] = self._tries[shard_of(prefix, len(self._tries))].keys(prefix)
            return keys
        return [key for trie in self._tries for key in trie.keys(prefix)]

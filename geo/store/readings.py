"""What was read in files, kept by their names, sizes and times: an unchanged file is not opened again."""

from __future__ import annotations

import hashlib
import stat
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from geo.model import Article, Unread
from geo.store.codec import LEVEL
from geo.store.fingerprint import reading_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.readers import ReadOptions
    from geo.readers.inputs.source import Source
    from geo.store.parses import ParseStore

READ = "read"
SETTLED_NS = 2_000_000_000
"""For how long a file must have been left alone: one that is written twice within the grain of its file
system's clock, of up to two seconds, has the same times with other bytes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of both."""

    article: Article | None = None
    unread: Unread | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[Item, ...])


class ReadingStore:
    """Knows what was read in files that are as they were then.

    A file is as it was if its name, device, number, size, time of change and time of its record's change are.
    The last can't be set by a program, so that a copy with an old date is noticed; a file with a time in the
    last seconds or to come is not trusted.

    Parameters
    ----------
    store
        Where it is kept.
    options
        Those with which files are read.
    """

    def __init__(self, store: ParseStore, options: ReadOptions) -> None:
        self._store = store
        self._basis = reading_digest() + repr((sorted(options.columns.items()), options.published)).encode()

    def mark(self, source: Source, *, is_named: bool) -> bytes | None:
        """Return the identity of a file in its present state; None if nothing surely gives it."""
        if source.path is None:
            return None
        try:
            found = source.path.stat()
        except OSError:
            return None
        latest = max(found.st_mtime_ns, found.st_ctime_ns)
        if not stat.S_ISREG(found.st_mode) or latest > time.time_ns() - SETTLED_NS:
            return None
        state = (
            source.name, is_named, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns,
            found.st_ctime_ns,
        )  # fmt: skip
        return hashlib.sha256(self._basis + _encoder.encode(state)).digest()

    def find(self, mark: bytes) -> Sequence[Article | Unread] | None:
        """Return what was read in a file in that state; None if it is not known, or damaged."""
        blob = self._store.find_result(READ, mark)
        if blob is None:
            return None
        try:
            items = _decoder.decode(zlib.decompress(blob))
        except (zlib.error, msgspec.MsgspecError):
            return None
        return [found for item in items if (found := item.article or item.unread)]

    def keep(self, mark: bytes, items: Sequence[Article | Unread]) -> None:
        """Keep what was read in a file in that state."""
        kept = [Item(item) if isinstance(item, Article) else Item(unread=item) for item in items]
        self._store.keep_result(READ, mark, zlib.compress(_encoder.encode(kept), LEVEL))

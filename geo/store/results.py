"""What gathering worked out, as bytes and back: the memory of `geo.events.gathering`."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from geo.shelf import Shelf
from geo.store.codec import LEVEL, content_digest

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from geo.model import Parse
    from geo.store.parses import ParseStore

Result = TypeVar("Result")
Packed = tuple[str, bytes, bytes]
"""The kind of a result, its digest, and the result as bytes."""

_encoder = msgspec.msgpack.Encoder()


class ResultStore:
    """Results of earlier runs, kept beside the parses that they came from.

    Parameters
    ----------
    store
        Where they are kept.
    basis
        A digest of what they depend on besides that on which parses depend.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from geo.store import ParseStore
    >>> with TemporaryDirectory() as folder, ParseStore(Path(folder), b"1") as store:
    ...     results = ResultStore(store)
    ...     results.keep("days", b"digest", (1, 2))
    ...     results.find("days", b"digest", tuple[int, int]), results.find("days", b"digest", tuple[str, str])
    ((1, 2), None)
    """

    def __init__(self, store: ParseStore, basis: bytes = b"") -> None:
        self._store = store
        self._basis = basis.hex()

    def digest_of(self, parse: Parse) -> bytes:
        """Return a digest of a parse with the text of its article."""
        return digest_of_parse(parse)

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:
        """Return a result; None if it is not known, or damaged."""
        blob = self._store.find_result(kind + self._basis, digest)
        return None if blob is None else unpacked(blob, shape)

    def knows(self, kind: str, digest: bytes) -> bool:
        """Return True if there is a result of a kind and digest."""
        return self._store.find_result(kind + self._basis, digest) is not None

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep a result."""
        self.keep_packed(kind, digest, packed(result))

    def keep_packed(self, kind: str, digest: bytes, blob: bytes) -> None:
        """Keep a result as `packed` gives it."""
        self._store.keep_result(kind + self._basis, digest, blob)


class RunResults:
    """What a run has worked out so far, on a shelf, over what earlier runs have kept.

    Parameters
    ----------
    earlier
        What earlier runs have kept; None for nothing.

    Examples
    --------
    >>> worked_out = RunResults()
    >>> worked_out.keep("days", b"digest", (1, 2))
    >>> worked_out.find("days", b"digest", tuple[int, int])
    (1, 2)
    """

    def __init__(self, earlier: ResultStore | None = None) -> None:
        self._earlier = earlier
        self._shelf = Shelf()
        self._at: dict[tuple[str, bytes], int] = {}

    def digest_of(self, parse: Parse) -> bytes:
        """Return what distinguishes a parse from all others."""
        return digest_of_parse(parse)

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:
        """Return a result; None if it is not known."""
        at = self._at.get((kind, digest))
        if at is not None:
            return unpacked(self._shelf.get(at), shape)
        return None if self._earlier is None else self._earlier.find(kind, digest, shape)

    def knows(self, kind: str, digest: bytes) -> bool:
        """Return True if there is a result of a kind and digest."""
        is_earlier = self._earlier is not None and self._earlier.knows(kind, digest)
        return (kind, digest) in self._at or is_earlier

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep a result."""
        self.take([(kind, digest, packed(result))])

    def take(self, results: Iterable[Packed]) -> None:
        """Keep what another process has worked out."""
        for kind, digest, blob in results:
            self._at[kind, digest] = self._shelf.put(blob)
            if self._earlier is not None:
                self._earlier.keep_packed(kind, digest, blob)

    @property
    def all(self) -> list[Packed]:
        """All that was worked out."""
        return [(kind, digest, self._shelf.get(at)) for (kind, digest), at in self._at.items()]


def packed(result: object) -> bytes:
    """Return a result as bytes."""
    return zlib.compress(_encoder.encode(result), LEVEL)


def unpacked(blob: bytes, shape: type[Result]) -> Result | None:
    """Return a result from bytes; None if they are damaged, or of another shape."""
    try:
        found: Result = _decoder(shape).decode(zlib.decompress(blob))  # type: ignore[arg-type]
    except (zlib.error, msgspec.MsgspecError):
        return None
    return found


def digest_of_parse(parse: Parse) -> bytes:
    """Return a digest of a parse with the text of its article."""
    return hashlib.sha256(_encoder.encode(parse.article) + content_digest(parse)).digest()


@cache
def _decoder(shape: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(shape)

"""What gathering worked out, as bytes and back: the memory of `geo.events.gathering`."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from geo.store.codec import LEVEL, content_digest

if TYPE_CHECKING:
    from collections.abc import Hashable

    from geo.model import Parse
    from geo.store.parses import ParseStore

Result = TypeVar("Result")

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
        if blob is None:
            return None
        try:
            found: Result = _decoder(shape).decode(zlib.decompress(blob))  # type: ignore[arg-type]
        except (zlib.error, msgspec.MsgspecError):
            return None
        return found

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep a result."""
        self._store.keep_result(kind + self._basis, digest, zlib.compress(_encoder.encode(result), LEVEL))


def digest_of_parse(parse: Parse) -> bytes:
    """Return a digest of a parse with the text of its article."""
    return hashlib.sha256(_encoder.encode(parse.article) + content_digest(parse)).digest()


@cache
def _decoder(shape: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(shape)

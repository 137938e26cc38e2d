"""What was found in articles, as it travels between processes: parses as they are kept, nothing decoded."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from geo.model import Parse, Unread
from geo.pipeline.gist import gist_of
from geo.store.codec import LEVEL, Shared, decode_with_text, encode
from geo.store.texts import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable


def packed_items(items: Iterable[Parse | Unread]) -> bytes:
    """Return what was found as bytes: parses as they are kept, each with its text.

    Examples
    --------
    >>> from geo.model import Article
    >>> blob = packed_items([Parse(Article("a", "Talks.")), Unread("b", "it is empty")])
    >>> [type(item).__name__ for item in items_of(blob, Shared())]
    ['KeptParse', 'Unread']
    """
    return _encoder.encode([_Item.of(item) for item in items])


def items_of(blob: bytes, shared: Shared) -> list[Parse | Unread] | None:
    """Return what was found from bytes; None if they are damaged.

    Parameters
    ----------
    blob
        As `packed_items` gives it.
    shared
        What the parses of the run have in common: there they are put away.
    """
    try:
        found = [item.whole(shared) for item in _decoder.decode(blob)]
    except (zlib.error, msgspec.MsgspecError, UnicodeError):
        return None
    items = [item for item in found if item is not None]
    return items if len(items) == len(found) else None


@dataclass(frozen=True, slots=True)
class _Item:
    """What was found, as it travels."""

    parse: bytes
    """As `geo.store.codec.encode` gives it; empty where there is none."""
    text: bytes
    """That of its article, compressed."""
    unread: Unread | None = None

    @classmethod
    def of(cls, item: Parse | Unread) -> _Item:
        """Return a parse, or what could not be read, as it travels."""
        if isinstance(item, Unread):
            return cls(b"", b"", item)
        text = item.article.text.encode("utf-8", TEXT)
        return cls(encode(item, gist_of(item)), zlib.compress(text, LEVEL))

    def whole(self, shared: Shared) -> Parse | Unread | None:
        """Return it as it was; None if it is damaged."""
        if self.unread is not None:
            return self.unread
        return decode_with_text(self.parse, zlib.decompress(self.text).decode("utf-8", TEXT), shared)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[_Item])

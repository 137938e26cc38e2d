"""Parses as bytes, and back."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from geo.model import Parse

if TYPE_CHECKING:
    from geo.model import Article, Place, Resolution

LEVEL = 1
"""Of zlib: the next ones take longer and save a twentieth."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Parse)


def encode(parse: Parse) -> bytes:
    """Return a parse as bytes, without the text of its article, which is at hand whenever it is sought.

    MessagePack holds the fields by name, so a record that gains one needs nothing here; the bytes end in
    zlib's checksum.
    """
    bare = replace(parse, article=replace(parse.article, text=""))
    return zlib.compress(_encoder.encode(bare), LEVEL)


def decode(blob: bytes, article: Article, places: dict[str, Place]) -> Parse | None:
    """Return a parse of an article from bytes; None if they are damaged, or hold something else.

    Parameters
    ----------
    blob
        As `encode` gives them.
    article
        The article whose parse it is.
    places
        Those that other parses name, by id: each is held once. It is added to.

    Examples
    --------
    >>> from geo.model import Article
    >>> article = Article("a", "Talks were held.")
    >>> decode(encode(Parse(article)), article, {}) == Parse(article)
    True
    >>> decode(b"", article, {})
    """
    try:
        found = _decoder.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.MsgspecError):
        return None
    if found.article.id != article.id:
        return None
    toponyms = tuple(_shared(resolution, places) for resolution in found.toponyms)
    return replace(found, article=replace(found.article, text=article.text), toponyms=toponyms)


def _shared(resolution: Resolution, places: dict[str, Place]) -> Resolution:
    """Return a resolution whose place is the one that others name, too."""
    if resolution.place is None:
        return resolution
    return replace(resolution, place=places.setdefault(resolution.place.id, resolution.place))

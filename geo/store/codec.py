"""Parses as bytes, and back."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from geo.model import Parse

if TYPE_CHECKING:
    from geo.model import Article

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


def decode(blob: bytes, article: Article, shared: Shared) -> Parse | None:
    """Return a parse of an article from bytes; None if they are damaged, or hold something else.

    Parameters
    ----------
    blob
        As `encode` gives them.
    article
        The article whose parse it is.
    shared
        What the parses of a run have in common.

    Examples
    --------
    >>> from geo.model import Article
    >>> article = Article("a", "Talks were held.")
    >>> decode(encode(Parse(article)), article, Shared()) == Parse(article)
    True
    >>> decode(b"", article, Shared())
    """
    try:
        found = _decoder.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.MsgspecError):
        return None
    if found.article.id != article.id:
        return None
    shared.share(found)
    return replace(found, article=replace(found.article, text=article.text))


class Shared:
    """Values that the parses of a run have in common, each held once: places, reasons, rules, intervals.

    They are half of what a parse takes.

    Examples
    --------
    >>> from geo.model import Article, Dismissal, Span
    >>> shared = Shared()
    >>> one, other = (Parse(Article("a", ""), dismissals=(Dismissal(Span(0, n), "no" * n),)) for n in (2, 2))
    >>> shared.share(one), shared.share(other)
    (None, None)
    >>> one.dismissals[0].rule is other.dismissals[0].rule
    True
    """

    def __init__(self) -> None:
        self._values: dict[object, object] = {}
        self._places: dict[str, object] = {}
        """By their ids, which are hashed sooner than all their fields."""

    def share(self, parse: Parse) -> None:
        """Put the values that are held in place of the equal ones of a parse that nobody else has yet."""
        for resolution in parse.toponyms:
            if (place := resolution.place) is not None:
                _set(resolution, "place", self._places.setdefault(place.id, place))
            self._put(resolution, "reason", resolution.reason)
        for timex in parse.timexes:
            self._put(timex, "interval", timex.interval)
            self._put(timex, "value", timex.value)
            self._put(timex, "rule", timex.rule)
        for mention in parse.events:
            self._put(mention, "interval", mention.interval)
            self._put(mention, "rules", mention.rules)
            self._put(mention, "type", mention.type)
            self._put(mention, "date_reason", mention.date_reason)
            self._put(mention, "place_reason", mention.place_reason)
        for dismissal in parse.dismissals:
            self._put(dismissal, "rule", dismissal.rule)

    def _put(self, record: object, name: str, value: object) -> None:
        _set(record, name, self._values.setdefault(value, value))


_set = object.__setattr__
"""Changes a frozen record: only here, as it was just made, and into an equal one."""

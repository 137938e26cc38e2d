"""Parses as bytes, and back: what an unchanged article holds is decoded only where it is asked for."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import msgspec

from geo.errors import StoreError
from geo.model import Article, Dismissal, EventMention, Gist, Parse, Resolution, Timex
from geo.shelf import Recent, Shelf
from geo.store.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEVEL = 1
"""Of zlib: the next ones take longer and save a twentieth."""
LENGTH = 4
"""Bytes that say how long the head is."""
MAX_DECODED = 512
"""Parses whose content is in memory, some 15 kB each: those that are looked at together."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a parse holds besides its article."""

    toponyms: tuple[Resolution, ...]
    timexes: tuple[Timex, ...]
    events: tuple[EventMention, ...]
    dismissals: tuple[Dismissal, ...]

    @classmethod
    def of(cls, parse: Parse) -> Content:
        """Return that of a parse."""
        return cls(parse.toponyms, parse.timexes, parse.events, parse.dismissals)


@dataclass(frozen=True, slots=True)
class Head:
    """What of a parse is decoded at once."""

    article: Article
    """Without its text."""
    events_reason: str
    gist: Gist | None
    digest: bytes
    """As `content_digest` gives it."""
    checksum: int
    """Of the compressed content."""


_encoder = msgspec.msgpack.Encoder()
_head_decoder = msgspec.msgpack.Decoder(Head)
_content_decoder = msgspec.msgpack.Decoder(Content)


def encode(parse: Parse, gist: Gist | None = None) -> bytes:
    """Return a parse as bytes, without the text of its article, which is at hand whenever it is sought.

    MessagePack holds the fields by name, so a record that gains one needs nothing here; both parts have
    checksums.
    """
    content = parse.packed if isinstance(parse, KeptParse) else _packed(parse)
    bare = replace(parse.article, text="")
    head = Head(bare, parse.events_reason, gist, content_digest(parse), zlib.crc32(content))
    packed = zlib.compress(_encoder.encode(head), LEVEL)
    return len(packed).to_bytes(LENGTH, "big") + packed + content


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
    found = decode_with_text(blob, article.text, shared)
    return found if found is not None and found.article.id == article.id else None


def decode_with_text(blob: bytes, text: str, shared: Shared) -> Parse | None:
    """Return the parse of an article with a text from bytes; as `decode`, whichever article it is."""
    end = LENGTH + int.from_bytes(blob[:LENGTH], "big")
    content = blob[end:]
    try:
        head = _head_decoder.decode(zlib.decompress(blob[LENGTH:end]))
    except (zlib.error, msgspec.MsgspecError):
        return None
    if zlib.crc32(content) != head.checksum:
        return None
    return KeptParse.with_content(replace(head.article, text=text), head, content, shared)


def shelved(parse: Parse, gist: Gist, shared: Shared) -> Parse:
    """Return a parse without its content and the text of its article in memory.

    Parameters
    ----------
    parse
        What was found in an article.
    gist
        What is known of it without decoding it.
    shared
        What the parses of a run have in common.

    Examples
    --------
    >>> from geo.model import Article
    >>> parse = Parse(Article("a", "Talks were held."))
    >>> shelved(parse, Gist((), "", False, "", (), 0, 0), Shared()) == parse
    True
    """
    if not isinstance(parse, KeptParse):
        head = Head(parse.article, parse.events_reason, gist, content_digest(parse), checksum=0)
        parse = KeptParse.with_content(parse.article, head, _packed(parse), shared)
    return parse.shelved(shared)


def _packed(parse: Parse) -> bytes:
    return zlib.compress(_encoder.encode(Content.of(parse)), LEVEL)


def content_digest(parse: Parse) -> bytes:
    """Return a digest of all that a parse holds besides its article."""
    if isinstance(parse, KeptParse):
        return parse.digest
    content = _encoder.encode((Content.of(parse), parse.events_reason))
    return hashlib.sha256(content).digest()


class KeptParse(Parse):
    """A parse whose content is decoded when it is asked for."""

    __slots__ = ("_content", "_gist", "_shared", "digest")

    digest: bytes
    """As `content_digest` gives it."""
    _content: bytes | int
    """Its content, or the number by which a shelf has it."""
    _gist: Gist | None
    _shared: Shared

    def __new__(cls, *values: Any, **named: Any) -> Parse:  # type: ignore[misc]  # noqa: ANN401 - see below
        """Return a plain parse: `dataclasses.replace` makes one by this, and it has content of its own."""
        return Parse(*values, **named)

    @classmethod
    def with_content(cls, article: Article, head: Head, content: bytes, shared: Shared) -> KeptParse:
        """Return the parse of an article whose content is still bytes."""
        self = object.__new__(cls)
        _set(self, "article", article)
        _set(self, "events_reason", head.events_reason)
        _set(self, "digest", head.digest)
        _set(self, "_gist", head.gist)
        _set(self, "_content", content)
        _set(self, "_shared", shared)
        return self

    @property
    def toponyms(self) -> tuple[Resolution, ...]:
        """As `Parse.toponyms`."""
        return self._decoded().toponyms

    @property
    def timexes(self) -> tuple[Timex, ...]:
        """As `Parse.timexes`."""
        return self._decoded().timexes

    @property
    def events(self) -> tuple[EventMention, ...]:
        """As `Parse.events`."""
        return self._decoded().events

    @property
    def dismissals(self) -> tuple[Dismissal, ...]:
        """As `Parse.dismissals`."""
        return self._decoded().dismissals

    @property
    def gist(self) -> Gist | None:
        """What is known of it without decoding it; None if that was not kept."""
        return self._gist

    @property
    def packed(self) -> bytes:
        """Its content as bytes."""
        content = self._content
        return content if isinstance(content, bytes) else self._shared.shelf.get(content)

    def shelved(self, shared: Shared) -> KeptParse:
        """Return it without content and text in memory."""
        if isinstance(self._content, int):
            return self
        other = self.of(shared.texts.kept(self.article))
        _set(other, "_content", shared.shelf.put(self._content))
        _set(other, "_shared", shared)
        return other

    def of(self, article: Article) -> KeptParse:
        """Return the same as found in another state of its article, whose text is the same."""
        other = object.__new__(KeptParse)
        for name in ("events_reason", "digest", "_gist", "_content", "_shared"):
            _set(other, name, getattr(self, name))
        _set(other, "article", article)
        return other

    def __eq__(self, other: object) -> bool:
        """Return True if another parse, kept or not, holds the same."""
        if not isinstance(other, Parse):
            return NotImplemented
        return _fields(self) == _fields(other)

    def __hash__(self) -> int:
        """Return the hash of an equal plain parse."""
        return hash(_plain(self))

    def __repr__(self) -> str:
        return repr(_plain(self))

    def __reduce__(self) -> tuple[Callable[..., Parse], tuple[object, ...]]:
        """Send it to another process as a plain parse."""
        return Parse, _fields(self)

    def _decoded(self) -> Content:
        return self._shared.decoded(self.digest, self)


def _fields(parse: Parse) -> tuple[object, ...]:
    return (
        parse.article, parse.toponyms, parse.timexes, parse.events, parse.events_reason, parse.dismissals,
    )  # fmt: skip


def _plain(parse: Parse) -> Parse:
    return Parse(*_fields(parse))  # type: ignore[arg-type]


class _Sharing(Protocol):
    """What has values in common with others: a parse, or its content."""

    @property
    def toponyms(self) -> tuple[Resolution, ...]: ...
    @property
    def timexes(self) -> tuple[Timex, ...]: ...
    @property
    def events(self) -> tuple[EventMention, ...]: ...
    @property
    def dismissals(self) -> tuple[Dismissal, ...]: ...


class Shared:
    """What the parses of a run have in common: where they lie, and values that are held once.

    Places, reasons, rules and intervals are half of what a parse takes.

    Parameters
    ----------
    folder
        Where what is not in memory lies; as for `Shelf`.

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

    def __init__(self, folder: Path | None = None) -> None:
        self.shelf = Shelf(folder)
        self.texts = Texts(self.shelf)
        self._values: dict[object, object] = {}
        self._places: dict[str, object] = {}
        """By their ids, which are hashed sooner than all their fields."""
        self._recent = Recent[Content](MAX_DECODED)

    def decoded(self, digest: bytes, parse: KeptParse) -> Content:
        """Return the content of a parse, the same record as long as it is in memory.

        Raises
        ------
        StoreError
            If there is something else, though its checksum is right.
        """
        return self._recent.get(digest, lambda: self._made(parse.packed))

    def _made(self, packed: bytes) -> Content:
        try:
            content = _content_decoder.decode(zlib.decompress(packed))
        except (zlib.error, msgspec.MsgspecError) as error:
            _foreign(error)
        self.share(content)
        return content

    def share(self, parse: _Sharing) -> None:
        """Put the values that are held in place of the equal ones of what nobody else has yet."""
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


def _foreign(error: Exception) -> NoReturn:
    raise StoreError(
        f"the store of parses holds what is no parse ({error}): remove it by geo cache clear"
    ) from error


_set = object.__setattr__
"""Changes a frozen record: only here, as it was just made, and into an equal one."""

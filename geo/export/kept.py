"""Rows of files that are made once: those of some events or articles together, by all that they come from.

Where one part ends is decided by the ids of what is in it. So what is new or gone changes the part that it is
in, and all others are the same, wherever they stand.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.model import Event, Parse

Item = TypeVar("Item")
Result = TypeVar("Result")
Part = tuple[list[Item], bytes]
"""Some things, and the digest of all that their rows come from; empty if that is not known."""

ONE_IN = 64
"""Of so many things one is the last of a part."""
MOST = 512
"""Things of a part at most: so many are decoded again where one of them has changed."""


class Rows(Protocol):
    """Keeps rows by kind and digest, as `geo.store.results.ResultStore` does for what gathering works out."""

    def digest_of(self, parse: Parse) -> bytes:
        """Return what distinguishes a parse from all others; nothing if rows are not kept."""

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:
        """Return rows that were kept; None if there are none of that shape."""

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep rows."""


class NoRows:
    """Knows nothing and keeps nothing.

    Examples
    --------
    >>> NoRows().find("events", b"", dict)
    """

    def digest_of(self, parse: Parse) -> bytes:  # noqa: ARG002 - no use is made of it
        """Return nothing."""
        return b""

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:  # noqa: ARG002
        """Return None."""
        return None

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep nothing."""


def parts_of_events(events: Iterable[Event]) -> Iterator[Part[Event]]:
    """Yield events some at a time.

    Examples
    --------
    >>> list(parts_of_events([]))
    []
    """
    return _parts((event, event.id, event.key) for event in events)


def parts_of_articles(parses: Iterable[Parse], rows: Rows) -> Iterator[Part[Parse]]:
    """Yield articles some at a time."""
    return _parts((parse, parse.article.id, rows.digest_of(parse)) for parse in parses)


def made_once(
    rows: Rows, kind: str, part: Part[Item], shape: type[Result], make: Callable[[Sequence[Item]], Result]
) -> Result:
    """Return what a function makes of a part, from what is kept where that has it.

    Parameters
    ----------
    rows
        What is kept.
    kind
        What is made, such as ``mentions``.
    part
        As `parts_of_events` and `parts_of_articles` give it.
    shape
        The type of what is made.
    make
        Makes it.
    """
    items, digest = part
    known = rows.find(kind, digest, shape) if digest else None
    if known is None:
        known = make(items)
        if digest:
            rows.keep(kind, digest, known)
    return known


def _parts(items: Iterable[tuple[Item, str, bytes]]) -> Iterator[Part[Item]]:
    some: list[Item] = []
    digests: list[bytes] = []
    for item, name, digest in items:
        some.append(item)
        digests.append(digest)
        if crc32(name.encode("utf-8", "replace")) % ONE_IN == 0 or len(some) >= MOST:
            yield some, _digest(digests)
            some, digests = [], []
    if some:
        yield some, _digest(digests)


def _digest(digests: Sequence[bytes]) -> bytes:
    if not all(digests):
        return b""
    parts: Any = ((b"%d " % len(digest)) + digest for digest in digests)
    return hashlib.sha256(b"".join(parts)).digest()

"""What earlier runs worked out, by a digest of all that it came from: what gathering may be spared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from geo.model import Parse

Result = TypeVar("Result")


class Memory(Protocol):
    """Keeps results by kind and digest. A digest need not hold code and weights: the keeper adds these."""

    def digest_of(self, parse: Parse) -> bytes:
        """Return what distinguishes a parse from all others, its article's text included."""

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:
        """Return a result that was kept; None if there is none of that shape."""

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep a result, a record or a tuple of records."""


class NoMemory:
    """Knows nothing and keeps nothing.

    Examples
    --------
    >>> NoMemory().find("links", b"", tuple)
    """

    def digest_of(self, parse: Parse) -> bytes:  # noqa: ARG002 - no use is made of it
        """Return nothing."""
        return b""

    def find(self, kind: str, digest: bytes, shape: type[Result]) -> Result | None:  # noqa: ARG002
        """Return None."""
        return None

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        """Keep nothing."""

"""What earlier runs read in files that have not changed since: the protocol of who keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Article, Unread
    from geo.readers.inputs.source import Source


class KnownReadings(Protocol):
    """Knows what was read in files."""

    def mark(self, source: Source, *, is_named: bool) -> bytes | None:
        """Return the identity of a file in its present state; None if nothing surely gives it.

        Parameters
        ----------
        source
            The file.
        is_named
            Whether a user names it, who then wants it read whatever it is; else it was met in a folder.
        """

    def find(self, mark: bytes) -> Sequence[Article | Unread] | None:
        """Return what was read in a file in that state; None if it is not known."""

    def keep(self, mark: bytes, items: Sequence[Article | Unread]) -> None:
        """Keep what was read in a file in that state."""

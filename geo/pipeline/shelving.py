"""What was found in each article, put away until it is asked for: a run holds its gist."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from geo.model import Parse
from geo.pipeline.gist import gist_of
from geo.store.codec import Shared, shelved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Unread
    from geo.store import ParseStore

Found = TypeVar("Found", bound="Parse | Unread")


class Shelving:
    """Puts parses away.

    Parameters
    ----------
    store
        Whose parses they are put beside; None where there is none.

    Examples
    --------
    >>> from geo.model import Article
    >>> parse = Parse(Article("a", "Talks were held."))
    >>> Shelving().kept(parse) == parse
    True
    """

    def __init__(self, store: ParseStore | None = None) -> None:
        self._shared = store.shared if store is not None else Shared()

    def kept(self, parse: Parse) -> Parse:
        """Return a parse whose content is not in memory."""
        return shelved(parse, gist_of(parse), self._shared)

    def each(self, found: Iterable[Parse | Unread]) -> Iterator[Parse | Unread]:
        """Yield what was found, parses without their content in memory."""
        return (self.kept(item) if isinstance(item, Parse) else item for item in found)

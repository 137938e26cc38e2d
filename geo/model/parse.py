"""All that was found in one article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.model.article import Article
from geo.model.event import Dismissal, EventMention
from geo.model.timex import Timex
from geo.model.toponym import Resolution

if TYPE_CHECKING:
    from geo.model.gist import Gist


@dataclass(frozen=True, slots=True)
class Parse:
    """All that was found in one article."""

    article: Article
    toponyms: tuple[Resolution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[EventMention, ...] = ()
    events_reason: str = ""
    """Why no events were sought in it, or in part of it."""
    dismissals: tuple[Dismissal, ...] = ()
    """Words that look like triggers but mean no event."""

    @property
    def gist(self) -> Gist | None:
        """What is known of it without looking closer; None if that was not worked out before."""
        return None

    def of(self, article: Article) -> Parse:
        """Return the same as found in another state of its article, whose text is the same.

        Examples
        --------
        >>> Parse(Article("a", "Talks.")).of(Article("a", "Talks.", origin="b")).article.origin
        'b'
        """
        return replace(self, article=article)

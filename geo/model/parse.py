"""All that was found in one article."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model.article import Article
from geo.model.event import Dismissal, EventMention
from geo.model.timex import Timex
from geo.model.toponym import Resolution


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

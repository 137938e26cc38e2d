"""All articles together: reports of one event date each other, and are gathered into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo import events as eventing
from geo.model import Article, Event, Parse, PublishedBasis, Unread
from geo.pipeline.article import syntax, with_events
from geo.pipeline.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Interval
    from geo.resolve import Focus


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read and found, before a range of dates is chosen."""

    parses: tuple[Parse, ...]
    unread: tuple[Unread, ...]
    events: tuple[Event, ...]

    @property
    def undated(self) -> tuple[Article, ...]:
        """The articles of which neither their text nor their neighbours tell when they were published."""
        return tuple(parsed.article for parsed in self.parses if not parsed.article.is_dated)


def collect(
    articles: Iterable[Article | Unread], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Corpus:
    """Parse all articles, let reports of one event date each other, and gather the events.

    Parameters
    ----------
    articles, gazetteer, focus, jobs
        As for `geo.pipeline.parse`.
    """
    return assemble(parse(articles, gazetteer, focus=focus, jobs=jobs), gazetteer, focus=focus)


def assemble(found: Iterable[Parse | Unread], gazetteer: Gazetteer, *, focus: Focus | None = None) -> Corpus:
    """Let parsed reports of one event date each other, and gather the events."""
    items = list(found)
    unread = tuple(item for item in items if isinstance(item, Unread))
    parses = _date_each_other([item for item in items if isinstance(item, Parse)], gazetteer, focus)
    return Corpus(parses, unread, eventing.gather(parses))


def _date_each_other(parses: Sequence[Parse], gazetteer: Gazetteer, focus: Focus | None) -> tuple[Parse, ...]:
    """Date, from reports of the same events, the articles that do not tell their own date."""
    learnt = eventing.corroborate(parses)
    return tuple(
        _redated(parsed, learnt[parsed.article.id], gazetteer, focus)
        if parsed.article.id in learnt
        else parsed
        for parsed in parses
    )


def _redated(parsed: Parse, within: Interval, gazetteer: Gazetteer, focus: Focus | None) -> Parse:
    article = replace(
        parsed.article,
        published_within=within,
        published_basis=PublishedBasis.INFERRED,
        published_reason="a dated report tells the same event",
    )
    (doc,) = syntax([parsed])
    return with_events(replace(parsed, article=article), doc, gazetteer, focus)

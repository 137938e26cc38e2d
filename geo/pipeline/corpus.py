"""All articles together: reports of one event date each other, and are gathered into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from geo.collector import resting, seldom
from geo.corrections import Corrections
from geo.model import Article, Event, Parse, PublishedBasis, Unread
from geo.pipeline.boundaries import Together, together
from geo.pipeline.copies import Copies, find_copies
from geo.pipeline.gathering import gather
from geo.pipeline.parsing import parse
from geo.pipeline.setting import with_setting
from geo.pipeline.shelving import Shelving
from geo.pipeline.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol

    from geo.gazetteer import Gazetteer
    from geo.model import Interval
    from geo.resolve import Focus
    from geo.store import ParseStore

    class Gathering(Protocol):
        """Gathers the events of articles, as `geo.pipeline.gathering.gather` does."""

        def __call__(self, parses: Sequence[Parse], store: ParseStore | None) -> tuple[Event, ...]:
            """Return the events."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read and found, before a range of dates is chosen."""

    parses: tuple[Parse, ...]
    unread: tuple[Unread, ...]
    events: tuple[Event, ...]
    corrections: int = 0
    """Answers of a person that were obeyed."""
    unmet: tuple[str, ...] = ()
    """Those that are about nothing that was found, by line."""
    waiting: int = 0
    """Those about articles that were not read."""
    copies: int = 0
    """Articles that are copies or states of another."""
    outdated: tuple[Article, ...] = ()
    """Those that a newer state with the same id replaces."""

    @property
    def undated(self) -> tuple[Article, ...]:
        """The articles whose day of publication neither their text nor another report gives."""
        return tuple(parsed.article for parsed in self.parses if not parsed.article.is_dated)


def collect(  # noqa: PLR0913 - as many as there are choices
    articles: Iterable[Article | Unread],
    gazetteer: Gazetteer,
    *,
    focus: Focus | None = None,
    jobs: int = 1,
    corrections: Corrections | None = None,
    store: ParseStore | None = None,
) -> Corpus:
    """Parse all articles, let reports of one event date each other, and gather the events.

    Parameters
    ----------
    articles, gazetteer, focus, jobs, store
        As for `geo.pipeline.parse`.
    corrections
        What a person has decided; it stands in place of what is found.
    """
    by_hand = corrections or Corrections()
    parses = parse(by_hand.dated(articles), gazetteer, focus=focus, jobs=jobs, store=store)
    return assemble(parses, gazetteer, focus=focus, corrections=by_hand, store=store)


def assemble(  # noqa: PLR0913 - as many as there are choices
    parsed: Iterable[Parse | Unread],
    gazetteer: Gazetteer,
    *,
    focus: Focus | None = None,
    corrections: Corrections | None = None,
    store: ParseStore | None = None,
    gathering: Gathering | None = None,
) -> Corpus:
    """Obey corrections, let parsed reports of one event date each other, and gather the events.

    Parameters
    ----------
    parsed
        As `geo.pipeline.parse` gives it.
    gazetteer, focus, store
        As for `geo.pipeline.parse`.
    corrections
        As for `collect`.
    gathering
        Gathers in another way than in this process, as `geo.cluster.gather_on` does.
    """
    by_hand, shelving = corrections or Corrections(), Shelving(store)
    with timed("read and parsed"), seldom():
        items = list(shelving.each(parsed))
    unread = tuple(item for item in items if isinstance(item, Unread))
    found = tuple(item for item in items if isinstance(item, Parse))
    with timed("found copies"), seldom():
        compare = partial(find_copies, store=store)
        sought = together(found, compare, "it could not be compared with the others", Copies(()))
    copies, alone = sought.result, {fault.source for fault in sought.faults}
    parses = (*copies.parses, *(one for one in found if one.article.id in alone))

    def again(articles: Iterable[Article]) -> Iterator[Parse | Unread]:
        return shelving.each(parse(articles, gazetteer, focus=focus, store=store))

    def corrected_by_hand(parses: Iterable[Parse]) -> tuple[Parse, ...]:
        return tuple(shelving.kept(by_hand.applied(item)) for item in parses)

    parses = with_setting(parses, again)
    dated = _date_each_other(corrected_by_hand(parses), again)
    corrected = corrected_by_hand(dated.result)  # a redated one has new mentions
    with timed(f"gathered the events of {len(corrected)} articles"), resting():
        nothing: tuple[Event, ...] = ()
        gather_all = gathering or gather
        events = together(
            corrected, partial(gather_all, store=store), "its events can't be gathered", nothing
        )
    heeded = by_hand.met(parses), by_hand.unmet(parses), by_hand.waiting(parses)
    unread = (*unread, *sought.faults, *dated.faults, *events.faults)
    return Corpus(corrected, unread, events.result, *heeded, copies.number, copies.outdated)


def _date_each_other(
    parses: Sequence[Parse],
    parse_again: Callable[[Iterable[Article]], Iterator[Parse | Unread]],
) -> Together[tuple[Parse, ...]]:
    """Parse again, with the date that reports of the same events give, the articles that had none."""
    if all(parsed.article.is_dated for parsed in parses):
        return Together(tuple(parses))
    from geo.events import corroborate  # noqa: PLC0415 - where all are dated, nothing needs it

    none: dict[str, Interval] = {}
    sought = together(parses, corroborate, "it could not be dated by others", none)
    days = sought.result
    waiting = (
        _dated(parsed.article, days[parsed.article.id]) for parsed in parses if parsed.article.id in days
    )
    again = parse_again(waiting)
    dated = tuple(
        new if parsed.article.id in days and isinstance(new := next(again), Parse) else parsed
        for parsed in parses
    )
    return Together(dated, sought.faults)


def _dated(article: Article, within: Interval) -> Article:
    return replace(
        article,
        published_within=within,
        published_basis=PublishedBasis.INFERRED,
        published_reason="a dated report describes the same event",
    )

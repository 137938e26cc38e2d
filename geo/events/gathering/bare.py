"""An event without the records that its articles hold, so that it can be kept: these stand as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.model import Event, EventReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Parse, Place


@dataclass(frozen=True, slots=True)
class BareReport:
    """A report of an event by where its parts stand."""

    article: int
    """Among the articles of the event."""
    mention: int
    """Among the mentions of the article."""
    quote: str


@dataclass(frozen=True, slots=True)
class BareEvent:
    """An event without its reports, and these apart."""

    event: Event
    reports: tuple[BareReport, ...]

    @classmethod
    def of(cls, event: Event, parses: Sequence[Parse]) -> BareEvent:
        """Return an event as it is kept.

        Parameters
        ----------
        event
            Made of mentions that `parses` hold.
        parses
            The articles that report it.

        Examples
        --------
        >>> event = Event("e", "AID", "occurred", None, None, "Tents came.")
        >>> BareEvent.of(event, []).whole([], {}) == event
        True
        """
        number_of = {parse.article.id: number for number, parse in enumerate(parses)}
        reports = []
        for report in event.reports:
            number = number_of[report.article.id]
            mention = next(n for n, one in enumerate(parses[number].events) if one == report.mention)
            reports.append(BareReport(number, mention, report.quote))
        return cls(replace(event, reports=()), tuple(reports))

    def whole(self, parses: Sequence[Parse], places: dict[str, Place]) -> Event:
        """Return the event with its reports.

        Parameters
        ----------
        parses
            The same articles in the same order.
        places
            Those that other events name, by id: each is held once. It is added to.
        """
        reports = tuple(_report(one, parses[one.article]) for one in self.reports)
        known = tuple(replace(at, place=places.setdefault(at.place.id, at.place)) for at in self.event.places)
        return replace(self.event, reports=reports, places=known)


def _report(bare: BareReport, parse: Parse) -> EventReport:
    mention = parse.events[bare.mention]
    resolutions = tuple(parse.toponyms[number] for number in mention.places)
    return EventReport(parse.article, bare.quote, mention, resolutions)

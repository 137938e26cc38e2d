"""An event without the records that its articles hold, so that it can be kept: these stand as numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from geo.model import Event, EventReport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Article, Parse, Place


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

    def whole(self, parses: Sequence[Parse], places: dict[str, Place], key: bytes = b"") -> Event:
        """Return the event with its reports, which are made when they are asked for.

        Parameters
        ----------
        parses
            The same articles in the same order.
        places
            Those that other events name, by id: each is held once. It is added to.
        key
            As `Event.key` has it.
        """
        for at in self.event.places:
            _set(at, "place", places.setdefault(at.place.id, at.place))  # a frozen record, by an equal one
        for report in self.reports:
            if report.quote == self.event.summary:  # the same text, held once
                _set(report, "quote", self.event.summary)
        return KeptEvent.with_reports(self.event, self.reports, parses, key)


class KeptEvent(Event):
    """An event whose reports are put together when they are asked for: most runs ask for few."""

    __slots__ = ("_bare", "_key", "_parses")

    _bare: tuple[BareReport, ...]
    _parses: Sequence[Parse]
    _key: bytes

    def __new__(cls, *values: Any, **named: Any) -> Event:  # type: ignore[misc]  # noqa: ANN401 - see below
        """Return a plain event: `dataclasses.replace` makes one by this."""
        return Event(*values, **named)

    @classmethod
    def with_reports(
        cls, event: Event, bare: tuple[BareReport, ...], parses: Sequence[Parse], key: bytes
    ) -> KeptEvent:
        """Return an event with reports that are not put together yet.

        Parameters
        ----------
        event
            All else of it.
        bare, parses, key
            As for `BareEvent.whole`.
        """
        self = object.__new__(cls)
        for name in FIELDS:
            _set(self, name, getattr(event, name))
        _set(self, "_bare", bare)
        _set(self, "_parses", parses)
        _set(self, "_key", key)
        return self

    @property
    def reports(self) -> tuple[EventReport, ...]:
        """As `Event.reports`."""
        return tuple(_report(one, self._parses[one.article]) for one in self._bare)

    @property
    def key(self) -> bytes:
        """A digest of all that it comes from."""
        return self._key

    @property
    def report_count(self) -> int:
        """How many articles report it."""
        return len(self._bare)

    @property
    def first_article(self) -> Article:
        """The article that reports it first."""
        return self._parses[self._bare[0].article].article

    def without_places(self, reason: str) -> Event:
        """Return the event as one that has no place, for a reason."""
        other = KeptEvent.with_reports(self, self._bare, self._parses, b"")
        _set(other, "places", ())
        _set(other, "place_reason", reason)
        return other

    def __eq__(self, other: object) -> bool:
        """Return True if another event is the same, its reports included."""
        if not isinstance(other, Event):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return the hash of an equal plain event."""
        return hash(Event(*_values(self)))  # type: ignore[arg-type]

    def __reduce__(self) -> tuple[Callable[..., Event], tuple[object, ...]]:
        """Send it to another process as a plain event."""
        return Event, _values(self)


NAMES = tuple(field.name for field in fields(Event))
FIELDS = tuple(name for name in NAMES if name != "reports")
_set = object.__setattr__


def _values(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in NAMES)


def _report(bare: BareReport, parse: Parse) -> EventReport:
    mention = parse.events[bare.mention]
    resolutions = tuple(parse.toponyms[number] for number in mention.places)
    return EventReport(parse.article, bare.quote, mention, resolutions)

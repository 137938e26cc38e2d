"""An event without the records that its articles hold, so that it can be kept: these stand as numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import msgspec

from geo.model import Event, EventReport
from geo.shelf import Recent, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Article, EventPlace, Interval, Parse

MAX_HELD = 1024
"""Events whose records are in memory, some 2 kB each: those that are looked at together."""


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
        >>> BareEvent.of(event, []).reports
        ()
        """
        number_of = {parse.article.id: number for number, parse in enumerate(parses)}
        reports = []
        for report in event.reports:
            number = number_of[report.article.id]
            mention = next(n for n, one in enumerate(parses[number].events) if one.id == report.mention.id)
            reports.append(BareReport(number, mention, report.quote))
        return cls(replace(event, reports=()), tuple(reports))


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it is put away."""

    bare: BareEvent
    articles: tuple[int, ...]
    """The numbers of its articles among those of the run."""
    key: bytes
    """As `Event.key` has it."""


class KeptEvents:
    """The events of a run, whose records lie on a shelf.

    Parameters
    ----------
    parses
        The articles of the run.

    Examples
    --------
    >>> event = Event("e", "AID", "occurred", None, None, "Tents came.")
    >>> KeptEvents([]).kept(BareEvent.of(event, []), [], b"").summary
    'Tents came.'
    """

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses = parses
        self._shelf = Shelf()
        self._recent = Recent[Record](MAX_HELD)
        self._known: dict[Interval | None, Interval | None] = {}
        """The intervals of the events: each is held once."""

    def kept(self, bare: BareEvent, articles: Sequence[int], key: bytes) -> KeptEvent:
        """Return an event whose record is not in memory.

        Parameters
        ----------
        bare
            The event.
        articles
            The numbers of the articles that report it.
        key
            As `Event.key` has it.
        """
        at = self._shelf.put(_encoder.encode(Record(bare, tuple(articles), key)))
        interval = self._known.setdefault(bare.event.interval, bare.event.interval)
        return KeptEvent.of(bare.event, interval, self, at)

    def record(self, at: int) -> Record:
        """Return the record of a number."""
        return self._recent.get(at, lambda: _decoder.decode(self._shelf.get(at)))


def _of_record(name: str) -> Any:  # noqa: ANN401 - a property of any type
    """Return a property of an event that its record has."""
    return property(lambda self: getattr(self.record.bare.event, name))


class KeptEvent(Event):
    """An event whose record is read when it is asked for: a run looks at few things of all events."""

    __slots__ = ("_at", "_events", "_without_places")

    _events: KeptEvents
    _at: int
    _without_places: str | None
    """Why it has no place though its record has; None where it has those of its record."""

    date_basis = _of_record("date_basis")
    summary = _of_record("summary")
    actors = _of_record("actors")
    date_reason = _of_record("date_reason")
    rules = _of_record("rules")
    subtype = _of_record("subtype")
    origin_count = _of_record("origin_count")

    def __new__(cls, *values: Any, **named: Any) -> Event:  # type: ignore[misc]  # noqa: ANN401 - see below
        """Return a plain event: `dataclasses.replace` makes one by this."""
        return Event(*values, **named)

    @classmethod
    def of(
        cls,
        event: Event,
        interval: Interval | None,
        events: KeptEvents,
        at: int,
        without_places: str | None = None,
    ) -> KeptEvent:
        """Return an event whose record has a number.

        Parameters
        ----------
        event
            What is held of it: its id, type, status and certainty.
        interval
            Its interval.
        events
            Have its record.
        at
            The number.
        without_places
            Why it has no place though its record has.
        """
        self = object.__new__(cls)
        for name in HELD:
            _set(self, name, getattr(event, name))
        _set(self, "interval", interval)
        _set(self, "_events", events)
        _set(self, "_at", at)
        _set(self, "_without_places", without_places)
        return self

    @property
    def record(self) -> Record:
        """All that it has."""
        return self._events.record(self._at)

    @property
    def places(self) -> tuple[EventPlace, ...]:
        """As `Event.places`."""
        return self.record.bare.event.places if self._without_places is None else ()

    @property
    def place_reason(self) -> str:
        """As `Event.place_reason`."""
        return self._without_places or self.record.bare.event.place_reason

    @property
    def reports(self) -> tuple[EventReport, ...]:
        """As `Event.reports`."""
        return tuple(_report(one, self._parse(one)) for one in self.record.bare.reports)

    @property
    def key(self) -> bytes:
        """A digest of all that it comes from."""
        return self.record.key if self._without_places is None else b""

    @property
    def report_count(self) -> int:
        """How many articles report it."""
        return len(self.record.bare.reports)

    @property
    def first_article(self) -> Article:
        """The article that reports it first."""
        return self._parse(self.record.bare.reports[0]).article

    def without_places(self, reason: str) -> Event:
        """Return the event as one that has no place, for a reason."""
        return KeptEvent.of(self, self.interval, self._events, self._at, reason)

    def _parse(self, report: BareReport) -> Parse:
        return self._events.parses[self.record.articles[report.article]]

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
HELD = ("id", "type", "status", "certainty")
"""What is in memory of each event, besides its interval."""
_set = object.__setattr__
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Record)


def _values(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in NAMES)


def _report(bare: BareReport, parse: Parse) -> EventReport:
    mention = parse.events[bare.mention]
    resolutions = tuple(parse.toponyms[number] for number in mention.places)
    return EventReport(parse.article, bare.quote, mention, resolutions)

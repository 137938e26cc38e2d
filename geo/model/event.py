"""Events: one mention in one article, and what all articles report of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from geo.model.article import Article
from geo.model.interval import Interval
from geo.model.place import Place
from geo.model.span import Span
from geo.model.timex import DateBasis
from geo.model.toponym import Resolution

MIN_CERTAINTY = 0.6
"""From which certainty on an event is drawn, unless a person says otherwise.

On marked reports that nothing was learned from, .73 of what is drawn is right and .40 of all events are
drawn; from .65 on it is .75 and .36, from .5 on .66 and .47."""
MIN_PROBABILITY_OF_PLACE = 0.5
"""Score of a resolution from which its place is on the map; below it is likelier wrong than right."""


class Status(StrEnum):
    """Whether the text says that an event took place."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class PlaceBasis(StrEnum):
    """What an event's place rests on."""

    STATED = "stated"
    """The sentence says that it happened there."""
    ENCLOSING = "enclosing"
    """The gazetteer lacks the place that the sentence names; this is the next larger one named."""
    CONTEXT = "context"
    """The report says elsewhere where it happened: in the sentence before, in the headline, in a label."""
    DATELINE = "dateline"
    """Only the dateline of the report says it."""
    GIVEN = "given"
    """A person's correction says it."""


@dataclass(frozen=True, slots=True, repr=False)
class EventMention:
    """One event as one sentence of one article reports it."""

    id: str
    trigger: Span
    type: str
    """A type of ``geo/language/event_types.csv``."""
    status: Status
    sentence: Span
    interval: Interval | None
    """None where neither the text nor the article's date gives it; then `date_reason` says why."""
    date_basis: DateBasis | None
    places: tuple[int, ...] = ()
    """Indices into the article's toponyms: where it happened."""
    actors: tuple[str, ...] = ()
    """Names of governments, peoples and organisations, as the gazetteer or the text has them."""
    date_reason: str = ""
    """Why it has no date."""
    place_reason: str = ""
    """Why it has no place."""
    timex: int | None = None
    """Index into the article's timexes: the words that date it; None if none do."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that decided its status, date and place."""
    subtype: str = ""
    """A subtype of its type in ``geo/language/event_subtypes.csv``; empty where its words name none."""
    place_basis: PlaceBasis | None = None
    """What its places rest on; None where it has none."""
    certainty: float = 1.0
    """Probability from 0 to 1 that a careful reader would mark it, at its place, date and status."""

    @property
    def reason(self) -> str:
        """Why it has no date and why it has no place, for people to read."""
        return joined_reasons(self.date_reason, self.place_reason)

    def __repr__(self) -> str:
        days = self.interval or self.date_reason
        return f"<EventMention {self.id} {self.type} {self.status.value} {days} ({self.certainty:.2f})>"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A word that looks like a trigger but means no event, and the rule that says so."""

    trigger: Span
    rule: str


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article reports of an event: its best mention, with the sentence quoted."""

    article: Article
    quote: str
    mention: EventMention
    resolutions: tuple[Resolution, ...] = ()
    """The mention's own places, each with the words that name it."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened, and how exactly that is known."""

    place: Place
    precision: int
    """UCDP GED's and ACLED's code: 1 the place itself, 2 near it or a small area, 3 a region, 4 a country."""
    score: float
    basis: PlaceBasis = PlaceBasis.STATED
    """What it rests on: of several mentions the firmest."""
    reckoned_from: tuple[Place, ...] = ()
    """The places that reports name, where `place` follows from them: *20 km south of Goma*."""

    @property
    def named(self) -> tuple[Place, ...]:
        """The places that reports name."""
        return self.reckoned_from or (self.place,)


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """One event, as one report or many give it."""

    id: str
    type: str
    status: Status
    interval: Interval | None
    date_basis: DateBasis | None
    summary: str
    places: tuple[EventPlace, ...] = ()
    actors: tuple[str, ...] = ()
    reports: tuple[EventReport, ...] = ()
    date_reason: str = ""
    """Why it has no date."""
    place_reason: str = ""
    """Why it has no place."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that decided about its mentions, and that joined them."""
    subtype: str = ""
    """The one that most of its mentions of its type have; empty where none has any."""
    certainty: float = 1.0
    """Probability from 0 to 1 that a careful reader would mark it so: of its surest mention."""
    origin_count: int = 1
    """How many independent texts report it: copies of one text count once."""

    @property
    def key(self) -> bytes:
        """A digest of all that it comes from, its articles' texts included; empty if that is not known."""
        return b""

    @property
    def report_count(self) -> int:
        """How many articles report it."""
        return len(self.reports)

    @property
    def first_article(self) -> Article:
        """The article that reports it first."""
        return self.reports[0].article

    def without_places(self, reason: str) -> Event:
        """Return the event as one that has no place, for a reason."""
        return replace(self, places=(), place_reason=reason)

    @property
    def reason(self) -> str:
        """Why it has no date and why it has no place, for people to read."""
        return joined_reasons(self.date_reason, self.place_reason)

    def __repr__(self) -> str:
        days = self.interval or self.date_reason
        where = ", ".join(at.place.label for at in self.places) or self.place_reason
        return f"<Event {self.id} {self.type} {self.status.value} {days} {where} ({self.certainty:.2f})>"


def joined_reasons(*reasons: str) -> str:
    """Return reasons as one text for people; empty ones are left out.

    Examples
    --------
    >>> joined_reasons("", "no place of that name", "")
    'no place of that name'
    """
    return "; ".join(filter(None, reasons))

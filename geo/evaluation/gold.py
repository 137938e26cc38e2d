"""What annotators marked in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.language import event_types

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Interval, Precision, Span, Status, Usage

BROADER_TYPES = {name: found.broader for name, found in event_types().items() if found.broader}
"""PLOVER's first version had one type where the second has two; so have corpora of its time."""


class Kind(StrEnum):
    """What is annotated, and so measured."""

    PUBLICATION = "publication dates"
    TOPONYMS = "toponyms"
    PLACES = "places"
    METONYMY = "metonymy"
    TIMEXES = "timexes"
    EVENTS = "events"
    EVENT_PLACES = "event places"
    EVENT_TYPES = "event types"
    GATHERING = "gathering, pairs of articles"


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A mention of a place."""

    span: Span
    point: tuple[float, float] | None = None
    """Latitude and longitude; None where the annotators found no place."""
    is_literal: bool | None = None
    """None where it is not annotated, or neither."""
    usage: Usage | None = None
    place_id: str = ""
    country_code: str = ""
    """Where only the country of the place is annotated."""
    feature: str = ""
    """GeoNames' class and code of the place: ``A.ADM1``."""


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A time expression."""

    span: Span
    type: str
    value: str
    days: tuple[date, date] | None = None
    """The first and last day that it denotes, where they are annotated."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What an event at a trigger must be, or that there is none."""

    trigger: Span
    is_event: bool = True
    """False where the words look like a trigger but no event is meant."""
    annotated: frozenset[str] = frozenset()
    """Which of *type*, *status*, *date*, *places*, *actors* are annotated; the others are left open."""
    type: str = ""
    status: Status | None = None
    days: tuple[date, date] | None = None
    """The first and last day; None where the text gives none."""
    precision: Precision | None = None
    """The unit of the date; None where it is annotated as two days."""
    places: tuple[str, ...] = ()
    """The words that name the places where it happened."""
    actors: tuple[str, ...] = ()
    identity: str = ""
    """A name of the event, shared by all texts of the corpus that report it; empty if not annotated."""

    def has_days(self, interval: Interval | None) -> bool:
        """Return True if an interval has the days that are annotated; None stands for no date."""
        return self.days == ((interval.begin, interval.until) if interval else None)

    def has_type(self, name: str) -> bool:
        """Return True if an event type is the annotated one, or belongs to that broader one."""
        return self.type in {name, BROADER_TYPES.get(name)}


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is marked in one text; None for what is not annotated."""

    text: str
    corpus: str = ""
    toponyms: tuple[GoldToponym, ...] | None = None
    usages: tuple[GoldToponym, ...] | None = None
    """Mentions of which it is annotated how they are meant."""
    timexes: tuple[GoldTimex, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    triggers: tuple[Span, ...] | None = None
    locations: tuple[Span, ...] = ()
    """Where the event of `triggers` happened; none where the text does not say."""
    types: frozenset[str] | None = None
    is_complete: bool = False
    """True if all events of the text are in `events`."""
    identities: frozenset[str] | None = None
    """Names of the events that the text reports, shared by the texts of the corpus that report the same."""
    published_within: Interval | None = None
    """The days between which the article was published, where its date is not known to the day."""
    published_true: date | None = None
    """The day of publication that must be inferred; the article itself does not give it."""
    construction: str = ""
    """What the text is an example of."""
    held_out: bool = False
    """True if the text was written before the code was first run on it."""
    language: str = ""
    xfail: str = ""
    """Why the text is known to be parsed wrong; empty if it is not."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is annotated."""
        marked = {
            Kind.PUBLICATION: self.published_true,
            Kind.TOPONYMS: self.toponyms,
            Kind.PLACES: self.toponyms if any(map(_has_place, self.toponyms or ())) else None,
            Kind.METONYMY: self.usages,
            Kind.TIMEXES: self.timexes,
            Kind.EVENTS: self.events,
            Kind.EVENT_PLACES: self.triggers,
            Kind.EVENT_TYPES: self.types,
            Kind.GATHERING: self.identities,
        }
        return tuple(kind for kind, items in marked.items() if items is not None)


def _has_place(toponym: GoldToponym) -> bool:
    return bool(toponym.place_id or toponym.country_code)

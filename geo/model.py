"""The records that the stages hand to each other.

All are frozen. Offsets are Unicode code points into the article's text, end exclusive. Latitude and longitude
are WGS 84 degrees, written out in full; geometry elsewhere is x (longitude), y (latitude) in EPSG:4326.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
LAST_MONTH = 12


class PublishedBasis(StrEnum):
    """What an article's publication date rests on."""

    GIVEN = "given"
    HTML = "html"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Usage(StrEnum):
    """How a place name is meant where it stands."""

    LITERAL = "literal"
    """The place itself: *talks in Tbilisi*."""
    ASSOCIATIVE = "associative"
    """A government, team or people, or part of another name: *Moscow warned*, *the Alma-Ata Declaration*."""
    DEMONYM = "demonym"
    """*Armenian*, *Georgians*."""


class Match(StrEnum):
    """Which of a place's names a mention met."""

    NAME = "name"
    ALTERNATE = "alternate"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    FOLDED = "folded"
    """Only without regard to case, diacritics, apostrophes or script."""


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Precision(StrEnum):
    """The unit in which a date is known, from fine to coarse."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class DateBasis(StrEnum):
    """What an event's date rests on."""

    EXPLICIT = "explicit"
    """The sentence states it whole: *on 27 September 2020*."""
    RELATIVE = "relative"
    """Counted from another date: *on Wednesday*, *a week earlier*, *in May*."""
    DOCUMENT = "document"
    """Nothing but the article's own date speaks for it."""
    GIVEN = "given"
    """A person has set it."""


class Status(StrEnum):
    """Whether the text says that an event took place."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text.

    Examples
    --------
    >>> Span(0, 4).of("Baku")
    'Baku'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span | Toponym | Timex) -> bool:
        """Tell whether both cover a code point in common."""
        return self.start < other.end and other.start < self.end


HOW_TO_DATE = "an undated article is dated by the lines `---`, `published: YYYY-MM-DD`, `---` at its top"
"""What a person can do about an article of which nothing tells the day of publication."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report, as it was read."""

    id: str
    """As given, or the path it was read from."""
    text: str
    title: str = ""
    published: date | None = None
    """The day of publication, where it is known to the day."""
    published_within: Interval | None = None
    """The days between which it was published, where the text tells only that."""
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_reason: str = ""
    """What the date was inferred from, or why it could not be."""
    published_rule: str = ""
    """The id of the rule that decided it; empty where the date was given."""
    source: str = ""
    url: str = ""
    language: str = ""

    @property
    def is_dated(self) -> bool:
        """Tell whether the day of publication is known, or the days that it lies within."""
        return self.published is not None or self.published_within is not None


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    source: str
    reason: str
    partial: bool = False
    """True where only a part is missing, such as a date that is none: the article itself was read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. Columns are GeoNames' own."""

    id: str
    """``geonames:587084``, ``geo:lachin-corridor`` (curated), ``own:…`` (a user's)."""
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin1_name: str = ""
    population: int = 0
    other_name: str = ""
    """The second name where two are in use, as *Khankendi* beside *Stepanakert*."""
    disputed: bool = False
    radius_km: float = 0.0
    """How far from the point the place may lie or reach; 0 where the source does not say."""
    source: str = ""
    admin2_code: str = ""
    admin2_name: str = ""
    """The district, county or municipality that the place belongs to, where the source says so."""

    @property
    def label(self) -> str:
        """Both names where two are in use: ``Stepanakert / Khankendi``."""
        return f"{self.name} / {self.other_name}" if self.other_name else self.name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place under consideration for a name."""

    place: Place
    name: str
    """The gazetteer's name that was met."""
    match: Match


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place."""

    start: int
    end: int
    text: str
    usage: Usage
    certainty: float = 1.0
    """Probability from 0 to 1 that the words name a place at all."""
    by_act: bool = False
    """Taken for a place only because an act is told to have happened there: *marched through Velmisar*."""
    base: str = ""
    """The name without the endings of its language, where those are not English: *Степанакерт* of
    *Степанакерте*, with the kind of place where the text says it, in English: *Лачин district*."""

    @property
    def name(self) -> str:
        """The words under which the gazetteer may know the place: `base` where there is one, or `text`."""
        return self.base or self.text


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place that a mention means; none where nothing fits well enough."""

    toponym: Toponym
    place: Place | None
    score: float
    """Probability from 0 to 1 that `place` is right (0 where there is none)."""
    reason: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `begin` to `until`, both included, known to the unit of `precision`.

    An open end is None: *since February* in an undated article has no `until`.
    """

    begin: date | None
    until: date | None
    precision: Precision

    @classmethod
    def of(cls, text: str) -> Interval:
        """Return the days of a year, a month or a day as ISO 8601 writes it.

        Raises
        ------
        ValueError
            If `text` is none.

        Examples
        --------
        >>> str(Interval.of("2022-02").until)
        '2022-02-28'
        """
        found = ISO_DATE.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        first, last = date(year, month or 1, day or 1), date(year, month or LAST_MONTH, day or 1)
        if day:
            return cls(first, first, Precision.DAY)
        last = last.replace(day=monthrange(last.year, last.month)[1])
        return cls(first, last, Precision.MONTH if month else Precision.YEAR)

    def meets(self, begin: date | None, until: date | None) -> bool:
        """Tell whether any day lies in both; None stands for an open end.

        Examples
        --------
        >>> from datetime import date
        >>> may = Interval(date(2022, 5, 1), date(2022, 5, 31), Precision.MONTH)
        >>> may.meets(date(2022, 5, 31), None)
        True
        >>> may.meets(None, date(2022, 4, 30))
        False
        """
        starts_in_time = self.begin is None or until is None or self.begin <= until
        ends_in_time = self.until is None or begin is None or self.until >= begin
        return starts_in_time and ends_in_time


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, as TIMEX3 types and values it."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """As TIMEX3 has it: ``2020-09-27``, ``2022-W28``, ``2020-FA``, ``199``, ``P6W``, ``PRESENT_REF``."""
    interval: Interval | None = None
    """The days it denotes; None for durations, sets, vague times, and where the anchor is unknown."""
    basis: DateBasis = DateBasis.EXPLICIT
    rule: str = ""
    """The id of the rule that anchored it; empty for what needs no anchor."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one sentence of one article tells it."""

    id: str
    trigger: Span
    type: str
    """A type of ``geo/language/event_types.csv``."""
    status: Status
    sentence: Span
    interval: Interval | None
    """None where the text and the article's date don't tell; then `reason` says why."""
    date_basis: DateBasis | None
    places: tuple[int, ...] = ()
    """Indices into the article's toponyms: where it happened."""
    actors: tuple[str, ...] = ()
    """Names of governments, peoples and organisations, as the gazetteer or the text has them."""
    reason: str = ""
    """Why it has no date or no place."""
    timex: int | None = None
    """Index into the article's timexes: the words that date it; None if none do."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that decided its status, date and place."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A word that looks like a trigger but tells of no event, and the rule that says so."""

    trigger: Span
    rule: str


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
    """Words that look like triggers but tell of no event."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article's telling of an event."""

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


@dataclass(frozen=True, slots=True)
class Event:
    """One event, told by one report or by many."""

    id: str
    type: str
    status: Status
    interval: Interval | None
    date_basis: DateBasis | None
    summary: str
    places: tuple[EventPlace, ...] = ()
    actors: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    reason: str = ""
    """Why it has no date or no place."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that decided about its mentions, and that joined them."""

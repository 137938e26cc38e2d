"""How the dates, places and actors of two event mentions relate, and how similar they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from geo.events.gathering.compared import RANK
from geo.events.gathering.kinship import are_kin_types
from geo.events.gathering.likeness.words import jaccard
from geo.gazetteer.containment import is_coded_within
from geo.language import types_with
from geo.model import Precision, Status

if TYPE_CHECKING:
    from geo.events.gathering.compared import ComparedMention
    from geo.model import Interval

DAYS_OF_NEWS = timedelta(days=6)
"""How far back from its publication the news of an article goes: a weekday is named within a week."""
DAYS_OF_LAG = timedelta(days=1)
"""How far apart two dates may be of which one is the article's own: papers come out the next day."""
MIN_SHARED_STEMS = 2
"""Fewer say nothing of two reports of one day and town: most name its police or its mayor."""
MIN_SHARED_PARTIES = 2
"""Parties that mentions of one meeting share, if each names one that the other does not."""
WEIGHT_OF_WORDS = 0.6
"""Of the similarity of talks; the rest goes to the actors, which in talks are few and always named."""
TALK_TYPES = types_with("talk")
COARSEST = Precision.MONTH
"""Coarsest date that says anything of two events: a year holds too many of one place and type."""


class DateRelation(Enum):
    """How the dates of two mentions relate."""

    OTHER_DAY = "each text states a day, and not the same"
    EQUAL = "they are the same"
    WITHIN_LAG = "one is only its article's own, and at most a day off"
    SAME_NEWS = "of one article, one is only its own, and the other is a few days off"
    OVERLAP = "both are stated, and the coarser holds days of the finer"
    APART = "they share no day, or one is so coarse that this says nothing"
    UNKNOWN = "one has none"


class PlaceRelation(Enum):
    """How the places of two mentions relate."""

    SHARED = "they share one"
    NESTED = "one lies in the other: a town in its region"
    APART = "each has places, and none is or lies in one of the other's"
    OTHER_TOWN = "one is not placed, and their sentences name other towns"
    SAME_NAME = "one is not placed, but its sentence names a place of the other"
    UNKNOWN = "one is not placed and its sentence names no town"


@dataclass(slots=True, eq=False)
class Pair:
    """Two event mentions that may be of one event."""

    first: ComparedMention
    second: ComparedMention
    _dates: DateRelation | None = None
    _places: PlaceRelation | None = None

    @property
    def dates(self) -> DateRelation:
        """How their dates relate, worked out when it is first asked."""
        if self._dates is None:
            self._dates = relate_dates(self.first, self.second)
        return self._dates

    @property
    def places(self) -> PlaceRelation:
        """How their places relate, worked out when it is first asked: most pairs differ in their day."""
        if self._places is None:
            self._places = relate_places(self.first, self.second)
        return self._places

    @property
    def is_within_article(self) -> bool:
        """Return True if one article has both."""
        return self.first.parse is self.second.parse

    @property
    def are_types_equal(self) -> bool:
        """Return True if both are of the same type."""
        return self.first.mention.type == self.second.mention.type

    @property
    def are_types_kin(self) -> bool:
        """Return True if two reporters may give these types to one event."""
        return are_kin_types(self.first.mention.type, self.second.mention.type)

    @property
    def is_of_talks(self) -> bool:
        """Return True if both are meetings, or what comes of them."""
        return self.first.mention.type in TALK_TYPES and self.second.mention.type in TALK_TYPES

    @property
    def is_either_set_apart(self) -> bool:
        """Return True if either sets its event off from another: *a second attack*."""
        return self.first.is_set_apart or self.second.is_set_apart

    @property
    def are_statuses_compatible(self) -> bool:
        """Return True if one event can have both statuses: what was planned may since have occurred."""
        statuses = {self.first.mention.status, self.second.mention.status}
        return len(statuses) == 1 or statuses == {Status.OCCURRED, Status.PLANNED}

    @property
    def shared_stems(self) -> int:
        """Number of stems in both sentences."""
        return len(self.first.words.weights.keys() & self.second.words.weights.keys())

    @property
    def similarity(self) -> float:
        """Similarity of the sentences, from 0 to 1; for talks of one type, of the actors too.

        Only of talks do the parties distinguish one event from another: two armies do many things in a day.
        """
        words = self.first.words.cosine(self.second.words)
        is_talk = self.are_types_equal and self.is_of_talks
        return with_actors(words, self.first, self.second) if is_talk else words


def relate_dates(first: ComparedMention, second: ComparedMention) -> DateRelation:
    """Return how the dates of two mentions relate."""
    if first.stated_day is not None and second.stated_day is not None:
        return DateRelation.EQUAL if first.stated_day == second.stated_day else DateRelation.OTHER_DAY
    mine, theirs = first.mention.interval, second.mention.interval
    if mine is None or theirs is None:
        return DateRelation.UNKNOWN
    if mine == theirs:
        return DateRelation.EQUAL
    if first.is_date_stated and second.is_date_stated:
        coarser = max(RANK[mine.precision], RANK[theirs.precision])
        meets = coarser <= RANK[COARSEST] and mine.meets(theirs.begin, theirs.until)
        return DateRelation.OVERLAP if meets else DateRelation.APART
    if _meets_within(mine, theirs, DAYS_OF_LAG):
        return DateRelation.WITHIN_LAG
    is_same_news = first.parse is second.parse and _meets_within(mine, theirs, DAYS_OF_NEWS)
    return DateRelation.SAME_NEWS if is_same_news else DateRelation.APART


def _meets_within(first: Interval, second: Interval, days: timedelta) -> bool:
    """Return True if at most so many days lie between two intervals."""
    return _begins_within(first, second, days) and _begins_within(second, first, days)


def _begins_within(first: Interval, second: Interval, days: timedelta) -> bool:
    """Return True if the first begins at most so many days after the second ends.

    Differences are compared: a sum might lie beyond the calendar.
    """
    return first.begin is None or second.until is None or first.begin - second.until <= days


def relate_places(first: ComparedMention, second: ComparedMention) -> PlaceRelation:
    """Return how the places of two mentions relate."""
    if not first.place_ids.isdisjoint(second.place_ids):
        return PlaceRelation.SHARED
    if first.place_ids and second.place_ids:
        nested = any(
            is_coded_within(a, b) or is_coded_within(b, a) for a in first.places for b in second.places
        )
        return PlaceRelation.NESTED if nested else PlaceRelation.APART
    if not first.named_places.isdisjoint(second.named_places):
        return PlaceRelation.SAME_NAME
    return PlaceRelation.OTHER_TOWN if first.named_places and second.named_places else PlaceRelation.UNKNOWN


def with_actors(words: float, first: ComparedMention, second: ComparedMention) -> float:
    """Return the similarity of two mentions in words and actors, from that in words, from 0 to 1."""
    if not (first.parties and second.parties):
        return words
    return WEIGHT_OF_WORDS * words + (1 - WEIGHT_OF_WORDS) * jaccard(first.parties, second.parties)

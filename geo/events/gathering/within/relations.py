"""How the dates and the places of two event mentions of one article relate."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from geo.events.gathering.compared import RANK
from geo.gazetteer.containment import is_coded_within
from geo.model import Precision

if TYPE_CHECKING:
    from geo.events.gathering.compared import ComparedMention
    from geo.model import Interval

DAYS_OF_NEWS = timedelta(days=6)
"""How far back from its publication the news of an article goes: a weekday is named within a week."""
DAYS_OF_LAG = timedelta(days=1)
"""How far apart two dates may be of which one is the article's own: papers come out the next day."""
COARSEST = Precision.MONTH
"""Coarsest date that says anything of two events: a year holds too many of one place and type."""


class DateRelation(Enum):
    """How the dates of two mentions relate."""

    OTHER_DAY = "each text states a day, and not the same"
    EQUAL = "they are the same"
    WITHIN_LAG = "one is only its article's own, and at most a day off"
    SAME_NEWS = "one is only its article's own, and the other is a few days off"
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
    is_same_news = _meets_within(mine, theirs, DAYS_OF_NEWS)
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

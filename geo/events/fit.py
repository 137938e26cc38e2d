"""Whether two tellings can be of one event: what types, dates and places ask, and how alike they are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.events.telling import kin, may_be_one
from geo.gazetteer.containment import is_coded_within
from geo.language import types_with
from geo.model import Precision

if TYPE_CHECKING:
    from geo.events.telling import Telling
from geo.model import Interval

WEEK = timedelta(days=6)
"""How far back from its publication the news of an article goes."""
LAG = timedelta(days=1)
"""How far apart two dates may be where one is only the article's own."""
ALIKE = 0.1
"""Likeness from which two tellings of one day, place and type are one event."""
KIN_ALIKE = 0.4
"""The same for kin types, a region beside its town, a month beside its day, or *another* attack."""
SAME_DAY_ALIKE = 0.15
"""The same where both reports state the day and name the place, whatever they call the act."""
NOWHERE_ALIKE = 0.5
"""The same where a place or a date is missing."""
WORDS = 2
"""Words in common that this takes."""
PARTIES = 2
"""Parties to talks that two tellings must share if each names one that the other does not."""
TALK = types_with("talk")
PRECISIONS = tuple(Precision)


def fit(one: Telling, other: Telling) -> float:
    """Return likeness over the least that is asked: from 1 on it is one event; -1 if it can't be."""
    mine, theirs = one.mention, other.mention
    if _is_against(one, other):
        return -1.0
    asked = [_by_type(one, other), _by_date(one, other), _by_place(one, other)]
    if None in asked or not may_be_one(mine.status, theirs.status):
        return 0.0
    if one.parse is other.parse and mine.sentence == theirs.sentence and mine.type == theirs.type:
        return 1.0
    least = max(least for least in asked if least is not None)
    if _is_told_of_one_day_and_place(one, other):
        least = min(least, SAME_DAY_ALIKE)
    # Only of talk do the parties tell one act from another: two armies do many things in a day.
    talk = mine.type == theirs.type and mine.type in TALK
    alike = one.likeness(other) if talk else one.words.cosine(other.words)
    return 1.0 + alike if least == 0 else alike / least


def _is_told_of_one_day_and_place(one: Telling, other: Telling) -> bool:
    """Tell whether both state one day and name one place, and neither sets its act off from another."""
    stated = one.is_stated and other.is_stated and one.day is not None and one.day == other.day
    if not stated or one.is_another or other.is_another:
        return False
    words = one.words.weights.keys() & other.words.weights.keys()
    return len(words) >= WORDS and bool(one.where_named & other.where_named)


def _is_against(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings state different days, places or parties: siblings, however alike."""
    days = one.is_stated and other.is_stated and one.day is not None and other.day is not None
    if days and one.day != other.day:
        return True
    if _by_place(one, other) is None:
        return True
    mine, theirs = one.actors, other.actors
    others = bool(mine - theirs) and bool(theirs - mine)
    return one.mention.type in TALK and others and len(mine & theirs) < PARTIES


def _by_type(one: Telling, other: Telling) -> float | None:
    """Return the likeness that two types ask for; None if they can't be of one event."""
    mine, theirs = one.mention.type, other.mention.type
    if not kin(mine, theirs):
        return None
    if mine is not theirs or one.is_another or other.is_another:
        return KIN_ALIKE
    if one.parse is other.parse and (one.takes_up or other.takes_up):
        return 0.0
    # A day sees fewer talks than shots at one place: who meets is enough to know them by.
    return 0.0 if mine in TALK and one.actors & other.actors else ALIKE


def _by_date(one: Telling, other: Telling) -> float | None:
    """Return the likeness that two dates ask for; None if they can't be of one event."""
    mine, theirs = one.mention.interval, other.mention.interval
    if mine is None or theirs is None:
        said = one.mention.timex is not None or other.mention.timex is not None
        return NOWHERE_ALIKE if one.parse is other.parse or not said else None
    if mine == theirs:
        return 0.0
    if not (one.is_stated and other.is_stated):
        if _meets(mine, theirs):
            return 0.0
        return KIN_ALIKE if one.parse is other.parse and _is_of_one_week(mine, theirs) else None
    coarse = max(mine.precision, theirs.precision, key=PRECISIONS.index)
    near = PRECISIONS.index(coarse) <= PRECISIONS.index(Precision.MONTH)
    return KIN_ALIKE if near and mine.meets(theirs.begin, theirs.until) else None


def _meets(one: Interval, other: Interval) -> bool:
    """Tell whether two dates lie within a day of each other, of which one is only an article's own."""
    begin = other.begin - LAG if other.begin is not None else None
    until = other.until + LAG if other.until is not None else None
    return one.meets(begin, until)


def _is_of_one_week(one: Interval, other: Interval) -> bool:
    """Tell whether a headline without a date may be of the day that the lead tells: *on Monday*."""
    return one.meets(other.begin and other.begin - WEEK, other.until and other.until + WEEK)


def _by_place(one: Telling, other: Telling) -> float | None:
    """Return the likeness that two sets of places ask for; None if they can't be of one event."""
    if one.place_ids & other.place_ids:
        return 0.0
    if not one.place_ids or not other.place_ids:
        named, asked = one.where_named, other.where_named
        if named and asked and not named & asked:
            return None
        return KIN_ALIKE if named & asked else NOWHERE_ALIKE
    nested = any(is_coded_within(a, b) or is_coded_within(b, a) for a in one.places for b in other.places)
    return KIN_ALIKE if nested else None

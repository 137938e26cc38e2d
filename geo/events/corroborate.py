"""Reports of one event date each other: *on Saturday* in one is 16 July in another."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.telling import Telling, tellings
from geo.model import DateBasis, Interval, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Parse

Known = defaultdict[tuple[int, str, str], list[Telling]]
"""Dated tellings by weekday, type and place."""
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
LIKE = 0.3
"""Likeness from which two tellings of one kind, at one place and weekday, are taken for one event."""
PARTIES = 2
"""Actors in common that serve instead of like words."""
WEEK = timedelta(days=6)
"""A bare weekday is the most recent one: the report came out within six days."""


def corroborate(parses: Sequence[Parse]) -> dict[str, Interval]:
    """Find the days between which undated articles came out, from dated reports of the same event.

    An event of the undated article must have the type, a place, and the words or actors of an event that a
    dated article dates to a day of the weekday that the undated one names. Where two days would do, none is
    taken, nor where the undated article itself names a later date.

    Returns
    -------
    dict
        Article id → the days between which it must have been published.
    """
    told = tellings(parses)
    known = _known(told)
    days: defaultdict[str, set[date]] = defaultdict(set)
    for telling in told:
        if not telling.parse.article.is_dated:
            days[telling.parse.article.id] |= _days(telling, known)
    undated = (parse for parse in parses if not parse.article.is_dated)
    within = ((parse, _within(days[parse.article.id])) for parse in undated)
    return {
        parse.article.id: found for parse, found in within if found and not _speaks_of_later(parse, found)
    }


def _known(told: Iterable[Telling]) -> Known:
    """Return the events that dated articles put on a day, by what an undated telling of them must share."""
    known: Known = defaultdict(list)
    for telling in told:
        if telling.day is not None and telling.is_stated and telling.parse.article.is_dated:
            for place in telling.place_ids:
                known[telling.day.isoweekday(), telling.mention.type, place].append(telling)
    return known


def _days(telling: Telling, known: Known) -> set[date]:
    """Return the days on which dated articles put the event of an undated telling."""
    weekday = _weekday(telling)
    if weekday is None or telling.mention.status is not Status.OCCURRED:
        return set()
    return {
        other.day
        for place in telling.place_ids
        for other in known.get((weekday, telling.mention.type, place), ())
        if other.day is not None and _same(telling, other)
    }


def _weekday(telling: Telling) -> int | None:
    """Return the ISO weekday that dates a telling, where the text gives no more."""
    index = telling.mention.timex
    if index is None or telling.mention.interval is not None:
        return None
    found = WEEKDAY.match(telling.parse.timexes[index].value)
    return int(found[1]) if found else None


def _same(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings of one type and place are, beyond reasonable doubt, of one event."""
    mine, theirs = one.mention, other.mention
    if theirs.status is not Status.OCCURRED:
        return False
    shared = set(mine.actors) & set(theirs.actors)
    if mine.actors and theirs.actors and not shared:
        return False
    return len(shared) >= PARTIES or one.likeness(other) >= LIKE


def _within(days: set[date]) -> Interval | None:
    """Return the six days that follow the one day found; None where there is none, or more than one."""
    if len(days) != 1:
        return None
    day = next(iter(days))
    return Interval(day, day + WEEK, Precision.WEEK)


def _speaks_of_later(parse: Parse, within: Interval) -> bool:
    """Tell whether an article states a date after the days in which it would have come out."""
    stated = [
        timex.interval
        for timex in parse.timexes
        if timex.basis is DateBasis.EXPLICIT and timex.interval is not None
    ]
    begins = [interval.begin for interval in stated if interval.begin is not None]
    return any(within.until is not None and begin > within.until for begin in begins)

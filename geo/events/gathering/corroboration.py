"""Reports of one event date each other: *on Saturday* in one is 16 July in another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.events.gathering.compared import ComparedMention, mentions_of
from geo.events.gathering.likeness.words import jaccard
from geo.model import DateBasis, Interval, Precision, Status, add_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from geo.model import Parse

Key = tuple[int, str, str]
"""Weekday, type and place."""
DatedMentions = defaultdict[Key, list[ComparedMention]]
MIN_SIMILARITY = 0.3
"""Similarity from which mentions of one type, place and weekday are of one event: a year rests on it."""
WEIGHT_OF_WORDS = 0.6
"""Of the similarity; the rest goes to the actors, which in talks are few and always named."""
MIN_SHARED_ACTORS = 2
"""Actors in common that serve instead of similar words."""
DAYS_AFTER = 6
"""A bare weekday is the most recent one: the report came out within six days."""


def corroborate(parses: Sequence[Parse]) -> dict[str, Interval]:
    """Return the days between which undated articles came out, from dated reports of the same event.

    An event of the undated article must have the type, a place, and the words or actors of an event that a
    dated article dates to a day of the weekday that the undated one names. Where two days would do, none is
    taken, nor where the undated article itself names a later date.

    Parameters
    ----------
    parses
        What was found in each article of a run.

    Returns
    -------
    dict
        Article id → the days between which it must have been published.

    Examples
    --------
    >>> corroborate([])
    {}
    """
    undated = [parse for parse in parses if not parse.article.is_dated]
    asking = [mention for parse in undated for mention in mentions_of(parse) if _keys(mention)]
    dated = _dated_mentions(parses, {key for mention in asking for key in _keys(mention)})
    days: defaultdict[str, set[date]] = defaultdict(set)
    for mention in asking:
        days[mention.parse.article.id] |= _days(mention, dated)
    within = ((parse, _days_after(days[parse.article.id])) for parse in undated)
    return {
        parse.article.id: interval
        for parse, interval in within
        if interval is not None and not _states_later_date(parse, interval)
    }


def _dated_mentions(parses: Iterable[Parse], wanted: AbstractSet[Key]) -> DatedMentions:
    """Return what dated articles put on a day, by what undated mentions must share that ask for it."""
    dated: DatedMentions = defaultdict(list)
    for parse in parses if wanted else ():
        for mention in mentions_of(parse) if parse.article.is_dated else ():
            if mention.stated_day is not None:
                for key in wanted & _keys_at(mention, mention.stated_day.weekday()):
                    dated[key].append(mention)
    return dated


def _keys(mention: ComparedMention) -> set[Key]:
    """Return what a dated mention must share with an undated one to date it; nothing if none can."""
    weekday = _weekday(mention)
    if weekday is None or mention.mention.status is not Status.OCCURRED:
        return set()
    return _keys_at(mention, weekday)


def _keys_at(mention: ComparedMention, weekday: int) -> set[Key]:
    return {(weekday, mention.mention.type, place) for place in mention.place_ids}


def _days(mention: ComparedMention, dated: DatedMentions) -> set[date]:
    """Return the days on which dated articles put the event of an undated mention."""
    return {
        other.stated_day
        for key in _keys(mention)
        for other in dated.get(key, ())
        if other.stated_day is not None and _are_same_event(mention, other)
    }


def _weekday(mention: ComparedMention) -> int | None:
    """Return the weekday that dates a mention, if the text gives no more."""
    index = mention.mention.timex
    if index is None or mention.mention.interval is not None:
        return None
    return mention.parse.timexes[index].unanchored_weekday


def _are_same_event(mention: ComparedMention, other: ComparedMention) -> bool:
    """Return True if two mentions of one type and place are, beyond reasonable doubt, of one event."""
    if other.mention.status is not Status.OCCURRED:
        return False
    shared = mention.actors & other.actors
    if mention.actors and other.actors and not shared:
        return False
    similarity = _with_actors(mention.words.cosine(other.words), mention, other)
    return len(shared) >= MIN_SHARED_ACTORS or similarity >= MIN_SIMILARITY


def _with_actors(words: float, first: ComparedMention, second: ComparedMention) -> float:
    """Return the similarity of two mentions in words and actors, from that in words, from 0 to 1."""
    if not (first.parties and second.parties):
        return words
    return WEIGHT_OF_WORDS * words + (1 - WEIGHT_OF_WORDS) * jaccard(first.parties, second.parties)


def _days_after(days: set[date]) -> Interval | None:
    """Return a day and the six that follow it; None if there is no day, or more than one."""
    if len(days) != 1:
        return None
    day = next(iter(days))
    return Interval(day, add_days(day, DAYS_AFTER), Precision.WEEK)


def _states_later_date(parse: Parse, published: Interval) -> bool:
    """Return True if an article states a date after the days in which it would have come out."""
    stated = [
        timex.interval
        for timex in parse.timexes
        if timex.basis is DateBasis.EXPLICIT and timex.interval is not None
    ]
    begins = [interval.begin for interval in stated if interval.begin is not None]
    return any(published.until is not None and begin > published.until for begin in begins)

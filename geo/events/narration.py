"""A story goes on: what the next sentence tells without a date was done on the day of the one before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.dating import Dated
from geo.model import DateBasis, Precision, Status
from geo.text.discourse import is_news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.draft import Draft
    from geo.model import Resolution, Timex


LEAD_WORDS = 12
"""Words of a dateline or a byline between a headline and its first sentence."""


def carry_on(
    told: Sequence[Draft], timexes: Sequence[Timex], resolutions: Sequence[Resolution]
) -> list[Draft]:
    """Give acts without a date the day of the sentence before, in one paragraph and at one place.

    Only where nothing but the article's own date speaks for them, and the sentence neither reports nor speaks
    of the present: *Gunmen attacked a bus on Sunday. Nine passengers were killed.*
    """
    starts = [timex.start for timex in timexes]
    carried: list[Draft] = []
    by_sentence: dict[int, Draft] = {}
    for act in told:
        now, before = act, by_sentence.get(act.trigger.word.sentence.first - 1)
        if _is_undated_news(act, starts):
            dated = _dated_by(before, act, resolutions) if before else _told_before(act, timexes, starts)
            now = replace(act, dated=replace(dated, own=False)) if dated else act
        carried.append(now)
        interval = now.dated.interval
        if now.dated.timex is not None and interval is not None and interval.precision is Precision.DAY:
            by_sentence[now.trigger.word.sentence.last - 1] = now
    return _with_headline(carried)


def _with_headline(told: Sequence[Draft]) -> list[Draft]:
    """Give a headline's act the date of the act of its kind that the first sentence below it tells."""
    return [
        replace(act, dated=replace(lead.dated, own=False))
        if _is_headline(act) and (lead := _taken_up(act, told))
        else act
        for act in told
    ]


def _is_headline(act: Draft) -> bool:
    """Tell whether nothing but the article dates an act of a line at its head that ends in no full stop."""
    sentence = act.trigger.word.sentence
    opens = sentence.first == 0 and act.dated.basis is DateBasis.DOCUMENT
    return opens and not sentence.text.rstrip().endswith((".", "!", "?", "”", '"'))


def _taken_up(headline: Draft, told: Sequence[Draft]) -> Draft | None:
    """Return the act that the sentences right after a headline tell of it, where these date it."""
    end = headline.trigger.word.sentence.last
    for act in told:
        sentence = act.trigger.word.sentence
        if sentence.first < end or act.trigger.sense.type != headline.trigger.sense.type:
            continue
        near = sentence.first - end <= LEAD_WORDS
        return act if near and act.dated.timex is not None and act.dated.interval is not None else None
    return None


def _is_undated_news(act: Draft, starts: Sequence[int]) -> bool:
    """Tell whether nothing but the article dates an act, in a sentence of a story that names no time."""
    sentence = act.trigger.word.sentence
    if act.dated.basis is not DateBasis.DOCUMENT or act.status is not Status.OCCURRED:
        return False
    named = bisect_left(starts, sentence.end) > bisect_left(starts, sentence.start)
    return not (named or is_news(sentence))


def _dated_by(before: Draft, act: Draft, resolutions: Sequence[Resolution]) -> Dated | None:
    """Return the date of the act before, if another goes on with its story."""
    here, there = (_where(one, resolutions) for one in (act, before))
    if before.status is not Status.OCCURRED or not here <= there:
        return None
    return None if before.trigger.word.sentence.ends_paragraph else before.dated


def _where(act: Draft, resolutions: Sequence[Resolution]) -> set[str]:
    """Return the places of an act, each by its id or by the name that no place was found for."""
    named = (resolutions[index] for index in act.places)
    return {one.place.id if one.place else one.toponym.text.casefold() for one in named}


def _told_before(act: Draft, timexes: Sequence[Timex], starts: Sequence[int]) -> Dated | None:
    """Return the one day of the sentence before, where that tells of no act that the lexicon knows."""
    sentence, published = act.trigger.word.sentence, act.dated.interval
    before = sentence.previous
    if before is None:
        return None
    first, after = (bisect_left(starts, one.start) for one in (before, sentence))
    if after - first != 1 or before.ends_paragraph or is_news(before):
        return None
    day = timexes[first].interval
    if day is None or day.precision is not Precision.DAY or published is None:
        return None
    over = day.until is not None and published.until is not None and day.until <= published.until
    return Dated(day, timexes[first].basis, first) if over else None

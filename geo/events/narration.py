"""A story goes on: what the next sentence tells without a date was done on the day of the one before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.background import is_news
from geo.model import DateBasis, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.act import Act
    from geo.model import Timex


def carry_on(told: Sequence[Act], timexes: Iterable[Timex]) -> list[Act]:
    """Give acts without a date the day of the sentence before, in one paragraph and at one place.

    Only where nothing but the article's own date speaks for them, and the sentence neither reports nor speaks
    of the present: *Gunmen attacked a bus on Sunday. Nine passengers were killed.*
    """
    dated_at = sorted(timex.start for timex in timexes)
    carried: list[Act] = []
    by_sentence: dict[int, Act] = {}
    for act in told:
        before = by_sentence.get(act.trigger.token.sent.start - 1)
        now = (
            replace(act, dated=replace(before.dated, own=False))
            if before and _goes_on(act, before, dated_at)
            else act
        )
        carried.append(now)
        interval = now.dated.interval
        if now.dated.timex is not None and interval is not None and interval.precision is Precision.DAY:
            by_sentence[now.trigger.token.sent.end - 1] = now
    return carried


def _goes_on(act: Act, before: Act, dated_at: Sequence[int]) -> bool:
    """Tell whether an act goes on with the story of the one before."""
    sentence = act.trigger.token.sent
    if act.dated.basis is not DateBasis.DOCUMENT or {act.status, before.status} != {Status.OCCURRED}:
        return False
    if act.places and act.places != before.places:
        return False
    following = bisect_left(dated_at, sentence.start_char)
    dated = following < len(dated_at) and dated_at[following] < sentence.end_char
    if dated or is_news(sentence):
        return False
    return "\n" not in before.trigger.token.sent.text_with_ws.rstrip(" ")[-1:]

"""Hours without a day: *at dawn*, *by 5 p.m.*, whose day the passage before them gives, or nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Precision, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Article, Timex

MAX_TIMEXES_BACK = 3
"""Time expressions that may stand between an hour and the day that it goes on with."""
MAX_CHARACTERS_BACK = 300
"""Between an hour and the day that it goes on with: two or three sentences."""
MAX_DAYS_BACK = 40
"""Time expressions before an hour that are asked for another day: about a long article's number."""


def is_hour_without_day(article: Article, timexes: Sequence[Timex], index: int) -> bool:
    """Return True if a time expression is an hour to which neither itself nor the passage gives a day."""
    timex = timexes[index]
    if timex.type is not TimexType.TIME or not timex.is_hour_only:
        return False
    for before in reversed(timexes[max(0, index - MAX_TIMEXES_BACK) : index]):
        between = article.text[before.end : timex.start]
        is_near = len(between) < MAX_CHARACTERS_BACK and "\n\n" not in between
        if before.interval == timex.interval and is_near:
            return timex.interval is None
    return True


def may_be_of_another_day(article: Article, timexes: Sequence[Timex], index: int) -> bool:
    """Return True if the text before an hour names days before publication, of one of which it may be."""
    before = timexes[max(0, index - MAX_DAYS_BACK) : index]
    days = (one.interval for one in before if one.interval and one.interval.precision is Precision.DAY)
    return any(article.published and day.until and day.until < article.published for day in days)

"""Hours without a day: *at dawn*, *by 5 p.m.*, whose day the passage before them tells, or nothing does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import Precision, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Article, Timex

NAMED = "dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight"
HOUR = re.compile(rf"(?:{NAMED}|\d)\b", re.IGNORECASE)
BARE = re.compile(
    rf"(?:{NAMED}|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s(?:[A-Z]{{2,4}}|local time))?)", re.IGNORECASE
)
FEW = 3
MANY = 40
"""Time expressions back that are asked for the day of an hour, and for days that it may be of."""
PASSAGE = 300
"""Characters within which an hour goes on with the day told before."""


def opens_with_hour(timex: Timex) -> bool:
    """Tell whether an hour opens the words: *before dawn on Sunday* is on Sunday, *before Sunday* is not."""
    return HOUR.match(timex.text) is not None


def is_stray(article: Article, timexes: Sequence[Timex], index: int) -> bool:
    """Tell whether an hour names no day, nor does the passage before it."""
    timex = timexes[index]
    if timex.type is not TimexType.TIME or not BARE.fullmatch(timex.text):
        return False
    for before in reversed(timexes[max(0, index - FEW) : index]):
        between = article.text[before.end : timex.start]
        if before.interval == timex.interval and len(between) < PASSAGE and "\n\n" not in between:
            return timex.interval is None
    return True


def may_be_of_another_day(article: Article, timexes: Sequence[Timex], index: int) -> bool:
    """Tell whether the text before a stray hour tells of days before the article's: it may be of one."""
    before = timexes[max(0, index - MANY) : index]
    days = (one.interval for one in before if one.interval and one.interval.precision is Precision.DAY)
    return any(article.published and day.until and day.until < article.published for day in days)

"""How the dates of two accounts relate."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.model import Precision

if TYPE_CHECKING:
    from geo.events.gathering.accounts import Account
    from geo.model import Interval

DAY = timedelta(days=1)
DAYS_OF_NEWS = timedelta(days=6)
"""How far back from its publication the news of an article goes: a weekday is named within a week."""
COARSE = frozenset({Precision.YEAR, Precision.DECADE})
"""Dates so coarse that they say nothing: a year holds too many events of one place and type."""


class DateRelation(StrEnum):
    """How the dates of two accounts relate; the names are those of features."""

    SAME_DAY = "dates_same_day"
    NEXT_DAY = "dates_next_day"
    APART = "dates_apart"
    OVERLAP = "dates_overlap"
    """Both are stated, and the coarser holds days of the finer."""
    NEWS = "dates_news"
    """One is only its article's own, and the stated day is that or the day before."""
    OLDER_NEWS = "dates_older_news"
    """One is only its article's own, and the stated day up to a week earlier."""
    AHEAD = "dates_ahead"
    """One is only its article's own, and the stated day comes after it."""
    SAME_PRINT = "dates_same_print"
    """Both are only their articles' own, which came out within a day."""
    WEEK_OF_PRINT = "dates_week_of_print"
    """Both are only their articles' own, which came out within a week."""
    UNKNOWN = "dates_unknown"
    """One has none, or one that says nothing."""


def relate_dates(one: Account, other: Account) -> DateRelation:
    """Return how the dates of two accounts relate."""
    mine, theirs = one.interval, other.interval
    if mine is None or theirs is None or mine.precision in COARSE or theirs.precision in COARSE:
        return DateRelation.UNKNOWN
    if one.is_date_stated and other.is_date_stated:
        return _both_stated(mine, theirs)
    if one.is_date_stated or other.is_date_stated:
        stated, printed = (mine, theirs) if one.is_date_stated else (theirs, mine)
        return _one_stated(stated, printed)
    days = days_between(mine, theirs)
    if days > DAYS_OF_NEWS:
        return DateRelation.APART
    return DateRelation.SAME_PRINT if days <= DAY else DateRelation.WEEK_OF_PRINT


def _both_stated(mine: Interval, theirs: Interval) -> DateRelation:
    days = days_between(mine, theirs)
    if (
        mine.precision is theirs.precision is Precision.DAY
        and mine.begin == mine.until
        and theirs.begin == theirs.until
    ):
        if days == timedelta():
            return DateRelation.SAME_DAY
        return DateRelation.NEXT_DAY if days == DAY else DateRelation.APART
    return DateRelation.APART if days else DateRelation.OVERLAP


def _one_stated(stated: Interval, printed: Interval) -> DateRelation:
    days = days_between(stated, printed)
    if days <= DAY and not _is_after(stated, printed):
        return DateRelation.NEWS
    if days > DAYS_OF_NEWS:
        return DateRelation.APART
    return DateRelation.AHEAD if _is_after(stated, printed) else DateRelation.OLDER_NEWS


def _is_after(one: Interval, other: Interval) -> bool:
    return one.begin is not None and other.until is not None and one.begin > other.until


def days_between(one: Interval, other: Interval) -> timedelta:
    """Return the days from the end of the earlier interval to the begin of the later; none if they meet.

    Examples
    --------
    >>> from geo.model import Interval
    >>> days_between(Interval.of("2022-07-01"), Interval.of("2022-07-04")).days
    3
    """
    return max(
        (other.begin or date.min) - (one.until or date.max),
        (one.begin or date.min) - (other.until or date.max),
        timedelta(),
    )

"""Several events of one verb: *met in Tunis on Monday and in Algiers on Tuesday*, *in 2011 and in 2019*."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import add_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Timex, Toponym

BETWEEN_LISTED = word_class("between_listed_dates")
MIN_RUNS = 4
"""Runs of places and dates in turn: two of each."""


def pair_places_with_dates(
    places: Sequence[int], times: Sequence[int], toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> list[tuple[tuple[int, ...], int]]:
    """Pair the places of a trigger with its dates where the text gives them in turn; else return nothing.

    Parameters
    ----------
    places
        Indices into `toponyms`.
    times
        Indices into `timexes`.
    toponyms, timexes
        Those of the article.

    Returns
    -------
    list
        For each date in order: the places that go with it, and the date. Two at least, or none.

    Examples
    --------
    >>> from geo.model import Timex, TimexType, Toponym, Usage
    >>> tunis, algiers = Toponym(7, 12, "Tunis", Usage.LITERAL), Toponym(30, 37, "Algiers", Usage.LITERAL)
    >>> monday, tuesday = (Timex(at, at + 6, "", TimexType.DATE, "") for at in (16, 41))
    >>> pair_places_with_dates((0, 1), (0, 1), (tunis, algiers), (monday, tuesday))
    [((0,), 0), ((1,), 1)]
    """
    given = sorted(
        [(toponyms[index].start, False, index) for index in places]
        + [(timexes[index].start, True, index) for index in times]
    )
    runs = [
        (is_time, [index for *_, index in run]) for is_time, run in groupby(given, key=lambda item: item[1])
    ]
    if len(runs) < MIN_RUNS or len(runs) % 2:
        return []
    halves = [
        (before[1], after[1]) if after[0] else (after[1], before[1])
        for before, after in zip(runs[::2], runs[1::2], strict=True)
    ]
    if any(len(dates) != 1 for _, dates in halves):
        return []
    return [(tuple(names), dates[0]) for names, dates in halves]


def part_by_dates(
    places: Sequence[int], times: Sequence[int], timexes: Sequence[Timex], text: str
) -> list[tuple[tuple[int, ...], int]]:
    """Part an event by listed dates with days between them: *in spring of 2019 and in 2011*.

    Dates that adjoin are one time: *on Monday and Tuesday*.

    Parameters
    ----------
    places
        Indices of the places, which go with every date.
    times
        Indices into `timexes`, in the order of the text.
    timexes, text
        Those of the article.

    Returns
    -------
    list
        The places and one date each; two at least, or none.

    Examples
    --------
    >>> from geo.model import Interval, Timex, TimexType
    >>> text = "in 2019 and in 2011"
    >>> dates = [Timex(at, at + 4, "", TimexType.DATE, "", Interval.of(text[at : at + 4])) for at in (3, 15)]
    >>> part_by_dates((7,), (0, 1), dates, text)
    [((7,), 0), ((7,), 1)]
    """
    if not all(_are_apart(timexes[first], timexes[last], text) for first, last in pairwise(times)):
        return []
    return [(tuple(places), index) for index in times] if len(times) > 1 else []


def _are_apart(first: Timex, last: Timex, text: str) -> bool:
    """Return True if two time expressions are listed, and neither overlaps nor adjoins the other.

    *On Monday or Friday* is one time, of which nobody knows which.
    """
    one, other = first.interval, last.interval
    between = text[first.end : last.start].replace(",", " , ").lower().split()
    if one is None or other is None or not between or "or" in between:
        return False
    if not BETWEEN_LISTED.issuperset(between):
        return False
    if not (one.begin and one.until and other.begin and other.until):
        return False
    return add_days(one.until, 1) < other.begin or add_days(other.until, 1) < one.begin

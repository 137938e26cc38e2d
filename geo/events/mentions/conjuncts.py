"""Several events of one verb: *met in Tunis on Monday and in Algiers on Tuesday*."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Timex, Toponym

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

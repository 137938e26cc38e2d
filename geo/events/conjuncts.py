"""Several acts told by one verb: *met in Tunis on Monday and in Algiers on Tuesday*."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Timex, Toponym


def pairs(
    places: Sequence[int], times: Sequence[int], toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> list[tuple[tuple[int, ...], int]]:
    """Pair the places of an act with its dates where the text gives them in turn; nothing where it does not.

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
    >>> pairs((0, 1), (0, 1), (tunis, algiers), (monday, tuesday))
    [((0,), 0), ((1,), 1)]
    """
    given = sorted(
        [(toponyms[index].start, False, index) for index in places]
        + [(timexes[index].start, True, index) for index in times]
    )
    runs = [
        (is_time, [index for *_, index in run]) for is_time, run in groupby(given, key=lambda item: item[1])
    ]
    if len(runs) < 4 or len(runs) % 2:  # noqa: PLR2004 - two places and two dates in turn
        return []
    halves = [
        (one[1], other[1]) if other[0] else (other[1], one[1])
        for one, other in zip(runs[::2], runs[1::2], strict=True)
    ]
    if any(len(when) != 1 for _, when in halves):
        return []
    return [(tuple(where), when[0]) for where, when in halves]

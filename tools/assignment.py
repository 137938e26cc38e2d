"""Matching dots of a map with events, each at most once, as many as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def count_matched(events_of: Sequence[Collection[int]]) -> int:
    """Return how many dots can stand for an event that no other dot stands for.

    A maximum bipartite matching by augmenting paths.

    Parameters
    ----------
    events_of
        For each dot the numbers of the events that it may stand for.

    Examples
    --------
    >>> count_matched([{1, 2}, {1}, {1}])
    2
    """
    dot_of: dict[int, int] = {}

    def is_matched(dot: int, tried: set[int]) -> bool:
        for event in sorted(events_of[dot]):
            if event in tried:
                continue
            tried.add(event)
            if event not in dot_of or is_matched(dot_of[event], tried):
                dot_of[event] = dot
                return True
        return False

    return sum(is_matched(dot, set()) for dot in range(len(events_of)))

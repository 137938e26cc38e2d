"""What is likely of one event is put together, the surest pairs first: accounts, mentions of an article."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NEVER = -math.inf
"""Log-odds of a pair that keeps also apart what else is joined to either."""
HARDLY = -4.0
"""Log-odds that outweigh two likely pairs."""
MAX_LOG_ODDS = 2.0
"""One pair speaks no louder for two clusters' being one, so that one contradiction outweighs two of them."""
MIN_MEAN_LOG_ODDS = 0.0
"""Of all pairs of items of two clusters: from here on they are likelier one event than two."""
MAX_MEMBERS_COMPARED = 6
"""Items of an event with which another's are compared: with all, large events take long."""
Item = TypeVar("Item", bound=Any)
"""A number that has an order."""
Item_co = TypeVar("Item_co", covariant=True)


class Link(Protocol[Item_co]):
    """Two items that are likelier of one event than of two."""

    @property
    def one(self) -> Item_co:
        """The first in order."""

    @property
    def other(self) -> Item_co:
        """The second."""

    @property
    def rule(self) -> str:
        """The id of the rule that says so."""


@dataclass(slots=True)
class Cluster(Generic[Item]):
    """Items taken to be of one event."""

    members: list[Item]
    """In order."""
    rules: dict[str, None] = field(default_factory=dict)
    """The ids of the rules that joined them."""


class Clusters(Generic[Item]):
    """Items that links connect, joined to events.

    Parameters
    ----------
    items
        Their numbers.
    log_odds
        Says of two, the first in order first, what the odds are that they are of one event.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> link = SimpleNamespace(one=1, other=3, rule="same.likely")
    >>> [found.members for found in Clusters([1, 2, 3], lambda one, other: 1.0).joined([link])]
    [[1, 3], [2]]
    """

    def __init__(self, items: Iterable[Item], log_odds: Callable[[Item, Item], float]) -> None:
        self._log_odds = log_odds
        self._known: dict[tuple[Item, Item], float] = {}
        self._of = {number: Cluster([number]) for number in sorted(items)}

    def joined(self, links: Iterable[Link[Item]]) -> Iterator[Cluster[Item]]:
        """Yield the clusters that links make, the surest link first, by their first items."""
        for link in links:
            mine, theirs = self._of[link.one], self._of[link.other]
            if mine is not theirs and self._are_one(mine, theirs):
                self._join(mine, theirs, link.rule)
        yield from {id(cluster): cluster for cluster in self._of.values()}.values()

    def _are_one(self, mine: Cluster[Item], theirs: Cluster[Item]) -> bool:
        """Return True if two clusters are likelier one event than two, by all pairs of their items."""
        found = product(mine.members[:MAX_MEMBERS_COMPARED], theirs.members[:MAX_MEMBERS_COMPARED])
        odds = [self._decide(*sorted(pair)) for pair in found]
        if NEVER in odds:
            return False
        return sum(max(HARDLY, min(MAX_LOG_ODDS, one)) for one in odds) >= MIN_MEAN_LOG_ODDS * len(odds)

    def _join(self, mine: Cluster[Item], theirs: Cluster[Item], rule: str) -> None:
        mine.members = sorted(mine.members + theirs.members)
        mine.rules |= theirs.rules | {rule: None}
        for number in theirs.members:
            self._of[number] = mine

    def _decide(self, one: Item, other: Item) -> float:
        """Return the log-odds that two items are of one event."""
        if (one, other) not in self._known:
            self._known[one, other] = self._log_odds(one, other)
        return self._known[one, other]

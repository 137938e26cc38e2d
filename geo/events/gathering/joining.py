"""Tellings likely of one event are put together, the surest pairs first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from geo.events.gathering.sameness.dates import DateRelation, relate_dates
from geo.events.gathering.sameness.pair import TellingPair
from geo.events.gathering.sameness.places import PlaceRelation, relate_places
from geo.events.gathering.sameness.rules import HARDLY, NEVER, SAME_EVENT
from geo.events.gathering.sameness.scorer import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.events.gathering.articles import Number
    from geo.events.gathering.linking import Link
    from geo.events.gathering.tellings import Telling

MAX_LOG_ODDS = 2.0
"""One pair speaks no louder for two clusters' being one, so that one contradiction outweighs two of them."""
MIN_MEAN_LOG_ODDS = 0.0
"""Of all pairs of tellings of two clusters: from here on they are likelier one event than two."""
MAX_MEMBERS_COMPARED = 6
"""Tellings of an event with which another's are compared: with all, large events take long."""
OTHER_TIMES = frozenset({DateRelation.APART, DateRelation.NEXT_DAY})
OTHER_PLACES = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION, PlaceRelation.OTHER_NAME})


@dataclass(slots=True)
class Cluster:
    """Tellings taken to be of one event."""

    members: list[Number]
    """In order."""
    rules: dict[str, None] = field(default_factory=dict)
    """The ids of the rules that joined them."""


class Clusters:
    """Tellings that links connect, joined to events.

    Parameters
    ----------
    tellings
        By their numbers.
    """

    def __init__(self, tellings: Mapping[Number, Telling]) -> None:
        self._tellings = tellings
        self._scorer = load()
        self._known: dict[tuple[Number, Number], float] = {}
        self._of = {number: Cluster([number]) for number in sorted(tellings)}

    def joined(self, links: Iterable[Link]) -> Iterator[Cluster]:
        """Yield the clusters that links make, by their first tellings."""
        for link in links:
            mine, theirs = self._of[link.one], self._of[link.other]
            if mine is not theirs and self._are_one(mine, theirs):
                self._join(mine, theirs, link.rule)
        yield from {id(cluster): cluster for cluster in self._of.values()}.values()

    def _are_one(self, mine: Cluster, theirs: Cluster) -> bool:
        """Return True if two clusters are likelier one event than two, by all pairs of their tellings."""
        found = product(mine.members[:MAX_MEMBERS_COMPARED], theirs.members[:MAX_MEMBERS_COMPARED])
        odds = [self._decide(*sorted(pair)) for pair in found]
        if NEVER in odds:
            return False
        return sum(max(HARDLY, min(MAX_LOG_ODDS, one)) for one in odds) >= MIN_MEAN_LOG_ODDS * len(odds)

    def _join(self, mine: Cluster, theirs: Cluster, rule: str) -> None:
        mine.members = sorted(mine.members + theirs.members)
        mine.rules |= theirs.rules | {rule: None}
        for number in theirs.members:
            self._of[number] = mine

    def _decide(self, one: Number, other: Number) -> float:
        """Return the log-odds that two tellings are of one event."""
        if (one, other) not in self._known:
            mine, theirs = self._tellings[one], self._tellings[other]
            self._known[one, other] = (
                _within_article(mine, theirs)
                if one[0] == other[0]
                else SAME_EVENT.decide(TellingPair(mine, theirs, self._scorer)).outcome
            )
        return self._known[one, other]


def _within_article(one: Telling, other: Telling) -> float:
    """Return log-odds for two tellings that the rules for one article keep apart: they may err."""
    are_others = relate_dates(one, other) in OTHER_TIMES or relate_places(one, other) in OTHER_PLACES
    return HARDLY if are_others else 0.0

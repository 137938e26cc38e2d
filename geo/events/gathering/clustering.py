"""One event from many articles: tellings likely of one event are put together, the surest pairs first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from geo.events.gathering.blocking import pairs
from geo.events.gathering.compared import compared_mentions
from geo.events.gathering.likeness.stories import story_of
from geo.events.gathering.merging import make_event, order_of_event
from geo.events.gathering.sameness.dates import DateRelation, relate_dates
from geo.events.gathering.sameness.pair import TellingPair
from geo.events.gathering.sameness.places import PlaceRelation, relate_places
from geo.events.gathering.sameness.rules import HARDLY, NEVER, SAME_EVENT
from geo.events.gathering.sameness.scorer import load
from geo.events.gathering.tellings import Telling
from geo.events.gathering.wars import pairs_of_wars
from geo.events.gathering.within.clustering import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.gathering.sameness.scorer import Scorer
    from geo.model import Event, Parse

MAX_LOG_ODDS = 2.0
"""One pair speaks no louder for two clusters' being one, so that one contradiction outweighs two of them."""
MIN_MEAN_LOG_ODDS = 0.0
"""Of all pairs of tellings of two clusters: from here on they are likelier one event than two."""
MAX_MEMBERS_COMPARED = 6
"""Tellings of an event with which another's are compared: with all, large events take long."""
OTHER_TIMES = frozenset({DateRelation.APART, DateRelation.NEXT_DAY})
OTHER_PLACES = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION, PlaceRelation.OTHER_NAME})
ALONE = "told"
"""Begins the ids of the rules that joined mentions of one article."""


@dataclass(slots=True)
class Cluster:
    """Tellings taken to be of one event."""

    members: list[int]
    """Their numbers, in order."""
    rules: dict[str, None] = field(default_factory=dict)
    """The ids of the rules that joined them."""


class Clusters:
    """The tellings of a run, joined to events.

    Parameters
    ----------
    tellings
        In an order that does not depend on that of the input.
    scorer
        The learned weights.
    """

    def __init__(self, tellings: Sequence[Telling], scorer: Scorer) -> None:
        self._tellings = tellings
        self._scorer = scorer
        self._known: dict[tuple[int, int], tuple[float, str]] = {}
        self._of = [Cluster([number]) for number in range(len(tellings))]

    def joined(self) -> Iterator[Cluster]:
        """Yield the clusters, by their first tellings."""
        found = ((self._decide(one, other), one, other) for one, other in pairs(self._tellings))
        links = sorted((-odds, one, other, rule) for (odds, rule), one, other in found if odds >= 0)
        for _, one, other, rule in links:
            mine, theirs = self._of[one], self._of[other]
            if mine is not theirs and self._are_one(mine, theirs):
                self._join(mine, theirs, rule)
        seen: set[int] = set()
        for cluster in self._of:
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster

    def _are_one(self, mine: Cluster, theirs: Cluster) -> bool:
        """Return True if two clusters are likelier one event than two, by all pairs of their tellings."""
        found = product(mine.members[:MAX_MEMBERS_COMPARED], theirs.members[:MAX_MEMBERS_COMPARED])
        odds = [self._decide(one, other)[0] for one, other in found]
        if NEVER in odds:
            return False
        return sum(max(HARDLY, min(MAX_LOG_ODDS, one)) for one in odds) >= MIN_MEAN_LOG_ODDS * len(odds)

    def _join(self, mine: Cluster, theirs: Cluster, rule: str) -> None:
        mine.members = sorted(mine.members + theirs.members)
        mine.rules |= theirs.rules | {rule: None}
        for number in theirs.members:
            self._of[number] = mine

    def _decide(self, one: int, other: int) -> tuple[float, str]:
        """Return the log-odds that two tellings are of one event, and the rule that decided."""
        key = min(one, other), max(one, other)
        if key not in self._known:
            mine, theirs = self._tellings[key[0]], self._tellings[key[1]]
            self._known[key] = (
                (_within_article(mine, theirs), ALONE)
                if mine.parse is theirs.parse
                else self._decide_pair(TellingPair(mine, theirs, self._scorer))
            )
        return self._known[key]

    @staticmethod
    def _decide_pair(pair: TellingPair) -> tuple[float, str]:
        decision = SAME_EVENT.decide(pair)
        return decision.outcome, decision.rule


def _within_article(one: Telling, other: Telling) -> float:
    """Return log-odds for two tellings that the rules for one article keep apart: they may err."""
    are_others = relate_dates(one, other) in OTHER_TIMES or relate_places(one, other) in OTHER_PLACES
    return HARDLY if are_others else 0.0


def gather(parses: Sequence[Parse]) -> tuple[Event, ...]:
    """Return the events that articles report, each with all its reports.

    Parameters
    ----------
    parses
        What was found in each article of a run.

    Returns
    -------
    tuple of Event
        By date, place and type; undated ones last. The same parses give the same events, ids and order,
        whatever the order in which they come.

    Examples
    --------
    >>> gather([])
    ()
    """
    told = tellings(parses)
    clusters = _with_wars(list(Clusters(told, load()).joined()), told)
    events = (
        make_event([told[number] for number in cluster.members], tuple(cluster.rules)) for cluster in clusters
    )
    return tuple(sorted(events, key=order_of_event))


def _with_wars(clusters: list[Cluster], tellings: Sequence[Telling]) -> Iterator[Cluster]:
    """Yield the clusters, those of one war as one."""
    groups = [tuple(tellings[number] for number in cluster.members) for cluster in clusters]
    of = dict(enumerate(clusters))
    for one, other in pairs_of_wars(groups):
        mine, theirs = of[one], of[other]
        if mine is not theirs:
            joined = Cluster(
                sorted(mine.members + theirs.members), mine.rules | theirs.rules | {"same.war": None}
            )
            of |= {number: joined for number, cluster in of.items() if cluster is mine or cluster is theirs}
    yield from {id(cluster): cluster for cluster in of.values()}.values()


def tellings(parses: Sequence[Parse]) -> list[Telling]:
    """Return what each article tells of each event, in the order of article ids and text."""
    story = {parse.article.id: story_of(parse) for parse in parses}
    return [
        Telling(tuple(cluster.members), story[cluster.members[0].parse.article.id], tuple(cluster.rules))
        for cluster in tell(compared_mentions(parses))
    ]

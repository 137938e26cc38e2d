"""One event from many articles: tellings likely of one event are put together, the surest pairs first."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from geo.events.gathering.articles import Articles, Number, Told
from geo.events.gathering.linking import links_of
from geo.events.gathering.memory import NoMemory
from geo.events.gathering.merging import order_of_event
from geo.events.gathering.sameness.dates import DateRelation, relate_dates
from geo.events.gathering.sameness.pair import TellingPair
from geo.events.gathering.sameness.places import PlaceRelation, relate_places
from geo.events.gathering.sameness.rules import HARDLY, NEVER, SAME_EVENT
from geo.events.gathering.sameness.scorer import load
from geo.events.gathering.wars import pairs_of_wars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.events.gathering.linking import Link
    from geo.events.gathering.memory import Memory
    from geo.events.gathering.tellings import Telling
    from geo.model import Event, Parse

MAX_LOG_ODDS = 2.0
"""One pair speaks no louder for two clusters' being one, so that one contradiction outweighs two of them."""
MIN_MEAN_LOG_ODDS = 0.0
"""Of all pairs of tellings of two clusters: from here on they are likelier one event than two."""
MAX_MEMBERS_COMPARED = 6
"""Tellings of an event with which another's are compared: with all, large events take long."""
OTHER_TIMES = frozenset({DateRelation.APART, DateRelation.NEXT_DAY})
OTHER_PLACES = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION, PlaceRelation.OTHER_NAME})
JOINED = "joined"
ONE_WAR = "same.war"
"""The rule that joins the tellings of one war."""


@dataclass(slots=True)
class Cluster:
    """Tellings taken to be of one event."""

    members: list[Number]
    """In order."""
    rules: dict[str, None] = field(default_factory=dict)
    """The ids of the rules that joined them."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An event of several tellings."""

    members: tuple[Number, ...]
    rules: tuple[str, ...]
    told: Told


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


def gather(parses: Iterable[Parse], memory: Memory | None = None) -> tuple[Event, ...]:
    """Return the events that articles report, each with all its reports.

    Parameters
    ----------
    parses
        What was found in each article of a run.
    memory
        What earlier runs worked out: with it only what is new is compared and put together.

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
    articles = Articles(parses, memory or NoMemory())
    events = (articles.event(one.told, _articles_of(one.members)) for one in _with_wars(articles))
    return tuple(sorted(events, key=order_of_event))


def _articles_of(members: Iterable[Number]) -> list[int]:
    """Return the articles of some tellings, in order."""
    return sorted({article for article, _ in members})


def _with_wars(articles: Articles) -> Iterator[Joined]:
    """Yield the events, those of one war as one."""
    events = _events(articles)
    of = dict(enumerate(events))
    for one, other in pairs_of_wars([event.told.war for event in events]):
        mine, theirs = of[one], of[other]
        if mine is not theirs:
            cluster = Cluster(
                sorted(mine.members + theirs.members), dict.fromkeys([*mine.rules, *theirs.rules, ONE_WAR])
            )
            joined = _made(articles, cluster)
            of |= {number: joined for number, event in of.items() if event is mine or event is theirs}
    yield from {id(event): event for event in of.values()}.values()


def _events(articles: Articles) -> list[Joined]:
    """Return the events by their first tellings, before wars are joined."""
    groups = _connected(links_of(articles))
    joined = [one for members, links in groups for one in _joined(articles, members, links)]
    several = {number for one in joined for number in one.members}
    alone = (
        Joined(((number, rank),), (), told)
        for number in range(len(articles.parses))
        for rank, told in enumerate(articles.told(number))
        if (number, rank) not in several
    )
    return sorted([*joined, *alone], key=lambda one: one.members)


def _connected(links: Iterable[Link]) -> list[tuple[list[Number], list[Link]]]:
    """Return the tellings that links connect with each other, in order, and these links, the surest first."""
    group: dict[Number, set[Number]] = {}
    links = list(links)
    for link in links:
        mine, theirs = group.setdefault(link.one, {link.one}), group.setdefault(link.other, {link.other})
        if mine is not theirs:
            few, many = sorted((mine, theirs), key=len)
            many |= few
            group.update(dict.fromkeys(few, many))
    of_group: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        of_group[id(group[link.one])].append(link)
    return [(sorted(group[some[0].one]), some) for some in of_group.values()]


def _joined(articles: Articles, members: Sequence[Number], links: Sequence[Link]) -> Iterator[Joined]:
    """Yield the events of tellings that links connect; as kept, an article is its number among theirs."""
    numbers = _articles_of(members)
    rank = {number: rank for rank, number in enumerate(numbers)}
    memory, digest = articles.memory, hashlib.sha256(repr(_local(links, rank)).encode())
    digest.update(b"".join(articles.digests[number] for number in numbers))
    kept = memory.find(JOINED, digest.digest(), tuple[Joined, ...])
    if kept is None:
        clusters = Clusters({number: articles.telling(number) for number in members}).joined(links)
        made = [_made(articles, cluster) for cluster in clusters]
        kept = tuple(
            Joined(tuple((rank[article], telling) for article, telling in one.members), one.rules, one.told)
            for one in made
        )
        memory.keep(JOINED, digest.digest(), kept)
    for one in kept:
        yield Joined(
            tuple((numbers[article], telling) for article, telling in one.members), one.rules, one.told
        )


def _local(links: Iterable[Link], rank: Mapping[int, int]) -> list[tuple[object, ...]]:
    return [
        (link.against, rank[link.one[0]], link.one[1], rank[link.other[0]], link.other[1], link.rule)
        for link in links
    ]


def _made(articles: Articles, cluster: Cluster) -> Joined:
    """Return the event that a cluster makes."""
    tellings = [articles.telling(number) for number in cluster.members]
    parses = [articles.parses[number] for number in _articles_of(cluster.members)]
    told = Told.by(tellings, parses, cluster.rules)
    return Joined(tuple(cluster.members), tuple(cluster.rules), told)

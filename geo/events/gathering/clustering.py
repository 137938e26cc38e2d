"""One event from many articles: what links connect is joined, and so are the reports of one war."""

from __future__ import annotations

import hashlib
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.events.gathering.articles import Articles, GatheredEvent, Joined, articles_of
from geo.events.gathering.components import week_by_week
from geo.events.gathering.memory import NoMemory
from geo.events.gathering.wars import pairs_of_wars

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from geo.events.gathering.articles import Number
    from geo.events.gathering.linking import Link
    from geo.events.gathering.memory import Memory
    from geo.model import Event, Parse

JOINED = "joined"
ONE_WAR = "same.war"
"""The rule that joins the accounts of one war."""


def order_of_event(event: Event) -> tuple[object, ...]:
    """Return a key that puts events in order of date, place, type and id; undated ones last."""
    interval = event.interval
    begin = str(interval.begin or interval.until) if interval is not None else "9999"
    return (begin, [at.place.name for at in event.places], event.type, event.id)


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
    found = (
        (order_of_event(one.gathered.bare.event), articles.event(one))
        for one in _with_wars(articles, _events(articles))
    )
    return tuple(event for _, event in sorted(found, key=itemgetter(0)))


def _with_wars(articles: Articles, events: Iterable[Joined]) -> Iterator[Joined]:
    """Yield events, those of one war as one; wars are held until all events are known."""
    wars = []
    for event in events:
        if event.gathered.war is None:
            yield event
        else:
            wars.append(event)
    yield from _one_of_each_war(articles, sorted(wars, key=lambda war: war.members))


def _one_of_each_war(articles: Articles, events: Sequence[Joined]) -> Iterator[Joined]:
    """Yield events that are wars, those of one war as one."""
    of = dict(enumerate(events))
    numbers_of: dict[int, list[int]] = {}
    for one, other in pairs_of_wars([event.gathered.war for event in events]):
        mine, theirs = of[one], of[other]
        if mine is not theirs:
            members = sorted(mine.members + theirs.members)
            joined = _made(articles, members, dict.fromkeys([*mine.rules, *theirs.rules, ONE_WAR]))
            numbers = [*numbers_of.get(one, [one]), *numbers_of.get(other, [other])]
            of |= dict.fromkeys(numbers, joined)
            numbers_of |= dict.fromkeys(numbers, numbers)
    yield from {id(event): event for event in of.values()}.values()


def _events(articles: Articles) -> Iterator[Joined]:
    """Yield the events before wars are joined, each as soon as no later week can add to it.

    Articles are held as long as one of their weeks, or of what they are connected with, is to come.
    """
    for week, numbers, components in week_by_week(articles):
        ending = {number for number in numbers if components.last_weeks[number] == week}
        for number in ending:
            yield from _alone(articles, number, components)
        for members, links in components.complete(week):
            yield from joined_of(articles, members, links)
            ending.update(article for article, _ in members)
        for number in ending:
            if not components.hold(number):
                articles.release(number)
    for number in range(len(articles.parses)):
        if not articles.weeks(number):
            yield from _alone(articles, number)


def _alone(articles: Articles, number: int, linked: Container[Number] = ()) -> Iterator[Joined]:
    """Yield the events of an article that no link connects with others."""
    for rank, gathered in enumerate(articles.alone(number)):
        if (number, rank) not in linked:
            yield Joined(((number, rank),), (), gathered)


def joined_of(articles: Articles, members: Sequence[Number], links: Sequence[Link]) -> Iterator[Joined]:
    """Yield the events of accounts that links connect; as kept, an article is its number among theirs."""
    numbers = articles_of(members)
    rank = {number: rank for rank, number in enumerate(numbers)}
    memory, digest = articles.memory, digest_of_links(articles, numbers, links)
    kept = memory.find(JOINED, digest, tuple[Joined, ...])
    if kept is None:
        # What is kept needs no stage.
        from geo.events.gathering.joining import Clusters  # noqa: PLC0415
        from geo.events.gathering.sameness.odds import log_odds_of  # noqa: PLC0415

        accounts = {number: articles.account(number) for number in members}
        clusters = Clusters(accounts, log_odds_of(accounts)).joined(links)
        made = [_made(articles, cluster.members, cluster.rules) for cluster in clusters]
        kept = tuple(
            Joined(
                tuple((rank[article], account) for article, account in one.members), one.rules, one.gathered
            )
            for one in made
        )
        memory.keep(JOINED, digest, kept)
    for one in kept:
        yield Joined(
            tuple((numbers[article], account) for article, account in one.members), one.rules, one.gathered
        )


def digest_of_links(articles: Articles, numbers: Sequence[int], links: Iterable[Link]) -> bytes:
    """Return the digest of all that the events of accounts which links connect come from.

    Parameters
    ----------
    articles
        Those of the run.
    numbers
        The articles of the accounts, in order.
    links
        The links, the surest first.
    """
    rank = {number: rank for rank, number in enumerate(numbers)}
    digest = hashlib.sha256(repr(_local(links, rank)).encode())
    digest.update(b"".join(articles.digests[number] for number in numbers))
    return digest.digest()


def _local(links: Iterable[Link], rank: Mapping[int, int]) -> list[tuple[object, ...]]:
    return [
        (link.against, rank[link.one[0]], link.one[1], rank[link.other[0]], link.other[1], link.rule)
        for link in links
    ]


def _made(articles: Articles, members: Sequence[Number], rules: Iterable[str]) -> Joined:
    """Return the event that some accounts make, joined by some rules."""
    accounts = [articles.account(number) for number in members]
    parses = [articles.parses[number] for number in articles_of(members)]
    joined_by = tuple(rules)
    return Joined(tuple(members), joined_by, GatheredEvent.by(accounts, parses, joined_by))

"""Which accounts of different articles are likely of one event, week by week.

What is likely in a week depends only on the articles that have accounts in it. So a week whose articles are
those of an earlier run is not compared again. Whether two accounts are of one event depends on these two
alone: in a week with a new article only the pairs are compared that were not compared before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, TypeVar

from geo.events.gathering.articles import Number  # noqa: TC001 - who decodes a link reads its types
from geo.events.gathering.blocking import Blocked, pairs_of_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.events.gathering.accounts import Account
    from geo.events.gathering.articles import Articles
    from geo.events.gathering.blocking import BlockKeys
    from geo.events.gathering.memory import Memory

    Pair = tuple[Number, Number]

Block = TypeVar("Block", bound=Blocked)

LINKS = "links"
MEMBERS = "members"
SLOTS_ASKED = 2
"""A week's articles are kept under their smallest digest. Where a new article has a smaller one, the next is
that of the earlier run."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two accounts that are likelier of one event than of two; the surest come first."""

    against: float
    """The log-odds that they are not of one event."""
    one: Number
    other: Number
    rule: str


def by_week(articles: Articles) -> Mapping[int, list[int]]:
    """Return the articles that may have accounts in each week, by week and number."""
    of_week: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(articles.parses)):
        for week in articles.weeks(number):
            of_week[week].append(number)
    return dict(sorted(of_week.items()))


def links_of_week(articles: Articles, week: int, numbers: Sequence[int]) -> Iterator[Link]:
    """Yield the links of a week; as kept, an article is its number among those of the week."""
    if len(numbers) < 2:  # noqa: PLR2004 - a link has two ends
        return
    memory, digests = articles.memory, [articles.digests[number] for number in numbers]
    digest = _digest(week, digests)
    kept = memory.find(LINKS, digest, tuple[Link, ...])
    if kept is None:
        kept = _links_anew(articles, week, numbers)
        memory.keep(LINKS, digest, kept)
        memory.keep(MEMBERS, _slot(week, min(digests)), tuple(digests))
    for link in kept:
        (one, first), (other, second) = link.one, link.other
        yield Link(link.against, (numbers[one], first), (numbers[other], second), link.rule)


def _links_anew(articles: Articles, week: int, numbers: Sequence[int]) -> tuple[Link, ...]:
    """Return the links of a week in the order of their ends; only pairs that are new are compared."""
    known = _known_pairs(articles, week, [articles.digests[number] for number in numbers])
    links, unknown = [], []
    for pair in _pairs(week, [articles.keys(number) for number in numbers]):
        if pair not in known:
            unknown.append(pair)
        elif (link := known[pair]) is not None:
            links.append(link)

    def numbered(member: Number) -> tuple[Number, Account]:
        rank, account = member
        return member, articles.account((numbers[rank], account))

    links += compared((numbered(one), numbered(other)) for one, other in unknown)
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def _known_pairs(articles: Articles, week: int, digests: Sequence[bytes]) -> dict[Pair, Link | None]:
    """Return the pairs that an earlier run compared, as they are numbered now, each with its link, if any.

    Which pairs it compared is worked out again from the keys of the accounts that it had.
    """
    earlier = _earlier_members(articles.memory, week, digests)
    kept = articles.memory.find(LINKS, _digest(week, earlier), tuple[Link, ...]) if earlier else None
    keys = [articles.keys_of(digest) for digest in earlier]
    by_article = [found for found in keys if found is not None]
    if kept is None or len(by_article) < len(keys):  # the store has lost some of it
        return {}
    number_of = {digest: number for number, digest in enumerate(digests)}
    now = {rank: number_of[digest] for rank, digest in enumerate(earlier) if digest in number_of}
    link_of = {(link.one, link.other): link for link in kept}
    found: dict[Pair, Link | None] = {}
    for one, other in _pairs(week, by_article):
        if one[0] in now and other[0] in now:
            pair = (now[one[0]], one[1]), (now[other[0]], other[1])
            link = link_of.get((one, other))
            found[pair] = Link(link.against, *pair, link.rule) if link else None
    return found


def _earlier_members(memory: Memory, week: int, digests: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the digests of the articles that a week had in an earlier run; nothing if none is known."""
    slots = (_slot(week, digest) for digest in nsmallest(SLOTS_ASKED, digests))
    found = (memory.find(MEMBERS, slot, tuple[bytes, ...]) for slot in slots)
    return next((members for members in found if members), ())


def _pairs(week: int, by_article: Sequence[Sequence[BlockKeys]]) -> Iterator[Pair]:
    """Yield the pairs of accounts of a week worth comparing, as the numbers of article and account."""
    members = of_week(week, by_article)
    for one, other in pairs_of_week(week, [keys for _, keys in members]):
        yield members[one][0], members[other][0]


def digest_of_week(articles: Articles, week: int, numbers: Iterable[int]) -> bytes:
    """Return the digest of all that the links of a week come from."""
    return _digest(week, (articles.digests[number] for number in numbers))


def _digest(week: int, digests: Iterable[bytes]) -> bytes:
    return hashlib.sha256(b"".join([b"%d" % week, *digests])).digest()


def _slot(week: int, smallest: bytes) -> bytes:
    """Return under what the articles of a week are kept: few articles more or less do not change it."""
    return hashlib.sha256(b"%d %s" % (week, smallest)).digest()


def of_week(week: int, by_article: Sequence[Sequence[Block]]) -> list[tuple[Number, Block]]:
    """Return the accounts of some articles, or their keys, that belong to a week, in order, with numbers."""
    return [
        ((number, rank), account)
        for number, accounts in enumerate(by_article)
        for rank, account in enumerate(accounts)
        if week in account.weeks
    ]


def compared(found: Iterable[tuple[tuple[Number, Account], tuple[Number, Account]]]) -> Iterator[Link]:
    """Yield a link for each two accounts that are likelier of one event than of two."""
    # What is kept needs no stage.
    from geo.events.gathering.sameness.pair import AccountPair  # noqa: PLC0415
    from geo.events.gathering.sameness.rules import SAME_EVENT  # noqa: PLC0415
    from geo.events.gathering.sameness.scorer import load  # noqa: PLC0415

    scorer = load()
    for (one, mine), (other, theirs) in found:
        decision = SAME_EVENT.decide(AccountPair(mine, theirs, scorer))
        if decision.outcome >= 0:
            yield Link(-decision.outcome, one, other, decision.rule)

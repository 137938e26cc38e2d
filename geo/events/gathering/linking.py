"""Which tellings of different articles are likely of one event, week by week.

What is likely in a week depends only on the articles that have tellings in it. So a week whose articles are
those of an earlier run is not compared again, and one new article costs the few weeks that it tells of.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.gathering.articles import Number  # noqa: TC001 - who decodes a link reads its types
from geo.events.gathering.blocking import pairs_of_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.events.gathering.articles import Articles
    from geo.events.gathering.tellings import Telling

LINKS = "links"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two tellings that are likelier of one event than of two; the surest come first."""

    against: float
    """The log-odds that they are not of one event."""
    one: Number
    other: Number
    rule: str


def links_of(articles: Articles) -> list[Link]:
    """Return the links between the tellings of a run, the surest first."""
    found = (
        link for week, numbers in by_week(articles).items() for link in links_of_week(articles, week, numbers)
    )
    return sorted(found)


def by_week(articles: Articles) -> Mapping[int, list[int]]:
    """Return the articles that may have tellings in each week, by week and number."""
    of_week: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(articles.parses)):
        for week in articles.weeks(number):
            of_week[week].append(number)
    return dict(sorted(of_week.items()))


def links_of_week(articles: Articles, week: int, numbers: Sequence[int]) -> Iterator[Link]:
    """Yield the links of a week; as kept, an article is its number among those of the week."""
    if len(numbers) < 2:  # noqa: PLR2004 - a link has two ends
        return
    digest = digest_of_week(articles, week, numbers)
    kept = articles.memory.find(LINKS, digest, tuple[Link, ...])
    if kept is None:
        members = of_week(week, [articles.tellings(number) for number in numbers])
        found = pairs_of_week(week, [telling for _, telling in members])
        kept = tuple(compared((members[one], members[other]) for one, other in found))
        articles.memory.keep(LINKS, digest, kept)
    for link in kept:
        (one, first), (other, second) = link.one, link.other
        yield Link(link.against, (numbers[one], first), (numbers[other], second), link.rule)


def digest_of_week(articles: Articles, week: int, numbers: Iterable[int]) -> bytes:
    """Return the digest of all that the links of a week come from."""
    parts = [b"%d" % week, *(articles.digests[number] for number in numbers)]
    return hashlib.sha256(b"".join(parts)).digest()


def of_week(week: int, told: Sequence[Sequence[Telling]]) -> list[tuple[Number, Telling]]:
    """Return the tellings of some articles that belong to a week, in order, and their numbers."""
    return [
        ((number, rank), telling)
        for number, tellings in enumerate(told)
        for rank, telling in enumerate(tellings)
        if week in telling.weeks
    ]


def compared(found: Iterable[tuple[tuple[Number, Telling], tuple[Number, Telling]]]) -> Iterator[Link]:
    """Yield a link for each two tellings that are likelier of one event than of two."""
    # What is kept needs no stage.
    from geo.events.gathering.sameness.pair import TellingPair  # noqa: PLC0415
    from geo.events.gathering.sameness.rules import SAME_EVENT  # noqa: PLC0415
    from geo.events.gathering.sameness.scorer import load  # noqa: PLC0415

    scorer = load()
    for (one, mine), (other, theirs) in found:
        decision = SAME_EVENT.decide(TellingPair(mine, theirs, scorer))
        if decision.outcome >= 0:
            yield Link(-decision.outcome, one, other, decision.rule)

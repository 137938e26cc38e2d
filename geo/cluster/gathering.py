"""Events gathered on a cluster: what each week gives, and each group of accounts that links connect.

Gathering keeps what it works out under digests of all that it comes from (`geo.events.gathering.memory`).
Workers work it out for blocks that never change: the articles of some weeks, or of one week and place. With
their results in its memory, `geo.events.gather` finds nothing left to do: so the result is that of one
process, to the byte, however the work was divided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from geo.cluster.packing import items_of, packed_items
from geo.events.gathering.articles import ALONE, Articles, articles_of
from geo.events.gathering.blocking import BlockKeys, pairs_of_week
from geo.events.gathering.clustering import JOINED, digest_of_links, gather, joined_of
from geo.events.gathering.components import connected, week_by_week
from geo.events.gathering.linking import (
    LINKS,
    Link,
    by_week,
    compared,
    digest_of_week,
    links_of_week,
    of_week,
)
from geo.model import Parse
from geo.store.codec import Shared
from geo.store.results import ResultStore, RunResults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.cluster.sharing import Cluster
    from geo.events.gathering.articles import Number
    from geo.model import Event
    from geo.store import ParseStore
    from geo.store.results import Packed

ARTICLES_AT_ONCE = 4000
"""Of a block: some 160 MB of accounts in a worker. What an article reports is worked out again for each block
in which it is, and a week is divided only where it has more."""
PAIRS_AT_ONCE = 20_000
"""Of a large week that go to a worker together."""


@dataclass(frozen=True, slots=True)
class _OfParses:
    """A job about some articles."""

    parses: bytes
    """As `packed_items` gives them."""

    def articles(self, memory: RunResults) -> Articles:
        """Return the articles."""
        items = items_of(self.parses, Shared()) or ()
        return Articles((item for item in items if isinstance(item, Parse)), memory)

    def run(self, packed: bytes) -> Any:  # noqa: ANN401 - as each says
        """Do it; as `geo.cluster.work.Job.run`."""
        raise NotImplementedError

    def run_apart(self, packed: bytes, most_bytes: int | None) -> Any:  # noqa: ANN401, ARG002 - as each says
        """Do it again: of no article does gathering bring a process down."""
        return self.run(packed)


@dataclass(frozen=True, slots=True)
class CompareWeeks(_OfParses):
    """Work out what each article reports, and which accounts of some weeks are likely of one event.

    The events of accounts that have no links in other weeks are made here, too: what articles report takes
    the most time, and another worker would work it out again.
    """

    weeks: tuple[tuple[int, tuple[int, ...]], ...]
    """Each week, and the numbers of its articles."""
    whole: frozenset[int] = frozenset()
    """The articles that have no links in other weeks."""

    def run(self, packed: bytes) -> list[Packed]:  # noqa: ARG002 - as of every job
        """Return the results."""
        memory = RunResults()
        articles = self.articles(memory)
        weeks = (links_of_week(articles, week, numbers) for week, numbers in self.weeks)
        for members, links in connected(chain.from_iterable(weeks)):
            if self.whole.issuperset(articles_of(members)):
                _exhaust(joined_of(articles, members, links))
        for number in range(len(articles.parses)):
            articles.alone(number)
        return memory.all


@dataclass(frozen=True, slots=True)
class FindKeys(_OfParses):
    """Find by what the accounts of a large week are compared."""

    week: int

    def run(self, packed: bytes) -> tuple[list[tuple[Number, BlockKeys]], list[Packed]]:  # noqa: ARG002 - as of every job
        """Return the number of each account and its keys, and what the articles report."""
        memory = RunResults()
        articles = self.articles(memory)
        numbers = range(len(articles.parses))
        for number in numbers:
            articles.alone(number)
        members = of_week(self.week, [articles.accounts(number) for number in numbers])
        return [(number, BlockKeys.of(account)) for number, account in members], memory.all


@dataclass(frozen=True, slots=True)
class ComparePairs(_OfParses):
    """Compare some pairs of accounts of a large week."""

    pairs: tuple[tuple[Number, Number], ...]

    def run(self, packed: bytes) -> list[Link]:  # noqa: ARG002 - as of every job
        """Return the links between those that are likely of one event."""
        articles = self.articles(RunResults())
        return list(
            compared(
                ((one, articles.account(one)), (other, articles.account(other))) for one, other in self.pairs
            )
        )


@dataclass(frozen=True, slots=True)
class JoinGroups(_OfParses):
    """Make the events of accounts that links connect."""

    groups: tuple[tuple[tuple[Number, ...], tuple[Link, ...]], ...]

    def run(self, packed: bytes) -> list[Packed]:  # noqa: ARG002 - as of every job
        """Return the results."""
        memory = RunResults()
        articles = self.articles(memory)
        for members, links in self.groups:
            _exhaust(joined_of(articles, members, links))
        return memory.all


def gather_on(
    cluster: Cluster, packed: bytes, parses: Sequence[Parse], store: ParseStore | None = None
) -> tuple[Event, ...]:
    """Return the events that articles report, gathered on the workers of a cluster.

    Parameters
    ----------
    cluster, packed
        As for `Cluster.results`.
    parses
        As for `geo.events.gather`.
    store
        Knows what earlier runs worked out, and keeps what this one does.

    Raises
    ------
    ClusterError
        As `Cluster.results` does.
    """
    memory = RunResults(ResultStore(store) if store is not None and store.is_open else None)
    run = _Gathering(cluster, packed, Articles(parses, memory), memory)
    run.compare()
    run.join()
    return gather(parses, memory)


class _Gathering:
    """The jobs of one run."""

    def __init__(self, cluster: Cluster, packed: bytes, articles: Articles, memory: RunResults) -> None:
        self._cluster = cluster
        self._packed = packed
        self._articles = articles
        self._memory = memory
        self._alone: set[int] = set()
        """Weeks of one article, which have no links."""

    def compare(self) -> None:
        """Let the workers find the links of every week, and what every article reports."""
        large, blocks = self._blocks()
        for kept in self._cluster.results(self._packed, map(self._weeks, blocks)):
            self._memory.take(kept or [])
        for week, numbers in large:
            self._compare_large(week, numbers)
        alone = [number for number in range(len(self._articles.parses)) if not self._is_kept(number)]
        jobs = (CompareWeeks(self._parses(some), ()) for some in _by(ARTICLES_AT_ONCE, alone))
        for kept in self._cluster.results(self._packed, jobs):
            self._memory.take(kept or [])

    def join(self) -> None:
        """Let the workers make the events of accounts that links connect."""
        jobs = map(self._groups, self._unknown_groups())
        for kept in self._cluster.results(self._packed, jobs):
            self._memory.take(kept or [])

    def _blocks(self) -> tuple[list[tuple[int, list[int]]], list[list[tuple[int, list[int]]]]]:
        """Return the large weeks that are not known, and the others, some that follow each other together."""
        large, blocks, size = [], [[]], 0  # type: ignore[var-annotated]
        weeks = by_week(self._articles)
        self._alone = {week for week, numbers in weeks.items() if len(numbers) == 1}
        for week, numbers in weeks.items():
            digest = digest_of_week(self._articles, week, numbers)
            if len(numbers) == 1 or self._memory.knows(LINKS, digest):
                continue
            if len(numbers) > ARTICLES_AT_ONCE:
                large.append((week, numbers))
                continue
            if size + len(numbers) > ARTICLES_AT_ONCE and blocks[-1]:
                blocks.append([])
                size = 0
            blocks[-1].append((week, numbers))
            size += len(numbers)
        return large, [block for block in blocks if block]

    def _weeks(self, block: Sequence[tuple[int, list[int]]]) -> CompareWeeks:
        numbers = sorted({number for _, of_week in block for number in of_week})
        rank = {number: rank for rank, number in enumerate(numbers)}
        weeks = tuple((week, tuple(rank[number] for number in of_week)) for week, of_week in block)
        here = self._alone | {week for week, _ in block}
        whole = frozenset(rank[number] for number in numbers if here.issuperset(self._articles.weeks(number)))
        return CompareWeeks(self._parses(numbers), weeks, whole)

    def _compare_large(self, week: int, numbers: Sequence[int]) -> None:
        """Find the links of a week with too many articles for one worker: first the pairs, then of them."""
        parts = list(_by(ARTICLES_AT_ONCE, numbers))
        members: list[tuple[Number, BlockKeys]] = []
        jobs = (FindKeys(self._parses(part), week) for part in parts)
        for part, found in zip(parts, self._cluster.results(self._packed, jobs), strict=True):
            keys, kept = found or ([], [])
            self._memory.take(kept)
            members += [((part[article], account), key) for (article, account), key in keys]
        pairs = [
            (members[one], members[other]) for one, other in pairs_of_week(week, [key for _, key in members])
        ]
        pairs.sort(
            key=lambda pair: (min(pair[0][1].fine_keys & pair[1][1].fine_keys, default=""), pair[0][0])
        )
        links = self._links_of((one, other) for (one, _), (other, _) in pairs)
        rank = {number: rank for rank, number in enumerate(numbers)}
        ordered = sorted(links, key=lambda link: (link.one, link.other))
        local = tuple(_renumbered(link, rank) for link in ordered)
        self._memory.keep(LINKS, digest_of_week(self._articles, week, numbers), local)

    def _links_of(self, pairs: Iterable[tuple[Number, Number]]) -> Iterator[Link]:
        """Yield the links among pairs; those that share a place or a word stand together, and go together."""
        parts = list(_pairs_by_articles(pairs))
        jobs = (self._pairs(numbers, part) for numbers, part in parts)
        for (numbers, _), links in zip(parts, self._cluster.results(self._packed, jobs), strict=True):
            yield from (_renumbered(link, numbers) for link in links or ())

    def _pairs(self, numbers: Sequence[int], pairs: Iterable[tuple[Number, Number]]) -> ComparePairs:
        rank = {number: rank for rank, number in enumerate(numbers)}
        local = tuple(((rank[one], first), (rank[other], second)) for (one, first), (other, second) in pairs)
        return ComparePairs(self._parses(numbers), local)

    def _unknown_groups(self) -> Iterator[list[tuple[list[Number], list[Link]]]]:
        """Yield groups of connected accounts whose events are not known, some together."""
        together: list[tuple[list[Number], list[Link]]] = []
        size = 0
        for week, _, components in week_by_week(self._articles):
            for members, links in components.complete(week):
                numbers = articles_of(members)
                if self._memory.knows(JOINED, digest_of_links(self._articles, numbers, links)):
                    continue
                together.append((members, links))
                size += len(numbers)
                if size >= ARTICLES_AT_ONCE:
                    yield together
                    together, size = [], 0
        if together:
            yield together

    def _groups(self, groups: Iterable[tuple[list[Number], list[Link]]]) -> JoinGroups:
        listed = list(groups)
        numbers = sorted({article for members, _ in listed for article, _ in members})
        rank = {number: rank for rank, number in enumerate(numbers)}
        local = tuple(
            (
                tuple((rank[article], account) for article, account in members),
                tuple(_renumbered(link, rank) for link in links),
            )
            for members, links in listed
        )
        return JoinGroups(self._parses(numbers), local)

    def _is_kept(self, number: int) -> bool:
        return self._memory.knows(ALONE, self._articles.digests[number])

    def _parses(self, numbers: Iterable[int]) -> bytes:
        return packed_items(self._articles.parses[number] for number in numbers)


def _exhaust(items: Iterable[object]) -> None:
    """Have all done that making some things does."""
    for _ in items:
        pass


def _renumbered(link: Link, numbers: Any) -> Link:  # noqa: ANN401 - a mapping, or a sequence
    (one, first), (other, second) = link.one, link.other
    return replace(link, one=(numbers[one], first), other=(numbers[other], second))


def _pairs_by_articles(
    pairs: Iterable[tuple[Number, Number]],
) -> Iterator[tuple[list[int], list[tuple[Number, Number]]]]:
    """Yield pairs in parts of few articles, and the numbers of these."""
    numbers: set[int] = set()
    part: list[tuple[Number, Number]] = []
    for one, other in pairs:
        numbers |= {one[0], other[0]}
        part.append((one, other))
        if len(numbers) >= ARTICLES_AT_ONCE or len(part) >= PAIRS_AT_ONCE:
            yield sorted(numbers), part
            numbers, part = set(), []
    if part:
        yield sorted(numbers), part


def _by(size: int, numbers: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), size):
        yield list(numbers[start : start + size])

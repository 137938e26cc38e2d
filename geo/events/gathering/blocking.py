"""Which accounts are compared at all: those of one week that share a place, a name or a rare word.

Comparing each with each would take time that grows with the square of their number. What an account is
compared with depends only on what all of them say, not on the order in which they come.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from geo.model import add_days

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from geo.model import Article, Interval, Parse

DAYS_OF_LAG = 1
"""How far apart two dates of one event may be: papers come out the next day."""
LONGEST_IN_WEEKS = timedelta(days=92)
"""Longest interval that is entered by its weeks, a season: a year would stand in 53."""
MAX_COMPARED = 32
"""Accounts of a block above which sharing it says little: then a rare word must be shared besides."""
NEIGHBOURS = 3
"""With how many others of a block that is still too large, in the order of their days, each is compared."""
UNDATED = -1
"""Stands for the week of what has no date."""


class Blocked(Protocol):
    """What is compared, by what decides with what: an account, or only its keys."""

    @property
    def article_id(self) -> str:
        """The id of its article."""

    @property
    def day(self) -> date:
        """The day by which those of a large block are put in order."""

    @property
    def weeks(self) -> frozenset[int]:
        """The weeks to which it belongs."""

    @property
    def fine_keys(self) -> frozenset[str]:
        """What few of a week share with it."""

    @property
    def coarse_keys(self) -> frozenset[tuple[str, ...]]:
        """What those of a quiet week share with it."""


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys of an account, without the account."""

    article_id: str
    day: date
    weeks: frozenset[int]
    fine_keys: frozenset[str]
    coarse_keys: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, one: Blocked) -> BlockKeys:
        """Return those of an account."""
        return cls(one.article_id, one.day, one.weeks, one.fine_keys, one.coarse_keys)


def pairs(accounts: Sequence[Blocked]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two accounts of two articles that are worth comparing, once and in order."""
    of_week: defaultdict[int, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for week in account.weeks:
            of_week[week].append(number)
    for week in sorted(of_week):
        numbers = of_week[week]
        for one, other in pairs_of_week(week, [accounts[number] for number in numbers]):
            yield numbers[one], numbers[other]


def pairs_of_week(week: int, accounts: Sequence[Blocked]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two accounts that are worth comparing and have no earlier week in common.

    Parameters
    ----------
    week
        As `weeks_of` counts it.
    accounts
        All that belong to this week, in the order of articles and text.
    """
    for one, other in sorted(_pairs_within(range(len(accounts)), accounts)):
        mine, theirs = accounts[one], accounts[other]
        if mine.article_id != theirs.article_id and week == min(mine.weeks & theirs.weeks):
            yield one, other


def _pairs_within(numbers: Iterable[int], accounts: Sequence[Blocked]) -> set[tuple[int, int]]:
    """Return the pairs of one week's accounts that share a block."""
    found: set[tuple[int, int]] = set()
    coarse = _blocks((number, accounts[number].coarse_keys) for number in numbers)
    for block in coarse.values():
        if len(block) <= MAX_COMPARED:
            found.update(combinations(block, 2))
    fine = _blocks((number, accounts[number].fine_keys) for number in numbers)
    for key, block in fine.items():
        if len(block) <= MAX_COMPARED:
            found.update(combinations(block, 2))
        else:
            found.update(_pairs_of_large(key, block, accounts))
    return found


def _pairs_of_large(
    key: Hashable, block: Sequence[int], accounts: Sequence[Blocked]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a large block that share a second one; of those still too many, neighbours."""
    for second, shared in _blocks((number, accounts[number].fine_keys) for number in block).items():
        if second == key:
            continue
        if len(shared) <= MAX_COMPARED:
            yield from combinations(shared, 2)
        else:
            yield from _neighbours(shared, accounts)


def _blocks(keys: Iterable[tuple[int, Iterable[Hashable]]]) -> Mapping[Hashable, list[int]]:
    """Return the accounts that have each key."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, its_keys in keys:
        for key in its_keys:
            blocks[key].append(number)
    return blocks


def _neighbours(numbers: Iterable[int], accounts: Sequence[Blocked]) -> Iterator[tuple[int, int]]:
    by_day = sorted(numbers, key=lambda number: (accounts[number].day, number))
    for rank, one in enumerate(by_day):
        yield from ((min(one, other), max(one, other)) for other in by_day[rank + 1 : rank + 1 + NEIGHBOURS])


def weeks_of(interval: Interval | None, published: date | None) -> Iterator[int]:
    """Yield the weeks to which an account belongs: in which it happened, with a day's lag, or was published.

    Examples
    --------
    >>> from datetime import date
    >>> list(weeks_of(None, date(2022, 7, 16))), list(weeks_of(None, None)) == [UNDATED]
    ([105478, 105479], True)
    """
    if published is not None:
        yield from _weeks_of(published, published)
    if interval is not None:
        yield from _weeks_of_interval(interval)
    elif published is None:
        yield UNDATED


def weeks_of_article(parse: Parse) -> set[int]:
    """Return all weeks to which accounts of an article may belong, without making them."""
    published = published_by(parse.article)
    intervals = {mention.interval for mention in parse.events}
    return {week for interval in intervals for week in weeks_of(interval, published)}


def published_by(article: Article) -> date | None:
    """Return the day, or the last of the days, on which an article came out."""
    within = article.published_within
    return article.published or (within.until if within else None)


def _weeks_of_interval(interval: Interval) -> Iterable[int]:
    begin, until = interval.begin or interval.until, interval.until or interval.begin
    if begin is None or until is None:
        return ()
    return _weeks_of(begin, until if until - begin <= LONGEST_IN_WEEKS else begin)


def _weeks_of(begin: date, until: date) -> Iterable[int]:
    first, last = add_days(begin, -DAYS_OF_LAG), add_days(until, DAYS_OF_LAG)
    return range(first.toordinal() // 7, last.toordinal() // 7 + 1)

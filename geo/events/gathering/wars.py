"""One war, dated by its year in one text and by its days in another.

Two raids of one year at one place are two events, so that a year says nothing of what mentions are of. Of
wars there is seldom more than one: *the 2020 war* and *the hostilities of last autumn* are one event.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING

from geo.model import Interval, Precision, Status
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.gathering.accounts import Account


COARSE = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR})


@dataclass(frozen=True, slots=True)
class War:
    """An event that its articles name as a war that took place: where, and when."""

    places: tuple[str, ...]
    """Their ids, in order."""
    interval: Interval | None

    @classmethod
    def of(cls, accounts: Sequence[Account]) -> War | None:
        """Return the war that some accounts of one event name; None if they name none."""
        from geo.events.gathering.merging import surest_mention  # noqa: PLC0415 - what is kept needs no stage

        is_named = any(not _war_stems().isdisjoint(account.triggers) for account in accounts)
        if not is_named or any(account.statuses != {Status.OCCURRED} for account in accounts):
            return None
        places = {place.id for account in accounts for place in account.places}
        return cls(tuple(sorted(places)), surest_mention(accounts).interval)


@dataclass(frozen=True, slots=True)
class WarPair:
    """Two events: the wars that they are, if they are wars."""

    first: War | None
    second: War | None

    @property
    def is_one_war(self) -> bool:
        """Return True if both are a war, one within the month, season or year of the other."""
        if self.first is None or self.second is None:
            return False
        one, other = self.first.interval, self.second.interval
        return _is_within(one, other) or _is_within(other, one)


ONE_WAR: RuleList[WarPair, bool] = RuleList(
    "same",
    "Are two events of one place the same war?",
    (
        Rule(
            "same.war",
            "A war that one text dates by its days and another by its month, season or year is one.",
            lambda pair: pair.is_one_war,
            always(outcome=True),
            (
                Example(
                    "The war in Abkhazia began on 14 August 1992.",
                    "same",
                    other="Thousands fled the 1992 war in Abkhazia.",
                ),
            ),
            (
                Example(
                    "A raid in Abkhazia on 14 August 1992 killed nine soldiers.",
                    "different",
                    other="Nine thieves raided a bank in Abkhazia in 1992.",
                ),
            ),
        ),
        Rule(
            "same.no-war",
            "Any others are what their words and days make of them.",
            lambda _pair: True,
            always(outcome=False),
            (
                Example(
                    "The war in Abkhazia began on 14 August 1992.",
                    "different",
                    other="The war in Georgia began on 7 August 2008.",
                ),
            ),
            (),
        ),
    ),
)


def pairs_of_wars(wars: Sequence[War | None]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two events that are one war.

    Parameters
    ----------
    wars
        The war that each event is; None for any other.
    """
    at_place: defaultdict[str, list[int]] = defaultdict(list)
    for number, war in enumerate(wars):
        for place in war.places if war else ():
            at_place[place].append(number)
    pairs = chain.from_iterable(combinations(numbers, 2) for numbers in at_place.values())
    for one, other in sorted(set(pairs)):
        if ONE_WAR.decide(WarPair(wars[one], wars[other])).outcome:
            yield one, other


@cache
def _war_stems() -> frozenset[str]:
    """Return the stems of nouns that mean a war."""
    from geo.events.gathering.likeness.words import stem_of  # noqa: PLC0415 - likewise
    from geo.language import word_class  # noqa: PLC0415 - likewise

    return frozenset(stem_of(word) for word in word_class("war_noun"))


def _is_within(inner: Interval | None, outer: Interval | None) -> bool:
    """Return True if `outer` is a month, a season or a year that holds all days of `inner`."""
    if inner is None or outer is None or outer.precision not in COARSE:
        return False
    bounds = (outer.begin, inner.begin, inner.until, outer.until)
    days = [day for day in bounds if day is not None]
    return len(days) == len(bounds) and days == sorted(days)

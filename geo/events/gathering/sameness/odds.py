"""How likely two accounts of a run are of one event, be they of two articles or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.gathering.joining import HARDLY
from geo.events.gathering.sameness.dates import DateRelation, relate_dates
from geo.events.gathering.sameness.pair import AccountPair
from geo.events.gathering.sameness.places import PlaceRelation, relate_places
from geo.events.gathering.sameness.rules import SAME_EVENT
from geo.events.gathering.sameness.scorer import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.events.gathering.accounts import Account
    from geo.events.gathering.articles import Number

OTHER_TIMES = frozenset({DateRelation.APART, DateRelation.NEXT_DAY})
OTHER_PLACES = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION, PlaceRelation.OTHER_NAME})


def log_odds_of(accounts: Mapping[Number, Account]) -> Callable[[Number, Number], float]:
    """Return what says of two accounts, by their numbers, the log-odds that they are of one event."""
    scorer = load()

    def log_odds(one: Number, other: Number) -> float:
        mine, theirs = accounts[one], accounts[other]
        if one[0] == other[0]:
            return _within_article(mine, theirs)
        return SAME_EVENT.decide(AccountPair(mine, theirs, scorer)).outcome

    return log_odds


def _within_article(one: Account, other: Account) -> float:
    """Return log-odds for two accounts that the rules for one article keep apart: they may err."""
    are_others = relate_dates(one, other) in OTHER_TIMES or relate_places(one, other) in OTHER_PLACES
    return HARDLY if are_others else 0.0

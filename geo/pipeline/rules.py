"""All lists of rules, in the order in which an article meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.dates import ANCHORING, PERIOD, PUBLICATION
from geo.events import (
    CARRIED_PLACE,
    DATE,
    GIVEN_DAY,
    HEADLINE,
    KIND,
    NOT_EVENT,
    ONE_WAR,
    PLACE,
    SAME_EVENT,
    SAME_WITHIN_ARTICLE,
    SHARED_DATE,
    STATUS,
    STORY,
)

if TYPE_CHECKING:
    from geo.rules import Rule, RuleList

ALL_RULE_LISTS: tuple[RuleList[Any, Any], ...] = (
    PUBLICATION,
    *ANCHORING,
    PERIOD,
    NOT_EVENT,
    KIND,
    STATUS,
    DATE,
    STORY,
    HEADLINE,
    SHARED_DATE,
    PLACE,
    CARRIED_PLACE,
    GIVEN_DAY,
    SAME_WITHIN_ARTICLE,
    SAME_EVENT,
    ONE_WAR,
)


def all_rules() -> dict[str, Rule[Any, Any]]:
    """Return every rule by its id, in the order of the lists and of the rules in each."""
    return {rule.id: rule for rules in ALL_RULE_LISTS for rule in rules}

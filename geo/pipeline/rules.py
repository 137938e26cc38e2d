"""All lists of rules, in the order in which an article meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.dates import ANCHORING, PUBLICATION
from geo.events import NOT_EVENT, PLACE, SAME_EVENT, STATUS

if TYPE_CHECKING:
    from geo.rules import Rule, RuleList

ALL_RULE_LISTS: tuple[RuleList[Any, Any], ...] = (
    PUBLICATION,
    *ANCHORING,
    NOT_EVENT,
    STATUS,
    PLACE,
    SAME_EVENT,
)


def all_rules() -> dict[str, Rule[Any, Any]]:
    """Return every rule by its id, in the order of the lists and of the rules in each."""
    return {rule.id: rule for rules in ALL_RULE_LISTS for rule in rules}

"""How well two event mentions match, by the rules of `geo.events.gathering.within.rules`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from geo.events.gathering.within.pairs import Pair
from geo.events.gathering.within.rules import SAME_TELLING

if TYPE_CHECKING:
    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.within.rules import Verdict


class MentionMatch(NamedTuple):
    """How well two mentions match, and the rule that decided what is required."""

    score: float
    """Similarity over the required one: from 1 on they are of one event."""
    rule: str


def match(first: ComparedMention, second: ComparedMention) -> MentionMatch | None:
    """Return how well two mentions match; None if one contradicts the other."""
    pair = Pair(first, second)
    decision = SAME_TELLING.decide(pair)
    if decision.outcome.is_contradiction:
        return None
    return MentionMatch(_score(decision.outcome, pair), decision.rule)


def _score(verdict: Verdict, pair: Pair) -> float:
    if verdict.required_similarity == math.inf:
        return 0.0
    if verdict.required_similarity == 0:
        return 1.0 + pair.similarity
    return pair.similarity / verdict.required_similarity

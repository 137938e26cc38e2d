"""Whether two event mentions are of one event: rules, of which the first that fits decides.

Some keep two mentions apart whatever their words. The others say how similar their sentences must be, the
more the less is known to agree of their dates, places and types; the most demanding stand first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geo.events.gathering.examples import COUNTEREXAMPLES, EXAMPLES
from geo.events.gathering.pairs import (
    MIN_SHARED_PARTIES,
    MIN_SHARED_STEMS,
    DateRelation,
    Pair,
    PlaceRelation,
)
from geo.rules import Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.gathering.mentions import ComparedMention

SIMILARITY_IF_ALL_AGREE = 0.1
"""Day, place and type are the same: one informative word in common, so that two crimes of a day stay two."""
SIMILARITY_IF_DAY_AND_TOWN_AGREE = 0.15
"""Both state the day and name the town, but call the event by kin types or place it differently."""
SIMILARITY_IF_ONE_DIFFERS = 0.4
"""Date, place or type is only near: most of the rare words in common, as a rewritten report has them."""
SIMILARITY_IF_ONE_IS_MISSING = 0.5
"""Date or place is not known: no more than a copy or an abridged report reaches this."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two mentions."""

    required_similarity: float
    """From which on they are of one event, 0 to 1; infinite where no words suffice."""
    is_contradiction: bool = False
    """Whether they also keep apart the events that other mentions have put them in."""


CONTRADICTION = Verdict(math.inf, is_contradiction=True)
UNRELATED = Verdict(math.inf)
SAME = Verdict(0.0)


class Match(NamedTuple):
    """How well two mentions match, and the rule that decided what is required."""

    score: float
    """Similarity over the required one: from 1 on it is one event; below 0 it cannot be."""
    rule: str


def match(one: ComparedMention, other: ComparedMention) -> Match:
    """Return how well two mentions match."""
    pair = Pair(one, other)
    decision = SAME_EVENT.decide(pair)
    return Match(_score(decision.outcome, pair), decision.rule)


def _score(verdict: Verdict, pair: Pair) -> float:
    if verdict.is_contradiction:
        return -1.0
    if verdict.required_similarity == math.inf:
        return 0.0
    if verdict.required_similarity == 0:
        return 1.0 + pair.similarity
    return pair.similarity / verdict.required_similarity


def _are_parties_others(pair: Pair) -> bool:
    mine, theirs = pair.one.actors, pair.other.actors
    each_has_others = bool(mine - theirs) and bool(theirs - mine)
    return pair.is_of_talks and each_has_others and len(mine & theirs) < MIN_SHARED_PARTIES


def _is_of_one_sentence(pair: Pair) -> bool:
    is_one = pair.is_of_one_article and pair.one.mention.sentence == pair.other.mention.sentence
    return is_one and pair.are_types_equal


def _are_day_and_town_stated(pair: Pair) -> bool:
    """Return True if both state one day and name one place, and only type or the placing differs."""
    if pair.one.stated_day is None or pair.one.stated_day != pair.other.stated_day:
        return False
    if pair.is_one_set_apart or (pair.are_types_equal and pair.places is PlaceRelation.SHARED):
        return False
    is_place_shared = not pair.one.named_places.isdisjoint(pair.other.named_places)
    return is_place_shared and pair.shared_stems >= MIN_SHARED_STEMS


def _is_taken_up(pair: Pair) -> bool:
    return pair.is_of_one_article and (pair.one.is_taken_up or pair.other.is_taken_up)


def _share_parties(pair: Pair) -> bool:
    return pair.is_of_talks and not pair.one.actors.isdisjoint(pair.other.actors)


def _rule(name: str, says: str, when: Callable[[Pair], bool], verdict: Verdict) -> Rule[Pair, Verdict]:
    """Return a rule with its examples, which stand in a file of their own for their length."""
    rule_id = f"same.{name}"
    examples, counterexamples = EXAMPLES.get(rule_id, ()), COUNTEREXAMPLES.get(rule_id, ())
    return Rule(rule_id, says, when, always(verdict), examples, counterexamples)


SAME_EVENT: RuleList[Pair, Verdict] = RuleList(
    "same",
    "Do two reports tell of the same event?",
    (
        _rule(
            "other-day",
            "Two mentions whose texts state different days are of two events, and keep apart what "
            "they are in.",
            lambda pair: pair.dates is DateRelation.OTHER_DAY,
            CONTRADICTION,
        ),
        _rule(
            "other-town",
            "If a mention has no place, but the sentences name different towns, they are of two events, "
            "and keep apart what they are in.",
            lambda pair: pair.places is PlaceRelation.OTHER_TOWN,
            CONTRADICTION,
        ),
        _rule(
            "other-place",
            "Two mentions are of two events if neither happened at a place of the other or in a region "
            "around it, and keep apart what they are in.",
            lambda pair: pair.places is PlaceRelation.APART,
            CONTRADICTION,
        ),
        _rule(
            "other-parties",
            "Talks that each name a party which the other lacks, and share fewer than two, are two events, "
            "and keep apart what they are in.",
            _are_parties_others,
            CONTRADICTION,
        ),
        _rule(
            "other-type",
            "Mentions of types which no two reporters would give to one event are of two events.",
            lambda pair: not pair.are_types_kin,
            UNRELATED,
        ),
        _rule(
            "date-not-understood",
            "If one of two articles has words for a date from which none could be made, nothing shows that "
            "the events are one.",
            lambda pair: pair.dates is DateRelation.UNREADABLE,
            UNRELATED,
        ),
        _rule(
            "dates-apart",
            "Mentions that share no day are of two events; a date coarser than a month shares none.",
            lambda pair: pair.dates is DateRelation.APART,
            UNRELATED,
        ),
        _rule(
            "other-status",
            "Mentions of different statuses are of two events, but what was planned may have occurred.",
            lambda pair: not pair.are_statuses_compatible,
            UNRELATED,
        ),
        _rule(
            "one-sentence",
            "Mentions of one type in one sentence are of one event, if nothing above keeps them apart.",
            _is_of_one_sentence,
            SAME,
        ),
        _rule(
            "stated-day-and-town",
            "If both texts state the day and name the place, a similarity of "
            f"{SIMILARITY_IF_DAY_AND_TOWN_AGREE} and two words in common suffice, even for kin types or if "
            "one is not placed.",
            _are_day_and_town_stated,
            Verdict(SIMILARITY_IF_DAY_AND_TOWN_AGREE),
        ),
        _rule(
            "date-missing",
            f"If one has no date, a similarity of {SIMILARITY_IF_ONE_IS_MISSING} is required.",
            lambda pair: pair.dates is DateRelation.UNKNOWN,
            Verdict(SIMILARITY_IF_ONE_IS_MISSING),
        ),
        _rule(
            "place-missing",
            "If one has no place and its sentence names none, a similarity of "
            f"{SIMILARITY_IF_ONE_IS_MISSING} is required.",
            lambda pair: pair.places is PlaceRelation.UNKNOWN,
            Verdict(SIMILARITY_IF_ONE_IS_MISSING),
        ),
        _rule(
            "kin-types",
            "If the types differ, but two reporters may give them to one event, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: not pair.are_types_equal,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "set-apart",
            "If a sentence sets its event off from another (*a second attack*), a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.is_one_set_apart,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "same-news",
            "If a sentence without a date, such as a headline, stands in one article with a day of the week "
            f"before publication, a similarity of {SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.dates is DateRelation.SAME_NEWS,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "coarser-date",
            "If one gives the week or the month of the other's day, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.dates is DateRelation.OVERLAP,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "town-in-sentence",
            "If one has no place, but its sentence names the place of the other, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.places is PlaceRelation.SAME_NAME,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "town-and-region",
            "If the place of one lies in the region or country of the other, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.places is PlaceRelation.NESTED,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
        ),
        _rule(
            "taken-up",
            "In one article, a bare definite noun (*the attack*) refers back to the event of that type, day "
            "and place.",
            _is_taken_up,
            SAME,
        ),
        _rule(
            "same-parties",
            "Talks of one type, day and place are one event if they share a party: who meets is enough to "
            "know them by.",
            _share_parties,
            SAME,
        ),
        _rule(
            "day-place-and-type",
            "Mentions of one day, place and type are of one event from a similarity of "
            f"{SIMILARITY_IF_ALL_AGREE}: a rare word in common.",
            lambda _pair: True,
            Verdict(SIMILARITY_IF_ALL_AGREE),
        ),
    ),
)

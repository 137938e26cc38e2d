"""What is weighed of two accounts, each a number that a person can check."""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from geo.events.gathering.likeness.words import statistics
from geo.events.gathering.sameness.dates import DateRelation
from geo.events.gathering.sameness.places import PlaceRelation
from geo.language import event_types

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.events.gathering.accounts import Account

DATES = tuple(relation.value for relation in DateRelation)
PLACES = tuple(relation.value for relation in PlaceRelation)
KINDS = (
    "type_same", "type_kin", "type_family", "subtype_same", "subtype_other", "trigger_same", "actors_shared",
    "actors_other", "set_apart",
)  # fmt: skip
SENTENCES = (
    "words", "rarest_shared", "own_names_shared", "own_names_other", "counts_shared", "counts_other",
)  # fmt: skip
STORIES = (
    "story", "headline", "names", "both_lead", "one_lead", "story_both_lead",
    "story_neither_lead", "print_days",
)  # fmt: skip
TOGETHER = (
    "known_place_and_day", "story_place_and_day", "story_vague_date", "type_other_place_and_day",
    "names_though_apart", "story_though_apart", "type_kin_place_and_day",
)  # fmt: skip
FEATURES = ("bias", *KINDS, *SENTENCES, *STORIES, *TOGETHER, *DATES, *PLACES)
SAME_SPOT = frozenset({PlaceRelation.SAME_PLACE, PlaceRelation.NEAR})
SAME_TIME = frozenset({DateRelation.SAME_DAY, DateRelation.NEWS, DateRelation.SAME_PRINT})
VAGUE_TIME = frozenset({DateRelation.UNKNOWN, DateRelation.OLDER_NEWS, DateRelation.WEEK_OF_PRINT})
OTHER_SPOT = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION, PlaceRelation.OTHER_NAME})
OTHER_TIME = frozenset({DateRelation.APART, DateRelation.NEXT_DAY, DateRelation.AHEAD})
MAX_DAYS = 30
"""Between publications: more says no more."""
BOTH = 2


def features(one: Account, other: Account, dates: DateRelation, places: PlaceRelation) -> list[float]:
    """Return the features of two accounts whose dates and places relate so, in the order of `FEATURES`."""
    kinds = _kinds(one, other)
    stories = _stories(one, other)
    row = [1.0, *kinds, *_sentences(one, other), *stories]
    row += _together(kinds, stories, dates, places)
    row += [float(name == dates.value) for name in DATES]
    row += [float(name == places.value) for name in PLACES]
    return row


def _kinds(one: Account, other: Account) -> list[float]:
    return [
        *_types(one.types, other.types),
        *_shared_or_other(one.subtypes, other.subtypes),
        float(not one.triggers.isdisjoint(other.triggers)),
        *_shared_or_other(one.actors, other.actors),
        float(one.is_set_apart != other.is_set_apart),
    ]


@cache
def _types(mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, float, float]:
    """Return whether a type is the same, or else kin, or else of one family."""
    traits = event_types()
    pairs = [(traits[a], traits[b]) for a, b in product(mine, theirs)]
    is_same = not mine.isdisjoint(theirs)
    is_kin = not is_same and any(not a.kin.isdisjoint(b.kin) for a, b in pairs)
    is_of_family = not (is_same or is_kin) and any(a.family == b.family for a, b in pairs)
    return float(is_same), float(is_kin), float(is_of_family)


def _shared_or_other(mine: AbstractSet[object], theirs: AbstractSet[object]) -> tuple[float, float]:
    """Return whether both have something in common, and whether each has something but nothing in common."""
    is_shared = not mine.isdisjoint(theirs)
    return float(is_shared), float(bool(mine and theirs) and not is_shared)


def _sentences(one: Account, other: Account) -> list[float]:
    mine, theirs = one.words.weights, other.words.weights
    shared = (mine.keys() & theirs.keys()) - one.actor_stems - other.actor_stems
    cosine = math.fsum(mine[stem] * theirs[stem] for stem in shared)  # exact: a set has no order
    return [
        math.sqrt(cosine),
        max(map(statistics().rarity, shared), default=0.0),
        *_shared_or_other(one.names, other.names),
        *_shared_or_other(one.counts, other.counts),
    ]


def _stories(one: Account, other: Account) -> list[float]:
    mine, theirs = one.story, other.story
    story = math.sqrt(mine.words.cosine(theirs.words))
    rarities = sorted(map(statistics().rarity, mine.names & theirs.names))
    leads = one.is_in_lead + other.is_in_lead
    days = abs((mine.published - theirs.published).days) if mine.published and theirs.published else 0
    return [
        story,
        mine.headline.cosine(theirs.headline),
        sum(rarities[-BOTH:]),
        float(leads == BOTH),
        float(leads == 1),
        story * (leads == BOTH),
        story * (leads == 0),
        math.log1p(min(days, MAX_DAYS)),
    ]


def _together(
    kinds: list[float], stories: list[float], dates: DateRelation, places: PlaceRelation
) -> list[float]:
    """Return features of several of these together: what one of them says depends on another."""
    (is_same, is_kin, is_of_family), (story, _, names) = kinds[:3], stories[:3]
    is_known = places in SAME_SPOT and dates in SAME_TIME
    is_apart = places in OTHER_SPOT or dates in OTHER_TIME
    return [
        float(is_known),
        story * is_known,
        story * (dates in VAGUE_TIME),
        float(is_known and not (is_same or is_kin or is_of_family)),
        names * is_apart,
        story * is_apart,
        is_kin * is_known,
    ]

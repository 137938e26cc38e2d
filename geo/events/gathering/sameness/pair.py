"""Two accounts that may be of one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.gathering.likeness.copies import are_copies
from geo.events.gathering.likeness.words import statistics
from geo.events.gathering.sameness.dates import DateRelation, relate_dates
from geo.events.gathering.sameness.features import features
from geo.events.gathering.sameness.places import PlaceRelation, relate_places
from geo.model import Status

if TYPE_CHECKING:
    from geo.events.gathering.accounts import Account
    from geo.events.gathering.sameness.scorer import Scorer

MIN_SHARED_PARTIES = 2
"""Parties that accounts of one meeting share, if each names one that the other does not."""
OTHER_PLACES = frozenset({PlaceRelation.APART, PlaceRelation.APART_IN_REGION})
MIN_RARITY = 0.75
"""Of a name by which reports of two towns or days are one event with one of them wrong."""
MIN_RUNS_OF_SENTENCES = 2
"""Of an account in an article that is known to be a copy: a headline has few."""
DATES_OF_COPIES = frozenset(
    {DateRelation.SAME_DAY, DateRelation.OVERLAP, DateRelation.NEWS, DateRelation.SAME_PRINT}
)


@dataclass(frozen=True, eq=False)
class AccountPair:
    """Two accounts of two articles that may be of one event."""

    one: Account
    other: Account
    scorer: Scorer

    @cached_property
    def dates(self) -> DateRelation:
        """How their dates relate."""
        return relate_dates(self.one, self.other)

    @cached_property
    def places(self) -> PlaceRelation:
        """How their places relate."""
        return relate_places(self.one, self.other)

    @cached_property
    def log_odds(self) -> float:
        """The logarithm of the odds that they are of one event, as learned."""
        return self.scorer.log_odds(features(self.one, self.other, self.dates, self.places))

    @property
    def are_statuses_compatible(self) -> bool:
        """Return True if one event can have both statuses: what was planned may since have occurred."""
        mine, theirs = self.one.statuses, self.other.statuses
        return not mine.isdisjoint(theirs) or mine | theirs <= {Status.OCCURRED, Status.PLANNED}

    @property
    def are_parties_others(self) -> bool:
        """Return True if both are of talks, and each names a party that the other does not."""
        if not (self.one.actors and self.other.actors):
            return False
        if not (self.one.is_of_talks and self.other.is_of_talks):
            return False
        mine, theirs = self.one.actors, self.other.actors
        each_has_others = bool(mine - theirs) and bool(theirs - mine)
        return each_has_others and len(mine & theirs) < MIN_SHARED_PARTIES

    @property
    def are_other_talks(self) -> bool:
        """Return True if both are of talks, and neither who meets nor any word is in both."""
        if not (self.one.is_of_talks and self.other.is_of_talks) or self.are_words_shared:
            return False
        are_parties_shared = not self.one.actors.isdisjoint(self.other.actors)
        return not are_parties_shared and self.rarity_of_names < MIN_RARITY

    @property
    def are_words_shared(self) -> bool:
        """Return True if an informative word of one's sentences is in the other's."""
        return not self.one.words.weights.keys().isdisjoint(self.other.words.weights.keys())

    @property
    def is_of_other_place(self) -> bool:
        """Return True if neither place is or lies in the other, and no rare name speaks for a wrong place."""
        are_unplaced = self.places is PlaceRelation.OTHER_NAME and not (self.one.places or self.other.places)
        are_named_others = are_unplaced and not self.are_words_shared
        return (self.places in OTHER_PLACES or are_named_others) and self.rarity_of_names < MIN_RARITY

    @property
    def is_of_other_day(self) -> bool:
        """Return True if their days are apart, and no rare name speaks for a wrong one."""
        return self.dates is DateRelation.APART and self.rarity_of_names < MIN_RARITY

    @property
    def is_of_other_place_and_day(self) -> bool:
        """Return True if both their places and their days are apart."""
        if self.places is PlaceRelation.APART:
            return self.dates in {DateRelation.NEXT_DAY, DateRelation.APART}
        return self.places is PlaceRelation.APART_IN_REGION and self.dates is DateRelation.APART

    @cached_property
    def rarity_of_names(self) -> float:
        """How rare the rarest name is that both articles have, from 0 to 1."""
        mine, theirs = self.one.story, self.other.story
        return max(map(statistics().rarity, mine.names & theirs.names), default=0.0)

    @property
    def are_copies(self) -> bool:
        """Return True if one article is a copy of the other, this event's sentences included.

        A bulletin that says the same every day, or of each town, is none.
        """
        if self.dates not in DATES_OF_COPIES or self.places in OTHER_PLACES:
            return False
        is_dated = self.one.is_date_stated or self.other.is_date_stated or self.is_printed_at_once
        are_texts_copies = is_dated and are_copies(self.one.story.runs, self.other.story.runs)
        return are_texts_copies and are_copies(self.one.runs, self.other.runs, MIN_RUNS_OF_SENTENCES)

    @property
    def is_printed_at_once(self) -> bool:
        """Return True if both articles came out on one day, or by different publishers."""
        mine, theirs = self.one.parse.article.source, self.other.parse.article.source
        are_others = bool(mine and theirs) and mine != theirs
        return are_others or self.one.story.published == self.other.story.published

"""Two event mentions of one article, and how likely they are of one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.gathering.within.features import features
from geo.events.gathering.within.matching import load, log_odds
from geo.events.gathering.within.relations import DateRelation, PlaceRelation, relate_dates, relate_places
from geo.language import types_with
from geo.model import PlaceBasis, Status

if TYPE_CHECKING:
    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.within.report import Report

MIN_SHARED_PARTIES = 2
"""Parties that mentions of one meeting share, if each names one that the other does not."""
TALK_TYPES = types_with("talk")


@dataclass(frozen=True, eq=False)
class Pair:
    """Two event mentions of one article."""

    first: ComparedMention
    """The one that stands first in the text."""
    second: ComparedMention
    report: Report

    @cached_property
    def dates(self) -> DateRelation:
        """How their dates relate."""
        return relate_dates(self.first, self.second)

    @cached_property
    def places(self) -> PlaceRelation:
        """How their places relate."""
        return relate_places(self.first, self.second)

    @property
    def is_within_sentence(self) -> bool:
        """Return True if one sentence has both."""
        return self.first.mention.sentence == self.second.mention.sentence

    @property
    def are_distinguished(self) -> bool:
        """Return True if two sentences have them, or one word has both: *in X on Monday, in Y on Tuesday*."""
        is_one_word = self.first.mention.trigger == self.second.mention.trigger
        return is_one_word or not self.is_within_sentence

    @property
    def are_both_stated(self) -> bool:
        """Return True if the sentence of each names its place."""
        return self.first.mention.place_basis is self.second.mention.place_basis is PlaceBasis.STATED

    @property
    def are_types_equal(self) -> bool:
        """Return True if both are of the same type."""
        return self.first.mention.type == self.second.mention.type

    @property
    def is_of_talks(self) -> bool:
        """Return True if both are meetings, or what comes of them."""
        return self.first.mention.type in TALK_TYPES and self.second.mention.type in TALK_TYPES

    @property
    def are_statuses_compatible(self) -> bool:
        """Return True if one event can have both statuses: what was planned may since have occurred."""
        statuses = {self.first.mention.status, self.second.mention.status}
        return len(statuses) == 1 or statuses == {Status.OCCURRED, Status.PLANNED}

    @property
    def are_parties_others(self) -> bool:
        """Return True if both are of talks, and each names a party that the other does not."""
        mine, theirs = self.first.actors, self.second.actors
        each_has_others = bool(mine - theirs) and bool(theirs - mine)
        return self.is_of_talks and each_has_others and len(mine & theirs) < MIN_SHARED_PARTIES

    @cached_property
    def log_odds(self) -> float:
        """The logarithm of the odds that they are of one event, as learned."""
        weights = load()
        learned = weights.sentence if self.is_within_sentence else weights.article
        return log_odds(learned, features(self))

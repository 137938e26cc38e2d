"""An account: all mentions of one event in one article, which are compared with those of other articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.gathering.blocking import weeks_of
from geo.events.gathering.compared import mentions_of, reliability
from geo.events.gathering.likeness.copies import runs_of_words
from geo.events.gathering.likeness.stories import story_of
from geo.events.gathering.likeness.words import WORD, WordVector, stem_of
from geo.events.gathering.within.clustering import cluster_mentions
from geo.gazetteer.containment import is_coded_within
from geo.language import event_types, types_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.likeness.stories import Story
    from geo.model import Interval, Parse, Place, Status

TALK_TYPES = types_with("talk")
LEAD_CHARACTERS = 250
"""What begins within so many is in the lead: about what the article is."""


@dataclass(frozen=True, eq=False)
class Account:
    """One event as one article reports it, in one sentence or several."""

    mentions: tuple[ComparedMention, ...]
    """In the order of the text."""
    story: Story
    """Of its article."""
    rules: tuple[str, ...] = ()
    """The ids of the rules that joined its mentions."""

    @property
    def parse(self) -> Parse:
        """Its article, as parsed."""
        return self.mentions[0].parse

    @property
    def order(self) -> tuple[str, int, int]:
        """A key that puts accounts in the order of articles and text."""
        return self.mentions[0].order

    @cached_property
    def surest(self) -> ComparedMention:
        """The mention whose date and place are surest."""
        return min(self.mentions, key=reliability)

    @property
    def interval(self) -> Interval | None:
        """When it happened, by the surest mention."""
        return self.surest.mention.interval

    @property
    def article_id(self) -> str:
        """The id of its article."""
        return self.parse.article.id

    @property
    def day(self) -> date:
        """The day on which it began, or was published; the first of the calendar where neither is known."""
        return (self.interval.begin if self.interval else None) or self.story.published or date.min

    @property
    def is_date_stated(self) -> bool:
        """Return True if the text itself gives its date."""
        return self.surest.is_date_stated

    @property
    def stated_day(self) -> date | None:
        """The day that the text itself gives."""
        return self.surest.stated_day

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where it happened, of nested places the innermost."""
        known = {place.id: place for mention in self.mentions for place in mention.places}
        return tuple(
            place for place in known.values() if not any(is_coded_within(o, place) for o in known.values())
        )

    @cached_property
    def named_places(self) -> frozenset[str]:
        """The ids and names of its places; if it has none, of those that its sentences name."""
        return frozenset(chain.from_iterable(mention.named_places for mention in self.mentions))

    @cached_property
    def weeks(self) -> frozenset[int]:
        """The weeks of whose accounts it is compared with some."""
        return frozenset(weeks_of(self.interval, self.story.published))

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of its mentions."""
        return frozenset(mention.mention.type for mention in self.mentions)

    @cached_property
    def is_of_talks(self) -> bool:
        """Return True if all its mentions are of meetings, or what comes of them."""
        return self.types <= TALK_TYPES

    @cached_property
    def subtypes(self) -> frozenset[str]:
        """The subtypes of its mentions, as far as their words name them."""
        return frozenset(mention.mention.subtype for mention in self.mentions) - {""}

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """The statuses of its mentions."""
        return frozenset(mention.mention.status for mention in self.mentions)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The stems of its triggers."""
        text = self.parse.article.text
        return frozenset(
            stem_of(word) for mention in self.mentions for word in mention.mention.trigger.of(text).split()
        )

    @cached_property
    def words(self) -> WordVector:
        """The words of its sentences, each sentence once."""
        vectors = {mention.mention.sentence: mention.words for mention in self.mentions}
        return WordVector.sum_of(vectors.values())

    @cached_property
    def rarest_stems(self) -> frozenset[str]:
        """The rarest stems of each of its sentences."""
        return frozenset(chain.from_iterable(mention.rarest_stems for mention in self.mentions))

    @cached_property
    def fine_keys(self) -> frozenset[str]:
        """What few accounts of a week share with it: places, rare words of its sentences and its article."""
        ids = {place.id for place in self.places} | self.named_places
        return frozenset(ids).union(self.rarest_stems, self.story.key_stems)

    @cached_property
    def coarse_keys(self) -> frozenset[tuple[str, ...]]:
        """By which accounts of a quiet week are like it: its region, its country, its kind."""
        codes = {(place.country_code, place.admin1_code) for place in self.places if place.country_code}
        countries = {(country,) for country, _ in codes}
        families = {("family", event_types()[name].family) for name in self.types}
        return frozenset(chain(codes, countries, families))

    @cached_property
    def counts(self) -> frozenset[int]:
        """The numbers in its sentences."""
        return frozenset(chain.from_iterable(mention.counts for mention in self.mentions))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of names in its sentences, of people, bodies and places that were not recognised."""
        return frozenset(chain.from_iterable(mention.names for mention in self.mentions)) & self.story.names

    @cached_property
    def runs(self) -> frozenset[int]:
        """The runs of words of its sentences, by which a copy of them is known."""
        sentences = dict.fromkeys(mention.mention.sentence for mention in self.mentions)
        text = self.parse.article.text
        return frozenset(chain.from_iterable(runs_of_words(sentence.of(text)) for sentence in sentences))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors that its sentences name."""
        return frozenset(chain.from_iterable(mention.actors for mention in self.mentions))

    @cached_property
    def actor_stems(self) -> frozenset[str]:
        """The stems of the words of its actors, which are compared apart."""
        return frozenset(stem_of(word) for actor in self.actors for word in WORD.findall(actor))

    @cached_property
    def is_set_apart(self) -> bool:
        """Return True if a sentence sets its event off from another: *a second attack*."""
        return any(mention.is_set_apart for mention in self.mentions)

    @cached_property
    def is_in_lead(self) -> bool:
        """Return True if the article begins with it."""
        return self.mentions[0].mention.trigger.start < LEAD_CHARACTERS


def all_accounts(parses: Iterable[Parse]) -> list[Account]:
    """Return each event that each article reports, in the order of article ids and text."""
    ordered = sorted(parses, key=lambda parse: parse.article.id)
    return [account for parse in ordered for account in accounts_of(parse)]


def accounts_of(parse: Parse) -> list[Account]:
    """Return each event that one article reports, in the order of its text."""
    story = story_of(parse)
    mentions = sorted(mentions_of(parse), key=lambda mention: mention.order)
    return [Account(cluster.members, story, cluster.rules) for cluster in cluster_mentions(mentions)]

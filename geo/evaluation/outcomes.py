"""A marked event beside the event mentions that were found at its trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluation.measures import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.evaluation.gold import Gold, GoldEvent
    from geo.model import EventMention, Parse


@dataclass(frozen=True, slots=True)
class Outcome:
    """One marked event, and what was found of it.

    A trigger may have several mentions, as in *exploded in Kirkuk on 11 March and in Mosul on 12 March*: an
    answer is right if that of one of them is.
    """

    event: GoldEvent
    found: tuple[EventMention, ...]
    """The mentions whose trigger shares a character with the marked one, the best overlap first."""
    parse: Parse

    @property
    def is_right(self) -> bool:
        """Return True if there is an event where one is marked, and none where none is."""
        return bool(self.found) == self.event.is_event

    @property
    def has_type(self) -> bool:
        """Return True if a mention has the type; where no event is marked, if none was found."""
        if not self.event.is_event:
            return not self.found
        return any(self.event.has_type(mention.type) for mention in self.found)

    @property
    def has_status(self) -> bool:
        """Return True if a mention has the status; where no event is marked, if none was found."""
        if not self.event.is_event:
            return not self.found
        return any(mention.status is self.event.status for mention in self.found)

    @property
    def has_date(self) -> bool:
        """Return True if a mention, at the marked places where these are marked, has the marked days."""
        return any(
            self.event.has_days(mention.interval)
            for mention in self.found
            if "places" not in self.event.annotated or self.has_places_of(mention)
        )

    @property
    def has_places(self) -> bool:
        """Return True if a mention has the places and no other, or all mentions together have them."""
        together = {name for mention in self.found for name in self.places(mention)}
        return any(map(self.has_places_of, self.found)) or (
            bool(self.found) and sorted(together) == sorted(self.event.places)
        )

    def has_places_of(self, mention: EventMention) -> bool:
        """Return True if a mention has the marked places and no other."""
        return sorted(self.places(mention)) == sorted(self.event.places)

    def places(self, mention: EventMention) -> list[str]:
        """Return the words that name a mention's places."""
        return [self.parse.toponyms[index].toponym.text for index in mention.places]


def outcomes(gold: Gold, parse: Parse) -> Iterator[Outcome]:
    """Yield the outcome of each marked event of a text.

    Examples
    --------
    >>> from geo.evaluation import read_gold
    >>> from geo.model import Article, Parse
    >>> gold = read_gold({"text": "Talks failed.", "events": [{"trigger": "Talks"}]}, "mine")
    >>> [outcome.is_right for outcome in outcomes(gold, Parse(Article("a", gold.text)))]
    [False]
    """
    for event in gold.events or ():
        at_trigger = [mention for mention in parse.events if mention.trigger.overlaps(event.trigger)]
        at_trigger.sort(key=lambda mention: -overlap(mention.trigger, event.trigger))
        yield Outcome(event, tuple(at_trigger), parse)

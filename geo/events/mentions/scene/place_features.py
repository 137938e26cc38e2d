"""How a place that a report names stands to an event whose own sentence gives none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from geo.events.encoder import Role
from geo.events.mentions.scene.definite import is_definite
from geo.events.placing.prepositions import is_directional, is_locative
from geo.language import event_types, word_class
from geo.model import Status, Usage
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.events.encoder import Encoding
    from geo.events.mentions.draft import Draft
    from geo.model import Place, Resolution
    from geo.text import Block, Document

DEICTIC_PLACE = word_class("deictic_place")
LEAD_SENTENCES = 2
"""The headline and the first sentence: they say what the report is about."""
MAX_SENTENCES, MAX_CHARACTERS = 20, 3000
"""Beyond which how far off a place is named makes no more difference."""
MAX_MENTIONS = 12
"""Mentions of a place that are weighed for one event: the nearest."""
LOWEST, HIGHEST = 0.01, 0.99
"""Between these the encoder's probabilities are believed."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What is the same of a place for all events."""

    starts: tuple[int, ...]
    """Where its mentions begin."""
    sentences: tuple[int, ...]
    """The sentence of each."""
    features: Mapping[str, float]
    block_starts: frozenset[int]
    """Where the blocks of its mentions begin."""


class PlaceFeatures:
    """Features of the places of one report for its events.

    Parameters
    ----------
    document, resolutions, drafts, encoding
        As for `Surroundings`.
    mentions
        The mentions of each place, by its identity.
    title
        The report's title, where that is no part of its text.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that is known of a report's places
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        drafts: Sequence[Draft],
        encoding: Encoding,
        mentions: Mapping[str, Sequence[int]],
        title: str,
    ) -> None:
        self._document, self._resolutions, self._drafts = document, resolutions, drafts
        self._encoding, self._mentions, self._title = encoding, mentions, title
        self._starts = [sentence.start for sentence in document.sentences]
        self._total = sum(map(len, mentions.values()))
        self._named: dict[str, _Named] = {}
        self._of_events: dict[int, dict[str, float]] = {}

    def of(self, number: int, identity: str) -> dict[str, float]:
        """Return the features of a place for an event, by name.

        Parameters
        ----------
        number
            The event's number.
        identity
            The place's identity.
        """
        named = self._place_of(identity)
        return {
            **named.features,
            **self._of_event(number),
            **self._distance(number, identity, named),
            **self._layout(number, named),
            **self._meaning(number, named),
            **self._story(number, identity),
        }

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _start(self, index: int) -> int:
        return self._resolutions[index].toponym.start

    def _place(self, identity: str) -> Place:
        place = self._resolutions[self._mentions[identity][0]].place
        assert place is not None  # noqa: S101 - only mentions with a place are kept
        return place

    def _place_of(self, identity: str) -> _Named:
        """Return what is the same of a place for all events, found once."""
        if identity not in self._named:
            starts = tuple(self._start(index) for index in self._mentions[identity])
            blocks = [block for start in starts if (block := self._document.block_at(start)) is not None]
            self._named[identity] = _Named(
                starts,
                tuple(map(self._sentence, starts)),
                self._of_place(identity, starts, blocks),
                frozenset(block.span.start for block in blocks),
            )
        return self._named[identity]

    def _of_place(self, identity: str, starts: Sequence[int], blocks: Sequence[Block]) -> dict[str, float]:
        """Return what the place is, and where and how the report names it."""
        mentions = [self._resolutions[index] for index in self._mentions[identity]]
        kinds = {block.kind for block in blocks}
        locative = sum(map(self._is_locative, starts))
        by_events = self._by_events(identity)
        count = len(mentions)
        return {
            **self._kind(identity),
            "mentions": count,
            "share of mentions": count / self._total,
            "share of its country": self._countries[self._place(identity).country_code] / self._total,
            "places": len(self._mentions),
            "score": max(one.score for one in mentions),
            "associative": sum(one.toponym.usage is Usage.ASSOCIATIVE for one in mentions) / count,
            "locative": locative,
            "share locative": locative / count,
            "directional": sum(map(self._is_directional, starts)),
            "in headline": BlockKind.HEADLINE in kinds,
            "in dateline": BlockKind.DATELINE in kinds,
            "in lead": any(self._sentence(start) < LEAD_SENTENCES for start in starts),
            "in title": any(one.toponym.text in self._title for one in mentions),
            "likeliest of events": max(by_events, default=0.0),
            "likely of events": sum(by_events),
        }

    def _is_locative(self, start: int) -> bool:
        return is_locative(self._document.text, start)

    def _is_directional(self, start: int) -> bool:
        return is_directional(self._document.text, start)

    @cached_property
    def _countries(self) -> Counter[str]:
        """How many mentions are of each country's places."""
        return Counter(
            self._place(identity).country_code for identity, some in self._mentions.items() for _ in some
        )

    def _by_events(self, identity: str) -> list[float]:
        """Return how likely the encoder finds the place for the events of the sentences that name it."""
        found = []
        for index in self._mentions[identity][:MAX_MENTIONS]:
            start = self._start(index)
            for number in self._events_of.get(self._sentence(start), ()):
                trigger = self._drafts[number].trigger.word.start
                found.append(self._encoding.relates(Role.PLACE, trigger, start) or 0.0)
        return found

    @cached_property
    def _events_of(self) -> dict[int, list[int]]:
        """The events of each sentence."""
        found: dict[int, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            found.setdefault(sentence, []).append(number)
        return found

    @cached_property
    def _sentences(self) -> list[int]:
        """The sentence of each event."""
        return [self._sentence(draft.trigger.word.start) for draft in self._drafts]

    def _kind(self, identity: str) -> dict[str, float]:
        """Return what the place is, and whether a smaller one within it is named."""
        place = self._place(identity)
        is_country, is_region = (place.feature_code.startswith(code) for code in ("PCL", "ADM1"))
        is_town = place.feature_class == "P"
        return {
            "is country": is_country,
            "is region": is_region,
            "is town": is_town,
            "holds a finer one": any(
                other.country_code == place.country_code
                and (is_country or (is_region and other.admin1_code == place.admin1_code))
                for other in self._finer
                if other.id != place.id
            ),
            "only place": len(self._mentions) == 1,
            "only town": is_town and self._towns == 1,
        }

    @cached_property
    def _finer(self) -> list[Place]:
        """The places of the report that are no countries or provinces."""
        places = map(self._place, self._mentions)
        return [place for place in places if not place.feature_code.startswith(("PCL", "ADM1"))]

    @cached_property
    def _towns(self) -> int:
        return sum(place.feature_class == "P" for place in self._finer)

    def _of_event(self, number: int) -> dict[str, float]:
        """Return what of the event speaks for or against any place named elsewhere; found once."""
        if number not in self._of_events:
            self._of_events[number] = self._event(number)
        return self._of_events[number]

    def _event(self, number: int) -> dict[str, float]:
        draft = self._drafts[number]
        trigger, sentence = draft.trigger, draft.trigger.word.sentence
        here = self._sentences[number]
        words = [word.lower for word in sentence.words]
        return {
            "sentence": here,
            "part of report": here / max(1, len(self._starts)),
            "words": len(words),
            "names": len(self._in_sentence(number)),
            "bare noun": trigger.is_bare_noun,
            "noun": trigger.is_noun,
            "definite": is_definite(trigger.word),
            "of words": not event_types()[trigger.sense.type].is_physical,
            "occurred": draft.status is Status.OCCURRED,
            "event": trigger.scores.event if trigger.scores is not None else 0.5,
            "background": trigger.scores.background if trigger.scores is not None else 0.0,
            "deictic": not DEICTIC_PLACE.isdisjoint(words),
            "own name unknown": bool(draft.places),
        }

    def _in_sentence(self, number: int) -> list[int]:
        """Return where the names of places begin that an event's sentence has."""
        sentence = self._drafts[number].trigger.word.sentence
        first, last = (bisect_left(self._name_starts, offset) for offset in (sentence.start, sentence.end))
        return self._name_starts[first:last]

    @cached_property
    def _name_starts(self) -> list[int]:
        return sorted(self._start(index) for some in self._mentions.values() for index in some)

    def _distance(self, number: int, identity: str, named: _Named) -> dict[str, float]:
        """Return how far from an event a place is named, before and after it."""
        here, start = self._sentences[number], self._drafts[number].trigger.word.sentence.start
        found = {"same sentence": float(here in named.sentences), "places since": -1.0}
        before, after = bisect_left(named.starts, start), bisect_right(named.sentences, here)
        if after < len(named.sentences):
            found["sentences ahead"] = min(MAX_SENTENCES, named.sentences[after] - here)
        if before:
            last = named.starts[before - 1]
            first, end = bisect_right(self._name_starts, last), bisect_left(self._name_starts, start)
            since = {self._identities[at] for at in self._name_starts[first:end]}
            found |= {
                "sentences back": min(MAX_SENTENCES, here - named.sentences[before - 1]),
                "characters back": min(MAX_CHARACTERS, start - last) / MAX_CHARACTERS,
                "paragraphs back": self._document.text.count("\n\n", last, start),
                "places since": len(since - {identity}),
                "locative last": self._is_locative(last),
                "directional last": self._is_directional(last),
                "new in sentence before": here - named.sentences[0] == 1,
            }
        return found

    @cached_property
    def _identities(self) -> dict[int, str]:
        """The place of the name that begins at an offset."""
        return {self._start(index): identity for identity, some in self._mentions.items() for index in some}

    def _layout(self, number: int, named: _Named) -> dict[str, float]:
        """Return whether a place is named in the event's block, or in the label above it."""
        start = self._drafts[number].trigger.word.start
        block = self._document.block_at(start)
        at = bisect_right(self._labels, start) - 1
        return {
            "same block": block is not None and block.span.start in named.block_starts,
            "in label": at >= 0 and self._labels[at] in named.block_starts,
        }

    @cached_property
    def _labels(self) -> list[int]:
        """Where the section labels begin."""
        return [block.span.start for block in self._document.blocks if block.kind is BlockKind.SECTION_LABEL]

    def _meaning(self, number: int, named: _Named) -> dict[str, float]:
        """Return how well the place fits the event by what the encoder makes of both."""
        trigger, here = self._drafts[number].trigger.word.start, self._sentences[number]
        nearest = sorted(named.starts, key=lambda start: abs(start - trigger))[:MAX_MENTIONS]
        fits = [self._encoding.affinity(Role.PLACE, trigger, start) for start in nearest]
        found = {"affinity": max(fits), "mean affinity": sum(fits) / len(fits)}
        chances = [
            self._encoding.relates(Role.PLACE, trigger, start) or 0.0
            for start, sentence in zip(named.starts, named.sentences, strict=True)
            if sentence == here
        ]
        if chances:
            bounded = min(max(*chances, LOWEST), HIGHEST)
            found["encoder"] = log(bounded / (1 - bounded))
        return found

    def _story(self, number: int, identity: str) -> dict[str, float]:
        """Return which of the report's other events happened at the place."""
        here, type_ = self._sentences[number], self._drafts[number].trigger.sense.type
        before = bisect_left(self._placed, number) - 1
        after = bisect_right(self._placed, number)
        found = {
            "of event of its type": identity in self._types.get(type_, ()),
            "share of events": self._event_counts[identity] / max(1, self._event_counts.total()),
        }
        if before >= 0 and identity in self._at[self._placed[before]]:
            gap = here - self._sentences[self._placed[before]]
            found |= {"of event before": 1.0, "of event before, sentences back": min(gap, MAX_SENTENCES)}
        if after < len(self._placed) and identity in self._at[self._placed[after]]:
            found["of event after"] = self._sentences[self._placed[after]] - here <= 1
        return found

    @cached_property
    def _at(self) -> list[set[str]]:
        """The places that each event has by its own sentence."""
        return [set(self._own_places(draft)) for draft in self._drafts]

    def _own_places(self, draft: Draft) -> Iterator[str]:
        for index in draft.places:
            place = self._resolutions[index].place
            if place is not None:
                yield place.id

    @cached_property
    def _placed(self) -> list[int]:
        """The events that have a place by their own sentences."""
        return [number for number, places in enumerate(self._at) if places]

    @cached_property
    def _types(self) -> dict[str, set[str]]:
        """The places of the events of each type."""
        found: dict[str, set[str]] = {}
        for draft, places in zip(self._drafts, self._at, strict=True):
            found.setdefault(draft.trigger.sense.type, set()).update(places)
        return found

    @cached_property
    def _event_counts(self) -> Counter[str]:
        return Counter(identity for places in self._at for identity in places)

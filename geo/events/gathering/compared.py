"""What gathering and corroboration compare: an event mention with its article, its places and its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.detect import lexicon
from geo.events.gathering.likeness.counts import counts_in
from geo.events.gathering.likeness.stories import NAME
from geo.events.gathering.likeness.words import (
    WORD,
    WordVector,
    concepts_of,
    informative_stems,
    statistics,
    stem_of,
)
from geo.language import alternatives, word_class
from geo.model import DateBasis, EventReport, Precision, Status, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from geo.model import EventMention, Parse, Place, Resolution, Span

RAREST_STEMS = 3
"""By how many of its rarest stems a mention is looked for: with fewer, one odd word would hide it."""
MAIN_ACTORS = 2
"""How many of the actors that it names most an article is taken to be about: the two sides of a dispute."""
SETTING_APART = re.compile(rf"\b{alternatives(word_class('setting_apart'))}\b", re.IGNORECASE)
DEFINITE = re.compile(
    rf"\b{alternatives(word_class('definite_determiner'))}\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE
)
COMPLEMENT = re.compile(rf"\s+{alternatives(word_class('noun_complement_preposition'))}\b", re.IGNORECASE)
NAMED_TOWN = re.compile(
    rf"\b{alternatives(word_class('town_preposition'))}\s+([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
PRECISIONS = tuple(Precision)
"""From the finest to the coarsest."""
RANK = {precision: rank for rank, precision in enumerate(PRECISIONS)}
CARRIED = "date.of-the-report"
"""The rule by which an event has the date of another of its report."""
KEYS_OF_DATE = 3
"""The first keys of `reliability`, which are about the date."""
STATUSES = (Status.OCCURRED, Status.PLANNED, Status.NEGATED, Status.HYPOTHETICAL)
"""From the one that holds if any mention has it."""
NOUN = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class OrderedExtents:
    """Where things that stand in order and apart begin and end, to be found by bisection.

    An article may have thousands of sentences, and as many toponyms.

    Examples
    --------
    >>> from geo.model import Span
    >>> OrderedExtents([0, 10, 20], [5, 15, 25]).overlapping(Span(12, 22))
    slice(1, 3, None)
    """

    starts: Sequence[int]
    ends: Sequence[int]

    def overlapping(self, sentence: Span) -> slice:
        """Return the slice of those that overlap a sentence."""
        first = bisect_right(self.ends, sentence.start)
        return slice(first, bisect_left(self.starts, sentence.end, lo=first))

    def overlapping_extents(self, sentence: Span) -> Iterable[tuple[int, int]]:
        """Return starts and ends of those that overlap a sentence."""
        part = self.overlapping(sentence)
        return zip(self.starts[part], self.ends[part], strict=True)


@dataclass(frozen=True, slots=True)
class Extents:
    """Where an article names places and times."""

    toponyms: OrderedExtents
    timexes: OrderedExtents

    @classmethod
    def of(cls, parse: Parse) -> Extents:
        """Return those of an article."""
        toponyms = [resolution.toponym for resolution in parse.toponyms]
        return cls(
            OrderedExtents([name.start for name in toponyms], [name.end for name in toponyms]),
            OrderedExtents([timex.start for timex in parse.timexes], [timex.end for timex in parse.timexes]),
        )

    def overlapping(self, sentence: Span) -> list[tuple[int, int]]:
        """Return starts and ends of the names of places and times that overlap a sentence."""
        return [*self.toponyms.overlapping_extents(sentence), *self.timexes.overlapping_extents(sentence)]


@dataclass(frozen=True, eq=False)
class ComparedMention:
    """One event mention, ready to be compared with others."""

    parse: Parse
    extents: Extents
    """Those of its article."""
    mention: EventMention
    places: tuple[Place, ...]
    """Those that its toponyms resolve to, each once."""
    parties: tuple[str, ...]
    """Its actors; those that its article names most, where the sentence names none."""

    @cached_property
    def words(self) -> WordVector:
        """The words of its sentence, without place names and dates, which are compared apart."""
        text, sentence = self.parse.article.text, self.mention.sentence
        return statistics().vector(_stems(text, sentence, self.extents))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors that its sentence names."""
        return frozenset(self.mention.actors)

    @cached_property
    def place_ids(self) -> frozenset[str]:
        """The ids of its places; of an unresolved one the name, which another report may have too."""
        return frozenset(_place_id(resolution) for resolution in self.resolutions)

    @cached_property
    def named_places(self) -> frozenset[str]:
        """The ids and names of its places; if it has none, of all towns and regions that its sentence names.

        A name that was not recognised is among them where *in* or *near* stands before it.
        """
        if self.resolutions:
            return frozenset(chain.from_iterable(map(_ids_and_name, self.resolutions)))
        sentence = self.mention.sentence
        toponyms = self.parse.toponyms[self.extents.toponyms.overlapping(sentence)]
        known = (_ids_and_name(resolution) for resolution in toponyms if _is_town_or_region(resolution))
        text = self.parse.article.text
        return frozenset(chain(_unrecognised_towns(text, sentence, self.extents), *known))

    @cached_property
    def rarest_stems(self) -> tuple[str, ...]:
        """The stems that weigh most, by which reports without a place are found."""
        weights = self.words.weights
        return tuple(sorted(weights, key=lambda stem: (-weights[stem], stem))[:RAREST_STEMS])

    @cached_property
    def acts(self) -> frozenset[str]:
        """The stems of its trigger, of synonyms one stem."""
        return concepts_of(self.mention.trigger.of(self.parse.article.text))

    @cached_property
    def said(self) -> frozenset[str]:
        """The stems of all words of its sentence, of synonyms one stem."""
        return concepts_of(self.mention.sentence.of(self.parse.article.text))

    @cached_property
    def counts(self) -> frozenset[int]:
        """The numbers in its sentence, those of dates and names left out."""
        sentence, spans = self.mention.sentence, self.extents.overlapping(self.mention.sentence)
        text = self.parse.article.text
        found = counts_in(text, sentence.start, sentence.end, lambda offset: _is_within(offset, spans))
        return frozenset(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of names in its sentence, of people, bodies and places that were not recognised."""
        sentence, spans = self.mention.sentence, self.extents.overlapping(self.mention.sentence)
        found = NAME.finditer(self.parse.article.text, sentence.start, sentence.end)
        return frozenset(stem_of(name[0]) for name in found if not _is_within(name.start(), spans))

    @cached_property
    def day(self) -> date | None:
        """Its day; None if it is not known to the day."""
        interval = self.mention.interval
        if interval is None or interval.precision is not Precision.DAY:
            return None
        return interval.begin if interval.begin == interval.until else None

    @cached_property
    def is_date_stated(self) -> bool:
        """Return True if the text itself gives its date."""
        return self.mention.date_basis not in {DateBasis.DOCUMENT, None}

    @property
    def is_date_carried(self) -> bool:
        """Return True if the text gives its date to another event, from which it was carried to this one."""
        return CARRIED in self.mention.rules

    @cached_property
    def stated_day(self) -> date | None:
        """The day that the text itself gives."""
        return self.day if self.is_date_stated else None

    @cached_property
    def resolutions(self) -> tuple[Resolution, ...]:
        """The toponyms that place it."""
        return tuple(self.parse.toponyms[index] for index in self.mention.places)

    @cached_property
    def is_set_apart(self) -> bool:
        """Return True if its sentence sets it off from an event reported before: *another attack*."""
        return SETTING_APART.search(self.quote) is not None

    @cached_property
    def is_taken_up(self) -> bool:
        """Return True if a bare definite noun, its own or its subject, refers back: *the attack*."""
        text, trigger = self.parse.article.text, self.mention.trigger
        begin = self.mention.sentence.start
        for noun in NOUN.finditer(text, begin, trigger.end):
            definite = DEFINITE.search(text[begin : noun.start()])
            if definite is None or not (definite.start() == 0 or noun.start() >= trigger.start):
                continue
            is_bare = COMPLEMENT.match(text, noun.end()) is None
            if is_bare and _is_noun_for(self.mention.type, noun[0].lower()):
                return True
        return False

    @cached_property
    def quote(self) -> str:
        """Its sentence, on one line."""
        return " ".join(self.mention.sentence.of(self.parse.article.text).split())

    @property
    def order(self) -> tuple[str, int, int]:
        """A key that puts mentions in the order of articles and text."""
        return (self.parse.article.id, self.mention.trigger.start, self.mention.trigger.end)

    def report(self) -> EventReport:
        """Return the mention as a report of an event."""
        return EventReport(self.parse.article, self.quote, self.mention, self.resolutions)


def mentions_of(parse: Parse) -> Iterator[ComparedMention]:
    """Yield the event mentions of one article."""
    extents, main = Extents.of(parse), _main_actors(parse)
    for mention in parse.events:
        yield ComparedMention(parse, extents, mention, _places(parse, mention), mention.actors or main)


def reliability(mention: ComparedMention) -> tuple[object, ...]:
    """Return a key that puts the mentions that are surest of date and place first."""
    interval = mention.mention.interval
    return (
        mention.mention.date_basis is not DateBasis.GIVEN,
        2 - mention.is_date_stated - (mention.is_date_stated and not mention.is_date_carried),
        RANK[interval.precision] if interval is not None else len(PRECISIONS),
        not mention.places,
        STATUSES.index(mention.mention.status),
        mention.order,
    )


def _stems(text: str, sentence: Span, extents: Extents) -> list[str]:
    """Return the stems of a sentence without place names and dates, which are compared apart."""
    apart = extents.overlapping(sentence)
    words = WORD.finditer(text, sentence.start, sentence.end)
    return informative_stems(word[0] for word in words if not _is_within(word.start(), apart))


def _unrecognised_towns(text: str, sentence: Span, extents: Extents) -> set[str]:
    """Return what serves as id of the capitalised names after *in* or *near* that are no known toponyms."""
    names = [*NAMED_TOWN.finditer(text, sentence.start, sentence.end)]
    known = extents.overlapping(sentence) if names else []
    return {_id_of_name(name[1]) for name in names if not _is_within(name.start(1), known)}


def _is_within(offset: int, extents: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in extents)


def _place_id(resolution: Resolution) -> str:
    """Return the id of a toponym's place, or what serves as one if it was not resolved."""
    return resolution.place.id if resolution.place else _id_of_name(resolution.toponym.text)


def _ids_and_name(resolution: Resolution) -> set[str]:
    """Return the id of a toponym's place and its name, by which another report may know it."""
    return {_place_id(resolution), _id_of_name(resolution.toponym.text)}


def _id_of_name(name: str) -> str:
    return f"?{name.casefold()}"


def _is_town_or_region(resolution: Resolution) -> bool:
    """Return True if a toponym names a town or a region: no people, and no country."""
    is_country = resolution.place is not None and resolution.place.feature_code.startswith("PCL")
    return resolution.toponym.usage is not Usage.DEMONYM and not is_country


def _main_actors(parse: Parse) -> tuple[str, ...]:
    """Return the actors that an article names most."""
    counts = Counter(actor for mention in parse.events for actor in mention.actors)
    return tuple(actor for actor, _ in counts.most_common(MAIN_ACTORS))


def _places(parse: Parse, mention: EventMention) -> tuple[Place, ...]:
    """Return the places that a mention's toponyms resolve to, each once."""
    places = [parse.toponyms[index].place for index in mention.places]
    return tuple({place.id: place for place in places if place is not None}.values())


def _is_noun_for(event_type: str, noun: str) -> bool:
    """Return True if a noun, singular or plural, is a trigger of events of a type."""
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"))
    senses = chain.from_iterable(lexicon().event_senses_of("noun", form) for form in forms)
    return any(sense.type == event_type for sense in senses)

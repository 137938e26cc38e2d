"""What gathering and corroboration compare: a mention with its article, its places and its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.detect import lexicon
from geo.events.likeness import Corpus, Words, extents, shared, stems, toponym_extent, within
from geo.language import event_types
from geo.model import DateBasis, EventReport, Precision, Status, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.model import EventMention, Parse, Place, Resolution

TELLING_WORDS = 3
"""How many of its rarest words a telling is looked for by."""
MAIN = 2
"""How many of the actors that it names most an article is taken to be about."""
ANOTHER = re.compile(r"\b(?:another|separate(?:ly)?|second|third|elsewhere|further)\b", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|this|these|that|those|both|their|its)\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE)
LOCATED = re.compile(r"\b(?:in|at|near|outside)\s+([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
COMPLEMENT = re.compile(r"\s+(?:of|on|against|by|between|with)\b", re.IGNORECASE)
WORD = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, eq=False)
class Telling:
    """One mention of an event, ready to be compared with others."""

    parse: Parse
    mention: EventMention
    places: tuple[Place, ...]
    words: Words
    parties: tuple[str, ...]
    """Its actors; those that its article names most, where the sentence names none."""

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors that its sentence names."""
        return frozenset(self.mention.actors)

    @cached_property
    def place_ids(self) -> frozenset[str]:
        """The ids of its places; of one that was not resolved the name, which another report may have too."""
        return frozenset(_name(one) for one in self.resolutions)

    @cached_property
    def where_named(self) -> frozenset[str]:
        """The ids and names of its places; if it has none, of all towns and regions that its sentence names.

        A name that was not recognised is among them where *in* or *near* stands before it.
        """
        if self.resolutions:
            return frozenset(chain.from_iterable(map(_ids, self.resolutions)))
        sentence, text = self.mention.sentence, self.parse.article.text
        read = [*within(sentence, self.parse.toponyms, toponym_extent)]
        taken = extents(self.parse, sentence)
        unread = {
            _unread(name[1])
            for name in LOCATED.finditer(text, sentence.start, sentence.end)
            if not any(start <= name.start(1) < end for start, end in taken)
        }
        return frozenset(chain(unread, *(_ids(one) for one in read if _is_somewhere(one))))

    @cached_property
    def telling_words(self) -> tuple[str, ...]:
        """The words that tell it best from others, by which reports without a place find their like."""
        weights = self.words.weights
        return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:TELLING_WORDS])

    @cached_property
    def day(self) -> date | None:
        """Its day, where it is known to the day."""
        interval = self.mention.interval
        known = (
            interval is not None and interval.precision is Precision.DAY and interval.begin == interval.until
        )
        return interval.begin if known and interval is not None else None

    @cached_property
    def is_stated(self) -> bool:
        """Tell whether the text itself gives its date."""
        return self.mention.date_basis not in {DateBasis.DOCUMENT, None}

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """The place mentions that place it."""
        return tuple(self.parse.toponyms[index] for index in self.mention.places)

    @cached_property
    def is_another(self) -> bool:
        """Tell whether its sentence sets it off from an act told before: *another attack*."""
        return ANOTHER.search(self.quote) is not None

    @cached_property
    def takes_up(self) -> bool:
        """Tell whether a bare definite noun, its own or its subject, takes up an act: *the attack*."""
        text, mention = self.parse.article.text, self.mention
        begin, (trigger, until) = mention.sentence.start, (mention.trigger.start, mention.trigger.end)
        for noun in WORD.finditer(text, begin, until):
            definite = DEFINITE.search(text[begin : noun.start()])
            opens = definite is not None and definite.start() == 0
            if definite is None or not (opens or noun.start() >= trigger):
                continue
            if _names(mention.type, noun[0].lower()) and COMPLEMENT.match(text, noun.end()) is None:
                return True
        return False

    @cached_property
    def quote(self) -> str:
        """Its sentence, on one line."""
        return " ".join(self.mention.sentence.of(self.parse.article.text).split())

    @property
    def order(self) -> tuple[str, int, int]:
        """A key that puts tellings in the order of articles and text."""
        return (self.parse.article.id, self.mention.trigger.start, self.mention.trigger.end)

    def report(self) -> EventReport:
        """Return the telling as a report."""
        return EventReport(self.parse.article, self.quote, self.mention, self.resolutions)

    def likeness(self, other: Telling) -> float:
        """Return how alike two tellings are in words and actors, from 0 to 1."""
        words = self.words.cosine(other.words)
        if not (self.parties and other.parties):
            return words
        return 0.6 * words + 0.4 * shared(self.parties, other.parties)


def _name(resolution: Resolution) -> str:
    """Return a place's id, or the words of a mention that was not resolved."""
    return resolution.place.id if resolution.place else _unread(resolution.toponym.text)


def _ids(resolution: Resolution) -> set[str]:
    """Return the id of a mention's place, and its words, by which another report may know it."""
    return {_name(resolution), _unread(resolution.toponym.text)}


def _unread(name: str) -> str:
    return f"?{name.casefold()}"


def _is_somewhere(resolution: Resolution) -> bool:
    """Tell whether a mention names a town or a region: no people, and no country."""
    country = resolution.place is not None and resolution.place.feature_code.startswith("PCL")
    return resolution.toponym.usage is not Usage.DEMONYM and not country


def tellings(parses: Iterable[Parse]) -> list[Telling]:
    """Return all mentions of a run, each with its places and weighted words, in a settled order."""
    read = [(parse, _main_actors(parse)) for parse in parses]
    told = [(parse, mention, main, stems(parse, mention)) for parse, main in read for mention in parse.events]
    corpus = Corpus(words for *_, words in told)
    found = [
        Telling(parse, mention, _places(parse, mention), corpus.words(words), mention.actors or main)
        for parse, mention, main, words in told
    ]
    return sorted(found, key=lambda telling: telling.order)


def _main_actors(parse: Parse) -> tuple[str, ...]:
    """Return the actors that an article names most."""
    counts = Counter(actor for mention in parse.events for actor in mention.actors)
    return tuple(actor for actor, _ in counts.most_common(MAIN))


def _places(parse: Parse, mention: EventMention) -> tuple[Place, ...]:
    """Return the places that a mention's toponyms resolve to, each once."""
    found = [parse.toponyms[index].place for index in mention.places]
    return tuple({place.id: place for place in found if place is not None}.values())


def _names(kind: str, word: str) -> bool:
    """Tell whether a noun, singular or plural, stands for an act of that type in the lexicon."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return any(sense.type == kind for form in forms for sense in lexicon().event_senses_of("noun", form))


@cache
def kin(one: str, other: str) -> bool:
    """Tell whether two reporters may have meant one act by these types."""
    types = event_types()
    return one == other or not types[one].kin.isdisjoint(types[other].kin)


def may_be_one(one: Status, other: Status) -> bool:
    """Tell whether acts of two statuses can be one: what was planned may since have occurred."""
    return one is other or {one, other} <= {Status.OCCURRED, Status.PLANNED}

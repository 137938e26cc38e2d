"""What is weighed of two event mentions of one article, each a number that a person can check."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from geo.events.gathering.kinship import are_kin_types
from geo.events.gathering.likeness.words import statistics
from geo.language import alternatives, event_types, word_class
from geo.model import PlaceBasis, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.within.pairs import Pair

LOWEST, HIGHEST = 0.02, 0.98
"""Between these certainties are believed."""
SHORT_GAP = 3
"""Words between two triggers that are likely parts of one phrase."""
MAX_SHARED = 4
"""Words in common: more say no more."""
LEAD_CHARACTERS = 250
"""What begins within so many is in the lead: about what the article is."""
CARRIED = frozenset({PlaceBasis.CONTEXT, PlaceBasis.DATELINE})
TOKEN = re.compile(r"[\w’'-]+")
LINKING = word_class("linking_word")
COUNT = re.compile(rf"\b(?:\d+|{alternatives(word_class('toll_word'))})\b", re.IGNORECASE)
BEFORE = 30
"""Characters before a trigger in which its article or auxiliary stands."""
DEFINITE = re.compile(
    rf"\b{alternatives(word_class('definite_determiner'))}\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE
)
NOUN = re.compile(rf"\b{alternatives(word_class('opener_of_noun'))}\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE)
AUXILIARY = re.compile(rf"\b{alternatives(word_class('auxiliary'))}\s+(?:\w+ly\s+)?$", re.IGNORECASE)

Named = tuple[str, float]


def features(pair: Pair) -> dict[str, float]:
    """Return what speaks for and against two mentions' being of one event, by name; what is 0 is left out."""
    apart = _in_one_sentence(pair) if pair.is_within_sentence else _in_two_sentences(pair)
    named = [("always", 1.0), *_kinds(pair), *_times_and_places(pair), *_certainty(pair), *apart]
    return {name: float(value) for name, value in named if value}


def _kinds(pair: Pair) -> Iterator[Named]:
    mine, theirs = pair.first.mention, pair.second.mention
    types = event_types()
    is_same, is_kin = mine.type == theirs.type, are_kin_types(mine.type, theirs.type)
    yield "type same", is_same
    yield "type kin", is_kin and not is_same
    yield "type of family", not is_same and types[mine.type].family == types[theirs.type].family
    yield f"types {' '.join(sorted((mine.type, theirs.type)))}", 1.0
    yield "kind same", mine.subtype != "" and mine.subtype == theirs.subtype
    yield "kind other", "" not in {mine.subtype, theirs.subtype} and mine.subtype != theirs.subtype
    yield "act same", not pair.first.acts.isdisjoint(pair.second.acts)
    yield "status same", mine.status is theirs.status
    yield "talks", pair.is_of_talks and is_same
    yield from _shared("actors", pair.first.actors, pair.second.actors)
    yield "set apart", pair.first.is_set_apart != pair.second.is_set_apart


def _shared(name: str, mine: AbstractSet[object], theirs: AbstractSet[object]) -> Iterator[Named]:
    """Yield whether both have something in common, and whether each has something but nothing in common."""
    is_shared = not mine.isdisjoint(theirs)
    yield f"{name} shared", is_shared
    yield f"{name} other", bool(mine and theirs) and not is_shared


def _times_and_places(pair: Pair) -> Iterator[Named]:
    mine, theirs = pair.first.mention, pair.second.mention
    yield f"dates {pair.dates.name.lower()}", 1.0
    if mine.timex is not None and theirs.timex is not None:
        yield "words of time same", mine.timex == theirs.timex
        yield "words of time other", mine.timex != theirs.timex
    yield "one date stated", pair.first.is_date_stated != pair.second.is_date_stated
    yield f"places {pair.places.name.lower()}", 1.0
    are_all_same = bool(pair.first.place_ids) and pair.first.place_ids == pair.second.place_ids
    yield "all places same", are_all_same
    yield "place and day same", are_all_same and mine.interval == theirs.interval
    yield "both places stated", pair.are_both_stated
    yield "one place carried", (mine.place_basis in CARRIED) != (theirs.place_basis in CARRIED)


def _certainty(pair: Pair) -> Iterator[Named]:
    lower, higher = sorted((pair.first.mention.certainty, pair.second.mention.certainty))
    yield "certainty of the less sure", _log_odds(lower)
    yield "certainty of the surer", _log_odds(higher)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, LOWEST), HIGHEST)
    return math.log(bounded / (1 - bounded))


def _in_one_sentence(pair: Pair) -> Iterator[Named]:
    mine, theirs = pair.first.mention, pair.second.mention
    between = Span(mine.trigger.end, max(mine.trigger.end, theirs.trigger.start))
    text = pair.first.parse.article.text
    gap = between.of(text)
    words = TOKEN.findall(gap.lower())
    yield "words between", math.log1p(len(words))
    yield "side by side", len(words) <= 1
    yield "near", len(words) <= SHORT_GAP
    yield "commas between", min(gap.count(","), SHORT_GAP)
    yield "semicolon between", ";" in gap
    yield "colon or dash between", any(mark in gap for mark in (":", "—", " - ", " – "))
    yield from ((f"between {word}", 1.0) for word in sorted(LINKING.intersection(words)))
    extents = pair.first.extents
    yield "place between", bool(list(extents.toponyms.overlapping_extents(between)))
    yield "time between", bool(list(extents.timexes.overlapping_extents(between)))
    yield "count between", COUNT.search(gap) is not None
    yield "events of the sentence", math.log(pair.report.in_sentence[mine.sentence])
    yield "types same and joined", pair.are_types_equal and "and" in words
    yield from _forms("first", pair.first)
    yield from _forms("second", pair.second)
    yield "second definite", DEFINITE.search(_before(pair.second)) is not None


def _forms(name: str, mention: ComparedMention) -> Iterator[Named]:
    """Yield what the words around a trigger say of its part of speech."""
    words = TOKEN.findall(mention.mention.trigger.of(mention.parse.article.text).lower())
    before = _before(mention)
    yield f"{name} in -ing", bool(words) and words[0].endswith("ing")
    yield f"{name} of several words", len(words) > 1
    yield f"{name} a noun", NOUN.search(before) is not None
    yield f"{name} with an auxiliary", AUXILIARY.search(before) is not None
    yield f"{name} after to", TOKEN.findall(before.lower())[-1:] == ["to"]


def _before(mention: ComparedMention) -> str:
    start = mention.mention.trigger.start
    return mention.parse.article.text[max(mention.mention.sentence.start, start - BEFORE) : start]


def _in_two_sentences(pair: Pair) -> Iterator[Named]:
    yield from _words(pair)
    yield from _positions(pair)
    is_definite = DEFINITE.search(_before(pair.second)) is not None
    yield "second definite", is_definite
    yield "second takes up", pair.second.is_taken_up
    yield "second takes up its type", pair.second.is_taken_up and pair.are_types_equal
    count = math.log(pair.report.of_type[pair.first.mention.type])
    yield "mentions of the type", count
    yield "mentions of the type, same", pair.are_types_equal * count
    yield "mentions of the article", math.log(len(pair.report.mentions))


def _words(pair: Pair) -> Iterator[Named]:
    """Yield how like the sentences are in their words."""
    one, other = pair.first, pair.second
    shared = one.words.weights.keys() & other.words.weights.keys()
    likeness = _likeness(pair)
    is_akin = are_kin_types(one.mention.type, other.mention.type)
    yield "words", likeness
    yield "words of kin", likeness * is_akin
    yield "rarest shared", max(map(statistics().rarity, shared), default=0.0)
    yield "number shared", min(len(shared), MAX_SHARED)
    yield from _shared("counts", one.counts, other.counts)
    yield from _shared("names", one.names, other.names)
    yield "first act in second", not one.acts.isdisjoint(other.said)
    yield "second act in first", not other.acts.isdisjoint(one.said)


def _likeness(pair: Pair) -> float:
    """Return the cosine of the sentences' words, summed exactly: a set has no order."""
    mine, theirs = pair.first.words.weights, pair.second.words.weights
    shared = mine.keys() & theirs.keys()
    return math.sqrt(max(0.0, math.fsum(mine[stem] * theirs[stem] for stem in shared)))


def _positions(pair: Pair) -> Iterator[Named]:
    """Yield where in the text they stand."""
    first, second = pair.first.mention, pair.second.mention
    distance = pair.report.sentence(pair.second) - pair.report.sentence(pair.first)
    text = pair.first.parse.article.text
    is_first = pair.report.sentence(pair.first) == 0
    is_akin = are_kin_types(first.type, second.type)
    yield "sentences between", math.log(distance)
    yield "next sentence", distance == 1
    yield "other paragraph", "\n" in text[first.trigger.end : second.trigger.start]
    yield "first is headline", is_first and not first.sentence.of(text).rstrip().endswith(".")
    yield "first in lead", first.trigger.start < LEAD_CHARACTERS
    yield "both in lead", second.trigger.start < LEAD_CHARACTERS
    yield "first sentence", is_first
    yield "first sentence, type same", is_first and pair.are_types_equal
    yield "first sentence, then next", is_first and distance == 1
    yield "first sentence, then next of kin", is_first and distance == 1 and is_akin
    yield "first sentence, words", is_first * _likeness(pair)

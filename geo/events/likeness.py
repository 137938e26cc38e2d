"""How alike two tellings are: by their words, weighted by rarity, and by their actors."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.model import EventMention, Parse, Resolution, Span, Timex

Item = TypeVar("Item")

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    {"the", "and", "for", "with", "that", "this", "was", "were", "has", "have", "had", "been", "are", "its",
     "their", "his", "her", "from", "into", "than", "who", "which", "said", "says", "after", "before",
     "during", "over", "about", "between", "also", "but", "not", "they", "them", "will", "would", "could",
     "when", "while", "where", "there", "hold", "held", "open", "opened", "begin", "began", "took", "take",
     "taken", "place", "start", "started", "end", "ended",
     "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "dozen", "dozens", "hundreds", "thousands", "least", "more", "some", "several", "many"}
)  # fmt: skip
"""Words that any telling has, tolls among them: they change from report to report."""
ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "s", "y", "e")
SYNONYMS = {
    "talk": ("talk", "talked", "met", "meet", "meets", "meeting", "meetings", "negotiate", "negotiated",
             "negotiations", "discuss", "discussed", "discussions", "dialogue", "sat", "sit"),
    "envoy": ("envoy", "diplomat", "diplomats", "minister", "ministers", "negotiators", "delegation",
              "delegations", "representatives"),
}  # fmt: skip
"""Words that reporters of talks choose between; a conference or a forum is of another kind."""


@dataclass(frozen=True, slots=True)
class Words:
    """A telling's words as a vector of length 1."""

    weights: Mapping[str, float]

    def cosine(self, other: Words) -> float:
        """Return the likeness of two tellings, from 0 (no word in common) to 1."""
        few, many = sorted((self.weights, other.weights), key=len)
        return sum(weight * many.get(word, 0.0) for word, weight in few.items())


class Corpus:
    """The words of all tellings of a run, so that rare words count for more.

    Examples
    --------
    >>> corpus = Corpus([["Rebels shelled the market."], ["A flood hit the market."]])
    >>> a = corpus.words(["rebel", "shell", "market"])
    >>> a.cosine(corpus.words(["rebel", "shell"])) > a.cosine(corpus.words(["flood", "market"]))
    True
    """

    def __init__(self, tellings: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        self._size = 0
        for words in tellings:
            counts.update(set(words))
            self._size += 1
        self._counts = counts

    def words(self, words: Iterable[str]) -> Words:
        """Weigh the words of one telling."""
        weights = {
            word: (1 + math.log(count)) * math.log((1 + self._size) / (1 + self._counts[word]) + 1)
            for word, count in Counter(words).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return Words({word: weight / length for word, weight in weights.items()})


def stems(parse: Parse, mention: EventMention) -> list[str]:
    """Return the word stems of a telling; place names and dates are left out, and compared for themselves."""
    sentence = mention.sentence
    taken = extents(parse, sentence)
    matches = WORD.finditer(parse.article.text, sentence.start, sentence.end)
    words = [match for match in matches if not any(start <= match.start() < end for start, end in taken)]
    found = (match[0].lower() for match in words)
    return [STEMS.get(stem(word), stem(word)) for word in found if word not in COMMON]


def extents(parse: Parse, sentence: Span) -> list[tuple[int, int]]:
    """Return where a sentence speaks of a place or of a time."""
    found = [toponym_extent(one) for one in within(sentence, parse.toponyms, toponym_extent)]
    return found + [_timex_extent(one) for one in within(sentence, parse.timexes, _timex_extent)]


def within(
    sentence: Span, items: Sequence[Item], extent: Callable[[Item], tuple[int, int]]
) -> Iterator[Item]:
    """Yield those of an article's items, which stand in order and apart, that meet a sentence.

    An article of thousands of sentences is not gone through for each of them.
    """
    first = bisect_right(items, sentence.start, key=lambda item: extent(item)[1])
    return takewhile(lambda item: extent(item)[0] < sentence.end, islice(items, first, None))


def toponym_extent(resolution: Resolution) -> tuple[int, int]:
    """Return where a place mention begins and ends."""
    return resolution.toponym.start, resolution.toponym.end


def _timex_extent(timex: Timex) -> tuple[int, int]:
    return timex.start, timex.end


def stem(word: str) -> str:
    """Cut an English ending off, so that *shelled* meets *shelling*.

    Examples
    --------
    >>> {stem(word) for word in ("negotiation", "negotiations", "negotiated")}
    {'negotiat'}
    """
    word = word.lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - less would be no stem
            root = word.removesuffix(ending)
            return f"{root}at" if ending.startswith("ation") else root
    return word


STEMS = {stem(word): concept for concept, words in SYNONYMS.items() for word in words}


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of actors in common (Jaccard); 0 where a side names none."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a and b else 0.0

"""How alike two tellings are: by their words, weighted by rarity, and by their actors."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import EventMention, Parse

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
COMMON = frozenset(
    {"the", "and", "for", "with", "that", "this", "was", "were", "has", "have", "had", "been", "are", "its",
     "their", "his", "her", "from", "into", "than", "who", "which", "said", "says", "after", "before",
     "during", "over", "about", "between", "also", "but", "not", "they", "them", "will", "would", "could",
     "when", "while", "where", "there", "hold", "held", "open", "opened", "begin", "began", "took", "take",
     "taken", "place", "start", "started", "end", "ended"}
)  # fmt: skip
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
    toponyms = (resolution.toponym for resolution in parse.toponyms)
    taken = [
        (item.start, item.end)
        for items in (toponyms, parse.timexes)
        for item in items
        if sentence.overlaps(item)
    ]
    matches = WORD.finditer(parse.article.text, sentence.start, sentence.end)
    words = [match for match in matches if not any(start <= match.start() < end for start, end in taken)]
    found = (match[0].lower() for match in words)
    return [STEMS.get(stem(word), stem(word)) for word in found if word not in COMMON]


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

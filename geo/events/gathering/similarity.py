"""How similar two sentences are in their words, a rare word counting for more than a common one."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = re.compile(r"[^\W\d_]{3,}")
UNINFORMATIVE = word_class("uninformative")
STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class WordVector:
    """The weights of a sentence's stems, as a vector of length 1."""

    weights: Mapping[str, float]

    def cosine(self, other: WordVector) -> float:
        """Return the cosine of two vectors, from 0 (no stem in common) to 1."""
        few, many = self.weights, other.weights
        if len(few) > len(many):
            few, many = many, few
        return sum(weight * many.get(stem, 0.0) for stem, weight in few.items())


class WordStatistics:
    """In how many event mentions of a run each stem stands, so that rare ones count for more.

    Parameters
    ----------
    mentions
        The stems of each mention.

    Examples
    --------
    >>> statistics = WordStatistics([["rebel", "shell", "market"], ["flood", "hit", "market"]])
    >>> vector = statistics.vector(["rebel", "shell", "market"])
    >>> vector.weights["rebel"] > vector.weights["market"]
    True
    """

    def __init__(self, mentions: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        self._size = 0
        for stems in mentions:
            counts.update(set(stems))
            self._size += 1
        self._counts = counts

    def vector(self, stems: Iterable[str]) -> WordVector:
        """Return the weighted stems of one mention (TF-IDF)."""
        weights = {
            stem: (1 + math.log(count)) * math.log((1 + self._size) / (1 + self._counts[stem]) + 1)
            for stem, count in Counter(stems).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return WordVector({stem: weight / length for stem, weight in weights.items()})


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """Return the stem of an English word by Snowball's rules, so that *shelled* meets *shelling*.

    Examples
    --------
    >>> {stem_of(word) for word in ("negotiation", "negotiations", "negotiated")}
    {'negoti'}
    """
    return str(STEMMER.stemWord(word.lower()))


CONCEPTS = {
    stem_of(word): concept for concept in ("talk", "envoy") for word in word_class(f"{concept}_synonym")
}
"""What stands for the stems of synonyms."""


def informative_stems(words: Iterable[str]) -> list[str]:
    """Return the stems of the words by which reports of one event are known, of synonyms one stem.

    Examples
    --------
    >>> informative_stems(["Ministers", "met", "for", "negotiations"])
    ['envoy', 'talk', 'talk']
    """
    stems = (stem_of(word) for word in map(str.lower, words) if word not in UNINFORMATIVE)
    return [CONCEPTS.get(stem, stem) for stem in stems]


def jaccard(items: Iterable[str], others: Iterable[str]) -> float:
    """Return the share of items that are in both (Jaccard's index); 0 where either is empty.

    Examples
    --------
    >>> jaccard(["Chile", "Peru"], ["Peru"])
    0.5
    """
    a, b = set(items), set(others)
    return len(a & b) / len(a | b) if a and b else 0.0

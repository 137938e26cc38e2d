"""How similar two sentences are in their words, a rare word counting for more than a common one."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from geo.errors import GeoError
from geo.language import language, word_class
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

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

    @classmethod
    def sum_of(cls, vectors: Iterable[WordVector]) -> WordVector:
        """Return the sum of vectors, scaled to length 1.

        Examples
        --------
        >>> WordVector.sum_of([WordVector({"fire": 1.0}), WordVector({"fire": 1.0})]).weights
        {'fire': 1.0}
        """
        listed = list(vectors)
        if len(listed) == 1:
            return listed[0]
        total: Counter[str] = Counter()
        for vector in listed:
            total.update(vector.weights)
        return cls.of(total)

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> WordVector:
        """Return weights scaled to length 1."""
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return cls({stem: weight / length for stem, weight in weights.items()})


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """In how many of some texts each stem stands, so that rare ones count for more.

    Examples
    --------
    >>> statistics = WordStatistics(2, {"rebel": 1, "market": 2})
    >>> vector = statistics.vector(["rebel", "market"])
    >>> vector.weights["rebel"] > vector.weights["market"]
    True
    """

    texts: int
    counts: Mapping[str, int]

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is: 1 where no text has it, 0 where all have it."""
        return math.log((1 + self.texts) / (1 + self.counts.get(stem, 0))) / math.log(1 + self.texts)

    def vector(self, stems: Iterable[str]) -> WordVector:
        """Return the weighted stems of one text (TF-IDF)."""
        weights = {
            stem: (1 + math.log(count)) * math.log((1 + self.texts) / (1 + self.counts.get(stem, 0)) + 1)
            for stem, count in Counter(stems).items()
        }
        return WordVector.of(weights)


@cache
def statistics(folder: Path = MODELS) -> WordStatistics:
    """Return the counts that the weights were learned with, read once per process.

    They are of texts of news, and not of the run: the same two reports are compared in the same way in every
    run, whatever else it reads (ADR 0025).

    Raises
    ------
    GeoError
        If the file is missing or is no JSON of this form.
    """
    path = folder / "word_counts.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return WordStatistics(
            int(record["texts"]), {stem: int(count) for stem, count in record["counts"].items()}
        )
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise GeoError(f"no counts of words in {path}: {error}") from error


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
    stem_of(word): row["concept"]
    for row in language().rows("synonyms", ("concept", "words", "note"))
    for word in row.each("words")
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


def concepts_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, of synonyms one stem.

    Examples
    --------
    >>> concepts_of("was killed") == concepts_of("was slain")
    True
    """
    stems = (stem_of(word) for word in WORD.findall(text))
    return frozenset(CONCEPTS.get(stem, stem) for stem in stems)


def jaccard(items: Iterable[str], others: Iterable[str]) -> float:
    """Return the share of items that are in both (Jaccard's index); 0 where either is empty.

    Examples
    --------
    >>> jaccard(["Chile", "Peru"], ["Peru"])
    0.5
    """
    a, b = set(items), set(others)
    return len(a & b) / len(a | b) if a and b else 0.0

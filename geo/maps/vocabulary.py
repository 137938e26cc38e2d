"""An index of the words of a large map, made ahead: in which events each word is.

A page of a million events would read all its files at the first search. With the index it reads the list of
words, and of the events of words the part that the search asks for.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.maps.encode import encode_numbers, encode_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

APART = r"\s\u0000-\u002f:-@\[-`{-\u00bf\u2010-\u206f\u3000-\u303f\u060c\u061b\u061f\u055a-\u055f\u0589"
"""What parts words, as a class of characters that Python and the page's script read alike."""
WORD = re.compile(f"[^{APART}]+")
POSTINGS_A_SHARD = 100_000
"""Numbers of events that are read together, in a file of some 160 kB."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of events, and the events of each.

    Rare words stand before frequent ones, in shards of some frequency each, and within a shard in order: a
    part of a word is in hundreds of rare words, whose few events are so read from a few shards.
    """

    words: list[str]
    starts: NDArray[np.int64]
    """Where the events of each word begin, and after the last the end."""
    events: NDArray[np.int32]
    shard_of: NDArray[np.int64]
    """The shard of each word."""

    def summary(self) -> dict[str, Any]:
        """Return what the page reads first: the words, how many events have each, where each shard begins."""
        return {
            "apart": APART,
            "words": "\n".join(self.words),
            "counts": encode_numbers(np.diff(self.starts)),
            "shards": encode_numbers(self._shards()[:-1]),
        }

    def shards(self) -> Iterator[list[str]]:
        """Yield, for each shard, the encoded events of each of its words, as steps from one to the next."""
        bounds = self._shards()
        for first, end in pairwise(bounds.tolist()):
            starts = self.starts[first : end + 1] - self.starts[first]
            steps = np.diff(self.events[self.starts[first] : self.starts[end]], prepend=0).astype(np.int64)
            own = self.events[self.starts[first:end]]
            steps[starts[:-1]] = own
            yield encode_parts(steps, starts)

    def _shards(self) -> NDArray[np.int64]:
        """Return the first word of each shard, and after the last the number of words."""
        return np.append(np.flatnonzero(np.diff(self.shard_of, prepend=-1)), len(self.words))


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Return the index of texts, one for each event.

    Examples
    --------
    >>> found = vocabulary(["Shells fell", "Shells again"])
    >>> found.words, found.events.tolist()
    (['again', 'fell', 'shells'], [1, 0, 0, 1])
    >>> next(found.shards())
    ['C', 'A', 'AC']
    """
    numbers: dict[str, int] = {}
    terms, lengths = array("i"), array("i")
    for text in texts:
        own = {numbers.setdefault(word, len(numbers)) for word in WORD.findall(text.lower())}
        terms.extend(own)
        lengths.append(len(own))
    words = sorted(numbers)
    counts = np.bincount(terms, minlength=len(words))[[numbers[word] for word in words]].astype(np.int64)
    shards = _shard_of_each(counts)
    order = np.argsort(shards, kind="stable")
    words = [words[at] for at in order.tolist()]
    rank = np.empty(len(words), dtype=np.int32)
    rank[[numbers[word] for word in words]] = np.arange(len(words))
    ranks = rank[np.frombuffer(terms, dtype=np.int32)] if terms else np.empty(0, dtype=np.int32)
    events = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    starts = np.concatenate(([0], np.cumsum(counts[order])))
    return Vocabulary(words, starts, events[np.argsort(ranks, kind="stable")], shards[order])


def _shard_of_each(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the shard of each word by how many events have it: the rarest are in the first."""
    by_count = np.argsort(counts, kind="stable")
    before = np.cumsum(counts[by_count]) - counts[by_count]
    shards = np.empty_like(counts)
    shards[by_count] = before // POSTINGS_A_SHARD
    return shards

"""Which articles are copies or states of one text."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from geo.readers.copies.shingles import shared, shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Article
    from geo.readers.copies.shingles import Numbers

LEAST_SHARED = 12
"""Runs of four words that two texts must share: some fifteen words in a row. Less is a formula."""
LEAST_OF_SHORTER = 0.5
"""Share of the shorter text's runs that must stand in the other: one word in eight may be edited."""
LEAST_OF_LONGER = 0.2
"""Share of the longer text's runs; a long report that quotes a short one whole is no copy of it."""
ONE_IN = 16
"""Of so many runs one is looked up, so that copies are found among very many texts."""
SMALLEST = 8
"""Runs with the smallest numbers are looked up besides: a short text has few others."""
MAX_HOLDERS = 6
"""Articles noted for each run; the first of a hundred copies stand for all."""
MAX_COMPARED = 8
"""Articles that an article is compared with, those first that share most runs."""
MAX_DAYS_APART = 60
"""Copies and updates follow within weeks; beyond, only a text that is almost the same is one."""
ALMOST_THE_SAME = 0.9
MAX_RUNS_HELD = 1 << 14
"""Articles all of whose runs are in memory, some 2 kB each, as they are compared again and again."""


@dataclass(frozen=True, slots=True)
class Origins:
    """What is known of copies: the origin of each article that isn't alone, and which states are outdated."""

    origin: dict[str, str]
    """By the id of each article that has a copy, or is one: the id of the first of them."""
    outdated: frozenset[str]
    """The ids of articles of which a newer state with the same given id was read."""


@dataclass(frozen=True, slots=True)
class Signature:
    """By what copies of a text are found; whether they are is decided by all its runs."""

    digest: bytes
    """Of the text, white space apart."""
    runs: bytes
    """Those that are looked up, each once, as numbers of eight bytes."""

    @classmethod
    def of(cls, text: str) -> Signature:
        """Return the signature of a text.

        Examples
        --------
        >>> Signature.of("Talks were held.") == Signature.of("Talks  were held.")
        True
        """
        words = " ".join(text.split())
        runs = shingles(words)
        looked_up = dict.fromkeys([*runs[:SMALLEST].tolist(), *runs[runs % ONE_IN == 0].tolist()])
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
        return cls(digest, np.array([*looked_up], np.uint64).tobytes())


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts is the same."""

    common: int
    """Runs that both have."""
    shorter: int
    """Runs of the text that has fewer."""
    longer: int


class KnownTexts(Protocol):
    """Knows what earlier runs worked out of texts."""

    def signature_of(self, text: str) -> Signature:
        """Return the signature of a text."""

    def overlaps_of(self, digest: bytes) -> Mapping[bytes, Overlap]:
        """Return what a text, known by the digest of its signature, has in common with others."""

    def keep_overlaps(self, digest: bytes, overlaps: Mapping[bytes, Overlap]) -> None:
        """Keep all that is known of what a text has in common with others."""


class NoKnownTexts:
    """Knows nothing and keeps nothing.

    Examples
    --------
    >>> NoKnownTexts().overlaps_of(b"")
    {}
    """

    def signature_of(self, text: str) -> Signature:
        """Return the signature of a text."""
        return Signature.of(text)

    def overlaps_of(self, digest: bytes) -> Mapping[bytes, Overlap]:  # noqa: ARG002 - no use is made of it
        """Return nothing."""
        return {}

    def keep_overlaps(self, digest: bytes, overlaps: Mapping[bytes, Overlap]) -> None:
        """Keep nothing."""


def find_origins(articles: Sequence[Article], known: KnownTexts | None = None) -> Origins:
    """Find out which articles are copies or states of one text.

    Parameters
    ----------
    articles
        All that are looked at together, each with an id of its own.
    known
        What earlier runs worked out, which spares the time.

    Examples
    --------
    >>> from geo.model import Article
    >>> text = "Guards of an aluminium works fired on pickets in Ganja on Sunday, wounding four of them, a "
    >>> text += "hospital said; the pickets had kept lorries from the gate since the start of the month."
    >>> reprint = "BAKU (ABC) - " + text.replace("four of them", "five")
    >>> find_origins([Article("a", text), Article("b", reprint), Article("c", "Talks were held.")]).origin
    {'a': 'a', 'b': 'a'}
    """
    finder = _Finder(articles, known or NoKnownTexts())
    for number in range(len(articles)):
        finder.add(number)
    clusters: dict[int, list[int]] = {}
    for number in range(len(articles)):
        clusters.setdefault(finder.first(number), []).append(number)
    several = [numbers for numbers in clusters.values() if len(numbers) > 1]
    origin = {articles[number].id: articles[numbers[0]].id for numbers in several for number in numbers}
    outdated = frozenset(id_ for numbers in several for id_ in _outdated([articles[n] for n in numbers]))
    return Origins(origin, outdated)


class _Finder:
    """Compares articles with those before them."""

    def __init__(self, articles: Sequence[Article], known: KnownTexts) -> None:
        signatures = [known.signature_of(article.text) for article in articles]
        self._articles = articles
        self._known = known
        self._digests = [signature.digest for signature in signatures]
        self._looked_up = _shared_runs([np.frombuffer(one.runs, np.uint64) for one in signatures])
        self._holders: dict[int, list[int]] = {}
        """The first articles that have a run."""
        self._same: dict[bytes, int] = {}
        """The first article with a text, for texts too short to compare."""
        self._parents: list[int] = []
        self._runs = lru_cache(MAX_RUNS_HELD)(lambda number: shingles(articles[number].text))

    def add(self, number: int) -> None:
        """Compare an article with those before it, and note its runs."""
        self._parents.append(self._same.setdefault(self._digests[number], number))
        if (
            self._parents[number] != number
        ):  # the same to the letter: all that is known of it is known already
            return
        looked_up = self._looked_up[number]
        votes = Counter(holder for run in looked_up for holder in self._holders.get(run, ()))
        self._compare(number, [other for other, _ in votes.most_common(MAX_COMPARED)])
        for run in looked_up:
            known = self._holders.setdefault(run, [])
            if len(known) < MAX_HOLDERS:
                known.append(number)

    def first(self, number: int) -> int:
        """Return the first of the articles that are known to be one with this."""
        while self._parents[number] != number:
            number = self._parents[number]
        return number

    def _compare(self, number: int, others: Sequence[int]) -> None:
        """Put an article together with those of some others that are copies of it."""
        if not others:
            return
        digest = self._digests[number]
        overlaps = dict(self._known.overlaps_of(digest))
        known = len(overlaps)
        for other in others:
            if self.first(other) == self.first(number):
                continue
            theirs = self._digests[other]
            if theirs not in overlaps:
                overlaps[theirs] = self._overlap(number, other)
            if self._are_one(number, other, overlaps[theirs]):
                low, high = sorted((self.first(other), self.first(number)))
                self._parents[high] = low
        if len(overlaps) > known:
            self._known.keep_overlaps(digest, overlaps)

    def _overlap(self, number: int, other: int) -> Overlap:
        some, others = self._runs(number), self._runs(other)
        return Overlap(shared(some, others), *sorted((len(some), len(others))))

    def _are_one(self, number: int, other: int, overlap: Overlap) -> bool:
        if overlap.common < max(LEAST_SHARED, LEAST_OF_LONGER * overlap.longer):
            return False
        near = _days_apart(self._articles[number], self._articles[other]) <= MAX_DAYS_APART
        return overlap.common >= (LEAST_OF_SHORTER if near else ALMOST_THE_SAME) * overlap.shorter


def _shared_runs(looked_up: Sequence[Numbers]) -> list[list[int]]:
    """Return of the runs of each article those that another has, too: few do, and only they find copies."""
    if not looked_up:
        return []
    together = np.concatenate(looked_up)
    _, which, counts = np.unique(together, return_inverse=True, return_counts=True)
    is_shared = counts[which] > 1
    ends = np.cumsum([len(runs) for runs in looked_up])[:-1]
    parts = zip(looked_up, np.split(is_shared, ends), strict=True)
    return [runs[shared].tolist() for runs, shared in parts]


def _days_apart(one: Article, other: Article) -> int:
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


def _outdated(states: Iterable[Article]) -> Iterator[str]:
    """Yield the ids of articles of which a newer state has the same given id."""
    by_id: dict[str, list[Article]] = {}
    for article in states:
        by_id.setdefault(article.version_of or article.id, []).append(article)
    for same in by_id.values():
        dated = [article.published for article in same if article.published]
        newest = next((one for one in reversed(same) if dated and one.published == max(dated)), same[-1])
        yield from (article.id for article in same if article is not newest)

"""Which texts are copies of one: syndicated, reprinted with small edits, cut short, brought up to date.

What two texts copied from one have in common is runs of words. Their share is taken of the shorter text, so
that the first paragraph alone is still a copy of the whole.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.readers.copies import shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_WORDS = 600
"""Of a text that are compared."""
MIN_RUNS = 8
"""Texts with fewer are too short to distinguish a copy from another report in the same words."""
MIN_SHARE_OF_COPY = 0.5
"""A toll put right and some sentences reworded leave more in common, a shared quotation less."""
MAX_CANDIDATES = 3
"""With how many earlier texts each is compared in full: those with which it shares most."""


def runs_of_words(text: str) -> frozenset[int]:
    """Return the runs of words of a text, as numbers that are the same on every machine.

    Examples
    --------
    >>> one = runs_of_words("Shells hit the market of Goris.")
    >>> len(one), one == runs_of_words("SHELLS hit the market of Goris")
    (3, True)
    """
    return frozenset(shingles(text, MAX_WORDS).tolist())


def share_of_copy(one: frozenset[int], other: frozenset[int], min_runs: int = MIN_RUNS) -> float:
    """Return what share of the shorter text's runs the other has too; 0 if that has fewer than `min_runs`.

    Examples
    --------
    >>> whole = runs_of_words(" ".join(map(str, range(40))))
    >>> share_of_copy(whole, runs_of_words(" ".join(map(str, range(20)))))
    1.0
    >>> share_of_copy(whole, runs_of_words("0 1 2 3"))
    0.0
    """
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= min_runs else 0.0


def are_copies(one: frozenset[int], other: frozenset[int], min_runs: int = MIN_RUNS) -> bool:
    """Return True if one text is a copy of the other, or both of a third."""
    return share_of_copy(one, other, min_runs) >= MIN_SHARE_OF_COPY


def origins(texts: Sequence[Iterable[frozenset[int]]]) -> list[int]:
    """Return for each text the number of the first that is of the same origin, its own if none is.

    Parameters
    ----------
    texts
        Of each, the runs of the parts by any of which it may be known as a copy: the whole, a sentence.

    Examples
    --------
    >>> one, other = runs_of_words("a b c d e f g h i j k l m"), runs_of_words("n o p q r s t u v w x y z")
    >>> origins([[one], [other], [one]])
    [0, 1, 0]
    """
    found: list[int] = []
    latest: dict[int, int] = {}
    listed = [list(parts) for parts in texts]
    for number, parts in enumerate(listed):
        runs = frozenset[int]().union(*parts)
        shared = Counter(latest[run] for run in runs if run in latest)
        near = sorted(shared, key=lambda earlier: (-shared[earlier], earlier))[:MAX_CANDIDATES]
        same = next((earlier for earlier in near if _share_a_part(listed[earlier], parts)), None)
        found.append(number if same is None else found[same])
        latest.update(dict.fromkeys(runs, number))
    return found


def _share_a_part(one: Iterable[frozenset[int]], other: Sequence[frozenset[int]]) -> bool:
    return any(are_copies(mine, theirs) for mine in one for theirs in other)

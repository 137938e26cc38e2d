"""A text as the set of its runs of words, as numbers: what is copied from another has most of its runs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

WORD = re.compile(r"\w+")
WORDS_A_RUN = 4
"""One word that is edited changes four runs; runs of three are shared by texts with nothing in common."""
FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)
MIXER = np.uint64(0xFF51AFD7ED558CCD)
SHIFT = np.uint64(32)


def shingles(text: str, max_words: int | None = None) -> Numbers:
    """Return the runs of four words of a text, each once, as numbers that are the same on every machine.

    Case and punctuation don't matter.

    Parameters
    ----------
    text
        What is read.
    max_words
        How many of its first words are; None for all.

    Examples
    --------
    >>> len(shingles("Talks were held in Baku.")), len(shingles("Talks"))
    (2, 0)
    >>> bool((shingles("Talks were held in Baku.") == shingles("TALKS were held – in Baku")).all())
    True
    """
    found = islice(WORD.finditer(text.lower()), max_words)
    words = np.array([_number(word[0]) for word in found], np.uint64)
    if len(words) < WORDS_A_RUN:
        return np.empty(0, np.uint64)
    runs = len(words) - WORDS_A_RUN + 1
    mixed = np.zeros(runs, np.uint64)
    for first, factor in enumerate(FACTORS):  # overflow of an array is no error: it is what mixes
        mixed += words[first : first + runs] * factor
    mixed = (mixed ^ (mixed >> SHIFT)) * MIXER
    return np.unique(mixed ^ (mixed >> SHIFT))


def shared(some: Numbers, others: Numbers) -> int:
    """Return how many runs two texts share.

    Examples
    --------
    >>> shared(shingles("Talks were held in Baku."), shingles("Talks were held in Baku again."))
    2
    """
    return len(np.intersect1d(some, others, assume_unique=True))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))

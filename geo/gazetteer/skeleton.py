"""The skeleton of a name: what its spellings have in common, whoever wrote it in Latin letters.

Arabic, Armenian, Turkic or Slavic names are spelt by ear: *Al Bireh* and *el-Birah*, *Basarkechar* and
*Basargechar*, *Deir ez-Zor* and *Dayr az Zawr*. The skeleton keeps the consonants, those that are written for
each other as one, and leaves out vowels, doubled letters, articles and the bounds between words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MIN_CONSONANTS = 2
"""Of a skeleton by which places are found: shorter ones are those of thousands of names."""
LIKE_ENOUGH = {2: 0.8}
"""How alike the letters of two names must be whose skeletons have so few consonants: *Bor* is not *Bira*."""
LIKE_ENOUGH_LONG = 0.76
"""How alike those of all others must be, from 0 to 1: vowels are guessed at, but seldom all of them."""
ARTICLE = re.compile(rf"\b{alternatives(word_class('latin_article'))} (?=[a-z])")
"""*al* of *al Raqqa*, *ez* of *Deir ez Zor*, as folded keys have them."""
VOWEL = "aeiouy"
CLASSES = (
    (re.compile(r"tch|tsh|dzh|ch|cz|ts|tz|dz|dj|zh|j|c(?![kq])"), "c"),
    (re.compile(r"kh|gh|x"), "K"),
    (re.compile(r"sch|sh|s"), "s"),
    (re.compile(r"ph|f"), "f"),
    (re.compile(r"th|t"), "t"),
    (re.compile(r"dh|d"), "d"),
    (re.compile(r"ck|q|g|k"), "k"),
    (re.compile(rf"[wv](?=[{VOWEL}])"), "v"),
    (re.compile(rf"w(?![{VOWEL}])"), ""),
    (re.compile(r"K"), "k"),
)
"""Consonants that are written for each other, in the order in which they are taken."""
SILENT = re.compile(rf"(?<=.)(?:[{VOWEL}]|h(?=\s|$))")
"""Vowels but for a first letter, and the *h* that closes *Birah*."""
FIRST_VOWEL = re.compile(rf"^(?:y(?=[{VOWEL}]))?[{VOWEL}]")
"""*Yerevan* and *Erevan*, *Idlib* and *Edlib* begin alike."""
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def skeleton(key: str) -> str:
    """Return the skeleton of a folded key; short ones, by which nothing is found, are empty.

    Examples
    --------
    >>> [skeleton(key) for key in ("al bireh", "el birah", "basarkechar", "basargechar")]
    ['br', 'br', 'bsrkcr', 'bsrkcr']
    >>> skeleton("deir ez zor") == skeleton("dayr az zawr"), skeleton("yerevan") == skeleton("erevan")
    (True, True)
    """
    bones = without_article(key)
    for consonants, one in CLASSES:
        bones = consonants.sub(one, bones)
    bones = SILENT.sub("", FIRST_VOWEL.sub("A", bones)).replace(" ", "")
    bones = DOUBLED.sub(r"\1", bones).lower()
    return bones if len(bones) >= MIN_CONSONANTS else ""


def without_article(key: str) -> str:
    """Return a folded key without the articles in it.

    Examples
    --------
    >>> without_article("an nabk"), without_article("jisr ash shughur"), without_article("al")
    ('nabk', 'jisr shughur', 'al')
    """
    return ARTICLE.sub("", key)


def alike_keys(key: str, others: Collection[str]) -> Iterator[tuple[float, str]]:
    """Yield how alike `key` and each of the others are, from 0 to 1, where that is enough.

    Examples
    --------
    >>> [other for _, other in alike_keys("al birah", ["al bireh", "bor", "abra"])]
    ['al bireh']
    """
    if not others:
        return
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - few look-ups need it, and opening is to be quick

    least = LIKE_ENOUGH.get(len(skeleton(key)), LIKE_ENOUGH_LONG)
    bare = without_article(key).replace(" ", "")
    for other in others:
        likeness = ratio(bare, without_article(other).replace(" ", "")) / 100
        if likeness >= least:
            yield likeness, other

"""The forms that a word may have without its ending."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.recognise.languages.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LETTERS = 64
"""Letters of a word that may be a name; a text without spaces is one word."""
MIN_LETTERS = 3
"""Letters of a name that had an ending."""
CUT_OFF = re.compile(r"['’ʼ-]$")
EMPHASIS = re.compile("[\u055b-\u055e]")
"""Armenian marks of stress, question and exclamation, which stand inside the word."""


class Base(NamedTuple):
    """A word as the gazetteer may have it, and the usage that the ending that it lost decides."""

    text: str
    usage: str


@lru_cache(maxsize=20_000)
def bases(word: str, code: str, *, before: bool = False) -> tuple[Base, ...]:
    """Return the forms that a word of a language may come from: itself first, then with each ending off.

    With `before`, only the endings that a word before the last of a name may have.

    Examples
    --------
    >>> [base.text for base in bases("Степанакерте", "ru")][:2]
    ['Степанакерте', 'Степанакерт']
    >>> [base for base in bases("Ankara'da", "tr") if base.text == "Ankara"]
    [Base(text='Ankara', usage='literal')]
    """
    if len(word) > MAX_LETTERS:
        return ()
    language = grammar(code)
    plain = EMPHASIS.sub("", word).replace("եւ", "և")
    if language.cased and len(plain) > MIN_LETTERS and plain.isupper():
        plain = language.title(plain)
    return tuple(dict.fromkeys([Base(plain, ""), *_shortened(plain, code, before=before)]))


def _shortened(word: str, code: str, *, before: bool) -> Iterator[Base]:
    for ending in grammar(code).endings:
        if not word.endswith(ending.ending) or (before and not ending.before):
            continue
        stem = word[: len(word) - len(ending.ending)]
        bare = CUT_OFF.sub("", stem)
        if len(bare) < MIN_LETTERS - 1:
            continue
        for instead in ending.instead if bare == stem else ("",):
            if len(bare) + len(instead) >= MIN_LETTERS:
                yield Base(bare + instead, ending.usage)

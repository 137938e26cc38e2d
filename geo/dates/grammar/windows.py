"""Where in a text a phrase may match: near the word that it can't do without.

Forty patterns over every code point are what dating costs. One search for months, weekdays, units … yields
the few stretches that each kind of phrase has to read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from geo.dates.grammar.feasts import FEAST_IN_LOWER_CASE
from geo.dates.grammar.lexicon import (
    ANY_WEEKDAY,
    DAY_PARTS,
    MONTH,
    SEASON,
    UNIT_STEMS,
    any_of,
    any_of_class,
)
from geo.dates.grammar.relative import DAY_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MAX_CHARACTERS = 80
"""No phrase begins further before its word, nor ends further after the last of its words."""
_MAX_WORD_CHARACTERS = 40
_NAMES = {"month": MONTH, "weekday": ANY_WEEKDAY}
"""What is written with a capital: *May*, not *may*."""
_LOWER = {
    "feast": FEAST_IN_LOWER_CASE,
    "unit": rf"{any_of([*UNIT_STEMS, 'nightly'])}|eve\b|q[1-4]\b|[1-4]q\b|h[12]\b",
    "year": r"[12]\d{3}(?!\d)|eighteen|nineteen|twenty|two\s+thousand",
    "ordinal": r"\d\d?(?:st|nd|rd|th)\b",
    "season": rf"{SEASON}\b",
    "part": any_of({word.rpartition(" ")[2] for word in DAY_WORDS} | set(DAY_PARTS) | {"overnight"}),
    "word": any_of_class("reference_head"),
}
"""What is searched in the text in lower case, which is faster than to ignore case."""
KINDS = (*_NAMES, *_LOWER)
"""The kinds of word that phrases may name."""


def _search(kinds: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        "(?<![A-Za-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items()) + ")"
    )


_NAME, _WORD = _search(_NAMES), _search(_LOWER)
_REST_OF_WORD = re.compile(rf"\S{{0,{_MAX_WORD_CHARACTERS}}}")


def windows(text: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return the stretches near each kind of word, in order and without overlaps.

    The text must have no ``İ``, the one letter whose lower case is longer than itself.

    Examples
    --------
    >>> dict(windows("It rained in May."))
    {'month': [(0, 17)]}
    """
    near: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for word in chain(_NAME.finditer(text), _WORD.finditer(text.lower())):
        stretches = near[str(word.lastgroup)]
        begin = max(0, word.start() - _MAX_CHARACTERS)
        if stretches and stretches[-1][1] >= begin:
            begin = stretches.pop()[0]
        stretches.append((begin, _whole_word(text, word.end() + _MAX_CHARACTERS)))
    return near


def _whole_word(text: str, end: int) -> int:
    """Return where the word at `end` ends, so that no phrase takes its first half for the whole."""
    rest = _REST_OF_WORD.match(text, min(end, len(text)))
    return rest.end() if rest else end

"""The numbers that a text gives of people and things: tolls, which reports of one event have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import cardinals

if TYPE_CHECKING:
    from collections.abc import Callable

FIGURE = re.compile(r"(?<![\w.,:/$€£-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w:/%]|[.,]\d)")
WORD = re.compile(r"[^\W\d_]+")
MIN_DISTINCTIVE = 3
"""Smaller numbers stand in nearly every report."""


def counts_in(text: str, start: int, end: int, is_apart: Callable[[int], bool]) -> frozenset[int]:
    """Return the numbers in a part of a text, written as figures or in words.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The part, in code points.
    is_apart
        Says of an offset whether it lies in a date or the like, whose numbers count nothing.

    Examples
    --------
    >>> sorted(counts_in("Twelve died and 1,400 fled; 2 were held.", 0, 40, lambda offset: False))
    [12, 1400]
    """
    words = cardinals()
    found = [(match.start(), int(match[0].replace(",", ""))) for match in FIGURE.finditer(text, start, end)]
    found += [
        (match.start(), words[word])
        for match in WORD.finditer(text, start, end)
        if (word := match[0].lower()) in words
    ]
    return frozenset(number for offset, number in found if number >= MIN_DISTINCTIVE and not is_apart(offset))

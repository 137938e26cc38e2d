"""Gazetteer names in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer.normal import typographic
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer.names import Names

MAX_CHARACTERS = 64
"""Of a name that is looked for in a text; longer ones are descriptions."""

_SMALL_WORD = re.compile(r"[a-z]\w*")


@dataclass(frozen=True)
class Hints:
    """What a scan needs to know of the names before it looks."""

    quiet: frozenset[str] = frozenset()
    """Names that are words of the language too (*Of*, *Same*, *May*), found by look-up alone."""
    small: tuple[str, ...] = ()
    """First words of names that begin with a small Latin letter (*al-Khobar*): at others none is sought."""


def first_words(names: Iterable[str]) -> list[str]:
    """Return the first words, sorted, of the names that begin with a small Latin letter.

    Examples
    --------
    >>> first_words(["al-Bab", "eThekwini", "Baku"])
    ['al', 'eThekwini']
    """
    return sorted({match.group() for name in names if (match := _SMALL_WORD.match(name))})


def _starts(small: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that meets where a name may begin; small words are tried by their first letter."""
    initials: dict[str, list[str]] = {}
    for word in sorted(small):
        initials.setdefault(word[0], []).append(re.escape(word[1:]))
    words = [f"{initial}(?:{'|'.join(rests)})\\b" for initial, rests in initials.items()]
    ahead = "|".join(["[^a-z\\W_]", "'[^\\W_]", *words])
    return re.compile(f"(?<![^\\W_])(?={ahead})")


class Scanner:
    """Finds the longest names at word starts."""

    def __init__(self, layers: Sequence[tuple[Names, Hints]]) -> None:
        self._layers = [names for names, _ in layers]
        self._quiet = frozenset().union(*(hints.quiet for _, hints in layers))
        self._start = _starts({word for _, hints in layers for word in hints.small})

    def longest(self, text: str, start: int) -> int | None:
        """Return the end of the longest name that begins at `start`, or None."""
        length = self._length(typographic(text[start : start + MAX_CHARACTERS + 1]))
        return None if length is None else start + length

    def scan(self, text: str) -> Iterator[Span]:
        """Yield the longest names, left to right, none overlapping."""
        even = typographic(text)
        end = 0
        for word in self._start.finditer(even):
            start = word.start()
            if start >= end:
                length = self._length(even[start : start + MAX_CHARACTERS + 1])
                if length is not None:
                    end = start + length
                    yield Span(start, end)

    def _length(self, window: str) -> int | None:
        longest = 0
        for layer in self._layers:
            for name in reversed(layer.prefixes(window)):
                end = len(name)
                if end <= longest:
                    break
                if not window[end : end + 1].isalnum() and name not in self._quiet:
                    longest = end
                    break
        if not longest and window[:3].isupper():
            title = window.title()  # headlines and datelines shout: BAKU, NEW YORK
            return self._length(title) if title != window and len(title) == len(window) else None
        return longest or None

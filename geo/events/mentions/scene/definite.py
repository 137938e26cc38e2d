"""Whether a word takes up something that the report has mentioned before: *the attack*, *this attack*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.text import Word

DEFINITE = frozenset({"the", "this", "that", "these"})


def is_definite(word: Word) -> bool:
    """Return True if an article or a demonstrative stands right before a word of its sentence."""
    at = word.index - word.sentence.first - 1
    return at >= 0 and word.sentence.words[at].lower in DEFINITE

"""The words of a part of a text in another language, with their clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.recognise.sentence_bounds import ENDS_CLAUSE, ENDS_SENTENCE

if TYPE_CHECKING:
    from geo.recognise.languages.grammar import Grammar
    from geo.recognise.languages.language_spans import LanguageSpan

WORD = re.compile("[^\\W\\d_]+(?:['’ʼ\u055b-\u055e][^\\W\\d_]+)*")
JOINTS = frozenset({" ", "-", "–", "\u00a0"})
"""What may stand between two words of one name."""


class ForeignWord(NamedTuple):
    """A word of a span."""

    text: str
    start: int
    end: int
    lower: str
    capital: bool
    """Whether it begins with a capital; every word does where the script has none."""
    opens: bool
    """Whether a sentence begins with it, so that its capital says nothing."""
    clause: int
    """Words of one clause have one number."""
    joint: str
    """What stands between it and the word before."""


def words_of(text: str, span: LanguageSpan, language: Grammar) -> list[ForeignWord]:
    """Return the words of a span.

    Examples
    --------
    >>> from geo.recognise.languages.grammar import grammar
    >>> from geo.recognise.languages.language_spans import LanguageSpan
    >>> text = "Ankara'da. Bitti."
    >>> [(word.text, word.opens) for word in words_of(text, LanguageSpan(0, 17, "tr"), grammar("tr"))]
    [("Ankara'da", True), ('Bitti', True)]
    """
    found: list[ForeignWord] = []
    end, clause = span.start, 0
    for match in WORD.finditer(text, span.start, span.end):
        gap = text[end : match.start()]
        opens = not found and not span.inside
        if found and not gap.isspace():
            opens = ENDS_SENTENCE.search(gap) is not None
            clause += ENDS_CLAUSE.search(gap) is not None
        elif "\n" in gap:
            opens, clause = True, clause + 1
        word = match.group()
        capital = not language.cased or word[0].isupper()
        joint = gap if found else ""
        found.append(
            ForeignWord(word, match.start(), match.end(), language.lower(word), capital, opens, clause, joint)
        )
        end = match.end()
    return found

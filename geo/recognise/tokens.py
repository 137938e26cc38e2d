"""Cutting text into tokens whose offsets are those of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}          # U.S.  D.C.  (initials hold together)
    | ['’]s\b                     # the possessive stands apart: Yerevan | 's
    | [^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*   # a word, with combining accents; hyphens part words
    | \d+
    | \S                          # any other mark by itself
    """,
    re.VERBOSE,
)
MAX_TOKENS_OF_SEQUENCE = 400
"""A text without full stops is cut after as many tokens, so that memory stays bounded."""


ENDERS = frozenset(".!?…;")
ABBREVIATIONS = word_class("tagger_abbreviation")
"""A full stop after these rarely ends a sentence."""


class Token(NamedTuple):
    """A word, number or mark, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Cut `text` into words, numbers and marks.

    Examples
    --------
    >>> [token.text for token in tokens("Yerevan's U.S.-brokered talks")]
    ['Yerevan', "'s", 'U.S.', '-', 'brokered', 'talks']
    """
    return [Token(match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]


def sequences(text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens in sequences of about a sentence.

    They need not be exact sentences: the tagger learns from them where a capital letter is due to position.

    Examples
    --------
    >>> text = "Talks failed. Gen. Smith left."
    >>> [len(sequence) for sequence in sequences(text, tokens(text))]
    [3, 5]
    """
    begin = 0
    for index in range(len(words)):
        if (
            index + 1 == len(words)
            or _is_end(text, words, index)
            or index - begin + 1 >= MAX_TOKENS_OF_SEQUENCE
        ):
            yield words[begin : index + 1]
            begin = index + 1


def _is_end(text: str, words: Sequence[Token], index: int) -> bool:
    word, following = words[index], words[index + 1]
    gap = text[word.end : following.start]
    if gap.count("\n") > 1:
        return True
    if word.text not in ENDERS or not gap or not following.text[0].isupper():
        return False
    before = words[index - 1].text if index else ""
    return before.casefold() not in ABBREVIATIONS and not (len(before) == 1 and before.isupper())

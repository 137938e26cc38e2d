"""The tokens of a text, with their offsets in it."""

from __future__ import annotations

import re
from typing import NamedTuple

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


class Token(NamedTuple):
    """A word, number or mark, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words, numbers and marks of `text`.

    Examples
    --------
    >>> [token.text for token in tokens("Yerevan's U.S.-brokered talks")]
    ['Yerevan', "'s", 'U.S.', '-', 'brokered', 'talks']
    """
    return [Token(match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]

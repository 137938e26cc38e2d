"""Where recognition takes a sentence to end: marks alone, as the learned weights were trained with.

`geo.text` has the one splitter of sentences, which needs the parser's words. The taggers have read every text
before, in tokens of their own; a change here needs new training.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.recognise.tokens import Token

ENDERS = frozenset(".!?…;")
ABBREVIATIONS = word_class("tagger_abbreviation")
"""A full stop after these rarely ends a sentence."""
MAX_TOKENS_OF_SEQUENCE = 400
"""A text without full stops is cut after as many tokens, so that memory stays bounded."""
ENDS_SENTENCE = re.compile("[.!?…\u0589:]\\s|\n")
ENDS_CLAUSE = re.compile("[.!?…\u0589;]\\s|\n")
"""Of the gap between two words, in Russian, Armenian, Azerbaijani, Turkish and Georgian."""


def sequences(text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens in sequences of about a sentence.

    They need not be exact sentences: the tagger learns from them where a capital letter is due to position.

    Examples
    --------
    >>> from geo.recognise.tokens import tokens
    >>> text = "Talks failed. Gen. Smith left."
    >>> [len(sequence) for sequence in sequences(text, tokens(text))]
    [3, 5]
    """
    begin = 0
    for index in range(len(words)):
        is_full = index - begin + 1 >= MAX_TOKENS_OF_SEQUENCE
        if is_full or index + 1 == len(words) or _is_end(text, words, index):
            yield words[begin : index + 1]
            begin = index + 1


def bounds(words: Sequence[str], begin: int, stop: int, most: int) -> tuple[int, int]:
    """Return where the sentence around some words begins and ends, at most so many words from them.

    Examples
    --------
    >>> bounds(["it", "ended", ".", "talks", "in", "baku", "failed", "."], 5, 6, 25)
    (3, 7)
    """
    low, high = begin, stop
    while low > 0 and begin - low < most and words[low - 1] not in ENDERS:
        low -= 1
    while high < len(words) and high - stop < most and words[high] not in ENDERS:
        high += 1
    return low, high


def _is_end(text: str, words: Sequence[Token], index: int) -> bool:
    word, following = words[index], words[index + 1]
    gap = text[word.end : following.start]
    if gap.count("\n") > 1:
        return True
    if word.text not in ENDERS or not gap or not following.text[0].isupper():
        return False
    before = words[index - 1].text if index else ""
    return before.casefold() not in ABBREVIATIONS and not (len(before) == 1 and before.isupper())

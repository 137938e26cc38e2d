"""The one splitter of sentences: where a sentence may begin, before the parser has seen the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from geo.text.blocks import DATELINE, LIST_ITEM, OUTLET, find_headings, find_joints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

MAX_SENTENCE_WORDS = 150
"""Words after which a sentence without a full stop is broken: later steps are quadratic in its length."""
FULL_STOPS = frozenset(".!?")
OPENING = frozenset("\"“‘'([")
CLOSING = frozenset("\"”’')]")
BREAK = re.compile(
    r"\n[^\S\n]*\n"
    r"|(?<=[.!?:;\"”’)\]])[^\S\n]*\n"
    rf"|(?m:^){DATELINE.pattern}"
    rf"|\n(?=[^\S\n]*{LIST_ITEM.pattern})"
)
"""A blank line, the end of a line after closing punctuation, a dateline, the next item of a list: there a
sentence surely ends."""


@dataclass(frozen=True, slots=True)
class TokenRange:
    """Words that no sentence begins or ends outside of, as indices into a text's tokens."""

    start: int
    end: int
    is_sure: bool
    """A sentence surely begins with it; else that is for the parser to say."""


def find_sentence_starts(doc: Doc) -> list[TokenRange]:
    """Cut a tokenised text where a sentence may begin.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Talks were held. They failed.")
    >>> [doc[found.start : found.end].text for found in find_sentence_starts(doc)]
    ['Talks were held.', 'They failed.']
    """
    tokens = list(doc)  # spaCy makes each again whenever it is asked for
    words = [token.text for token in tokens]
    spaced = [bool(token.whitespace_) for token in tokens]
    sure = {0, *_breaks(doc.text, [token.idx for token in tokens])}
    starts = sorted(sure.union(_after_full_stops(words, spaced)))
    ends = [*starts[1:], len(doc)]
    return [
        TokenRange(begin, min(begin + MAX_SENTENCE_WORDS, end), begin != start or start in sure)
        for start, end in zip(starts, ends, strict=True)
        for begin in range(start, end, MAX_SENTENCE_WORDS)
    ]


def _breaks(text: str, offsets: Sequence[int]) -> Iterator[int]:
    """Yield the first word after each paragraph, line, headline or dateline that ends a sentence."""
    after_heading = (heading.end() + 1 for heading in find_headings(text))
    outlet = OUTLET.match(text)  # only the first line is a headline
    after_headline = (outlet.end(),) if outlet else ()
    for end in chain(
        (found.end() for found in BREAK.finditer(text)), after_heading, after_headline, find_joints(text)
    ):
        following = bisect_left(offsets, end)
        if following < len(offsets):
            yield following


def _after_full_stops(words: Sequence[str], spaced: Sequence[bool]) -> Iterator[int]:
    """Yield the first word after each full stop that a capital or an opening mark follows."""
    for index, word in enumerate(words):
        if word not in FULL_STOPS:
            continue
        last = index
        while last + 1 < len(words) and not spaced[last] and words[last + 1] in CLOSING:
            last += 1
        following = last + 1
        while following < len(words) and words[following].isspace():
            following += 1
        apart = spaced[last] or following > last + 1
        if apart and following < len(words) and _opens(words[following]):
            yield following


def _opens(word: str) -> bool:
    """Return True if a sentence may begin with `word`."""
    return word[0].isupper() or word[0] in OPENING

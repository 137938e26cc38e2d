"""The layout of an article: headline, dateline, byline, section labels, list items, paragraphs, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEADLINE_WORDS = 25
"""Longer lines without a full stop are paragraphs that somebody forgot to close."""
MAX_LABEL_WORDS = 8
"""*Donetsk region:* is a label; a clause with a colon at its end is not."""
MAX_FURNITURE_WORDS = 4
"""*All rights reserved.* ends with a full stop and is none; longer lines that do are sentences."""
FURNITURE = tuple(sorted(word_class("page_furniture")))
COPYRIGHT_SIGN = "©"
LINE = re.compile(r"[^\n]+")
DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,[^\n—–]{0,60}?)?(?: ?\([^)\n]{1,40}\))? (?:—|–|--?) +",
)
"""*BONN, May 3 (Agency) —*"""
BYLINE = re.compile(r"(?:[Bb]y|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}(?:(?:,| and) [^\n]{0,60})?")
LIST_ITEM = re.compile(r"(?:[-–—•*·▪]|\(?\d{1,2}[.)])\s+")
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
LABEL = re.compile(r"[^.!?]*:$")


class BlockKind(StrEnum):
    """What a block of an article's layout is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    SECTION_LABEL = "section label"
    LIST_ITEM = "list item"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"
    """What belongs to the page, not to the report: *Read more*, *Share this article*."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's layout."""

    kind: BlockKind
    span: Span


def find_blocks(text: str) -> Iterator[Block]:
    r"""Yield the blocks of a text in order; each line is one, but for the dateline that opens a paragraph.

    Examples
    --------
    >>> text = "Talks fail\n\nBONN, May 3 (Agency) — They failed on Monday.\n\nNorth:\n- A bridge fell."
    >>> for block in find_blocks(text):
    ...     print(f"{block.kind}: {block.span.of(text)}")
    headline: Talks fail
    dateline: BONN, May 3 (Agency) —
    paragraph: They failed on Monday.
    section label: North:
    list item: - A bridge fell.
    """
    is_first = True
    for line in LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        dateline = DATELINE.match(words)
        if dateline:
            yield Block(BlockKind.DATELINE, Span(start, start + len(dateline[0].rstrip())))
            start, words = start + dateline.end(), words[dateline.end() :]
        if words:
            kind = BlockKind.PARAGRAPH if dateline else _kind(words, is_first=is_first)
            yield Block(kind, Span(start, start + len(words)))
        is_first = False


def _kind(line: str, *, is_first: bool) -> BlockKind:
    """Return what a line is that opens with no dateline."""
    count = len(line.split())
    if _is_furniture(line, count):
        return BlockKind.FURNITURE
    if LIST_ITEM.match(line):
        return BlockKind.LIST_ITEM
    if BYLINE.fullmatch(line):
        return BlockKind.BYLINE
    if count <= MAX_LABEL_WORDS and LABEL.fullmatch(line):
        return BlockKind.SECTION_LABEL
    if is_first and count <= MAX_HEADLINE_WORDS and not ENDS_SENTENCE.search(line):
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH


def _is_furniture(line: str, count: int) -> bool:
    """Return True if a line belongs to the page; *Copyright law was passed in May.* is a sentence."""
    if count > MAX_HEADLINE_WORDS:
        return False
    opens = line.lower().startswith(FURNITURE)
    is_sentence = count > MAX_FURNITURE_WORDS and ENDS_SENTENCE.search(line) is not None
    return COPYRIGHT_SIGN in line or (opens and not is_sentence)

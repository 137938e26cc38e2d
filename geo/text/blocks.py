"""The layout of an article: headline, dateline, byline, section labels, list items, paragraphs, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
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
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽƏȘȚẞ"
"""Capitals of the Latin script: names of towns keep their diacritics, as in *SÃO PAULO* and *GYŐR*."""
_AGENCY = r"\([^)\n]{1,40}\)"
_TOWN = rf"[{CAPITAL}][{CAPITAL}.'’ -]{{2,30}}(?: ?{_AGENCY})?(?:,[^\n—–]{{0,60}}?)?(?: ?{_AGENCY})?"
_NAME = rf"[{CAPITAL}][\w.'’-]+(?: [{CAPITAL}][\w.'’-]+){{0,3}}"
_SMALL_NAME = r"[a-zà-ÿ][a-zà-ÿ.'’-]+(?: [a-zà-ÿ.'’-]+)?"
_DAY = r"(?:\d{1,2} [A-Za-z]{3,9}\.?|[A-Za-z]{3,9}\.? \d{1,2})(?:,? \d{4})?"
_DATED_TOWN = rf"(?:{_NAME}|{_SMALL_NAME}), {_DAY}(?: ?{_AGENCY})?"
"""With its day, a town needs no capitals: *Lima, 3 May 2021*, *lima, 3 may (agency)*."""
_DAY_ALONE = rf"[A-Z][a-z]{{2,8}}\.? \d{{1,2}} {_AGENCY}"
DATELINE = re.compile(rf"(?:{_TOWN}|{_DATED_TOWN}|{_DAY_ALONE}) (?:—|–|--?) +")
"""*BONN, May 3 (Agency) —*, *BONN (Agency), May 3 —*, *May 3 (Agency) —*"""
BYLINE = re.compile(r"(?:[Bb]y|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}(?:(?:,| and) [^\n]{0,60})?")
LIST_ITEM = re.compile(r"(?:[-–—•*·▪]|\(?\d{1,2}[.)])\s+")
_WORD_OF_NAME = r"[A-Z][\w.'’&-]*"
OUTLET = re.compile(
    rf"[^|\n]{{12,}} \| (?={_WORD_OF_NAME}(?: (?:{_WORD_OF_NAME}|of|the|and|for|de|la|el|al)){{0,4}}(?m:$))"
)
"""What stands before the outlet's name at the end of a headline: *Quake hits Herat | The Kabul Times*."""
BAR = " | "
MIN_WORDS_OF_HEADLINE = 4
"""On both sides of a bar that joins two headlines; fewer are the cells of a table."""
HEADING = re.compile(r"(?:\A|(?<=\n\n))[^\n]{2,60}(?=\n(?!\n|\Z))")
"""A line between a blank line and one with words; if short and no sentence, it heads what follows."""
MAX_HEADING_WORDS = 6
"""Of a heading without a colon: longer lines may be wrapped prose."""
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
    >>> [str(block.kind) for block in find_blocks("Quake hits Herat in the west | The Kabul Times")]
    ['headline', 'furniture']
    """
    is_first = True
    headings = {heading.start() for heading in find_headings(text)}
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
            outlet = OUTLET.match(words) if is_first else None
            headline = words[: outlet.end()].rstrip(" |") if outlet else words
            is_heading = line.start() in headings
            kind = (
                BlockKind.PARAGRAPH if dateline else _kind(headline, is_heading=is_heading, is_first=is_first)
            )
            yield Block(kind, Span(start, start + len(headline)))
            if outlet:
                yield Block(BlockKind.FURNITURE, Span(start + outlet.end(), start + len(words)))
        is_first = False


def find_joints(text: str) -> Iterator[int]:
    """Yield where a headline begins that a bar joins to the one before.

    Examples
    --------
    >>> text = "Ferry sinks off Barra island | Fuel queues lengthen in Bamako"
    >>> [text[joint:] for joint in find_joints(text)]
    ['Fuel queues lengthen in Bamako']
    >>> list(find_joints("Goma | 12 May | two houses burned"))
    []
    """
    for line in LINE.finditer(text):
        parts = line[0].split(BAR)
        start = line.start()
        for before, after in pairwise(parts):
            start += len(before) + len(BAR)
            if min(len(before.split()), len(after.split())) >= MIN_WORDS_OF_HEADLINE:
                yield start


def find_headings(text: str) -> Iterator[re.Match[str]]:
    r"""Yield the short lines that head the lines right below them, with or without a colon.

    Examples
    --------
    >>> [heading[0] for heading in find_headings("Unrest spread.\n\nRennes\nStudents were removed at dawn.")]
    ['Rennes']
    """
    for line in HEADING.finditer(text):
        words = line[0].split()
        is_open = ENDS_SENTENCE.search(line[0].rstrip()) is None and not line[0].rstrip().endswith((",", ";"))
        if is_open and len(words) <= MAX_HEADING_WORDS and words[0][:1].isupper():
            yield line


def _kind(line: str, *, is_heading: bool, is_first: bool) -> BlockKind:
    """Return what a line is that opens with no dateline."""
    count = len(line.split())
    is_label = count <= MAX_LABEL_WORDS and LABEL.fullmatch(line) is not None
    is_headline = is_first and count <= MAX_HEADLINE_WORDS and not ENDS_SENTENCE.search(line)
    kinds = {
        BlockKind.FURNITURE: _is_furniture(line, count),
        BlockKind.LIST_ITEM: LIST_ITEM.match(line),
        BlockKind.BYLINE: BYLINE.fullmatch(line),
        BlockKind.SECTION_LABEL: is_label or (is_heading and not is_first),
        BlockKind.HEADLINE: is_headline,
    }
    return next((kind for kind, fits in kinds.items() if fits), BlockKind.PARAGRAPH)


def _is_furniture(line: str, count: int) -> bool:
    """Return True if a line belongs to the page; *Copyright law was passed in May.* is a sentence."""
    if count > MAX_HEADLINE_WORDS:
        return False
    opens = line.lower().startswith(FURNITURE)
    is_sentence = count > MAX_FURNITURE_WORDS and ENDS_SENTENCE.search(line) is not None
    return COPYRIGHT_SIGN in line or (opens and not is_sentence)

"""Pages of several reports, each with its own day: live blogs, lists of teasers, days under one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.readers.batches.part import Part
from geo.readers.formats.pages.dates import day_of_element
from geo.readers.formats.pages.tree import HEADINGS, classes, elements, line, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.readers.formats.pages.structured import ArticleData

LIVE = re.compile(
    r"live-?(?:blog|ticker|updates?|feed|stream|report|entr)|timeline|minute-by|ticker", re.IGNORECASE
)
OF_READERS = re.compile(r"comment|disqus|discuss|repl(?:y|ies)|respond|review", re.IGNORECASE)
LEAST_WORDS = 6
"""Fewer are no report but a mark beside one."""
MAIN_SHARE = 0.6
"""Share of a page's words that its dated blocks must have to be what the page is about."""
LEAST_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that has its own day."""

    element: Any
    day: date
    mark: Any
    """The element that gives the day."""

    def words(self) -> int:
        """Return how many words it has."""
        return len(line(self.element).split())

    def part(self) -> Part:
        """Return it as an article."""
        heading = next((one for one in self.element.iter() if one.tag in HEADINGS and line(one)), None)
        left_out = frozenset(
            one for one in (heading, self.mark) if one is not None and one is not self.element
        )
        body = text(self.element, leave_out=left_out)
        title = line(heading) if heading is not None else ""
        return Part(body or title, title, self.day)


def page_parts(page: Any, data: ArticleData | None) -> list[Part]:  # noqa: ANN401 - an lxml element
    """Return the reports of a page that has several; none where it has one.

    Parameters
    ----------
    page
        Its tree, without menus and readers' comments.
    data
        What its structured data say.
    """
    is_live = data is not None and data.is_live_blog
    blocks = _dated_blocks(page)
    if len(blocks) >= LEAST_BLOCKS and (is_live or _is_live(blocks) or _are_main(page, blocks, data)):
        return [block.part() for block in blocks]
    if data is not None and len(data.updates) >= LEAST_BLOCKS:
        return [
            Part(one.body or one.title, one.title, one.published)
            for one in data.updates
            if one.body or one.title
        ]
    return []


def _dated_blocks(page: Any) -> list[Block]:  # noqa: ANN401 - an lxml element
    """Return the parts of a page beside each other that have most days among them, one each."""
    marks = {element: day for element in elements(page) if (day := day_of_element(element)) is not None}
    beside: dict[tuple[Any, str], dict[Any, Any]] = {}
    for mark in marks:
        child = mark
        for parent in mark.iterancestors():
            # Entries of one list are alike; an article, its sidebar and its comments aren't.
            beside.setdefault((parent, child.tag), {}).setdefault(child, mark)
            child = parent
    best: list[Block] = []
    for children in beside.values():
        blocks = [Block(child, marks[mark], mark) for child, mark in children.items()]
        blocks = [block for block in blocks if block.words() >= LEAST_WORDS]
        if len(blocks) > len(best):
            best = blocks
    return best


def _is_live(blocks: Sequence[Block]) -> bool:
    """Return True if the blocks or what they lie in is called a live blog."""
    around = [blocks[0].element, *list(blocks[0].element.iterancestors())[:3]]
    return any(LIVE.search(name) for one in around for name in [*classes(one), one.get("id") or ""])


def _are_main(page: Any, blocks: Sequence[Block], data: ArticleData | None) -> bool:  # noqa: ANN401 - lxml
    """Return True if the blocks are what a page is about, not what stands beside or under its one article."""
    around = [blocks[0].element, *blocks[0].element.iterancestors()]
    if any(OF_READERS.search(name) for one in around for name in [*classes(one), one.get("id") or ""]):
        return False
    if data is not None and data.body:
        return False
    body = page.find(".//body")
    total = len(line(body if body is not None else page).split())
    return sum(block.words() for block in blocks) >= MAIN_SHARE * total

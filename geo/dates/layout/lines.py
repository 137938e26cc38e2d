"""The lines of a report, each with its time expressions, and which of them are headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.dates.tagging import tag
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.model import Article, Timex

MAX_CHARACTERS_HEADING = 120
"""Longer lines are paragraphs, whatever they end with."""
_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]*_]*\s*$")
_MARKS = " \t#=*_>|•·▪–—-"
"""What decorates a line: signs of lists, of Markdown, of tables."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report."""

    text: str
    """Its words, without the blanks and signs around them."""
    span: Span
    """Where it stands; empty for a title that the report's text doesn't hold."""
    timexes: Sequence[Timex]
    """Its time expressions, whose offsets count from its own beginning."""
    published: date | None
    is_at_head: bool
    """No paragraph stands above it: it heads the report, not a section."""

    @property
    def is_heading(self) -> bool:
        """True if it is short and no sentence."""
        return is_heading(self.text)

    @property
    def dated(self) -> list[Timex]:
        """Its time expressions of known days."""
        return [timex for timex in self.timexes if timex.interval is not None]


def is_heading(line: str) -> bool:
    """Return True for a line that is short and no sentence.

    Examples
    --------
    >>> is_heading("Situation update, 3 May"), is_heading("Shells fell on Goma.")
    (True, False)
    """
    return len(line) <= MAX_CHARACTERS_HEADING and not _ENDS_SENTENCE.search(line)


def lines_of(article: Article, timexes: Sequence[Timex]) -> Iterator[Line]:
    """Yield the lines of a report that are not empty, the title first where the text doesn't hold it.

    Parameters
    ----------
    article
        The report.
    timexes
        Its time expressions, in order.
    """
    if article.title and article.title not in article.text:
        in_title = tag(replace(article, text=article.title))
        yield Line(article.title, Span(0, 0), in_title, article.published, is_at_head=True)
    starts, is_at_head = [timex.start for timex in timexes], True
    for match in _LINE.finditer(article.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip(_MARKS))
        end = match.start() + len(match[0].rstrip(_MARKS))
        if start >= end:
            continue
        span = Span(start, end)
        within = timexes[bisect_left(starts, start) : bisect_left(starts, end)]
        own = [replace(timex, start=timex.start - start, end=timex.end - start) for timex in within]
        line = Line(span.of(article.text), span, own, article.published, is_at_head)
        is_at_head = is_at_head and line.is_heading
        yield line

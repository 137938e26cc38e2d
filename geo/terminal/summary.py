"""What `geo build` says when it is done."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.text import Text

from geo.model import HOW_TO_DATE
from geo.terminal.console import clean, count, out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.model import Resolution
    from geo.pipeline import Built, Corpus

HEADING_WIDTH = 11


def print_summary(built: Built) -> None:
    """Print what was read, found, put on the map and not, and where the files are."""
    print_lines(_summary_lines(built))
    # A path is never wrapped: it is there to be copied.
    _print_line("Wrote", [str(path) for path in _written(built)])


def print_lines(lines: Iterable[tuple[str, str]]) -> None:
    """Print lines under their headings, wrapped beside them."""
    for heading, line in lines:
        _print_line(heading, textwrap.wrap(line, out.width - HEADING_WIDTH, break_on_hyphens=False))


def correction_lines(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield how many answers of a person were obeyed and how many wait, and which are about nothing found."""
    if corpus.corrections:
        yield "Corrected", f"{count(corpus.corrections, 'answer')} of yours obeyed"
    for unmet in corpus.unmet:
        yield "Unheeded", clean(f"{unmet}: has the article changed?")
    if corpus.waiting:
        yield "Waiting", f"{count(corpus.waiting, 'answer')} about articles that were not read"


def _written(built: Built) -> Iterator[Path]:
    yield from (built.html, built.geojson, built.geopackage, *built.further)
    if built.index:
        yield built.index


def _print_line(heading: str, lines: Sequence[str]) -> None:
    for start, line in zip(chain([heading], repeat("")), lines, strict=False):
        out.print(Text.assemble((start.ljust(HEADING_WIDTH), "bold"), line))


def _summary_lines(built: Built) -> Iterator[tuple[str, str]]:
    corpus = built.corpus
    unread = sum(not item.partial for item in corpus.unread)
    yield "Read", count(len(corpus.parses), "article") + (f"; {unread} could not be read" if unread else "")
    mentions = [resolution for parsed in corpus.parses for resolution in parsed.toponyms]
    yield "Found", f"{count(len(mentions), 'place mention')}, {count(len(corpus.events), 'event')}"
    yield from correction_lines(corpus)
    yield "In range", _in_range(built)
    yield "Not drawn", _not_drawn(built, mentions)
    not_searched = Counter(parsed.events_reason for parsed in corpus.parses if parsed.events_reason)
    for reason, articles in sorted(not_searched.items()):
        yield "Not sought", f"{count(articles, 'article')} {reason}"
    for article in corpus.undated:
        yield "Undated", clean(f"{article.id}: {article.published_reason}")
    if corpus.undated:
        yield "", f"{HOW_TO_DATE[0].upper()}{HOW_TO_DATE[1:]}."


def _in_range(built: Built) -> str:
    located = [event for event in built.events if event.places]
    places = {where.place.id for event in located for where in event.places}
    several = sum(len(event.reports) > 1 for event in located)
    on_map = f"{len(located)} of them on the map at {count(len(places), 'place')}"
    line = f"{count(len(built.events), 'event')}, {on_map}"
    return f"{line}; {several} in several reports" if several else line


def _not_drawn(built: Built, mentions: Sequence[Resolution]) -> str:
    unplaced = sum(not event.places for event in built.events)
    undated = sum(event.interval is None for event in built.corpus.events)
    outside = len(built.corpus.events) - undated - len(built.events)
    unknown = sum(resolution.place is None for resolution in mentions)
    events = f"{count(unplaced, 'event')} without a place, {undated} without a date, {outside} out of range"
    names = f"{count(unknown, 'mention')} of no known place"
    return f"{events}; {names} (page and files say why; `geo review` asks you)"

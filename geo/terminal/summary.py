"""What `geo build` says when it is done."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.text import Text

from geo.gazetteer.user import user_layers
from geo.model import HOW_TO_DATE
from geo.pipeline.gist import gist_of
from geo.pipeline.not_found import names_not_found
from geo.terminal.console import clean, count, notices, said
from geo.terminal.reading import NAMES_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.pipeline import Built, Corpus

HEADING_WIDTH = 12


def print_summary(built: Built, *, is_written: bool = True) -> None:
    """Print what was read, found, put on the map and not, and where the files are, or would be."""
    print_lines(_summary_lines(built))
    print_lines(_note_lines(built))
    # A path is never wrapped: it is there to be copied.
    _print_line("Wrote" if is_written else "Would write", [str(path) for path in built.files])


def print_redrawn(built: Built, rows: int) -> None:
    """Print how many events and places of an earlier build were drawn, and where the files are."""
    print_lines([("Drawn", f"{count(rows, 'event')} and places, of those that were found before")])
    _print_line("Wrote", [str(path) for path in built.files])


def _note_lines(built: Built) -> Iterator[tuple[str, str]]:
    """Yield the notes on events that the map does not have."""
    for note in built.plan.output.additions.unmet({event.id for event in built.plan.events}):
        yield "Not used", clean(f"the note in line {note.line}: no event {note.event!r} is on this map")


def print_lines(lines: Iterable[tuple[str, str]]) -> None:
    """Print lines under their headings, on a terminal wrapped beside them."""
    for heading, line in lines:
        width = notices.width - HEADING_WIDTH
        is_wrapped = notices.is_terminal and width > 0
        _print_line(heading, textwrap.wrap(line, width, break_on_hyphens=False) if is_wrapped else [line])


def correction_lines(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield how many answers of a person were obeyed and how many wait, and which are about nothing found."""
    if corpus.corrections:
        yield "Corrected", f"{count(corpus.corrections, 'answer')} of yours obeyed"
    for unmet in corpus.unmet:
        yield "Not used", clean(f"{unmet}: has the article changed?")
    if corpus.waiting:
        yield "Waiting", f"{count(corpus.waiting, 'answer')} about articles that were not read"


def _print_line(heading: str, lines: Sequence[str]) -> None:
    said.info("%s", f"{heading} {' '.join(lines)}".strip())
    for start, line in zip(chain([heading], repeat("")), lines, strict=False):
        notices.print(Text.assemble((start.ljust(HEADING_WIDTH), "bold"), line))


def _summary_lines(built: Built) -> Iterator[tuple[str, str]]:
    corpus, counts = built.corpus, Counts.of(built)
    yield "Read", _read(corpus)
    yield from _copies(corpus)
    yield "Found", f"{count(counts.mentions, 'place mention')}, {count(len(corpus.events), 'event')}"
    yield from correction_lines(corpus)
    if built.plan.output.with_map:
        yield "In range", _in_range(counts, "on the map")
        yield "Not drawn", _left_out(counts, "page and files say why")
    else:
        yield "In range", _in_range(counts, "with a place,")
        yield "Left out", _left_out(counts, "a map would say why")
    yield from _not_sought(corpus)
    yield from _not_found(corpus)
    for article in corpus.undated:
        yield "Undated", clean(f"{article.id}: {article.published_reason}")
    if corpus.undated:
        yield "", f"{HOW_TO_DATE[0].upper()}{HOW_TO_DATE[1:]}."


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what was found is drawn."""

    mentions: int
    """Of places."""
    unknown: int
    """Those that mean no known place."""
    events: int
    """Those of the range: of these `located` are on the map, at `places`, `several` in several reports."""
    located: int
    places: int
    several: int
    unplaced: int
    unsure: int
    """Those with a place that are less certain than what is drawn."""
    undated: int
    outside: int

    @classmethod
    def of(cls, built: Built) -> Counts:
        """Return the counts of a build."""
        located = [event for event in built.events if event.places]
        undated = sum(event.interval is None for event in built.corpus.events)
        placed = {event.id for event in built.corpus.events if event.places}
        unsure = sum(not event.places and event.id in placed for event in built.events)
        gists = [gist_of(parsed) for parsed in built.corpus.parses]
        return cls(
            mentions=sum(gist.mentions for gist in gists),
            unknown=sum(gist.unknown for gist in gists),
            events=len(built.events),
            located=len(located),
            places=len({where.place.id for event in located for where in event.places}),
            several=sum(event.report_count > 1 for event in located),
            unplaced=len(built.events) - len(located) - unsure,
            unsure=unsure,
            undated=undated,
            outside=len(built.corpus.events) - undated - len(built.events),
        )


def _read(corpus: Corpus) -> str:
    unread = sum(not (item.partial or item.passed_over) for item in corpus.unread)
    passed = sum(item.passed_over for item in corpus.unread)
    counts = [count(len(corpus.parses), "article")]
    counts += [f"{unread} could not be read"] if unread else []
    counts += [f"{passed} passed over"] if passed else []
    return "; ".join(counts)


def _copies(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield how many articles repeat others, and which older states are left out."""
    if corpus.copies:
        are = "is a copy or a later state" if corpus.copies == 1 else "are copies or later states"
        yield "Copies", f"{count(corpus.copies, 'article')} {are} of another; each text counts as one origin"
    for article in corpus.outdated:
        yield "Replaced", clean(f"{article.id}: a newer state has the same id")


def _not_found(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the countries of which many names were not found, and the command that gets them."""
    lacking = names_not_found(map(gist_of, corpus.parses))
    got = {path.stem for path in user_layers()}
    for country, names in lacking.items():
        if country not in got:
            get = f"with a network, geo gazetteer get {country} gets all its places"
            yield "Not found", f"{count(names, 'name')} in reports on {country} not in the gazetteer; {get}"


def _not_sought(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the reasons why no events were sought in articles, and name these."""
    by_reason: dict[str, list[str]] = {}
    for parsed in corpus.parses:
        if parsed.events_reason:
            by_reason.setdefault(parsed.events_reason, []).append(parsed.article.id)
    for reason, names in sorted(by_reason.items()):
        more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
        named = clean(", ".join(names[:NAMES_SHOWN]))
        yield "Not sought", f"{count(len(names), 'article')} {reason}: {named}{more}"


def _in_range(counts: Counts, where: str) -> str:
    on_map = f"{counts.located} of them {where} at {count(counts.places, 'place')}"
    line = f"{count(counts.events, 'event')}, {on_map}"
    return f"{line}; {counts.several} in several reports" if counts.several else line


def _left_out(counts: Counts, says_why: str) -> str:
    unplaced = f"{count(counts.unplaced, 'event')} without a place"
    events = f"{unplaced}, {counts.unsure} too unsure, {counts.undated} without a date"
    events += f", {counts.outside} out of range"
    names = f"{count(counts.unknown, 'mention')} of no known place"
    return f"{events}; {names} ({says_why}; `geo review` asks for dates and places)"

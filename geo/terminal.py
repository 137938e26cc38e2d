"""What a person sees in the terminal."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from geo.model import HOW_TO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Candidate, EventMention, Interval, Parse, Place, Resolution, Unread
    from geo.pipeline import Built

Item = TypeVar("Item")

# Names and texts are data: square brackets in them are no markup, and their control characters no commands.
out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

PLACE_STYLE = {"literal": "bold green", "associative": "yellow", "demonym": "magenta"}
TIMEX_STYLE = "cyan"
TRIGGER_STYLE = "bold red"
HEADING_WIDTH = 11


CONTROLS = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}, "\N{REPLACEMENT CHARACTER}"
)
"""What a terminal would take for commands."""


def _clean(text: str) -> str:
    """Replace control characters, one for one, so that offsets hold."""
    return text.translate(CONTROLS)


def progress(items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on, counting them on a terminal's error stream while they are worked on."""
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("read", total=None)
        for item in items:
            yield item
            bar.advance(task)


def print_unread(unread: Iterable[Unread]) -> None:
    """Name each input that failed, wholly or in part, with the reason."""
    for item in unread:
        heading = "read in part" if item.partial else "not read"
        err.print(Text.assemble((f"{heading}  ", "red"), _clean(f"{item.source}: {item.reason}")))


def print_summary(built: Built) -> None:
    """Say what was read, found, put on the map and not, and where the files lie."""
    for heading, line in _summary_lines(built):
        _print_line(heading, textwrap.wrap(line, out.width - HEADING_WIDTH, break_on_hyphens=False))
    # A path is never wrapped: it is there to be copied.
    _print_line("Wrote", [str(path) for path in (built.html, built.geojson, built.geopackage)])


def _print_line(heading: str, lines: Sequence[str]) -> None:
    for start, line in zip(chain([heading], repeat("")), lines, strict=False):
        out.print(Text.assemble((start.ljust(HEADING_WIDTH), "bold"), line))


def _summary_lines(built: Built) -> Iterator[tuple[str, str]]:
    corpus = built.corpus
    unread = sum(not item.partial for item in corpus.unread)
    yield "Read", _count(len(corpus.parses), "article") + (f"; {unread} could not be read" if unread else "")
    mentions = [resolution for parsed in corpus.parses for resolution in parsed.toponyms]
    yield "Found", f"{_count(len(mentions), 'place mention')}, {_count(len(corpus.events), 'event')}"
    yield "In range", _in_range(built)
    yield "Not drawn", _not_drawn(built, mentions)
    for article in corpus.undated:
        yield "Undated", _clean(f"{article.id}: {article.published_reason}")
    if corpus.undated:
        yield "", f"{HOW_TO_DATE[0].upper()}{HOW_TO_DATE[1:]}."


def _in_range(built: Built) -> str:
    located = [event for event in built.events if event.places]
    places = {where.place.id for event in located for where in event.places}
    retold = sum(len(event.reports) > 1 for event in located)
    on_map = f"{len(located)} of them on the map at {_count(len(places), 'place')}"
    line = f"{_count(len(built.events), 'event')}, {on_map}"
    return f"{line}; {retold} told by several reports" if retold else line


def _not_drawn(built: Built, mentions: Sequence[Resolution]) -> str:
    unplaced = sum(not event.places for event in built.events)
    undated = sum(event.interval is None for event in built.corpus.events)
    outside = len(built.corpus.events) - undated - len(built.events)
    unknown = sum(resolution.place is None for resolution in mentions)
    events = f"{_count(unplaced, 'event')} without a place, {undated} without a date, {outside} out of range"
    return f"{events}; {_count(unknown, 'mention')} of no known place (the page and the files say why)"


def print_parse(parse: Parse) -> None:
    """Show an article's text with its places, dates and events marked, and what each was taken for."""
    article = parse.article
    out.rule(Text(_clean(article.title or article.id)), align="left")
    published = f"published {_published(article)} ({article.published_basis.value})"
    out.print(Text(_clean(f"{article.id} · {published}"), style="dim"))
    out.print("", _marked(parse), "", sep="\n", soft_wrap=False)
    for table in (_places_table(parse.toponyms), _events_table(parse)):
        if table.row_count:
            out.print(table, soft_wrap=False)


def _published(article: Article) -> str:
    if article.published is not None:
        return str(article.published)
    return _interval(article.published_within) if article.published_within else "unknown"


def _marked(parse: Parse) -> Text:
    """Mark what was found in the text: by colour, or by signs where there is none."""
    found = [(timex.start, timex.end, TIMEX_STYLE, "{}") for timex in parse.timexes]
    found += [(event.trigger.start, event.trigger.end, TRIGGER_STYLE, "**") for event in parse.events]
    found += [
        (one.toponym.start, one.toponym.end, PLACE_STYLE[one.toponym.usage.value], "[]")
        for one in parse.toponyms
    ]
    if out.color_system is None:
        return Text(
            _with_signs(_clean(parse.article.text), [(start, end, signs) for start, end, _, signs in found])
        )
    text = Text(_clean(parse.article.text))
    for start, end, style, _ in found:
        text.stylize(style, start, end)
    return text


def _with_signs(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """Put each stretch between its two signs.

    Examples
    --------
    >>> _with_signs("Talks in Baku", [(9, 13, "[]"), (0, 5, "**")])
    '*Talks* in [Baku]'
    """
    signs: dict[int, str] = defaultdict(str)
    for start, end, pair in found:
        signs[start] += pair[0]
        signs[end] = pair[1] + signs[end]
    return "".join(signs.get(offset, "") + character for offset, character in enumerate(text + " "))[:-1]


def _places_table(resolutions: Sequence[Resolution]) -> Table:
    table = Table(
        "mention", "usage", "place", "score", "reason", box=None, header_style="bold", pad_edge=False
    )
    seen: set[tuple[str, str, str]] = set()
    for resolution in resolutions:
        toponym = resolution.toponym
        place = _described(resolution.place) if resolution.place else "–"
        key = (toponym.text, toponym.usage.value, place)
        if key not in seen:
            style = PLACE_STYLE[toponym.usage.value]
            table.add_row(
                Text(toponym.text, style=style),
                toponym.usage.value,
                place,
                f"{resolution.score:.2f}",
                resolution.reason,
            )
        seen.add(key)
    return table


def _events_table(parse: Parse) -> Table:
    table = Table(
        "date", "event", "status", "where", "trigger", box=None, header_style="bold", pad_edge=False
    )
    for mention in parse.events:
        trigger = Text(mention.trigger.of(parse.article.text), style=TRIGGER_STYLE)
        table.add_row(
            _when(mention), mention.type.value, mention.status.value, _where(parse, mention), trigger
        )
    return table


def _when(mention: EventMention) -> str:
    return _interval(mention.interval) if mention.interval else "–"


def _where(parse: Parse, mention: EventMention) -> str:
    return ", ".join(parse.toponyms[index].toponym.text for index in mention.places) or "–"


def _interval(interval: Interval) -> str:
    begin, until = interval.begin or "…", interval.until or "…"
    return str(begin) if begin == until else f"{begin} – {until}"


def print_places(name: str, candidates: Sequence[Candidate], total: int, gazetteer: Gazetteer) -> None:
    """Show the candidates for a name in their order, each with all that the gazetteer knows of it."""
    for rank, candidate in enumerate(candidates, 1):
        place = candidate.place
        out.print(Text.assemble((f"{rank}. {place.label}", "bold"), f"  {_region(place)}"))
        position, feature = (
            f"{place.latitude:.4f}, {place.longitude:.4f}",
            f"{place.feature_class}.{place.feature_code}",
        )
        out.print(f"   {position}  {feature}  {place.id}")
        out.print(
            f"   met as {candidate.match.value} {candidate.name!r}; source {place.source or 'not named'}"
        )
        names = [other for other in gazetteer.names(place) if other != place.name]
        if names:
            out.print(Padding(Text("also " + ", ".join(names), style="dim"), (0, 0, 0, 3)), soft_wrap=False)
    if total > len(candidates):
        out.print(f"{total - len(candidates)} more of {name!r}: see --limit")


def print_near_misses(name: str, suggestions: Sequence[Candidate]) -> None:
    """Say that nothing bears a name, and what is spelt much like it."""
    err.print(f"no place is called {name!r}")
    for candidate in suggestions:
        place = candidate.place
        feature = f"{place.feature_class}.{place.feature_code}"
        err.print(f"   near: {candidate.name} – {_described(place)} {feature}")


def _region(place: Place) -> str:
    return ", ".join(part for part in (place.admin1_name, place.country_code) if part and part != place.name)


def _described(place: Place) -> str:
    region = _region(place)
    return f"{place.label} ({region})" if region else place.label


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""The command line: parse arguments, call, print.

What takes time to import is imported by the command that needs it, so that `geo --help` answers at once.
"""

from __future__ import annotations

import json
import re
import sys
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Unread

SOME_INPUT_FAILED = 1
NOTHING_DONE = 2


ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Day(click.ParamType[date]):
    """A year, month or day of ISO 8601, read as its first or its last day.

    Examples
    --------
    >>> Day(last=True).convert("2022-02", None, None)
    datetime.date(2022, 2, 28)
    """

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read `value`, or fail with the form that is wanted."""
        try:
            first, last = _first_and_last_day(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write 2022, 2022-07 or 2022-07-16", param, ctx)
        return last if self.last else first


def _first_and_last_day(value: str) -> tuple[date, date]:
    match = ISO_DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year, month, day = int(match[1]), match[2], match[3]
    first = date(year, int(month or 1), int(day or 1))
    if day:
        return first, first
    last_month = int(month or 12)
    return first, date(year, last_month, monthrange(year, last_month)[1])


own_places = click.option(
    "--gazetteer",
    "own",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Places of your own (CSV or GeoJSON); they win over the world's. May be given again.",
)
sources = click.argument("articles", nargs=-1, metavar="[ARTICLES]...")


class Commands(click.Group):
    """Print a `GeoError` as one line instead of a traceback, and exit by it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except GeoError as error:
            _stop(str(error))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geo")
def main() -> None:
    """See where and when a pile of news reports says things happened."""


@main.command()
@sources
@click.option("--from", "begin", type=Day(last=False), help="First day: 2022, 2022-07 or 2022-07-16.")
@click.option("--to", "until", type=Day(last=True), help="Last day, included.")
@click.option(
    "--out", default="maps", type=click.Path(path_type=Path), show_default=True, help="Folder to write."
)
@own_places
def build(
    articles: tuple[str, ...], begin: date | None, until: date | None, out: Path, own: tuple[Path, ...]
) -> None:
    """Draw the events that ARTICLES tell of on a map.

    ARTICLES are files and folders (text, Markdown, HTML, JSON, JSON Lines, CSV, Parquet, RSS, Atom; .gz of
    any), or - for standard input; the folder `articles` if none is named. Writes FROM_TO.html, .geojson and
    .gpkg.
    """
    from geo import pipeline, terminal

    period = pipeline.Period(begin, until)
    gazetteer = _open(own)
    corpus = pipeline.collect(terminal.progress(_read(articles)), gazetteer)
    terminal.print_unread(corpus.unread)
    terminal.print_summary(pipeline.build(corpus, period, out, gazetteer))
    sys.exit(SOME_INPUT_FAILED if corpus.unread else 0)


@main.command()
@sources
@click.option("--jsonl", is_flag=True, help="One JSON record an article, for programs.")
@own_places
def parse(articles: tuple[str, ...], own: tuple[Path, ...], *, jsonl: bool) -> None:
    """Show the places, dates and events found in each of ARTICLES."""
    from geo import pipeline, terminal
    from geo.export import parse_record
    from geo.model import Unread

    unread, parsed = [], 0
    for item in pipeline.parse(_read(articles), _open(own)):
        if isinstance(item, Unread):
            unread.append(item)
            continue
        parsed += 1
        if jsonl:
            click.echo(json.dumps(parse_record(item), ensure_ascii=False))
        else:
            terminal.print_parse(item)
    terminal.print_unread(unread)
    if not parsed:
        _stop("no article could be read")
    sys.exit(SOME_INPUT_FAILED if unread else 0)


@main.command()
@click.argument("name")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many candidates at most."
)
@own_places
def places(name: str, limit: int, own: tuple[Path, ...]) -> None:
    """Look NAME up in the gazetteer."""
    from geo import terminal

    gazetteer = _open(own)
    candidates = gazetteer.candidates(name)
    terminal.print_places(name, candidates[:limit], len(candidates), gazetteer)
    if not candidates:
        terminal.print_near_misses(name, gazetteer.suggest(name))
        sys.exit(NOTHING_DONE)


def _read(articles: Sequence[str]) -> Iterator[Article | Unread]:
    from geo.read import read

    if not articles and not Path("articles").is_dir():
        _stop("nothing to read: name files or folders of articles (there is no folder `articles` here)")
    return read(articles or ["articles"])


def _open(own: Sequence[Path]) -> Gazetteer:
    from geo.gazetteer import Gazetteer

    return Gazetteer.open(own=own)


def _stop(message: str) -> NoReturn:
    click.echo(f"geo: {message}", err=True)
    sys.exit(NOTHING_DONE)

"""The arguments and options that several commands share, and what they stand for."""

from __future__ import annotations

import os
import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.group import stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Unread
    from geo.resolve import Focus

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
    help="Places of your own (CSV or GeoJSON), which win over the world's, or an import. May be given again.",
)
focus = click.option(
    "--focus",
    metavar="REGION",
    help="Where places are likelier to lie: countries (AM,AZ), a box in degrees (W,S,E,N) or a GeoJSON file.",
)
jobs = click.option(
    "--jobs",
    "-j",
    default=1,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that share the work; 0 for one on each core.",
)
sources = click.argument("articles", nargs=-1, metavar="[ARTICLES]...")


def read_articles(articles: Sequence[str]) -> Iterator[Article | Unread]:
    """Read what was named, or the folder `articles` if nothing was."""
    from geo.read import read

    if not articles and not Path("articles").is_dir():
        stop("nothing to read: name files or folders of articles (there is no folder `articles` here)")
    return read(articles or ["articles"])


def open_gazetteer(own: Sequence[Path]) -> Gazetteer:
    """Open the world with the user's own places over it."""
    from geo.gazetteer import Gazetteer

    return Gazetteer.open(own=own)


def read_region(told: str | None, gazetteer: Gazetteer) -> Focus | None:
    """Read the region of interest, if one was named."""
    from geo.resolve import read_focus

    return None if told is None else read_focus(told, gazetteer)


def processes(jobs: int) -> int:
    """Return how many processes are meant: 0 is one on each core that this one may use."""
    may_use = getattr(os, "sched_getaffinity", None)
    cores = len(may_use(0)) if may_use else os.cpu_count() or 1
    return jobs or cores

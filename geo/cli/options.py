"""The arguments and options that several commands share, and what they stand for."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Interval
    from geo.resolve import Focus


class Day(click.ParamType[date | None]):
    """A year, month or day of ISO 8601, read as its first or its last day.

    Examples
    --------
    >>> Day(last=True).convert("2022-02", None, None)
    datetime.date(2022, 2, 28)
    """

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        """Read `value`, or fail with the form that is wanted."""
        from geo.model import Interval

        try:
            days = Interval.of(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write 2022, 2022-07 or 2022-07-16", param, ctx)
        return days.until if self.last else days.begin


class Days(click.ParamType["Interval | None"]):
    """A year, month or day of ISO 8601, read as all of its days.

    Examples
    --------
    >>> str(Days().convert("2022-02", None, None).until)
    '2022-02-28'
    """

    name = "date"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Interval | None:
        """Read `value`, or fail with the form that is wanted."""
        from geo.model import Interval

        try:
            return Interval.of(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write 2022, 2022-07 or 2022-07-16", param, ctx)


columns = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The column of a table, or field of a record, that holds text, title, published, source, url, id or "
    "language. May be given again.",
)
published = click.option(
    "--published",
    type=Days(),
    metavar="DATE",
    help="When the articles appeared that leave it open: 2022, 2022-07 or 2022-07-16.",
)
own_places = click.option(
    "--gazetteer",
    "own",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Places of your own (CSV or GeoJSON), which win over the world's, or an import. May be given again.",
)
own_types = click.option(
    "--types",
    "own_types",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Kinds of event and triggers of your own (CSV); see `geo types check`. May be given again.",
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
scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Share the work out to a Dask cluster: its scheduler's address (tcp://HOST:8786), or local:4 for "
    "four workers on this machine.",
)
cache = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where parses are kept between runs.  [default: GEO_CACHE, or the system's folder for caches]",
)
limit = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    help="How much an input may cost: file=64GB, record=256MB, characters=2000000, seconds=120 (of processor "
    "time an article), acts=100 (a sentence). May be given again.",
)
no_cache = click.option("--no-cache", is_flag=True, help="Keep no parses, and use none that are kept.")


def open_gazetteer(own: Sequence[Path]) -> Gazetteer:
    """Open the world with the user's own places over it, and the dumps that `geo gazetteer get` fetched."""
    from geo.gazetteer import Gazetteer
    from geo.gazetteer.user import user_layers

    return Gazetteer.open(own=(*own, *user_layers()))


def use_types(files: Sequence[Path]) -> None:
    """Use the kinds of event and the triggers in a person's files, if any were named."""
    from geo.language import use_own_kinds
    from geo.language.own.reading import read_own_kinds

    use_own_kinds(read_own_kinds(files))


def read_region(given: str | None, gazetteer: Gazetteer) -> Focus | None:
    """Read the region of interest, if one was named."""
    from geo.resolve import read_focus

    return None if given is None else read_focus(given, gazetteer)


def processes(jobs: int) -> int:
    """Return how many processes are meant: 0 is one on each core that this one may use."""
    may_use = getattr(os, "sched_getaffinity", None)
    cores = len(may_use(0)) if may_use else os.cpu_count() or 1
    return jobs or cores

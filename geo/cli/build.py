"""`geo build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.group import SOME_INPUT_FAILED
from geo.cli.options import (
    Day,
    focus,
    jobs,
    open_gazetteer,
    own_places,
    processes,
    read_articles,
    read_region,
    sources,
)

if TYPE_CHECKING:
    from datetime import date


@click.command()
@sources
@click.option("--from", "begin", type=Day(last=False), help="First day: 2022, 2022-07 or 2022-07-16.")
@click.option("--to", "until", type=Day(last=True), help="Last day, included.")
@click.option(
    "--out", default="maps", type=click.Path(path_type=Path), show_default=True, help="Folder to write."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["parquet", "csv", "kml"]),
    help="A further file of the events: GeoParquet, CSV or KML. May be given again.",
)
@focus
@own_places
@jobs
def build(  # noqa: PLR0913, PLR0917 - as many as there are options
    articles: tuple[str, ...],
    begin: date | None,
    until: date | None,
    out: Path,
    formats: tuple[str, ...],
    focus: str | None,
    own: tuple[Path, ...],
    jobs: int,
) -> None:
    """Draw the events that ARTICLES tell of on a map.

    ARTICLES are files and folders (text, Markdown, HTML, JSON, JSON Lines, CSV, Parquet, RSS, Atom; .gz of
    any), or - for standard input; the folder `articles` if none is named. Writes FROM_TO.html, .geojson and
    .gpkg, and lists the maps in index.html.
    """
    from geo import pipeline, terminal

    period = pipeline.Period(begin, until)
    gazetteer = open_gazetteer(own)
    region = read_region(focus, gazetteer)
    found = pipeline.parse(read_articles(articles), gazetteer, focus=region, jobs=processes(jobs))
    corpus = pipeline.assemble(terminal.progress(found), gazetteer, focus=region)
    terminal.print_unread(corpus.unread)
    terminal.print_summary(pipeline.build(corpus, period, out, gazetteer, tuple(dict.fromkeys(formats))))
    sys.exit(SOME_INPUT_FAILED if corpus.unread else 0)

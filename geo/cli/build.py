"""`geo build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from geo.cli.group import SOME_INPUT_FAILED
from geo.cli.options import Day
from geo.cli.reading import Given, reading, reading_options

if TYPE_CHECKING:
    from datetime import date


@click.command()
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
@reading_options
def build(
    begin: date | None,
    until: date | None,
    out: Path,
    formats: tuple[str, ...],
    **given: Unpack[Given],
) -> None:
    """Draw the events that ARTICLES report on a map.

    ARTICLES are files and folders (text, Markdown, HTML, JSON, JSON Lines, CSV, Parquet, RSS, Atom; .gz of
    any), or - for standard input; the folder `articles` if none is named. Writes FROM_TO.html, .geojson and
    .gpkg, and lists the maps in index.html.
    """
    from geo import pipeline, terminal

    date_range = pipeline.DateRange(begin, until)
    begun = reading(**given)
    corpus = begun.corpus()
    terminal.print_unread(corpus.unread)
    further = tuple(dict.fromkeys(formats))
    terminal.print_summary(pipeline.build(corpus, date_range, out, begun.gazetteer, further))
    sys.exit(SOME_INPUT_FAILED if corpus.unread else 0)

"""`geo build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.group import SOME_INPUT_FAILED
from geo.cli.options import Day, open_gazetteer, own_places, read_articles, sources

if TYPE_CHECKING:
    from datetime import date


@click.command()
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
    gazetteer = open_gazetteer(own)
    corpus = pipeline.collect(terminal.progress(read_articles(articles)), gazetteer)
    terminal.print_unread(corpus.unread)
    terminal.print_summary(pipeline.build(corpus, period, out, gazetteer))
    sys.exit(SOME_INPUT_FAILED if corpus.unread else 0)

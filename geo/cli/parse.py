"""`geo parse`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from geo.cli.group import SOME_INPUT_FAILED, stop
from geo.cli.options import (
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
    from pathlib import Path


@click.command()
@sources
@click.option("--jsonl", is_flag=True, help="One JSON record an article, for programs.")
@focus
@own_places
@jobs
def parse(
    articles: tuple[str, ...], focus: str | None, own: tuple[Path, ...], jobs: int, *, jsonl: bool
) -> None:
    """Show the places, dates and events found in each of ARTICLES."""
    from geo import pipeline, terminal
    from geo.export import parse_record
    from geo.model import Unread

    gazetteer = open_gazetteer(own)
    region = read_region(focus, gazetteer)
    unread, parsed = [], 0
    for item in pipeline.parse(read_articles(articles), gazetteer, focus=region, jobs=processes(jobs)):
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
        stop("no article could be read")
    sys.exit(SOME_INPUT_FAILED if unread else 0)

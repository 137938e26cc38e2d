"""`geo parse`."""

from __future__ import annotations

import json
import sys
from typing import Unpack

import click

from geo.cli.examples import examples
from geo.cli.group import SOME_INPUT_FAILED, stop
from geo.cli.reading import Given, any_failed, reading, reading_options


@examples(
    ("geo parse report.txt", "the text with its marks, and why each was taken for what"),
    ("geo parse --jsonl reports.jsonl.gz --jobs 0", "a record an article, on all cores"),
    ("geo parse report.txt --focus AM,AZ", "what you know of where it is about"),
)
@click.command()
@click.option("--jsonl", is_flag=True, help="One JSON record an article, for programs.")
@reading_options
def parse(*, jsonl: bool, **given: Unpack[Given]) -> None:
    """Show the places, dates and events found in each of ARTICLES."""
    from geo import terminal
    from geo.export import parse_record
    from geo.model import Unread

    begun = reading(given)
    unread, parsed = [], 0
    with begun.store as store:
        for item in begun.found:
            if isinstance(item, Unread):
                unread.append(item)
                continue
            parsed += 1
            found = begun.corrections.applied(item)
            if jsonl:
                click.echo(json.dumps(parse_record(found), ensure_ascii=False))
            else:
                terminal.print_parse(found)
    terminal.print_unread(unread)
    terminal.print_store(store)
    if not parsed:
        stop("no article could be read")
    sys.exit(SOME_INPUT_FAILED if any_failed(unread) else 0)

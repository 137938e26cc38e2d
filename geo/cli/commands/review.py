"""`geo review`."""

from __future__ import annotations

import sys
from typing import Unpack

import click

from geo.cli.corrections import new_corrections
from geo.cli.group import SOME_INPUT_FAILED, stop
from geo.cli.reading import Given, any_failed, reading, reading_options
from geo.cli.standing import settings_of


@click.command()
@reading_options
def review(**given: Unpack[Given]) -> None:
    """Ask you what geo does not know of ARTICLES.

    Shows what is undated, not located or unsure, and writes it into a table (corrections.csv). What you write
    into its column `answer` every later build, parse and review in this folder obeys: a date for an article
    (`published`) or an `event`; the id of a `place`, as `geo places` shows it; or none, for a name that is
    no place and an act that is no event.
    """
    from geo import pipeline, terminal

    begun = reading(given, is_first=True)
    corpus = begun.corpus()
    terminal.print_unread(corpus.unread)
    if not corpus.parses:
        stop("no article could be read")
    settings = settings_of(click.get_current_context())
    path = begun.path or new_corrections(settings.folder if settings else None)
    terminal.print_review(pipeline.review(corpus, begun.gazetteer, path))
    sys.exit(SOME_INPUT_FAILED if any_failed(corpus.unread) else 0)

"""`geo review`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from geo.cli.corrections import new_corrections
from geo.cli.examples import examples
from geo.cli.group import SOME_INPUT_FAILED, stop
from geo.cli.reading import Given, any_failed, reading, reading_options
from geo.cli.standing import settings_of

if TYPE_CHECKING:
    from geo.pipeline import Corpus


class Wanted(Given):
    """The values of the options of `geo review`."""

    html: Path | None
    event: str


@examples(
    ("geo review reports/", "questions into corrections.csv"),
    ("geo review reports/ --html review.html", "the same as a page to click through"),
    ("geo review reports/ --event 1a2b3c4d", "the rows that put one event right"),
)
@click.command()
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The questions as a page, too: what is chosen there is saved as corrections.csv.",
)
@click.option("--event", default="", metavar="ID", help="Only the rows that put this event right, to copy.")
@reading_options
def review(**given: Unpack[Wanted]) -> None:
    """Ask you what geo does not know of ARTICLES.

    Shows what is undated, not located or unsure, and writes it into a table (corrections.csv). What you write
    into its column `answer` every later build, parse and review in this folder obeys: a date for an article
    (`published`) or an `event`; the id of a `place`, as `geo places` shows it; or none, for a name that is
    no place and an act that is no event.
    """
    from geo import pipeline, terminal
    from geo.corrections import write_page

    begun = reading(given, is_first=True)
    corpus = begun.corpus()
    terminal.print_unread(corpus.unread)
    if not corpus.parses:
        stop("no article could be read")
    if given["event"]:
        click.echo(_rows_of(given["event"], corpus), nl=False)
        sys.exit(SOME_INPUT_FAILED if any_failed(corpus.unread) else 0)
    settings = settings_of(click.get_current_context())
    path = begun.path or new_corrections(settings.folder if settings else None)
    reviewed = pipeline.review(corpus, begun.gazetteer, path)
    terminal.print_review(reviewed)
    if given["html"]:
        write_page(reviewed.questions, reviewed.answered, given["html"])
    sys.exit(SOME_INPUT_FAILED if any_failed(corpus.unread) else 0)


def _rows_of(name: str, corpus: Corpus) -> str:
    """Return the rows by which a person can put an event right, as the file of corrections has them."""
    from geo.corrections import as_csv, rows_of_event

    event = next((event for event in corpus.events if event.id == name), None)
    if event is None:
        stop(f"no event has the id {name!r}: the map and the files show it as event_id")
    return as_csv(list(rows_of_event(event, corpus.parses)))

"""`geo build`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from geo.cli.examples import examples
from geo.cli.group import DONE, NOTHING_TO_DRAW, SOME_INPUT_FAILED
from geo.cli.options import Day
from geo.cli.reading import Given, any_failed, reading, reading_options

if TYPE_CHECKING:
    from datetime import date

    from geo.cli.reading import Reading
    from geo.pipeline import Built, Corpus, DateRange, Output

LONGEST_INTRO = 20_000
"""Characters: more is no introduction, and hides the map."""


class Wanted(Given):
    """The values of the options of `geo build`."""

    begin: date | None
    until: date | None
    out: Path
    name: str
    title: str
    intro: Path | None
    credit: str
    tiles: str
    notes: Path | None
    formats: tuple[str, ...]
    no_map: bool
    events: Path | None
    words: str
    min_certainty: float
    dry_run: bool
    as_json: bool


@examples(
    ("geo build reports/ --from 2022-07 --to 2022-09", "what was reported of July to September 2022"),
    ("geo build feed.xml --name today --title Incidents", "the same file names in every run"),
    ("geo build table.csv --column text=Body --column published=Day", "a table with names of its own"),
    (
        "geo build reports/ --gazetteer my-places.csv --types my-kinds.csv",
        "with places and kinds of your own",
    ),
    ("geo build reports/ --min-certainty 0.8 --format csv", "fewer and surer events, and a table of them"),
)
@click.command()
@click.option("--from", "begin", type=Day(last=False), help="First day: 2022, 2022-07 or 2022-07-16.")
@click.option("--to", "until", type=Day(last=True), help="Last day, included.")
@click.option(
    "--out", default="maps", type=click.Path(path_type=Path), show_default=True, help="Folder to write."
)
@click.option("--name", default="", help="What the files are called, such as today.  [default: their range]")
@click.option("--title", default="", help="What heads the map.  [default: its range]")
@click.option(
    "--intro", type=click.Path(path_type=Path), metavar="FILE", help="A text that stands below the title."
)
@click.option("--credit", default="", help="Who made the map; it stands with the sources.")
@click.option(
    "--tiles",
    default="",
    metavar="ADDRESS",
    help="Tiles of your own that a reader may choose: https://tiles.example/{z}/{x}/{y}.png",
)
@click.option(
    "--notes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table of texts, pictures and links for events, and of the steps of a story.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["parquet", "csv", "kml", "months"]),
    help="A further file of the events: GeoParquet, CSV or KML; or a folder of GeoParquet by month. May be "
    "given again.",
)
@click.option(
    "--no-map",
    is_flag=True,
    help="Write no map, only the files of --format. With `--format months` alone the events need not fit in "
    "memory.",
)
@click.option(
    "--events",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Draw events that `--format months` wrote, and read no ARTICLES.",
)
@click.option(
    "--words",
    type=click.Choice(["inside", "beside"]),
    default="inside",
    show_default=True,
    help="Where the words of events are: in the page, or in a folder beside it, for more than some 100,000 "
    "events.",
)
@click.option(
    "--min-certainty",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="Draw events of at least this certainty, from 0 to 1; list the others.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be drawn, and write no file.")
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON record, for programs.")
@reading_options
def build(**wanted: Unpack[Wanted]) -> None:
    """Draw the events that ARTICLES report on a map.

    ARTICLES are files and folders (texts, web pages, tables, JSON, feeds, mail, Word, RTF, PDF, crawls and
    archives, compressed or not), or - for standard input; the folder `articles` if none is named. Writes
    FROM_TO.html, .geojson and .gpkg, and lists the maps in index.html. With --name these files keep
    their name, and a feed of the newest events lies beside them.

    Exit status: 0 done, 1 done but some input failed, 2 wrong usage, 3 nothing to draw, 4 a fault of geo or
    of standard output.
    """
    from geo import pipeline

    date_range = pipeline.DateRange(wanted["begin"], wanted["until"])
    output = _output(wanted)
    if wanted["events"] is not None:
        _redraw(wanted["events"], wanted, date_range, output)
        return
    begun = reading(wanted)
    if begun.run is not None:
        output = replace(output, write_months=begun.run.write_months)
    with begun.store:
        sys.exit(_built(begun, date_range, output, wanted))


def _built(begun: Reading, date_range: DateRange, output: Output, wanted: Wanted) -> int:
    """Draw what is read, say what came of it, and return the exit status."""
    from geo import pipeline, terminal
    from geo.errors import NothingToDrawError

    corpus = begun.together()
    as_json = wanted["as_json"]
    terminal.print_unread(corpus.unread)
    try:
        planned = pipeline.plan(corpus, date_range, output)
    except NothingToDrawError as error:
        if as_json:
            terminal.print_record(
                terminal.corpus_record(corpus, begun.store)
                | {"status": NOTHING_TO_DRAW, "reason": str(error)}
            )
        raise
    built = (
        pipeline.Built(planned)
        if wanted["dry_run"]
        else pipeline.build(corpus, date_range, output, begun.gazetteer, begun.store)
    )
    terminal.print_unread(built.faults)
    status = _status(corpus, built)
    if as_json:
        terminal.print_record(terminal.summary_record(built, begun.store) | {"status": status})
    else:
        terminal.print_summary(built, is_written=not wanted["dry_run"])
    return status


def _redraw(folder: Path, wanted: Wanted, date_range: DateRange, output: Output) -> None:
    """Draw events that an earlier build wrote by month."""
    from geo import terminal
    from geo.cli.options import open_gazetteer, use_types
    from geo.errors import UsageError
    from geo.pipeline.redrawing import redraw

    if wanted["articles"]:
        raise UsageError(f"--events {str(folder)!r} draws what was found before: name no ARTICLES with it")
    if wanted["dry_run"]:
        raise UsageError("--dry-run says what articles would give: it does not go with --events")
    use_types(wanted["own_types"])
    built, rows = redraw(folder, date_range, output, open_gazetteer(wanted["own"]))
    if wanted["as_json"]:
        files = [str(path) for path in built.files]
        terminal.print_record({"status": DONE, "title": built.plan.title, "rows": rows, "files": files})
    else:
        terminal.print_redrawn(built, rows)


def _status(corpus: Corpus, built: Built) -> int:
    return SOME_INPUT_FAILED if built.faults or any_failed(corpus.unread) else DONE


def _output(wanted: Wanted) -> Output:
    from geo.maps import Additions, Words, own_map, read_notes
    from geo.pipeline import Output

    intro = _text(wanted["intro"]) if wanted["intro"] else ""
    further = tuple(dict.fromkeys(wanted["formats"]))
    additions = Additions(
        wanted["credit"].strip(),
        read_notes(wanted["notes"]) if wanted["notes"] else (),
        own_map(wanted["tiles"].strip()) if wanted["tiles"] else None,
    )
    return Output(
        wanted["out"],
        wanted["name"].strip(),
        wanted["title"].strip(),
        intro,
        further,
        additions,
        wanted["min_certainty"],
        Words(wanted["words"]),
        with_map=not wanted["no_map"],
    )


def _text(path: Path) -> str:
    """Return the introduction that a file holds."""
    from geo.errors import UsageError
    from geo.files import read_file

    try:
        text = read_file(path).decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"can't read the introduction {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the introduction {str(path)!r} is not UTF-8") from error
    if len(text) > LONGEST_INTRO:
        raise UsageError(f"the introduction {str(path)!r} is longer than {LONGEST_INTRO:,} characters")
    return text

"""`geo types`: kinds of event of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from geo.cli.examples import examples
from geo.cli.group import NOTHING_DONE, SOME_INPUT_FAILED, complain


@click.group()
def types() -> None:
    """Check kinds of event and triggers of your own."""


@examples(
    ("geo types check my-kinds.csv", "what --types would refuse, at once"),
)
@types.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """List what is wrong with your own kinds.

    FILE is a CSV with a row for each set of triggers; several are checked together, as --types would read
    them. Every fault is listed at once, by file and line.

    Exit status: 0 nothing wrong, 1 something is wrong, 2 a file can't be read at all.
    """
    from geo import terminal
    from geo.errors import KindsError
    from geo.language.own.reading import check_own_kinds

    try:
        kinds, faults = check_own_kinds(files)
    except KindsError as error:
        complain(str(error))
        sys.exit(NOTHING_DONE)
    terminal.print_kinds(kinds, faults)
    sys.exit(SOME_INPUT_FAILED if faults else 0)

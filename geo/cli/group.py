"""The command above all others, and how any of them ends."""

from __future__ import annotations

import logging
import sys
from typing import NoReturn

import click

from geo.cli.examples import examples
from geo.errors import GeoError, NothingToDrawError

DONE = 0
SOME_INPUT_FAILED = 1
NOTHING_DONE = 2
"""Wrong usage: nothing could be done as it was asked for."""
NOTHING_TO_DRAW = 3
"""The articles report nothing in the range: a quiet day."""


class Commands(click.Group):
    """Print a `GeoError` as one line instead of a traceback, and exit by it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except NothingToDrawError as error:
            stop(str(error), NOTHING_TO_DRAW)
        except GeoError as error:
            stop(str(error))


@examples(
    ("geo build reports/ --from 2022-07 --to 2022-09", "a map of what was reported of these days"),
    ("geo parse report.txt", "what is found in one report, and why"),
    ("geo review reports/", "what needs your eye"),
)
@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geo")
def main() -> None:
    """See where and when a pile of news reports says things happened."""


def stop(message: str, status: int = NOTHING_DONE) -> NoReturn:
    """Say why nothing was done, and end."""
    logging.getLogger("geo.said").warning("%s", message)
    click.echo(f"geo: {message}", err=True)
    sys.exit(status)

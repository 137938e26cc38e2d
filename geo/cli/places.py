"""`geo places`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from geo.cli.group import NOTHING_DONE
from geo.cli.options import open_gazetteer, own_places

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many candidates at most."
)
@own_places
def places(name: str, limit: int, own: tuple[Path, ...]) -> None:
    """Look NAME up in the gazetteer."""
    from geo import terminal

    gazetteer = open_gazetteer(own)
    candidates = gazetteer.candidates(name)
    terminal.print_places(name, candidates[:limit], len(candidates), gazetteer)
    if not candidates:
        terminal.print_near_misses(name, gazetteer.suggest(name))
        sys.exit(NOTHING_DONE)

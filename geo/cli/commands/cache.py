"""`geo cache`: the parses that are kept between runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from geo.cli.examples import examples
from geo.cli.group import stop
from geo.cli.options import cache as folder_option

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def cache() -> None:
    """See or clear what was parsed and is kept.

    An article is parsed again only when it, geo, a gazetteer or an option has changed.
    """


@examples(
    ("geo cache path", "to delete or back it up yourself"),
)
@cache.command()
@folder_option
def path(cache: Path | None) -> None:
    """Print where the parses are kept."""
    click.echo(_file(cache))


@examples(
    ("geo cache info", "how many parses, how large"),
)
@cache.command()
@folder_option
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
def info(cache: Path | None, *, as_json: bool) -> None:
    """Count what is kept."""
    from geo import terminal
    from geo.store.database import Extent, extent
    from geo.store.folder import greatest_size

    file = _file(cache)
    held = extent(file.parent) or Extent(0, 0)
    if as_json:
        record = {"path": str(file), "parses": held.rows, "bytes": held.size, "most_bytes": greatest_size()}
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        terminal.print_extent(file, held, greatest_size())


@examples(
    ("geo cache clear", "start afresh"),
)
@cache.command()
@folder_option
def clear(cache: Path | None) -> None:
    """Remove all that is kept. Nothing is lost but the time to parse it again."""
    from geo import terminal
    from geo.store.database import clear as remove

    file = _file(cache)
    terminal.print_cleared(file, remove(file.parent))


def _file(named: Path | None) -> Path:
    """Return the store's file, whether it is there or not."""
    from geo.store import store_folder
    from geo.store.database import NAME

    folder = store_folder(named)
    if folder is None:
        stop("nothing is kept: GEO_CACHE switches it off, or there is no home; name a folder with --cache")
    return folder / NAME

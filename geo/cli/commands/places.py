"""`geo places`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from geo.cli.countries import CountryCodes
from geo.cli.examples import examples
from geo.cli.group import NOTHING_DONE
from geo.cli.options import open_gazetteer, own_places

if TYPE_CHECKING:
    from pathlib import Path


@examples(
    ("geo places Tripoli", "all places of that name, the best known first"),
    ("geo places 'Paris, Texas'", "by what it lies in"),
    ("geo places Vank --country AM,AZ --all-names", "in some countries, with all names"),
)
@click.command()
@click.argument("name")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many candidates at most."
)
@click.option("--country", "countries", type=CountryCodes(), help="Only places in these countries: AM,AZ.")
@click.option("--all-names", is_flag=True, help="All other names of each place, in all scripts.")
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
@own_places
def places(  # noqa: PLR0913 - as many as there are options
    name: str,
    limit: int,
    countries: frozenset[str] | None,
    own: tuple[Path, ...],
    *,
    all_names: bool,
    as_json: bool,
) -> None:
    """Look NAME up in the gazetteer.

    What it lies in may stand behind a comma: "Paris, Texas". A name is sought as it is written; then without
    regard to case, diacritics and script; then for what is spelt much like it.
    """
    from geo import terminal
    from geo.gazetteer.lookup import look_up

    gazetteer = open_gazetteer(own)
    found = look_up(gazetteer, name, limit, countries or frozenset())
    if as_json:
        click.echo(json.dumps(found.as_record(gazetteer), ensure_ascii=False))
    else:
        terminal.print_places(found, gazetteer, all_names=all_names)
    if not found.candidates:
        sys.exit(NOTHING_DONE)

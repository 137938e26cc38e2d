"""`geo gazetteer`: what the gazetteer holds, and places of one's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.countries import CountryCodes
from geo.cli.examples import examples
from geo.cli.group import NOTHING_DONE, SOME_INPUT_FAILED, complain
from geo.cli.options import open_gazetteer, own_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer.geonames.download import Remote, Server

FILE = click.Path(path_type=Path)


@click.group()
def gazetteer() -> None:
    """Show and extend the gazetteer; check places of your own."""


@examples(
    ("geo gazetteer info", "what it holds, where from, whether it is whole"),
    ("geo gazetteer info --gazetteer my-places.csv", "yours counted too"),
)
@gazetteer.command()
@own_places
@click.option("--all-countries", is_flag=True, help="Count each country, not only the largest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
def info(own: tuple[Path, ...], *, all_countries: bool, as_json: bool) -> None:
    """Count what it holds, verify it, name sources."""
    from geo import terminal
    from geo.gazetteer.data import data_folder
    from geo.gazetteer.survey import altered_tables, inventory
    from geo.gazetteer.user import user_layers

    layers = (*own, *user_layers())
    altered = altered_tables(data_folder(), layers)
    terminal.print_altered(altered)
    found = inventory(open_gazetteer(own), layers, altered)
    if as_json:
        click.echo(json.dumps(found.as_record(), ensure_ascii=False))
    else:
        terminal.print_inventory(found, all_countries=all_countries)
    sys.exit(SOME_INPUT_FAILED if altered else 0)


@examples(
    ("geo gazetteer check my-places.csv zones.geojson", "all faults at once"),
)
@gazetteer.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """List what is wrong with your own places.

    FILE is a CSV or GeoJSON; every fault is listed at once, by file and line.

    Exit status: 0 nothing wrong (there may be warnings), 1 something is wrong, 2 a file can't be read at all.
    """
    from geo import terminal
    from geo.errors import GazetteerError
    from geo.gazetteer.own import check_own

    world = open_gazetteer(())
    unread = wrong = False
    for file in files:
        try:
            places, faults = check_own(file, world)
        except GazetteerError as error:
            unread = True
            complain(str(error))
            continue
        terminal.print_check(file, places, faults)
        wrong = wrong or any(not fault.is_warning for fault in faults)
    sys.exit(NOTHING_DONE if unread else SOME_INPUT_FAILED if wrong else 0)


@examples(
    ("geo gazetteer import-geonames AZ.zip", "into AZ.gazetteer"),
    (
        "geo gazetteer import-geonames allCountries.zip --feature-class P,A --min-population 100",
        "larger places of the world",
    ),
)
@gazetteer.command("import-geonames")
@click.argument("dump", metavar="FILE", type=FILE)
@click.option("--out", type=FILE, help="Folder to write.  [default: FILE's name with .gazetteer, here]")
@click.option("--country", "countries", type=CountryCodes(), help="Only places in these countries: AM,AZ.")
@click.option("--feature-class", "classes", help="Only these of GeoNames' classes: P,A.")
@click.option("--feature-code", "codes", help="Only these of GeoNames' codes: PPL,PPLA,STM.")
@click.option(
    "--min-population", default=0, type=click.IntRange(min=0), help="Only places of so many people or more."
)
def import_geonames(  # noqa: PLR0913 - as many as there are options
    dump: Path,
    *,
    out: Path | None,
    countries: frozenset[str] | None,
    classes: str | None,
    codes: str | None,
    min_population: int,
) -> None:
    """Make more places of a GeoNames dump.

    FILE is a zip such as AZ.zip or allCountries.zip, or the table within. The folder that is written is used
    by --gazetteer, as a file of your own places is. Its places stand among the world's by how well known
    they are.
    """
    from geo import terminal
    from geo.gazetteer.english import Words
    from geo.gazetteer.feature_codes import read_feature_classes, read_feature_codes
    from geo.gazetteer.geonames.dump import Wanted
    from geo.gazetteer.geonames.write import import_geonames
    from geo.text import DEFAULT_MODEL

    wanted = Wanted(
        read_feature_classes(classes or ""),
        read_feature_codes(codes or ""),
        countries or frozenset(),
        min_population,
    )
    with terminal.counting("rows") as on_row:
        report = import_geonames(
            dump,
            out or Path(f"{dump.stem}.gazetteer"),
            Words.of_english(DEFAULT_MODEL),
            wanted=wanted,
            known=open_gazetteer(()).find,
            on_row=on_row,
        )
    terminal.print_import(report)
    sys.exit(SOME_INPUT_FAILED if report.rejected else 0)


@examples(
    ("geo gazetteer get AM AZ GE --dry-run", "how much would be fetched"),
    ("geo gazetteer get AM AZ GE", "fetched, checked, used from now on"),
)
@gazetteer.command()
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
@click.option(
    "--from",
    "address",
    metavar="URL",
    help="Folder of the dumps on a server of your own.  [default: GeoNames' own]",
)
@click.option("--dry-run", is_flag=True, help="Say what would be fetched, and fetch nothing.")
def get(countries: tuple[str, ...], *, address: str | None, dry_run: bool) -> None:
    """Fetch all places of a country from GeoNames.

    COUNTRY is a code of two letters: AM AZ GE. The dump is fetched (a broken-off one goes on where it
    stopped), checked, and imported into your data folder; every later run uses it. Behind a proxy set
    HTTPS_PROXY. GEO_DATA names another data folder; GEO_DATA=off leaves what is there unused.

    Exit status: 0 all were imported, 1 some, 2 none.
    """
    from geo import terminal
    from geo.errors import GazetteerError
    from geo.gazetteer.geonames.download import SERVER, Server

    codes, server = _country_codes(countries), Server(address or SERVER)
    folder = _user_folder()
    remotes, failed = [], 0
    for code in codes:
        try:
            remotes.append(server.look(code))
        except GazetteerError as error:
            failed += 1
            complain(str(error))
    terminal.print_remotes(remotes, folder)
    if not dry_run:
        failed += _get_all(remotes, server, folder)
    sys.exit(NOTHING_DONE if failed == len(codes) else SOME_INPUT_FAILED if failed else 0)


def _country_codes(countries: tuple[str, ...]) -> list[str]:
    """Return the codes in capitals, each once; AM,AZ is read too."""
    given = [code.strip() for codes in countries for code in codes.split(",") if code.strip()]
    read = CountryCodes()
    for code in given:
        read.convert(code, None, None)
    return list(dict.fromkeys(code.upper() for code in given))


def _user_folder() -> Path:
    from geo.errors import UsageError
    from geo.gazetteer.user import VARIABLE, user_folder

    folder = user_folder()
    if folder is None:
        raise UsageError(f"there is no data folder to import into: set {VARIABLE} to a folder")
    return folder


def _get_all(remotes: Sequence[Remote], server: Server, folder: Path) -> int:
    """Fetch and import each dump; return how many failed."""
    from geo import terminal
    from geo.errors import GazetteerError, OutputError
    from geo.gazetteer import Gazetteer
    from geo.gazetteer.english import Words
    from geo.gazetteer.geonames.get import get_country
    from geo.text import DEFAULT_MODEL

    words, known = Words.of_english(DEFAULT_MODEL), Gazetteer.open().find
    failed = 0
    for remote in remotes:
        try:
            with terminal.counting(f"bytes of {remote.file_name}") as on_bytes:
                report = get_country(remote, server, folder, words=words, known=known, on_bytes=on_bytes)
        except (GazetteerError, OutputError) as error:
            failed += 1
            complain(str(error))
        else:
            terminal.print_got(remote, report)
    return failed

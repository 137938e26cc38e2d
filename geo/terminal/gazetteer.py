"""What `geo gazetteer` shows: counts, faults, and what became of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from geo.gazetteer.feature_words import class_in_words
from geo.terminal.console import clean, count, err, out, print_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from geo.gazetteer.geonames.download import Remote
    from geo.gazetteer.geonames.write import ImportReport
    from geo.gazetteer.own import Fault, OwnPlace
    from geo.gazetteer.survey import Inventory, Licence, Survey

LARGEST = 15
"""Countries that are counted each, unless all are asked for."""
MEGABYTE = 1_000_000
NO_COUNTRY = "none"


def print_altered(altered: Sequence[str]) -> None:
    """Name each table that is not as it was compiled."""
    for line in altered:
        print_beside("altered  ", "red", line)


def print_inventory(found: Inventory, *, all_countries: bool) -> None:
    """Show what a gazetteer holds, where it lies, and where it comes from."""
    for survey in found.surveys:
        _print_survey(survey, most=None if all_countries else LARGEST)
    _print_disk(found)
    out.print(Text("Sources", "bold"))
    out.print(_licences(found.licences), soft_wrap=False)


def _print_survey(survey: Survey, most: int | None) -> None:
    out.print(
        Text.assemble(
            (clean(survey.title), "bold"),
            f": {count_of(survey.places, 'place')}, {count_of(survey.names, 'name')}",
        )
    )
    classes = {f"{code or '–'} {class_in_words(code)}": number for code, number in survey.by_class.items()}
    for heading, counts in (("source", survey.by_source), ("class", classes)):
        out.print(_counts(heading, counts), soft_wrap=False)
    out.print(_in_columns("country", survey.by_country, most), soft_wrap=False)
    out.print()


def _counts(heading: str, counts: Mapping[str, int]) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column(heading, width=24)
    table.add_column("places", justify="right", width=9)
    for key, number in _largest_first(counts):
        table.add_row(clean(key), f"{number:,}")
    return table


def _in_columns(heading: str, counts: Mapping[str, int], most: int | None, columns: int = 3) -> Table:
    """Lay counts out in several columns, the largest first, down and then across."""
    rows = [(clean(key or NO_COUNTRY), number) for key, number in _largest_first(counts)]
    if most is not None and len(rows) > most + 1:
        rest = rows[most:]
        rows = [*rows[:most], (f"{len(rest)} more", sum(number for _, number in rest))]
    height = -(-len(rows) // columns)
    table = Table(box=None, header_style="dim", pad_edge=False)
    for _ in range(min(columns, len(rows))):
        table.add_column(heading, width=10)
        table.add_column("places", justify="right", width=9)
    for top in range(height):
        table.add_row(*(cell for key, number in rows[top::height] for cell in (key, f"{number:,}")))
    return table


def _largest_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _print_disk(found: Inventory) -> None:
    total = sum(found.sizes.values())
    out.print(Text.assemble(("On disk", "bold"), f": {_megabytes(total)} in {found.folder}"))
    folders: dict[str, int] = {}
    for name, size in found.sizes.items():
        folder = name.partition("/")[0] if "/" in name else "."
        folders[folder] = folders.get(folder, 0) + size
    parts = ", ".join(f"{folder}/ {_megabytes(size)}" for folder, size in folders.items() if folder != ".")
    out.print(Text(parts, "dim"))
    whole = found.checked - len(found.altered)
    verdict = (
        "all as compiled" if not found.altered else f"{len(found.altered)} not as compiled (named above)"
    )
    out.print(f"Checksums: {whole} of {count(found.checked, 'table')} verified, {verdict}")
    out.print()


def _licences(licences: Iterable[Licence]) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    for heading in ("source", "version", "licence"):
        table.add_column(heading, overflow="fold", ratio=1)
    for one in licences:
        table.add_row(clean(one.source), clean(one.version), clean(one.licence))
    return table


def print_check(file: Path, places: Sequence[OwnPlace], faults: Sequence[Fault]) -> None:
    """Show what is wrong with a file of places, errors and warnings apart, and what is left of it."""
    for fault in faults:
        heading, style = ("warning", "yellow") if fault.is_warning else ("error  ", "red")
        print_beside(f"{heading}  ", style, str(fault), out)
    warnings = sum(fault.is_warning for fault in faults)
    errors = len(faults) - warnings
    verdict = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
    out.print(f"{file}: {count(len(places), 'place')} in order, {verdict}")


def print_import(report: ImportReport) -> None:
    """Show what became of a dump."""
    for row in report.first_rejected:
        print_beside("rejected  ", "red", f"line {row.line}: {row.reason}: {row.content[:60]!r}")
    unnamed = report.rejected - len(report.first_rejected)
    if unnamed:
        err.print(f"          and {count_of(unnamed, 'line')} more")
    if report.rejected:
        err.print(f"All rejected lines are in {report.out / 'rejected.tsv'}")
    if report.repeated:
        repeated = ", ".join(map(str, report.first_repeated))
        more = " …" if report.repeated > len(report.first_repeated) else ""
        err.print(
            f"{count_of(report.repeated, 'row')} with a geonameid that an earlier row has: {repeated}{more}"
        )
    counts = f"{count_of(report.places, 'place')} under {count_of(report.names, 'name')}"
    rest = f"{report.left_out:,} not wanted, {report.rejected:,} rejected"
    out.print(f"{count_of(report.read, 'row')} read: {counts}; {rest}")
    out.print(f"Use it by --gazetteer {report.out}")


def print_remotes(remotes: Sequence[Remote], folder: Path) -> None:
    """Say what will be fetched, how large it is, and where it goes."""
    for remote in remotes:
        out.print(f"{remote.file_name}  {_size(remote.size)}  {clean(remote.url)}")
    if len(remotes) > 1:
        known = [remote.size for remote in remotes if remote.size is not None]
        out.print(f"{_size(sum(known) if len(known) == len(remotes) else None)} in all")
    if remotes:
        out.print(f"into {clean(str(folder))}")


def print_got(remote: Remote, report: ImportReport) -> None:
    """Say what a country's dump has brought."""
    places = f"{count_of(report.places, 'place')} under {count_of(report.names, 'name')}"
    rejected = f"; {count_of(report.rejected, 'line')} rejected" if report.rejected else ""
    out.print(f"{remote.country_code}: {places}, used from now on{rejected}")


def _size(size: int | None) -> str:
    return "size unknown" if size is None else f"{size / MEGABYTE:,.1f} MB"


def count_of(number: int, noun: str) -> str:
    """Count a noun in thousands: *1,200 places*."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"

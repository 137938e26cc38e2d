"""`geo eval`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from geo.cli.group import SOME_INPUT_FAILED
from geo.cli.options import focus, jobs, open_gazetteer, own_places, processes, read_region


@click.command(name="eval")
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
@focus
@own_places
@jobs
def evaluate(
    corpora: tuple[Path, ...], focus: str | None, own: tuple[Path, ...], jobs: int, *, as_json: bool
) -> None:
    """Measure how right geo is on annotated texts of your own.

    Each CORPUS is a file of JSON Lines, one text a line, with what is marked in it: places, readings, time
    expressions, or events; the manual says how. Places count as right within 161 km.
    """
    from geo import terminal
    from geo.pipeline.evaluating import evaluate as measure

    gazetteer = open_gazetteer(own)
    report = measure(corpora, gazetteer, focus=read_region(focus, gazetteer), jobs=processes(jobs))
    if as_json:
        click.echo(json.dumps(report.as_record(), ensure_ascii=False))
    else:
        terminal.print_report(report)
    terminal.print_unread(report.unread)
    sys.exit(SOME_INPUT_FAILED if report.unread else 0)

"""`geo eval`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TypedDict, Unpack

import click

from geo.cli.examples import examples
from geo.cli.group import SOME_INPUT_FAILED
from geo.cli.options import focus, jobs, open_gazetteer, own_places, processes, read_region


class Shown(TypedDict):
    """What is shown of the figures."""

    as_json: bool
    by_rule: bool


@examples(
    ("geo eval my-reports.jsonl", "figures on texts that you marked"),
    ("geo eval my-reports.jsonl --rules", "how often each rule was right"),
    ("geo eval places.jsonl dates.jsonl --json --jobs 0", "for programs, on all cores"),
)
@click.command(name="eval")
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
@click.option("--rules", "by_rule", is_flag=True, help="How often each rule decided, and was right.")
@focus
@own_places
@jobs
def evaluate(
    corpora: tuple[Path, ...],
    focus: str | None,
    own: tuple[Path, ...],
    jobs: int,
    **shown: Unpack[Shown],
) -> None:
    """Measure how right geo is on annotated texts of your own.

    Each CORPUS is a file of JSON Lines, one text a line, with what is marked in it: places, their usage, time
    expressions, or events; the manual says how. Places count as right within 161 km.
    """
    from geo import terminal
    from geo.pipeline.evaluating import evaluate as measure

    gazetteer = open_gazetteer(own)
    report = measure(corpora, gazetteer, focus=read_region(focus, gazetteer), jobs=processes(jobs))
    if shown["as_json"]:
        click.echo(json.dumps(report.as_record(), ensure_ascii=False))
    elif shown["by_rule"]:
        terminal.print_rules(report)
    else:
        terminal.print_report(report)
    terminal.print_unread(report.unread)
    sys.exit(SOME_INPUT_FAILED if report.unread else 0)

"""Speed of parsing beside spaCy's small NER, each parcel of reports through both, in turn first.

    python benchmarks/parse_pairs.py --out results.md --pairs 12

geo finds places, dates and events; spaCy here only splits words and finds names. CPU seconds of one thread of
one process, so that what else the machine does weighs little. The reports are made up (`made_up_reports.py`),
and none is given twice.
"""

from __future__ import annotations

import argparse
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import spacy
from made_up_reports import report

from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import parse
from geo.text import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Parser = Callable[[Sequence[str]], object]

REPORTS_AT_ONCE = 16
NER = ("tok2vec", "ner")


def seconds(parser: Parser, texts: Sequence[str]) -> float:
    """Return the CPU seconds that a parser takes for some texts."""
    begun = process_time()
    parser(texts)
    return process_time() - begun


def systems() -> dict[str, Parser]:
    """Return what is compared, loaded."""
    gazetteer = Gazetteer.open()
    names = spacy.load(DEFAULT_MODEL)
    names.select_pipes(enable=list(NER))
    return {
        "geo, places, dates and events": lambda texts: list(
            parse([Article(str(number), text) for number, text in enumerate(texts)], gazetteer)
        ),
        "spaCy small, NER alone": lambda texts: list(names.pipe(texts)),
    }


def measured(pairs: int) -> dict[str, list[float]]:
    """Return the seconds of each system for each parcel; the first opens the tables and isn't counted."""
    parsers = systems()
    taken: dict[str, list[float]] = {name: [] for name in parsers}
    for number in range(pairs + 1):
        first = number * REPORTS_AT_ONCE
        texts = [report(one) for one in range(first, first + REPORTS_AT_ONCE)]
        order = list(parsers) if number % 2 else list(reversed(parsers))
        for name in order:
            spent = seconds(parsers[name], texts)
            if number:
                taken[name].append(spent)
    return taken


def main() -> None:
    """Measure, print, and write the table where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--out", type=Path, help="a Markdown file to write the table to")
    options = parser.parse_args()
    taken = measured(options.pairs)
    ours, theirs = taken.values()
    ratios = sorted(their / our for our, their in zip(ours, theirs, strict=True))
    compared = f"{median(ratios):.2f} times as fast as the NER alone, {ratios[0]:.2f} to {ratios[-1]:.2f}"
    reports = f"{options.pairs} pairs of {REPORTS_AT_ONCE} made-up reports of some 1.5 kB"
    lines = [
        f"# Parsing beside spaCy's small NER, {datetime.now(tz=UTC).date()}\n",
        f"Python {platform.python_version()}, one thread, {reports} (`benchmarks/parse_pairs.py`).\n",
        "| system | articles a CPU second, median |\n|---|---|",
        *(f"| {name} | {REPORTS_AT_ONCE / median(spent):.1f} |" for name, spent in taken.items()),
        f"\ngeo is {compared} over the pairs.",
    ]
    print(*lines, sep="\n")
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

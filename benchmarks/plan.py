"""A run of 100 million articles, simulated from what was measured: hours, core hours, cost, memory.

    python benchmarks/plan.py
    python benchmarks/plan.py --measure 64 --cores 64 256 1024 --out results.md

Without ``--measure`` the inputs are those of the tables in ``results``. With it, reading, parsing, gathering
and what an article costs on disk are measured here first, on some made-up reports.
Simulated are batches that workers take in turn, results received in order, and workers that are lost; all
else is multiplied.
"""

from __future__ import annotations

import argparse
import gc
import heapq
import random
import time
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made_up_crawl import write_crawl
from made_up_reports import report

from geo.cluster.packing import items_of, packed_items
from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.pipeline import parse
from geo.pipeline.shelving import Shelving
from geo.readers import read
from geo.store.codec import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARTICLES = 100_000_000
BATCH = 256
SPREAD = 0.25
"""Of the seconds of a batch: the standard deviation of their logarithm."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was measured, and what is assumed."""

    parse_s: float = 0.18
    """CPU s to parse an article where all cores are busy (2026-11-30-scale.md: 70 s for 384)."""
    read_s: float = 0.023
    """CPU s to read a page of a crawl of 58 kB (2026-11-29-crawl.md)."""
    share: float = 0.1
    """What Dask takes in the workers over plain processes, at most (2026-11-30-scale.md)."""
    receive_s: float = 0.0003
    """CPU s of the process that began the run to unpack what was found in an article (2026-11-29-plan.md)."""
    start_s: float = 8.0
    """CPU s to start a worker (2026-11-29-scale.md)."""
    gather_s: float = 0.0023
    """CPU s to gather a mention (2026-11-30-scale.md: 2,295 s for a million)."""
    mentions: float = 9.9
    """Event mentions an article that are gathered (2026-11-29-plan.md: made-up reports of six paragraphs)."""
    memory_kb: float = 3.4
    """Of the process that began the run, an article, without a map (2026-11-30-scale.md)."""
    kept_kb: float = 2.3
    """Of disk, an article (2026-11-29-plan.md)."""
    lost_hours: float = 100.0
    """Hours after which a worker is lost, on average, as machines that may be taken away are; assumed."""
    dollars: float = 0.04
    """For a core hour; assumed."""
    runs: int = 12
    """Into which the articles are divided, by month: one process holds the heads of all articles of a run."""


def measured(count: int) -> dict[str, float]:
    """Return what reading, parsing and gathering some reports take here."""
    gazetteer = Gazetteer.open()
    articles = [Article(str(number), report(number)) for number in range(count + 1)]
    list(parse(articles[:1], gazetteer))
    begin = time.process_time()
    found = list(parse(articles[1:], gazetteer))
    parse_s = (time.process_time() - begin) / count
    blob = packed_items(found)
    begin = time.process_time()
    items_of(blob, Shared())
    receive_s = (time.process_time() - begin) / count
    parses = [one for one in Shelving().each(items_of(blob, Shared()) or ()) if isinstance(one, Parse)]
    mentions = sum(len(one.events) for one in parses)
    begin = time.process_time()
    gather(parses)
    gather_s = (time.process_time() - begin) / mentions
    return {
        "read_s": _read_s(count), "parse_s": parse_s, "gather_s": gather_s, "receive_s": receive_s,
        "kept_kb": len(blob) / count / 1000, "mentions": mentions / count,
    }  # fmt: skip


def _read_s(count: int) -> float:
    """Return the CPU s that reading a page of a crawl takes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "news.warc.gz")
        write_crawl(path, count + 1, whole=True)
        pages = read([path])
        next(pages)  # loads the libraries
        begin = time.process_time()
        for _ in pages:
            pass
        return (time.process_time() - begin) / count


@dataclass(frozen=True, slots=True)
class Simulated:
    """How one run goes on so many cores."""

    hours: float
    core_hours: float
    lost: int
    """Workers that were lost."""


def simulated(inputs: Inputs, articles: int, cores: int, seed: int = 1) -> Simulated:
    """Let workers take batches in turn; a worker that is lost is replaced, and its batch done again.

    The process that began the run takes results one after the other, and bounds how fast they come.
    """
    draw = random.Random(seed)  # noqa: S311 - a simulation, no secret
    each = BATCH * (inputs.parse_s + inputs.read_s) * (1 + inputs.share)
    mean = -SPREAD * SPREAD / 2  # of the logarithm, so that the mean of the seconds is `each`
    free = [inputs.start_s] * cores
    received = busy = 0.0
    lost = 0
    for _ in range(max(1, articles // BATCH)):
        at = heapq.heappop(free)
        seconds = each * draw.lognormvariate(mean, SPREAD)
        while draw.random() < seconds / 3600 / inputs.lost_hours:
            lost += 1
            half = seconds * draw.random()
            busy += half + inputs.start_s
            at += half + inputs.start_s
        heapq.heappush(free, at + seconds)
        busy += seconds
        received = max(received, at + seconds) + BATCH * inputs.receive_s
    gathering = articles * inputs.mentions * inputs.gather_s
    hours = (max(*free, received) + gathering / cores) / 3600
    return Simulated(hours, (busy + gathering + cores * inputs.start_s) / 3600, lost)


def table(inputs: Inputs, given: dict[str, float], cores: Sequence[int]) -> Iterator[str]:
    """Yield the plan, line by line."""
    yield f"# A plan for {ARTICLES:,} articles, {datetime.now(tz=UTC).date()}\n"
    yield f"A simulation in {inputs.runs} runs, one after the other; no run of that size was made.\n"
    yield "| input | value | from |\n|---|---|---|"
    for one in fields(inputs):
        where = "measured here" if one.name in given else "a table, or assumed: see benchmarks/plan.py"
        yield f"| {one.name} | {getattr(inputs, one.name):.4g} | {where} |"
    of_run = ARTICLES // inputs.runs
    yield f"\n| cores | hours a run of {of_run:,} | hours | core hours | dollars | workers lost |"
    yield "|---|---|---|---|---|---|"
    for number in cores:
        run = simulated(inputs, of_run, number)
        all_hours, spent = run.hours * inputs.runs, run.core_hours * inputs.runs
        yield (
            f"| {number:,} | {run.hours:.1f} | {all_hours:,.0f} | {spent:,.0f} "
            f"| {spent * inputs.dollars:,.0f} | {run.lost * inputs.runs:,} |"
        )
    memory, kept = of_run * inputs.memory_kb / 1e6, ARTICLES * inputs.kept_kb / 1e6
    keeps_up = (inputs.parse_s + inputs.read_s) * (1 + inputs.share) / inputs.receive_s
    yield (
        f"\nThe process that began a run takes {memory:,.0f} GB, without a map, and the results of "
        f"{keeps_up:,.0f} cores at most. The store takes {kept:,.0f} GB. An event at the turn of a month is "
        "two, unless runs overlap by a week (a quarter more)."
    )


def main() -> None:
    """Print the plan, and write it where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--measure", type=int, default=0, metavar="REPORTS", help="measure on so many first")
    parser.add_argument("--cores", type=int, nargs="+", default=[64, 256, 1024])
    parser.add_argument("--runs", type=int, default=12)
    parser.add_argument("--out", type=Path, help="a Markdown file to write")
    options = parser.parse_args()
    given = measured(options.measure) if options.measure else {}
    gc.collect()
    inputs = replace(Inputs(runs=options.runs), **given)  # type: ignore[arg-type]
    lines = list(table(inputs, given, options.cores))
    print("\n".join(lines))
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

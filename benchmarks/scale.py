"""A run on a Dask cluster beside plain processes: articles a CPU second, memory a worker, gathering.

    python benchmarks/scale.py parse --reports 512 --out results.md
    python benchmarks/scale.py gather --mentions 10000 100000

Parsing: the same made-up reports by ``--jobs`` and on a cluster of as many workers, in turn first. CPU
seconds are those of the workers, starting them included; wall seconds depend on what else the machine does.
Gathering: made-up mentions, five reports an event, in one process and on two workers.
"""

from __future__ import annotations

import argparse
import gc
import platform
import random
import resource
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from made_up_reports import report

from geo.cluster import Cluster, gather_on, parse_articles
from geo.cluster.setup import Setup
from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    DateBasis,
    EventMention,
    Interval,
    Parse,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Usage,
)
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WORKERS = (1, 2, 4)
REPORTS_AN_EVENT = 5
FIRST = date(2020, 1, 1)
MENTIONS_A_DAY = 150
TOWNS = [
    Place(f"own:{one}", f"Town{one}", 40.0 + one / 100, 45.0, "P", "PPL", "AM", f"{one % 11:02}")
    for one in range(2000)
]
SYLLABLES = [first + vowel + last for first in "bdfgklmnprstvz" for vowel in "aeiou" for last in "lmnrst"]
KINDS = ("ASSAULT", "CONSULT", "PROTEST")


@dataclass(frozen=True, slots=True)
class Cost:
    """What some work took."""

    wall: float
    cpu: float
    """Of this process and of all that it started and that have ended."""


def cost_of(work: Callable[[], object]) -> Cost:
    """Return what some work takes."""
    gc.collect()
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def parse_table(count: int) -> Iterator[str]:
    """Yield the table of parsing, a row a number of workers."""
    gazetteer = Gazetteer.open()
    articles = [Article(str(number), report(number)) for number in range(count)]
    yield f"## Parsing {count:,} made-up reports of 1.5 kB\n"
    yield "| workers | `--jobs`: CPU s | wall s | Dask: CPU s | wall s | CPU s over processes | MB a worker |"
    yield "|---|---|---|---|---|---|---|"
    for round_, workers in enumerate(WORKERS):
        memory: list[float] = []
        ways: dict[str, Callable[[], object]] = {
            "jobs": lambda n=workers: list(parse(articles, gazetteer, jobs=max(n, 2) if n > 1 else 1)),  # type: ignore[misc]
            "dask": lambda n=workers, m=memory: _on_cluster(articles, gazetteer, n, m),  # type: ignore[misc]
        }
        order = sorted(ways, reverse=bool(round_ % 2))
        costs = {name: cost_of(ways[name]) for name in order}
        jobs, dask = costs["jobs"], costs["dask"]
        yield (
            f"| {workers} | {jobs.cpu:.1f} | {jobs.wall:.0f} | {dask.cpu:.1f} | {dask.wall:.0f} "
            f"| {dask.cpu / jobs.cpu - 1:+.0%} | {max(memory):.0f} |"
        )


def _on_cluster(articles: Sequence[Article], gazetteer: Gazetteer, workers: int, memory: list[float]) -> None:
    with Cluster(f"local:{workers}") as cluster:
        found = list(parse(articles, gazetteer, share=partial(parse_articles, cluster)))
        if len(found) != len(articles):
            raise SystemExit("the cluster lost some reports")
        memory.extend(cluster.connection.client.run(most_memory).values())


def most_memory() -> float:
    """Return the greatest memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def gather_table(sizes: Sequence[int], workers: int) -> Iterator[str]:
    """Yield the table of gathering, a row a number of mentions."""
    yield f"## Gathering, {REPORTS_AN_EVENT} reports an event, every fourth event with a sibling\n"
    yield f"| mentions | events | one process: CPU s | wall s | {workers} workers: CPU s | wall s | MB here |"
    yield "|---|---|---|---|---|---|---|"
    packed = Setup.of(Gazetteer.open(), None).packed()
    for count in sizes:
        parses = list(reports(count))
        found: list[object] = []
        one = cost_of(lambda p=parses, f=found: f.append(gather(p)))  # type: ignore[misc]
        shared = cost_of(lambda p=parses, f=found: f.append(_gathered(p, packed, workers)))  # type: ignore[misc]
        if found[0] != found[1]:
            raise SystemExit("the cluster gathered other events")
        events = len(found[0])  # type: ignore[arg-type]
        yield (
            f"| {count:,} | {events:,} | {one.cpu:.0f} | {one.wall:.0f} "
            f"| {shared.cpu:.0f} | {shared.wall:.0f} | {most_memory():,.0f} |"
        )


def _gathered(parses: Sequence[Parse], packed: bytes, workers: int) -> object:
    with Cluster(f"local:{workers}") as cluster:
        return gather_on(cluster, packed, parses)


def reports(count: int) -> Iterator[Parse]:
    """Yield parsed reports of a mention each, most of them of an event that others report too."""
    draw = random.Random(count)  # noqa: S311 - a corpus, no secret
    days = max(30, count // MENTIONS_A_DAY)
    number = 0
    while number < count:
        day, town = FIRST + timedelta(draw.randrange(days)), draw.choice(TOWNS)
        words = _words(draw)
        for _ in range(min(REPORTS_AN_EVENT, count - number)):
            yield _report(draw, number, (day, town, words))
            number += 1
            if number % (4 * REPORTS_AN_EVENT) == 0:  # a sibling: the same words, another day
                day += timedelta(9)


def _words(draw: random.Random) -> list[str]:
    return ["".join(draw.choices(SYLLABLES, k=2)) for _ in range(6)]


def _report(draw: random.Random, number: int, event: tuple[date, Place, list[str]]) -> Parse:
    day, town, words = event
    said = " ".join([*draw.sample(words, 4), *_words(draw)[:3]])
    text = f"On {day} rebels {said} in {town.name}, officials said."
    at = text.index(f" in {town.name}") + 4
    interval = Interval(day, day, Precision.DAY)
    name = Resolution(Toponym(at, at + len(town.name), town.name, Usage.LITERAL), town, 0.9, "")
    timex = Timex(3, 13, str(day), TimexType.DATE, str(day), interval)
    mention = EventMention(
        str(number), Span(14, 20), KINDS[number // REPORTS_AN_EVENT % 3], Status.OCCURRED, Span(0, len(text)),
        interval, DateBasis.EXPLICIT, (0,), timex=0, certainty=0.9,
    )  # fmt: skip
    published = day + timedelta(draw.randrange(2))
    return Parse(Article(f"a{number:08}", text, published=published), (name,), (timex,), (mention,))


def main() -> None:
    """Measure, print, and add the table to a file where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("parse", "gather"))
    parser.add_argument("--reports", type=int, default=512)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, help="a Markdown file to which the table is added")
    options = parser.parse_args()
    table = parse_table(options.reports) if options.what == "parse" else gather_table(
        options.mentions, options.workers
    )  # fmt: skip
    lines = [f"{datetime.now(tz=UTC).date()}, Python {platform.python_version()}, {' '.join(sys.argv)}\n"]
    for line in table:
        print(line, flush=True)
        lines.append(line)
    if options.out:
        with options.out.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()

"""A run on a Dask cluster beside plain processes: articles a CPU second, memory a worker, gathering.

    python benchmarks/scale.py parse --reports 512 --numbers 1 2 4 --out results.md
    python benchmarks/scale.py gather --mentions 10000 100000
    python benchmarks/scale.py crawl --pages 50000 --paragraphs 1

Parsing: the same made-up reports in the processes of ``--jobs``, and on a cluster; loading the models is not
counted. CPU seconds of the rest are those of this process, which runs the scheduler too; wall seconds depend
on what else the machine does.
Gathering: made-up mentions, five reports an event, in one process and on two workers.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import random
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]
from made_up_crawl import write_crawl
from made_up_reports import report

from geo.cluster import Cluster, gather_on, parse_articles
from geo.cluster import parsing as cluster_parsing
from geo.cluster.setup import Setup, opened
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
from geo.pipeline.parcels import Bounds
from geo.pipeline.shelving import Shelving
from geo.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGES_READ = 2000
"""Of a crawl that are read in one process, to say what reading takes."""
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


def parse_table(count: int, batch: int, numbers: Sequence[int]) -> Iterator[str]:
    """Yield the table of parsing, a row a number of workers; each process has its models loaded before."""
    gazetteer = Gazetteer.open()
    articles = [Article(str(number), report(number)) for number in range(count)]
    cluster_parsing.BATCH = Bounds(batch, cluster_parsing.BATCH.characters, cluster_parsing.BATCH.items)
    list(parse(articles[:1], gazetteer))
    yield f"## Parsing {count:,} made-up reports of 1.5 kB, in batches of {batch}\n"
    yield (
        "| workers | `--jobs`, CPU s | articles a CPU s | Dask: CPU s of workers | articles a CPU s "
        "| over `--jobs` | CPU s of the rest | wall s | MB a worker |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for workers in numbers:
        with Cluster(f"local:{workers}") as cluster:
            client = cluster.connection.client
            packed = Setup.of(gazetteer, None).packed()
            client.run(warm, packed)
            plain = jobs_cost(articles, gazetteer, workers)
            before = sum(client.run(time.process_time).values())
            share = partial(parse_articles, cluster)
            rest = cost_of(lambda s=share: list(parse(articles, gazetteer, share=s)))  # type: ignore[misc]
            there = sum(client.run(time.process_time).values()) - before
            memory = max(client.run(most_memory).values())
        yield (
            f"| {workers} | {plain:.1f} | {count / plain:.1f} | {there:.1f} | {count / there:.1f} "
            f"| {there / plain - 1:+.0%} | {rest.cpu:.1f} | {rest.wall:.0f} | {memory:.0f} |"
        )


def jobs_cost(articles: Sequence[Article], gazetteer: Gazetteer, jobs: int) -> float:
    """Return CPU s to parse articles over so many processes, without what starting them takes."""
    if jobs == 1:
        return cost_of(lambda: list(parse(articles, gazetteer))).cpu
    twice = _cpu_of_all(lambda: list(parse([*articles, *articles], gazetteer, jobs=jobs)))
    return twice - _cpu_of_all(lambda: list(parse(articles, gazetteer, jobs=jobs)))


def _cpu_of_all(work: Callable[[], object]) -> float:
    """Return CPU s of this process and of all it starts: these have another parent, and are watched."""
    this, seen = psutil.Process(), dict[int, float]()
    before, is_done = {one.pid for one in this.children(recursive=True)}, Event()

    def watch() -> None:
        while not is_done.wait(0.1):
            for one in this.children(recursive=True):
                with suppress(psutil.Error):
                    seen[one.pid] = sum(one.cpu_times()[:2])

    begin = time.process_time()
    watching = Thread(target=watch)
    watching.start()
    work()
    is_done.set()
    watching.join()
    return time.process_time() - begin + sum(cpu for pid, cpu in seen.items() if pid not in before)


def warm(packed: bytes) -> None:
    """Load on a worker what parsing needs."""
    gazetteer, focus = opened(packed)
    list(parse([Article("warm", report(10**6))], gazetteer, focus=focus))


def most_memory() -> float:
    """Return the greatest memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def crawl_table(pages: int, paragraphs: int, workers: int) -> Iterator[str]:
    """Yield what a crawl of news pages takes, from end to end, by the command and in a folder of its own."""
    yield (
        f"## A crawl of {pages:,} pages of {paragraphs} paragraphs, "
        f"by `geo build --scheduler local:{workers} --format months`\n"
    )
    yield "| what | CPU s | wall s | MB of the largest process |\n|---|---|---|---|"
    with TemporaryDirectory() as folder:
        path, part = Path(folder, "news.warc.gz"), Path(folder, "part.warc.gz")
        write_crawl(path, pages, paragraphs)
        write_crawl(part, few := min(pages, PAGES_READ), paragraphs)
        cost = cost_of(lambda: list(read([part])))
        what = f"reading {few:,} pages, {_megabytes(part)}, one process"
        yield f"| {what} | {cost.cpu:.1f} | {cost.wall:.0f} | |"
        share, kept = ("--scheduler", f"local:{workers}"), ("--cache", f"{folder}/kept")
        files = ("--out", f"{folder}/maps", "--format", "months", "--words", "beside", "--json")
        begin = [sys.executable, "-c", "from geo.cli import main; main()", "build"]
        command = [*begin, str(path), *share, *kept, *files]
        for name in (f"first build, {_megabytes(path)}", "again, all parts kept"):
            said: list[str] = []
            cost = cost_of(lambda s=said: s.append(_output(command)))  # type: ignore[misc]
            found = json.loads(said[0])
            what = f"{found['articles']:,} articles, {found['events']:,} events"
            yield f"| {name}: {what} | {cost.cpu:.1f} | {cost.wall:.0f} | {_largest_child():,.0f} |"


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def _largest_child() -> float:
    """Return the greatest memory, in MB, of a process that was started here and has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own


def gather_table(sizes: Sequence[int], workers: int) -> Iterator[str]:
    """Yield the table of gathering, a row a number of mentions; without workers, of one process alone."""
    yield f"## Gathering, {REPORTS_AN_EVENT} reports an event, every fourth event with a sibling\n"
    yield f"| mentions | events | one process: CPU s | wall s | {workers} workers: CPU s | wall s | MB here |"
    yield "|---|---|---|---|---|---|---|"
    packed = Setup.of(Gazetteer.open(), None).packed()
    for count in sizes:
        parses = list(map(Shelving().kept, reports(count)))  # on disk, as in a run
        found: list[object] = []
        one = cost_of(lambda p=parses, f=found: f.append(gather(p)))  # type: ignore[misc]
        on_workers = "| | "
        if workers:
            shared = cost_of(lambda p=parses, f=found: f.append(_gathered(p, packed, workers)))  # type: ignore[misc]
            if found[0] != found[1]:
                raise SystemExit("the cluster gathered other events")
            on_workers = f"| {shared.cpu:.0f} | {shared.wall:.0f} "
        events = len(found[0])  # type: ignore[arg-type]
        yield (
            f"| {count:,} | {events:,} | {one.cpu:.0f} | {one.wall:.0f} {on_workers}| {most_memory():,.0f} |"
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
    parser.add_argument("what", choices=("parse", "gather", "crawl"))
    parser.add_argument("--reports", type=int, default=512)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--paragraphs", type=int, default=6, help="of a page of the crawl")
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--numbers", type=int, nargs="+", default=[1, 2, 4], help="of workers that parse")
    parser.add_argument("--out", type=Path, help="a Markdown file to which the table is added")
    options = parser.parse_args()
    table = {
        "parse": lambda: parse_table(options.reports, options.batch, options.numbers),
        "gather": lambda: gather_table(options.mentions, options.workers),
        "crawl": lambda: crawl_table(options.pages, options.paragraphs, options.workers),
    }[options.what]()
    lines = [f"{datetime.now(tz=UTC).date()}, Python {platform.python_version()}, {' '.join(sys.argv)}\n"]
    for line in table:
        print(line, flush=True)
        lines.append(line)
    if options.out:
        with options.out.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()

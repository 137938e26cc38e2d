"""Memory of the process that begins a run, an article: while it takes in parses, gathers, and draws.

    python benchmarks/memory.py 500 2000 --out results.md
    python benchmarks/memory.py 500 2000 --workers 2
    python benchmarks/memory.py 500 2000 --no-map

The parses are made up, eight mentions an article, five reports an event, every fourth event with a sibling;
they come one after the other, as from the parser. Without a map, events by month are written. Each size runs
in a process of its own, which has built something small before, so that what libraries and models take is not
counted. From one size to the next the difference, divided by the articles, is what an article takes.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import pickle
import platform
import random
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING, Self

import psutil  # type: ignore[import-untyped]
from scale import TOWNS, reports

from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Span
from geo.pipeline import Output, assemble, build
from geo.pipeline.daterange import DateRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.cluster import Run

MENTIONS = 8
DAYS_TOLD = 4
"""Within which the events of an article lie."""
WARM = 40
"""Articles of the map that is built before."""
STAGES = ("taken in", "gathered", "written")
PHASES = {
    "found copies": "taken in",
    "gathered the events": "gathered",
    "wrote the GeoPackage": "written",
    "wrote the months": "written",
}
"""What the log says at the end of each stage."""


def write_articles(count: int, path: Path) -> None:
    """Write articles that tell of several events of some days each, in the order of time."""
    draw = random.Random(count)  # noqa: S311 - an order, no secret
    told = sorted(reports(count * MENTIONS), key=lambda one: (_days(one) // DAYS_TOLD, draw.random()))
    with path.open("wb") as file:
        for number in range(count):
            some = told[number * MENTIONS : (number + 1) * MENTIONS]
            pickle.dump(joined(f"a{number:08}", some), file)


def _days(parse: Parse) -> int:
    return parse.article.published.toordinal() if parse.article.published else 0


def articles(path: Path) -> Iterator[Parse]:
    """Yield the articles of a file, one after the other, as a parser would."""
    with path.open("rb") as file, suppress(EOFError):
        while True:
            yield pickle.load(file)  # noqa: S301 - our own


def joined(name: str, parts: Sequence[Parse]) -> Parse:
    """Return one article with the sentences of several."""
    text, toponyms, timexes, events = "", [], [], []
    for number, part in enumerate(parts):
        begin = len(text)
        text += part.article.text + "\n\n"
        (name_,), (timex,), (event,) = part.toponyms, part.timexes, part.events
        at = name_.toponym
        toponyms.append(replace(name_, toponym=replace(at, start=at.start + begin, end=at.end + begin)))
        timexes.append(replace(timex, start=timex.start + begin, end=timex.end + begin))
        trigger, sentence = (
            Span(one.start + begin, one.end + begin) for one in (event.trigger, event.sentence)
        )
        events.append(replace(event, trigger=trigger, sentence=sentence, places=(number,), timex=number))
    article = Article(name, text, title=f"Report {name}", published=parts[0].article.published)
    return Parse(article, tuple(toponyms), tuple(timexes), tuple(events))


class Watch(logging.Handler):
    """Notes memory and CPU seconds at the end of each stage, and the most memory within it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[float, float, float]] = {}
        self._process, self._done = psutil.Process(), Event()
        self._most = 0.0
        self._begun = time.process_time()
        self._thread = Thread(target=self._look)

    def emit(self, record: logging.LogRecord) -> None:
        """Note a stage that has ended."""
        said = record.getMessage()
        stage = next((name for begin, name in PHASES.items() if said.startswith(begin)), None)
        if stage:
            gc.collect()
            now = self._now()
            self.found[stage] = (now, max(self._most, now), time.process_time() - self._begun)
            self._most, self._begun = 0.0, time.process_time()

    def __enter__(self) -> Self:
        self._thread.start()
        logging.getLogger("geo").addHandler(self)
        logging.getLogger("geo").setLevel(logging.INFO)
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        logging.getLogger("geo").removeHandler(self)

    def _now(self) -> float:
        return float(self._process.memory_info().rss - self._process.memory_info().shared) / 1e6

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self._most = max(self._most, self._now())


def open_gazetteer(folder: Path) -> Gazetteer:
    """Return the gazetteer with the made-up towns, which are written into a folder."""
    path = folder / "towns.csv"
    rows = (f"{town.id},{town.name},{town.latitude},{town.longitude},{town.country_code}" for town in TOWNS)
    path.write_text("\n".join(["id,name,latitude,longitude,country_code", *rows]), encoding="utf-8")
    return Gazetteer.open(own=(path,))


def measured(path: Path, workers: int, *, with_map: bool) -> dict[str, tuple[float, float, float]]:
    """Return memory at the end of each stage and the most within it, in MB, and its CPU seconds."""
    gazetteer = open_gazetteer(path.parent)
    with ExitStack() as held:
        run = None
        if workers:
            from geo.cluster import Cluster, Run  # noqa: PLC0415 - what only a cluster needs

            run = Run(held.enter_context(Cluster(f"local:{workers}")), gazetteer)
        made = partial(whole, gazetteer=gazetteer, run=run, with_map=with_map)
        made(islice(articles(path), WARM))
        with Watch() as watch:
            made(articles(path))
    return watch.found


def whole(parses: Iterator[Parse], gazetteer: Gazetteer, run: Run | None, *, with_map: bool) -> None:
    """Make a map of parses, or write their events by month."""
    with TemporaryDirectory() as folder:
        output = Output(Path(folder))
        if not with_map:
            output = Output(
                Path(folder), formats=("months",), with_map=False, write_months=run and run.write_months
            )
        corpus = assemble(parses, gazetteer, gathering=run and run.gather)
        build(corpus, DateRange(), output, gazetteer)


def found_of(count: int, workers: int, *options: str) -> dict[str, tuple[float, float, float]]:
    """Return what a process of its own measures of so many articles."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "parses")
        write_articles(count, path)
        command = [sys.executable, __file__, "--workers", str(workers), "--once", str(path), *options]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    found: dict[str, tuple[float, float, float]] = json.loads(done.stdout)
    return found


def table(sizes: Sequence[int], workers: int, *options: str) -> Iterator[str]:
    """Yield the table, a row a size and stage, and what an article takes from one size to the next."""
    how = ", ".join([f"{workers or 'no'} workers", *options])
    yield f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {how}\n"
    yield "| articles | stage | MB at its end | most MB within it | CPU s of this process |"
    yield "|---|---|---|---|---|"
    before: dict[str, tuple[int, float, float]] = {}
    slopes = []
    for count in sizes:
        found = found_of(count, workers, *options)
        for stage in STAGES:
            now, most, cpu = found[stage]
            yield f"| {count:,} | {stage} | {now:.0f} | {most:.0f} | {cpu:.1f} |"
            if stage in before:
                fewer, then, most_then = before[stage]
                each = [
                    (one - other) / (count - fewer) * 1000 for one, other in ((now, then), (most, most_then))
                ]
                slopes.append(f"| {fewer:,} to {count:,} | {stage} | {each[0]:.1f} | {each[1]:.1f} |")
            before[stage] = count, now, most
    yield "\n| articles | stage | kB an article at its end | most within it |\n|---|---|---|---|"
    yield from slopes


def main() -> None:
    """Measure, print, and add the table to a file where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="*", default=[500, 2000])
    parser.add_argument("--workers", type=int, default=0, help="of a cluster on this machine that gather")
    parser.add_argument("--no-map", action="store_true", help="write events by month, and no map")
    parser.add_argument("--once", type=Path, help="measure the articles of a file in this process")
    parser.add_argument("--out", type=Path, help="a Markdown file to which the table is added")
    given = parser.parse_args()
    if given.once:
        print(json.dumps(measured(given.once, given.workers, with_map=not given.no_map)))
        return
    lines = []
    for line in table(given.articles, given.workers, *(["--no-map"] if given.no_map else [])):
        print(line, flush=True)
        lines.append(line)
    if given.out:
        with given.out.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()

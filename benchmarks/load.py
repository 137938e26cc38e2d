"""One run over many made-up reports of some 300 words: memory, processor time, progress and sums on the way.

    python benchmarks/load.py 2000 8000 --jobs 2 --out benchmarks/results

Each size is one `geo build` without a store, with its error stream on a terminal, where it shows how many
articles went by. At each tenth of them the memory of all its processes is added up, and their processor time;
what it says and what it writes is then held to what there was.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import platform
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from made_up_reports import report

COMMAND = "from geo.cli import main; main(prog_name='geo')"
SAID = re.compile(r"([\d,]+)(?: of about ([\d,]+))? articles")
PAGE, TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
PARTS = 10


@dataclass(frozen=True)
class Point:
    """A run at one moment."""

    articles: int
    megabytes: float
    """Of all processes."""
    cpu: float
    """Seconds, of all processes that live."""


@dataclass
class Run:
    """What a build over some articles took and said."""

    articles: int
    jobs: int
    points: list[Point] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    """The counts that it showed."""
    totals: set[int] = field(default_factory=set)
    peak: float = 0.0
    cpu: float = 0.0
    wall: float = 0.0
    summary: dict[str, object] = field(default_factory=dict)

    def look(self, text: str, pid: int) -> None:
        """Note what is shown, and what the run takes now."""
        for count, total in SAID.findall(text):
            self.seen.append(int(count.replace(",", "")))
            self.totals |= {int(total.replace(",", ""))} if total else set()
        memory, cpu = usage(pid)
        self.peak = max(self.peak, memory)
        done = self.seen[-1] if self.seen else 0
        part = self.articles / PARTS
        if done // part > (self.points[-1].articles // part if self.points else 0):
            self.points.append(Point(done, memory, cpu))
            print(f"{self.articles:,}: {done:,} articles, {memory:.0f} MB, {cpu:.0f} CPU s", file=sys.stderr)

    def faults(self) -> list[str]:
        """Return which of its figures are not true."""
        said = self.summary
        dropped = said["not_drawn"]
        read = int(said["articles"]) + len(said["unread"]) + len(said["replaced"])  # type: ignore[call-overload, arg-type]
        inside = int(said["events_found"]) - dropped["without_date"] - dropped["out_of_range"]  # type: ignore[call-overload, index]
        held = {
            "articles = parsed + failed + replaced": read == self.articles,
            "events = drawn + listed": said["events"]
            == said["events_located"] + dropped["without_place"] + dropped["too_unsure"],  # type: ignore[operator, index]
            "events found = in range + undated + outside": inside == said["events"],
            "progress never goes back": self.seen == sorted(self.seen),
            "progress ends with all": bool(self.seen) and self.seen[-1] == self.articles,
            "the number foreseen is right": self.totals == {self.articles},
        }
        return [name for name, is_so in held.items() if not is_so]


def usage(pid: int) -> tuple[float, float]:
    """Return the megabytes and the CPU seconds of a process and of those below it."""
    memory = cpu = 0.0
    for one in [pid, *below(pid)]:
        try:
            pages = Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()
            times = Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        memory += (int(pages[1]) - int(pages[2])) * PAGE / 2**20  # what is shared is not counted for each
        cpu += (int(times[11]) + int(times[12])) / TICK
    return memory, cpu


def below(pid: int) -> list[int]:
    """Return the processes that a process has started, and theirs."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text(encoding="ascii").split())
        except OSError:
            continue
    return found + [deeper for one in found for deeper in below(one)]


def run(articles: int, jobs: int, folder: Path) -> Run:
    """Build a map of some articles."""
    source = folder / str(articles)
    source.mkdir()
    for number in range(articles):
        (source / f"{number:06}.txt").write_text(report(number), encoding="utf-8")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    command = [sys.executable, "-c", COMMAND, "build", str(source), "--out", str(folder / "out")]
    command += ["--name", "load", "--json", "--no-cache", "--jobs", str(jobs)]
    summary = folder / "summary.json"
    taken, begin = Run(articles, jobs), time.monotonic()
    with summary.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=slave, stdin=subprocess.DEVNULL)  # noqa: S603
    os.close(slave)
    text = ""
    while process.poll() is None:
        if select.select([master], [], [], 0.5)[0]:
            try:
                text = text[-200:] + os.read(master, 1 << 16).decode("utf-8", "replace")
            except OSError:  # the other end is closed
                break
            taken.look(text.rpartition("articles")[0].rpartition("\r")[2] + "articles", process.pid)
        else:
            taken.look("", process.pid)
    _, status, used = os.wait4(process.pid, 0) if process.returncode is None else (0, 0, None)
    if status or process.returncode:
        raise SystemExit(f"geo build ends with {status or process.returncode}: {text}")
    taken.cpu = used.ru_utime + used.ru_stime if used else taken.points[-1].cpu
    taken.wall = time.monotonic() - begin
    taken.summary = json.loads(summary.read_text(encoding="utf-8"))
    return taken


def table(runs: list[Run]) -> str:
    """Return what was measured as Markdown."""
    lines = [
        f"# A run over many reports, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n",
        f"`benchmarks/load.py`, Python {platform.python_version()}, {os.cpu_count()} cores; MB not shared.\n",
        "| articles | jobs | events | CPU s | CPU s a 1,000 | wall s | most MB | untrue |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.articles:,} | {one.jobs} | {one.summary['events_found']:,} | {one.cpu:.0f} | "
        f"{one.cpu / one.articles * 1000:.0f} | {one.wall:.0f} | {one.peak:.0f} | "
        f"{'; '.join(one.faults()) or 'nothing'} |"
        for one in runs
    ]
    lines += [
        "\n## On the way\n",
        "| articles | MB | CPU s | CPU s since the row above |",
        "|---|---|---|---|",
    ]
    for one in runs:
        before = 0.0
        for point in one.points:
            lines.append(
                f"| {point.articles:,} of {one.articles:,} | {point.megabytes:.0f} | {point.cpu:.0f} | "
                f"{point.cpu - before:.0f} |"
            )
            before = point.cpu
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for the dated table")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        runs = [run(articles, given.jobs, Path(name)) for articles in given.articles]
    written = table(runs)
    print(written)
    if given.out:
        (given.out / f"{datetime.now(UTC):%Y-%m-%d}-load.md").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()

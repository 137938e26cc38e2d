"""Rebuilding: what a first build, an unchanged one, one with a new report and another range take.

    python benchmarks/rebuild.py --out results.md 100 1000

The reports are made up (`made_up_reports.py`), some five events each. Wall and CPU seconds and the greatest
memory are those of the whole command, its workers included in the CPU time.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from made_up_reports import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GEO = (sys.executable, "-c", "import sys; from geo.cli import main; sys.exit(main())")
MEGABYTE = 1024
"""In the kilobytes in which Linux counts a process's memory."""


def measured(arguments: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds and the greatest memory in MB of one command."""
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        [*GEO, *arguments], cwd=folder, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"geo {' '.join(arguments)} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE


def rows(count: int, folder: Path) -> Iterator[str]:
    """Yield the rows of one size of archive."""
    reports = folder / "reports"
    reports.mkdir()
    for number in range(count):
        (reports / f"{number:06}.txt").write_text(report(number), encoding="utf-8")
    build = ("build", "reports", "--quiet", "--cache", "kept")
    yield _row(count, "first", build, folder)
    yield _row(count, "unchanged", build, folder)
    (reports / f"{count:06}.txt").write_text(report(count), encoding="utf-8")
    yield _row(count, "one new", build, folder)
    yield _row(count, "another range", (*build, "--from", "2022-03", "--to", "2022-05"), folder)


def _row(count: int, name: str, arguments: Sequence[str], folder: Path) -> str:
    wall, cpu, memory = measured(arguments, folder)
    return f"| {count:,} | {name} | {wall:.1f} | {cpu:.1f} | {memory:.0f} |"


def main() -> None:
    """Measure, print, and write the table where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of reports")
    parser.add_argument("--out", type=Path, help="a Markdown file to write the table to")
    options = parser.parse_args()
    lines = [
        f"# Rebuilding, {datetime.now(tz=UTC).date()}\n",
        f"Python {platform.python_version()}, {os.cpu_count()} cores.\n",
        "| reports | build | wall s | CPU s | MB |\n|---|---|---|---|---|",
    ]
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines += rows(size, Path(folder))
    print(*lines, sep="\n")
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

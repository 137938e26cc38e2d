"""How the reading goes: progress, and what could not be read."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from geo.terminal.console import err, faults, notices, print_beside, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.progress import Task

    from geo.model import Unread

Item = TypeVar("Item")
NAMES_SHOWN = 5
"""Inputs that are named where many are passed over for one reason; the log and `--json` list them all."""
FAILURES_SHOWN = 3
"""Of many inputs that failed for one reason; likewise."""
NUMBER = re.compile(r"\d+")


def progress(
    items: Iterable[Item], expected: Callable[[], int], standing: Callable[[], object] | None = None
) -> Iterator[Item]:
    """Pass items on; on a terminal's error stream show how many went by, how fast, and the time left.

    Parameters
    ----------
    items
        What is passed on.
    expected
        Counts about how many they will be; asked only where a terminal shows it.
    standing
        Says how those who do the work stand, which is shown also while nothing goes by.
    """
    if not err.is_terminal or notices.quiet:
        yield from items
        return
    total = expected()
    columns = (SpinnerColumn(), TextColumn("{task.fields[said]}"), BarColumn(), TimeElapsedColumn())
    further = (_Standing(standing),) if standing else ()
    with Progress(*columns, *further, console=err, transient=True) as bar:
        task = bar.add_task("read", total=total or None, said="")
        for number, item in enumerate(items, 1):
            bar.update(task, completed=number, said=rate(number, total, bar.tasks[0].elapsed or 0.0))
            yield item


class _Standing(ProgressColumn):
    """What is asked again each time that the line is drawn."""

    max_refresh = 0.5

    def __init__(self, standing: Callable[[], object]) -> None:
        super().__init__()
        self._standing = standing

    def render(self, task: Task) -> Text:  # noqa: ARG002 - as of every column
        return Text(str(self._standing()))


def rate(done: int, total: int, seconds: float) -> str:
    """Say how many went by, how many a second, and how long the rest will take.

    Examples
    --------
    >>> rate(250, 1000, 10.0)
    '250 of about 1,000 articles, 25 a second, 0:30 left'
    >>> rate(1001, 1000, 40.0)
    '1,001 articles, 25 a second'
    """
    speed = done / seconds if seconds else 0.0
    pace = f", {speed:,.3g} a second" if speed else ""
    if done > total:
        return f"{done:,} articles{pace}"
    minutes, seconds_left = divmod(round((total - done) / speed), 60) if speed else (0, 0)
    noun = "article" if total == 1 else "articles"
    left = f", {minutes}:{seconds_left:02} left" if speed else ""
    return f"{done:,} of about {total:,} {noun}{pace}{left}"


@contextmanager
def counting(noun: str) -> Iterator[Callable[[int], None]]:
    """Count on a terminal's error stream while something long goes on."""
    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,}} {noun}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("count", total=None)
        yield lambda number: bar.update(task, completed=number)


def warn(message: str) -> None:
    """Warn of what may not be meant, though it stops nothing."""
    said.warning("%s", message)
    print_beside("note  ", "yellow", message)


def print_unread(unread: Sequence[Unread]) -> None:
    """Name what failed, wholly or in part, and why, then what was passed over; the log has all of it."""
    for item in unread:
        if item.passed_over:
            said.info("passed over: %s: %s", item.source, item.reason)
            continue
        said.warning("%s: %s: %s", _heading(item), item.source, item.reason)
        if item.trace:
            faults.error("%s: %s\n%s", item.source, item.reason, item.trace)
    for heading, line in failures(unread):
        print_beside(f"{heading}  ", "red", line)
    for reason, names in passed_over(unread):
        if not notices.quiet:
            print_beside("passed over  ", "yellow", f"{names}: {reason}")


def _heading(item: Unread) -> str:
    return "read in part" if item.partial else "not read"


def failures(unread: Iterable[Unread]) -> Iterator[tuple[str, str]]:
    """Yield a heading and a line for each input that failed; of many alike the first ones and how many more.

    Examples
    --------
    >>> from geo.model import Unread
    >>> failed = [Unread(f"{n}.json", f"no field 'text'; it has {n} fields") for n in range(53)]
    >>> for heading, line in failures(failed):
    ...     print(heading, line)
    not read 0.json: no field 'text'; it has 0 fields
    not read 1.json: no field 'text'; it has 1 fields
    not read 2.json: no field 'text'; it has 2 fields
    not read and 50 more like it: --log FILE lists them all
    """
    alike: dict[tuple[str, str], list[Unread]] = {}
    for item in unread:
        if not item.passed_over:
            cause = NUMBER.sub("0", item.reason.partition(";")[0])
            alike.setdefault((_heading(item), cause), []).append(item)
    for (heading, _), items in alike.items():
        more = len(items) - FAILURES_SHOWN
        for item in items[:FAILURES_SHOWN] if more > 1 else items:
            yield heading, f"{item.source}: {item.reason}"
        if more > 1:
            yield heading, f"and {more} more like it: --log FILE lists them all"


def passed_over(unread: Iterable[Unread]) -> Iterator[tuple[str, str]]:
    """Yield for each reason why something was passed over the names of the first inputs and how many more.

    Examples
    --------
    >>> from geo.model import Unread
    >>> pictures = [Unread(f"{n}.png", "it is a picture", passed_over=True) for n in range(8)]
    >>> list(passed_over(pictures))
    [('it is a picture', '0.png, 1.png, 2.png, 3.png, 4.png and 3 more')]
    """
    by_reason: dict[str, list[str]] = {}
    for item in unread:
        if item.passed_over:
            by_reason.setdefault(item.reason, []).append(item.source)
    for reason, names in by_reason.items():
        more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
        yield reason, ", ".join(names[:NAMES_SHOWN]) + more

"""How the reading goes: progress, and what could not be read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from geo.terminal.console import clean, err

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geo.model import Unread

Item = TypeVar("Item")


def progress(items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on, counting them on a terminal's error stream while they are worked on."""
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("read", total=None)
        for item in items:
            yield item
            bar.advance(task)


@contextmanager
def counting(noun: str) -> Iterator[Callable[[int], None]]:
    """Count on a terminal's error stream while something long goes on."""
    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,}} {noun}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("count", total=None)
        yield lambda number: bar.update(task, completed=number)


def print_unread(unread: Iterable[Unread]) -> None:
    """Name each input that failed, wholly or in part, with the reason."""
    for item in unread:
        heading = "read in part" if item.partial else "not read"
        err.print(Text.assemble((f"{heading}  ", "red"), clean(f"{item.source}: {item.reason}")))

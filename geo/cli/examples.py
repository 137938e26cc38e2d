"""Examples at the end of a command's help."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Given = TypeVar("Given", bound=click.Command)
HEAD = "Examples:"
KEEP_LINES = "\b\n"
"""Before a paragraph it keeps click from wrapping its lines."""


def examples(*lines: tuple[str, str]) -> Callable[[Given], Given]:
    """Return a decorator that gives a command examples: what is typed, and what it is for.

    Examples
    --------
    >>> command = examples(("geo build reports/", "all dates"))(click.Command("build"))
    >>> command.epilog.splitlines()[2:]
    ['  geo build reports/', '      all dates']
    """

    def give(command: Given) -> Given:
        shown = [f"  {typed}\n      {says}" for typed, says in lines]
        command.epilog = KEEP_LINES + "\n".join([HEAD, *shown])
        return command

    return give


def typed_in(command: click.Command) -> list[str]:
    """Return what is typed in the examples of a command, each on one line.

    Examples
    --------
    >>> typed_in(examples(("geo build reports/", "all dates"))(click.Command("build")))
    ['geo build reports/']
    """
    lines = (command.epilog or "").splitlines()
    return [line.strip() for line in lines if line.startswith("  ") and not line.startswith("   ")]

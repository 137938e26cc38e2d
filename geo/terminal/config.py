"""What is said of the standing choices that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geo.terminal.console import clean, out

if TYPE_CHECKING:
    from collections.abc import Sequence


def print_choices(path: str | None, rows: Sequence[tuple[str, object, str]]) -> None:
    """Show each choice with its value and where that comes from.

    Parameters
    ----------
    path
        The file of settings; None if there is none.
    rows
        Name, value and origin of each choice.
    """
    out.print(Text(clean(path) if path else "no geo.toml here or in a folder above"))
    cells = [(name, clean(shown(value)), clean(origin)) for name, value, origin in rows]
    widths = [max((len(row[column]) for row in cells), default=0) + 2 for column in range(2)]
    for name, value, origin in cells:
        out.print(Text.assemble(name.ljust(widths[0]), value.ljust(widths[1]), (origin, "dim")))


def shown(value: object) -> str:
    """Write a value as a person reads it.

    Examples
    --------
    >>> shown(["a", "b"]), shown(True), shown("")
    ('a, b', 'yes', '–')
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value in (None, "") else str(value)

"""The keys of geo.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.cli import main
from geo.cli.settings import CONFIG, leaves, option_name
from reference.commands import holds, says
from reference.markdown import table

if TYPE_CHECKING:
    import click


def shown() -> str:
    """Return a table of the keys, each with the commands that take it."""
    keys: dict[str, tuple[click.Parameter, list[str]]] = {}
    commands = dict(leaves(main))
    for words, command in commands.items():
        for parameter in command.params:
            keys.setdefault(option_name(parameter), (parameter, []))[1].append(words)
    rows = (
        [f"`{key}`", _of(taken, len(commands)), holds(parameter), says(parameter)]
        for key, (parameter, taken) in sorted(keys.items())
        if key != CONFIG
    )
    return table(["key", "holds for", "value", ""], rows) + "\n"


def _of(taken: list[str], count: int) -> str:
    return "all" if len(taken) == count else ", ".join(f"`{words}`" for words in taken)

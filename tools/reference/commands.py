"""The commands and their options, from what click knows of them."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from geo.cli import main
from geo.cli.examples import HEAD, KEEP_LINES
from geo.cli.settings import leaves
from reference.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

READERS = ("build", "parse", "review")
"""The commands that read articles; what they share stands once."""
DEFAULT = re.compile(r"\s*\[default: (.*)\]$")


def shown() -> str:
    """Return a section for each command, and before them the options that many take."""
    commands = dict(leaves(main))
    common = _shared(commands.values())
    reading = [option for option in _shared(commands[name] for name in READERS) if option not in common]
    readers = ", ".join(f"`geo {name}`" for name in READERS)
    sections = [
        f"## Options of every command\n\n{_options(commands['build'], common)}\n",
        f"## Options of all that read articles\n\n{readers}:\n\n{_options(commands['build'], reading)}\n",
    ]
    for words, command in commands.items():
        known = [*common, *(reading if words in READERS else ())]
        sections.append(_section(words, command, known))
    return "\n".join(sections)


def says(parameter: click.Parameter) -> str:
    """Return what an option's help says, without its default.

    Examples
    --------
    >>> says(click.Option(["--out"], help="Folder to write.  [default: here]"))
    'Folder to write.'
    """
    text = getattr(parameter, "help", None) or ""
    return _escaped(DEFAULT.sub("", text))


def holds(parameter: click.Parameter) -> str:
    """Return in a word what an option takes, and its default.

    Examples
    --------
    >>> holds(click.Option(["--jobs"], default=1, type=int, metavar="N"))
    'N (1)'
    """
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return "yes or no"
    context = click.Context(click.Command("geo"))
    value = parameter.make_metavar(context)
    default = _default(parameter)
    return f"{value} ({default})" if default else value


def _default(parameter: click.Parameter) -> str:
    """Return an option's default: as its help says it, or as it is."""
    if match := DEFAULT.search(getattr(parameter, "help", None) or ""):
        return _escaped(match[1])
    default = parameter.default
    return str(default) if isinstance(default, int | float | str) and default != "" else ""


def _shared(commands: Iterable[click.Command]) -> list[str]:
    """Return the names of the options that all of some commands have, in order."""
    names = [[str(parameter.name) for parameter in _options_of(command)] for command in commands]
    return [name for name in names[0] if all(name in others for others in names)]


def _options_of(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def _section(words: str, command: click.Command, known: Sequence[str]) -> str:
    own = [str(option.name) for option in _options_of(command) if option.name not in known]
    arguments = [
        param.make_metavar(click.Context(command))
        for param in command.params
        if param.param_type_name == "argument"
    ]
    usage = " ".join(["geo", words, "[OPTIONS]", *arguments])
    parts = [f"## geo {words}", f"```\n{usage}\n```", _help(command)]
    if own:
        parts.append(_options(command, own))
    parts.append(_examples(command))
    return "\n\n".join(parts) + "\n"


def _examples(command: click.Command) -> str:
    lines = (command.epilog or "").removeprefix(KEEP_LINES).removeprefix(f"{HEAD}\n").splitlines()
    return "\n".join([f"{HEAD}\n\n```", *(line.removeprefix("  ") for line in lines), "```"])


def _options(command: click.Command, names: Sequence[str]) -> str:
    options = [option for option in _options_of(command) if option.name in names]
    return table(
        ["option", "value", ""],
        ([", ".join(f"`{name}`" for name in option.opts), holds(option), says(option)] for option in options),
    )


def _help(command: click.Command) -> str:
    text = inspect.cleandoc(command.help or "")
    return _escaped("\n\n".join(" ".join(part.split()) for part in text.split("\n\n")))


def _escaped(text: str) -> str:
    """Return plain text as Markdown: what stands in backquotes stays, stars and underscores are no marks."""
    return re.sub(r"(`[^`]*`)|([*_<])", lambda match: match[1] or f"\\{match[2]}", text)

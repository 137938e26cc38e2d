"""`geo config`: the standing choices that hold, and where each comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from geo.cli.examples import examples
from geo.cli.standing import settings_of

if TYPE_CHECKING:
    from geo.cli.settings import Settings

DEFAULT = "default"


@examples(
    ("geo config", "what holds for geo build, and from which line"),
    ("geo config gazetteer info", "for another command"),
)
@click.command()
@click.argument("command", nargs=-1, metavar="[COMMAND]")
@click.option("--json", "as_json", is_flag=True, help="One JSON record, for programs.")
@click.pass_context
def config(context: click.Context, command: tuple[str, ...], *, as_json: bool) -> None:
    """Show the options that hold for COMMAND, and their origin.

    Without COMMAND, those of `geo build`.

    Standing choices are written into geo.toml, each option under its name without the dashes: `out = "maps"`.
    What is typed wins over them.
    """
    from geo import terminal
    from geo.cli.settings import leaves

    root, words = context.find_root().command, " ".join(command) or "build"
    commands = dict(leaves(root)) if isinstance(root, click.Group) else {}
    if words not in commands:
        raise click.BadParameter(f"{words!r} is no command: {', '.join(commands)}", param_hint="COMMAND")
    settings = settings_of(context)
    rows = _choices(words, commands[words], settings)
    path = str(settings.path) if settings else None
    if as_json:
        record = {
            "path": path,
            "command": words,
            "choices": {name: {"value": value, "from": origin} for name, value, origin in rows},
        }
        click.echo(json.dumps(record, ensure_ascii=False, default=str))
    else:
        terminal.print_choices(path, rows)


def _choices(words: str, command: click.Command, settings: Settings | None) -> list[tuple[str, object, str]]:
    """Return the name of each choice, what it is, and where it comes from."""
    from geo.cli.settings import CONFIG, option_name

    given = settings.by_command.get(words, {}) if settings else {}
    context = click.Context(command)
    rows: list[tuple[str, object, str]] = []
    for parameter in command.params:
        name = str(parameter.name)
        if name in given and settings:
            rows.append((option_name(parameter), given[name].value, f"{settings.path}:{given[name].line}"))
        elif name != CONFIG:
            default = parameter.get_default(context)
            plain = default if isinstance(default, bool | int | float | str) else None
            rows.append((option_name(parameter), plain, DEFAULT))
    return rows

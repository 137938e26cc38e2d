"""The help of every command, and its examples."""

from __future__ import annotations

import shlex

import click
import pytest

from geo.cli import main
from geo.cli.examples import typed_in
from geo.cli.settings import leaves

COMMANDS = dict(leaves(main))
EXAMPLES = [line for command in (main, *COMMANDS.values()) for line in typed_in(command)]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_every_command_has_examples_of_itself(command: click.Command) -> None:
    words = next(words for words, known in COMMANDS.items() if known is command)
    assert typed_in(command)
    assert all(line.startswith(f"geo {words} ") or line == f"geo {words}" for line in typed_in(command))


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_understood(line: str) -> None:
    program, *words = shlex.split(line)
    assert program == "geo"
    command: click.Command = main
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    parser = command.make_parser(click.Context(command))
    values, left, _ = parser.parse_args(words)
    assert not left
    for parameter in command.params:
        value = values.get(str(parameter.name))
        if isinstance(value, str | list | tuple):
            parameter.type_cast_value(click.Context(command), value)

"""The options that all commands take: which file of standing choices holds, and how much is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geo.cli.settings import Settings

FILE = click.Path(path_type=Path)
SETTINGS = "geo.settings"
"""Under which a context keeps the settings that hold."""


def with_standing_options(group: click.Group) -> None:
    """Give every command of a group, and of the groups within, the options that all take."""
    for command in group.commands.values():
        if isinstance(command, click.Group):
            with_standing_options(command)
        else:
            command.params += [_config(), _quiet(), _verbose(), _log(), _debug()]


def settings_of(context: click.Context) -> Settings | None:
    """Return the file of settings that holds for a command; None if there is none."""
    found: Settings | None = context.meta.get(SETTINGS)
    return found


def _config() -> click.Option:
    return click.Option(
        ["--config"],
        type=FILE,
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_take_settings,
        help="Your standing choices.  [default: geo.toml, here or in a folder above]",
    )


def _quiet() -> click.Option:
    return click.Option(
        ["--quiet", "-q"],
        is_flag=True,
        expose_value=False,
        callback=_be_quiet,
        help="Say only what is wrong.",
    )


def _verbose() -> click.Option:
    return click.Option(
        ["--verbose"],
        is_flag=True,
        expose_value=False,
        callback=_be_verbose,
        help="Say also what is done, and how long it takes.",
    )


def _log() -> click.Option:
    return click.Option(
        ["--log"],
        type=FILE,
        metavar="FILE",
        expose_value=False,
        callback=_keep_log,
        help="Add to FILE what is said and done, with the time.",
    )


def _debug() -> click.Option:
    return click.Option(
        ["--debug"],
        type=FILE,
        metavar="FILE",
        expose_value=False,
        callback=_keep_report,
        help="Write a report for the makers of geo into FILE: versions, and where in the code what failed.",
    )


def _take_settings(context: click.Context, _: click.Parameter, named: Path | None) -> None:
    """Let the choices of a file stand in place of the defaults of the command that is about to be read."""
    from geo.cli.settings import find_settings, read_settings

    path = named or find_settings(Path.cwd())
    root = context.find_root()
    if path is None or not isinstance(root.command, click.Group):
        return
    settings = read_settings(path, root.command)
    words = context.command_path.removeprefix(root.command_path).strip()
    context.default_map = settings.defaults(words)
    context.meta[SETTINGS] = settings


def _be_quiet(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        from geo.terminal import speech

        context.find_root().with_resource(speech.quiet())


def _be_verbose(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        from geo.terminal import speech

        context.find_root().with_resource(speech.verbose())


def _keep_log(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    if path is not None:
        from geo.terminal import speech

        context.find_root().with_resource(speech.logged(path, context.command_path))


def _keep_report(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    if path is not None:
        from geo.terminal import speech

        context.find_root().with_resource(speech.reported(path, context.command_path))

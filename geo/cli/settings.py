"""Standing choices: ``geo.toml``, found in this folder or one above it, or named by ``--config``.

Its values stand between what is typed and the defaults, through click's own table of defaults; so every
option of every command can stand there, under its name without the dashes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.errors import SettingsError
from geo.files import at_home, exists, is_regular, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME = "geo.toml"
CONFIG = "config"
"""The option that names the file: it can't stand in the file itself."""
WRITTEN = frozenset(("cache", "corrections", "debug", "intro", "log", "out"))
"""Options that name what is written, or taken for something else than the file of settings itself."""
STANDARD_INPUT = "-"
ARTICLES = "articles"
MAYBE_PATHS = frozenset((ARTICLES, "focus"))
"""What may be a path, though its type does not say so."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One value, and the line that it stands in."""

    value: object
    line: int


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one file, by command and option.

    A table ``[build]`` holds for that command; what stands above all tables, for all with such an option.
    """

    path: Path
    by_command: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)
    """By the words of the command (``build``, ``gazetteer info``) and the parameter's name in Python."""

    @property
    def folder(self) -> Path:
        """The folder that paths in it count from."""
        return self.path.parent

    def defaults(self, command: str) -> Values:
        """Return what stands in place of a command's defaults."""
        return {name: setting.value for name, setting in self.by_command.get(command, {}).items()}


def find_settings(start: Path) -> Path | None:
    """Return the file of settings in a folder, or in the nearest one above it that has one."""
    folder = start.absolute()
    candidates = (above / NAME for above in (folder, *folder.parents))
    return next((path for path in candidates if is_regular(path)), None)


def read_settings(path: Path, main: click.Group) -> Settings:
    """Read a file of settings, and check each key and value against the commands' options.

    Raises
    ------
    SettingsError
        If it can't be read, or is wrong; all wrong keys and values are named at once, each by its line.
    """
    try:
        text = read_file(path).decode("utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"can't read the settings {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: it is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    reader = _Reader(path.absolute(), _lines(text), dict(leaves(main)))
    reader.read(tables)
    if reader.faults:
        raise SettingsError("\n".join(reader.faults))
    return Settings(path.absolute(), reader.found)


def leaves(group: click.Group, words: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield all commands that are no groups, by their words: ``gazetteer info``."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", command


def option_name(parameter: click.Parameter) -> str:
    """Return what an option is called in the file: its long name without dashes; the name of an argument.

    Examples
    --------
    >>> option_name(click.Option(["--gazetteer", "own"]))
    'gazetteer'
    """
    names = [name for name in parameter.opts if name.startswith("--")]
    return names[0].removeprefix("--") if names else str(parameter.name)


class _Reader:
    """Reads the tables of one file, and collects what is wrong."""

    def __init__(
        self, path: Path, lines: Mapping[tuple[str, ...], int], commands: Mapping[str, click.Command]
    ) -> None:
        self.found: dict[str, dict[str, Setting]] = {}
        self.faults: list[str] = []
        self._path, self._lines, self._commands = path, lines, commands
        self._groups = {words.partition(" ")[0] for words in commands if " " in words}

    def read(self, tables: Mapping[str, object]) -> None:
        """Read the file; tables of commands win over what stands above them."""
        plain = {key: value for key, value in tables.items() if not self._is_command(key, value)}
        for key, value in plain.items():
            self._read_for_all(key, value)
        for key in tables.keys() - plain.keys():
            self._read_command(key, tables[key], (key,))

    def _is_command(self, key: str, value: object) -> bool:
        return isinstance(value, dict) and (key in self._commands or key in self._groups)

    def _read_command(self, words: str, table: object, keys: tuple[str, ...]) -> None:
        """Read the table of a command, or of a group of commands, whose tables stand within."""
        if not isinstance(table, dict):
            return self._fault(keys, f"{words!r} is a command: write its options below [{words}]")
        for key, value in table.items():
            if f"{words} {key}" in self._commands:
                self._read_command(f"{words} {key}", value, (*keys, key))
            elif words in self._commands:
                known = self._parameters(words)
                if key in known:
                    self._add(words, known[key], value, (*keys, key))
                else:
                    self._unknown(key, known, (*keys, key), f"an option of geo {words}")
            else:
                self._unknown(key, self._below(words), (*keys, key), f"a command of geo {words}")
        return None

    def _read_for_all(self, key: str, value: object) -> None:
        having = [words for words in self._commands if key in self._parameters(words)]
        for words in having:
            self._add(words, self._parameters(words)[key], value, (key,))
        if not having:
            every = {name for words in self._commands for name in self._parameters(words)}
            known = every | self._groups | {words for words in self._commands if " " not in words}
            self._unknown(key, known, (key,), "an option or a command")

    def _below(self, group: str) -> list[str]:
        return [words.partition(" ")[2] for words in self._commands if words.startswith(f"{group} ")]

    def _parameters(self, words: str) -> dict[str, click.Parameter]:
        return {option_name(parameter): parameter for parameter in self._commands[words].params}

    def _add(self, words: str, parameter: click.Parameter, value: object, keys: tuple[str, ...]) -> None:
        """Enter a value, if the option takes it."""
        name, line = str(parameter.name), self._lines.get(keys, 0)
        if name == CONFIG:
            return self._fault(keys, f"{CONFIG!r} can't stand here: a file of settings names no other")
        try:
            given = self._given(parameter, value)
            parameter.type_cast_value(click.Context(self._commands[words]), given)
        except click.BadParameter as error:
            return self._fault(keys, error.message)
        self.found.setdefault(words, {})[name] = Setting(given, line)
        return None

    def _given(self, parameter: click.Parameter, value: object) -> object:
        """Return a value of TOML as click takes it; paths count from the file's folder."""
        takes_many = parameter.multiple or parameter.nargs != 1
        if isinstance(value, list) != takes_many:
            if isinstance(value, list):
                raise click.BadParameter(f"{value!r} are several values; it takes one")
            value = [value]
        if isinstance(value, list):
            return [self._scalar(parameter, item) for item in value]
        return self._scalar(parameter, value)

    def _scalar(self, parameter: click.Parameter, value: object) -> object:
        if isinstance(parameter, click.Option) and parameter.is_flag:
            if not isinstance(value, bool):
                raise click.BadParameter(f"{value!r} is neither true nor false")
            return value
        if isinstance(value, bool | dict | list):
            raise click.BadParameter(f"{value!r} is no value of it")
        text = value.isoformat() if isinstance(value, date | datetime) else str(value)
        return self._located(parameter, text)

    def _located(self, parameter: click.Parameter, text: str) -> str:
        """Return a path as it counts from the file's folder; anything else as it is."""
        name, path = option_name(parameter), self._path.parent / at_home(Path(text))
        may_be_path = name in MAYBE_PATHS and (exists(path) or name == ARTICLES)
        is_path = isinstance(parameter.type, click.Path) or may_be_path
        if not is_path or text == STANDARD_INPUT:
            return text
        if name in WRITTEN and path.resolve() == self._path.resolve():
            raise click.BadParameter(f"{text!r} is the file of settings itself: name another")
        return str(path)

    def _unknown(
        self, key: str, known: Sequence[str] | set[str] | dict[str, Any], keys: tuple[str, ...], what: str
    ) -> None:
        near = get_close_matches(key, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f": write {', '.join(sorted(known))}"
        self._fault(keys, f"{key!r} is not {what}{hint}")

    def _fault(self, keys: tuple[str, ...], says: str) -> None:
        line = self._lines.get(keys)
        fault = f"{self._path}{f':{line}' if line else ''}: {says}"
        if fault not in self.faults:  # an option of several commands is read for each
            self.faults.append(fault)


_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def _lines(text: str) -> dict[tuple[str, ...], int]:
    r"""Return the line of each key, which the parser of TOML does not give.

    Examples
    --------
    >>> _lines("focus = 'AM'\n[build]\nname = 'today'")
    {('focus',): 1, ('build',): 2, ('build', 'name'): 3}
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.fullmatch(line):
            table = _parts(match[1])
            lines.setdefault(table, number)
        elif match := _KEY.match(line):
            lines.setdefault((*table, *_parts(match[1])), number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))

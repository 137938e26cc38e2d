"""The page's script in one piece: modules of ``geo/web`` joined in the order in which they import each other.

A module imports by name or as a whole (``import { say } from "./say.js"``, ``import * as dates from …``),
and exports what it declares or a list of names. That is the part of ECMAScript's modules that can be joined
without a parser; all else is refused, so that a page can be made where there is no Node.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IMPORT = re.compile(
    r'^import (?:\* as (?P<whole>\w+)|\{(?P<names>[^}]*)\}) from "(?P<path>\.[^"]*)";\n', re.MULTILINE
)
DECLARED = re.compile(r"^export (?=(?:const|async function|function|class) (\w+))", re.MULTILINE)
LISTED = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
RENAMED = re.compile(r"(\w+) as (\w+)")
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class BundleError(ValueError):
    """A module can't be joined: the message names it and quotes the line."""


@dataclass(frozen=True, slots=True)
class Module:
    """One file, taken apart."""

    path: str
    body: str
    """Without imports and exports."""
    imports: tuple[tuple[str, str], ...]
    """What is declared here of each module that is imported: a name or a pattern, and the path."""
    exports: tuple[str, ...]


def bundle(entry: str, read: Callable[[str], str], name: str) -> str:
    r"""Return one script that declares `name`, an object of what the entry exports.

    Parameters
    ----------
    entry
        Path of the module from which all others are reached.
    read
        Gives a module's text by its path; slashes part folders.
    name
        What the script declares.

    Raises
    ------
    BundleError
        If modules import each other in a circle, or use a form that is not joined here.

    Examples
    --------
    >>> files = {"a.js": 'import { two } from "./b.js";\nexport const four = 2 * two;\n'}
    >>> files["b.js"] = "export const two = 2;\n"
    >>> print(bundle("a.js", files.__getitem__, "geo"))
    const geo = (() => { "use strict";
    const m0 = (() => {
    const two = 2;
    return { two }; })();
    const m1 = (() => {
    const { two } = m0;
    const four = 2 * two;
    return { four }; })();
    return m1; })();
    """
    order = list(modules(entry, read))
    numbers = {module.path: f"m{number}" for number, module in enumerate(order)}
    parts = [f"const {numbers[module.path]} = {_wrapped(module, numbers)}" for module in order]
    body = "\n".join(parts)
    return f'const {name} = (() => {{ "use strict";\n{body}\nreturn {numbers[entry]}; }})();'


def modules(entry: str, read: Callable[[str], str]) -> Iterator[Module]:
    """Yield all modules that an entry reaches, each after those that it imports."""
    done: set[str] = set()

    def visit(path: str, above: tuple[str, ...]) -> Iterator[Module]:
        if path in above:
            raise BundleError(f"modules import each other: {' → '.join((*above, path))}")
        if path in done:
            return
        found = parsed(path, read(path))
        for _, imported in found.imports:
            yield from visit(imported, (*above, path))
        done.add(path)
        yield found

    yield from visit(entry, ())


def parsed(path: str, text: str) -> Module:
    """Take a module apart."""
    folder = posixpath.dirname(path)
    imports = tuple(
        (
            match["whole"] or _pattern(match["names"]),
            posixpath.normpath(posixpath.join(folder, match["path"])),
        )
        for match in IMPORT.finditer(text)
    )
    listed = [name.strip() for match in LISTED.finditer(text) for name in match[1].split(",")]
    exports = (*DECLARED.findall(text), *(RENAMED.sub(r"\2: \1", name) for name in listed if name))
    body = DECLARED.sub("", LISTED.sub("", IMPORT.sub("", text)))
    if left := LEFT.search(body):
        raise BundleError(
            f"{path}: can't join {left[0]!r}; import and export by name, or a whole module by * as"
        )
    return Module(path, body, imports, exports)


def _pattern(names: str) -> str:
    given = (RENAMED.sub(r"\1: \2", name.strip()) for name in names.split(",") if name.strip())
    return f"{{ {', '.join(given)} }}"


def _wrapped(module: Module, numbers: dict[str, str]) -> str:
    imports = "".join(f"const {names} = {numbers[path]};\n" for names, path in module.imports)
    body = module.body.strip("\n")
    return f"(() => {{\n{imports}{body}\nreturn {{ {', '.join(module.exports)} }}; }})();"

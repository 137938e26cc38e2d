"""Count the words of natural language that stand in Python code, by file, most first.

Words belong in the tables of `geo/language`, where a person edits them. This shows how many are left:

    python tools/words_in_code.py            # a line a file: words, of these in lists of more than six
    python tools/words_in_code.py --lists    # each list, with its line and its words
    python tools/words_in_code.py FOLDER     # of another folder than geo

What counts, found in the syntax tree of each module:

- the strings in set, list, tuple and dict literals, also within ``frozenset(…)``;
- the words of a constant that is split: ``"and or but".split()``, or given to a function whose name has
  *word* in it: ``word_set("and or but")``;
- the letters of alternatives in expressions: the runs of two letters or more in a string with ``|`` in it.

A string in a literal counts if it is one to three words; codes in capitals (``PPLC``), names with ``_`` and
strings with digits do not. Left out are also docstrings, annotations, subscripts, ``__all__`` and
``__slots__``; literals in constants whose names say that they are columns, keys, suffixes or the like;
arguments that name classes of words or columns; the keys of dicts whose values are computed; literals of
nothing but names of fields and values of enumerations of the package, or nothing but labels of spaCy. A word
that stands in two lists counts twice: it is known twice.
"""

from __future__ import annotations

import argparse
import ast
import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.glossary import GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HANDFUL = 6
"""Words that a list may have and still stand in code."""
WORDS = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*(?: [^\W\d_]+){0,2}[.'’]?")
"""A string in a literal that is one to three words."""
CODE = re.compile(r"[A-Z]{2,}[A-Z ]*")
IS_SYNTAX = re.compile(
    r"\\.|(?<=\s)\#.*|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P?<\w+>|P=\w+|[a-zA-Z]+[:)]|[:=!]|<[=!])|\{[\d,]+\}"
)
"""What is no letter of an alternative: escapes, comments, sets of characters, heads of groups, counts."""
NOT_LANGUAGE = re.compile(
    r"(?:COLUMN|FIELD|FEATURE|KEY|HEADER|SUFFIX|ALIAS|LABEL|OPTION|FORMAT|TRAITS)(?:E?S)?$|^__"
)
"""Names of constants whose strings name parts of files and records."""
TAKES_NAMES = re.compile(
    r"(?:^|_)rows?$|word_class|types_with|column|Argument|Option|argument|option|getattr|namedtuple|attrgetter"
)
"""Functions whose arguments name classes of words, columns, attributes or options."""
SPLITS = re.compile(r"^split$|word")
COLLECTIONS = (ast.Set, ast.List, ast.Tuple, ast.Dict)


@dataclass(frozen=True, slots=True)
class WordList:
    """A literal or an expression with words in it."""

    line: int
    words: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is more than a handful."""
        return len(self.words) > HANDFUL


class Finder(ast.NodeVisitor):
    """Collects the word lists of one module.

    Parameters
    ----------
    names
        Names of fields and values of enumerations, which are no language.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.lists: list[WordList] = []

    def visit(self, node: ast.AST) -> None:
        """Note what a node lists, or look within it."""
        if isinstance(node, COLLECTIONS):
            self._literal(node)
        elif isinstance(node, ast.Call):
            self._call(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._expression(node)
        else:
            for child in _looked_into(node):
                self.visit(child)

    def _literal(self, node: ast.expr) -> None:
        parts = list(_parts(node))
        strings = [part for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        self._note(node, [str(string.value) for string in strings])
        for part in parts:
            self.visit(part)

    def _note(self, node: ast.expr, strings: Iterable[str]) -> None:
        words = tuple(string for string in strings if WORDS.fullmatch(string) and not CODE.fullmatch(string))
        if words and not set(words) <= self._names and not set(words) <= GLOSSARY.keys():
            self.lists.append(WordList(node.lineno, words))

    def _call(self, node: ast.Call) -> None:
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if TAKES_NAMES.search(name):
            return
        for constant in (getattr(function, "value", None), *node.args) if SPLITS.search(name) else ():
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                self._note(constant, constant.value.split())
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def _expression(self, node: ast.Constant) -> None:
        text = str(node.value)
        if "|" in text and (words := re.findall(r"[^\W\d_]{2,}", IS_SYNTAX.sub("*", text))):
            self.lists.append(WordList(node.lineno, tuple(words)))


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of a literal and of the literals within it; no keys of a dict with computed values."""
    if isinstance(node, ast.Starred):
        yield from _parts(node.value)
    elif isinstance(node, ast.Dict):
        is_table = all(isinstance(value, (ast.Constant, *COLLECTIONS)) for value in node.values)
        for part in [*(filter(None, node.keys) if is_table else ()), *node.values]:
            yield from _parts(part)
    elif isinstance(node, (ast.Set, ast.List, ast.Tuple)):
        for part in node.elts:
            yield from _parts(part)
    else:
        yield node


def _looked_into(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that may list words."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if node.value is not None and not NOT_LANGUAGE.search(getattr(target, "id", "")):
            yield node.value
    elif isinstance(node, ast.Subscript):
        yield node.value
    elif isinstance(node, ast.ClassDef) and _is_enumeration(node):
        return
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):  # what it does, not its annotations
        yield from node.body
    elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):  # a docstring
        yield from ast.iter_child_nodes(node)


def _is_enumeration(node: ast.ClassDef) -> bool:
    return any("Enum" in getattr(base, "id", getattr(base, "attr", "")) for base in node.bases)


def names_of_records(modules: Iterable[ast.Module]) -> frozenset[str]:
    """Return the names of the fields, and the values of the enumerations, that classes declare."""
    names: set[str] = set()
    for module in modules:
        owners = (node for node in ast.walk(module) if isinstance(node, ast.ClassDef))
        for node in chain.from_iterable(owner.body for owner in owners):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names.add(str(node.value.value))
    return frozenset(names)


def word_lists(folder: Path) -> dict[Path, list[WordList]]:
    """Return the word lists of each module in a folder, modules with most words first."""
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    names = names_of_records(modules.values())
    lists: dict[Path, list[WordList]] = {}
    for path, module in modules.items():
        finder = Finder(names)
        finder.visit(module)
        if finder.lists:
            lists[path] = finder.lists
    return dict(sorted(lists.items(), key=lambda item: -_count(item[1])))


def _count(lists: Iterable[WordList]) -> int:
    return sum(len(each.words) for each in lists)


def main() -> None:
    """Print the count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("geo"))
    parser.add_argument("--lists", action="store_true", help="print each list with its words")
    options = parser.parse_args()
    lists = word_lists(options.folder)
    for path, found in lists.items():
        print(f"{_count(found):6} {_count(filter(lambda each: each.is_long, found)):6}  {path}")
        for each in found if options.lists else ():
            print(f"               {each.line:4} {'*' if each.is_long else ' '} {' | '.join(each.words)}")
    everything = [each for found in lists.values() for each in found]
    long = [each for each in everything if each.is_long]
    print(
        f"{_count(everything):6} {_count(long):6}  in all; second: in {len(long)} lists longer than {HANDFUL}"
    )


if __name__ == "__main__":
    main()

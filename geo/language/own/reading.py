"""Reading a person's files of kinds, with all that is wrong in them by line."""

from __future__ import annotations

import difflib
import hashlib
import re
from typing import TYPE_CHECKING

from geo.errors import KindsError
from geo.files import open_file
from geo.language.event_types import built_in_families, built_in_types
from geo.language.language import CLASS_MARK, language
from geo.language.own.kinds import Fault, OwnKind, OwnKinds
from geo.language.own.table import MAX_BYTES, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.language.tables import TableRow

TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,29}")
FAMILY = re.compile(r"[a-z][a-z0-9-]{0,29}")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WORDS = re.compile(r"[^\W_]+(?:[ '’.-][^\W_]+)*")
"""What a trigger may be: words, with hyphens and apostrophes in them; never a pattern."""
PARTS = ("verb", "noun", "adjective")
MAX_CHARACTERS = 60
MAX_LABEL_CHARACTERS = 60
MAX_FAULTS_SHOWN = 10
"""Faults that an error quotes; `geo types check` lists all."""


def read_own_kinds(paths: Sequence[Path]) -> OwnKinds | None:
    """Return what a person's files say; None if there are none.

    Raises
    ------
    KindsError
        If anything is wrong in them; the message names file and line of the first faults.
    """
    if not paths:
        return None
    kinds, faults = check_own_kinds(paths)
    if faults:
        more = f"\n… and {len(faults) - MAX_FAULTS_SHOWN} more" if len(faults) > MAX_FAULTS_SHOWN else ""
        raise KindsError("\n".join(map(str, faults[:MAX_FAULTS_SHOWN])) + more)
    return kinds


def check_own_kinds(paths: Sequence[Path]) -> tuple[OwnKinds, list[Fault]]:
    """Return what is in order in a person's files, and all that is wrong, by line.

    Raises
    ------
    KindsError
        If a file can't be opened.
    """
    rows: list[TableRow] = []
    faults: list[Fault] = []
    digest = hashlib.sha256()
    for path in paths:
        content = _content(path)
        digest.update(hashlib.sha256(content).digest())
        found, wrong = rows_of(path, content)
        rows, faults = [*rows, *found], [*faults, *wrong]
        if not found and not wrong:
            faults.append(Fault(str(path), "it has no rows"))
    right: list[TableRow] = []
    for row in rows:
        wrong = list(_faults_of(row))
        faults += wrong
        if not wrong:
            right.append(_completed(row))
    faults += _clashes(right)
    kinds = tuple(_kinds(right))
    faults += _without_trigger(kinds, right)
    own = OwnKinds(kinds, tuple(row for row in right if row["trigger"]), digest.hexdigest())
    return own, sorted(faults, key=lambda fault: fault.line)


def _content(path: Path) -> bytes:
    try:
        with open_file(path) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise KindsError(f"{str(path)!r}: can't be read: {error.strerror}") from error


def _faults_of(row: TableRow) -> Iterator[Fault]:
    """Yield what is wrong with a row by itself."""
    where = f"{row.path}:{row.line}"
    yield from (Fault(where, says) for says in (*_of_type(row), *_of_triggers(row), *_of_words(row)))


def _of_type(row: TableRow) -> Iterator[str]:
    name, is_known = row["type"], row["type"] in built_in_types()
    if not TYPE.fullmatch(name):
        yield f"type {name!r}: write a name of capitals, digits and _, such as POACHING"
    if is_known:
        yield from (
            f"{column} {row[column]!r}: {name} is one of geo's own types, which has its {column} already"
            for column in ("family", "label", "colour")
            if row[column]
        )
    if row["family"] and not FAMILY.fullmatch(row["family"]):
        yield f"family {row['family']!r}: write a name of small letters, digits and -, such as wildlife"
    if row["colour"] and not COLOUR.fullmatch(row["colour"]):
        yield f"colour {row['colour']!r}: write it as #2e7d32"
    elif row["colour"] and row["family"] in built_in_families():
        yield f"colour {row['colour']!r}: the family {row['family']} is geo's own and has its colour"
    if len(row["label"]) > MAX_LABEL_CHARACTERS:
        yield f"label {row['label'][:20]!r}… is longer than {MAX_LABEL_CHARACTERS} characters"


def _of_triggers(row: TableRow) -> Iterator[str]:
    if row["trigger"] and row["pos"] and row["pos"] not in PARTS:
        yield f"pos {row['pos']!r} is none of {', '.join(PARTS)}"
    if not row["trigger"]:
        yield from (
            f"{column} {row[column]!r}: the row has no trigger that it could belong to"
            for column in ("pos", "object", "subject", "subtype")
            if row[column]
        )


def _of_words(row: TableRow) -> Iterator[str]:
    """Yield what is wrong with the words of a row: patterns, endless cells, classes that nobody knows."""
    classes = language().class_names
    for column in ("trigger", "object", "subject", "subtype"):
        for word in row.each(column):
            is_class = word.startswith(CLASS_MARK) and column in {"object", "subject"}
            if len(word) > MAX_CHARACTERS:
                yield f"{column} {word[:20]!r}… is longer than {MAX_CHARACTERS} characters"
            elif is_class and word[1:] not in classes:
                near = difflib.get_close_matches(word[1:], classes, n=1)
                yield f"{column} {word!r} is no class of words" + (f"; @{near[0]} is one" if near else "")
            elif not is_class and word != "*" and not WORDS.fullmatch(word):
                yield f"{column} {word!r}: write words, with | between alternatives; patterns are not run"
        if column in {"trigger", "subtype"} and "*" in row.each(column):
            yield f"{column} '*' would be any word: name the words"


def _completed(row: TableRow) -> TableRow:
    """Return a row with its part of speech, a verb where none is given, and its words in small letters."""
    cells = dict(row.cells) | {"pos": row["pos"] or "verb", "trigger": row["trigger"].lower()}
    return type(row)(cells, row.path, row.line)


def _clashes(rows: Iterable[TableRow]) -> Iterator[Fault]:
    """Yield where a row says other than one before it, or the same trigger again."""
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    for row in rows:
        for key, says in _claims(row):
            before, line = seen.setdefault(key, (says, row.line))
            where = f"{row.path}:{row.line}"
            if says != before:
                yield Fault(where, f"{key[0]} {key[1]!r} is {says!r} here, but {before!r} in line {line}")
            elif key[0] == "trigger" and line != row.line:
                yield Fault(where, f"trigger {key[1]!r} stands in line {line} already, for the same type")


def _claims(row: TableRow) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a row says that others may contradict: of a type, of its family, of a trigger."""
    for column in ("family", "label"):
        if row[column]:
            yield (f"{column} of type", row["type"], column), row[column]
    if row["colour"]:
        yield ("colour of family", row["family"] or _slug(row["type"])), row["colour"].lower()
    for word in row.each("trigger"):
        yield ("trigger", word, row["pos"], row["object"], row["subject"]), row["type"]


def _kinds(rows: Sequence[TableRow]) -> Iterator[OwnKind]:
    """Yield the types that are not geo's, each once, in the order in which they come."""
    colours = {row["family"] or _slug(row["type"]): row["colour"].lower() for row in rows if row["colour"]}
    for name in dict.fromkeys(row["type"] for row in rows if row["type"] not in built_in_types()):
        of_type = [row for row in rows if row["type"] == name]
        label = next((row["label"] for row in of_type if row["label"]), name.replace("_", " ").capitalize())
        family = next((row["family"] for row in of_type if row["family"]), "")
        is_new = family not in built_in_families()
        called = (family.replace("-", " ") or label) if is_new else ""
        family = family or _slug(name)
        yield OwnKind(name, family, label, called, colours.get(family, ""))


def _slug(name: str) -> str:
    """Return the family of a type that names none: its own."""
    return "own-" + name.lower().replace("_", "-")


def _without_trigger(kinds: Iterable[OwnKind], rows: Sequence[TableRow]) -> Iterator[Fault]:
    with_trigger = {row["type"] for row in rows if row["trigger"]}
    for kind in kinds:
        if kind.type not in with_trigger:
            row = next(row for row in rows if row["type"] == kind.type)
            yield Fault(f"{row.path}:{row.line}", f"no row gives the type {kind.type} a trigger")

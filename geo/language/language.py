"""One language: its word classes, and the tables in its folder."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.language.place_kinds import words_by_use
from geo.language.tables import FOLDER, TableError, TableRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LANGUAGE_COLUMNS = ("language", "name", "cased", "order", "apostrophe", "homes")
CLASS_MARK = "@"
"""Stands before the name of a class whose words are meant, in any table: ``@forces``."""


class Language:
    """What is known of one language.

    Parameters
    ----------
    code
        Its ISO 639-1 code, which is also the name of its folder.

    Raises
    ------
    TableError
        If a table of word classes has a wrong row.

    Examples
    --------
    >>> "say" in language("en").word_class("reporting")
    True
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.folder: Path = FOLDER / code
        self._classes = _read_classes(self.folder / "words", words_by_use(code))

    @property
    def class_names(self) -> frozenset[str]:
        """The names of all classes of words."""
        return frozenset(self._classes)

    def word_class(self, name: str) -> frozenset[str]:
        """Return the words of a class.

        Raises
        ------
        TableError
            If the language has no class of that name.
        """
        try:
            return self._classes[name]
        except KeyError:
            raise TableError(f"{self.folder / 'words'}: no word class {name!r}") from None

    def rows(self, table: str, columns: Sequence[str]) -> tuple[TableRow, ...]:
        """Return the rows of one of its other tables, named without ``.csv``."""
        return read_rows(self.folder / f"{table}.csv", columns)

    def spelled_out(self, row: TableRow, column: str) -> frozenset[str]:
        """Return the alternatives in a cell, each ``@class`` replaced by its words.

        Raises
        ------
        TableError
            If a class is not known; the message names the row.
        """
        return _spelled_out(row, column, self._classes)


@cache
def language(code: str = "en") -> Language:
    """Return a language, its word classes read once per process."""
    return Language(code)


@cache
def languages() -> tuple[TableRow, ...]:
    """Return what is known of each language beside English in which names of places are read.

    Columns: ``language`` (ISO 639-1), ``name``, ``cased`` (whether its script has capitals), ``order`` (where
    a governing word stands), ``apostrophe`` (whether one parts a name from its ending), ``homes`` (countries
    whose small places its news name).

    Examples
    --------
    >>> [row["name"] for row in languages()][:2]
    ['Russian', 'Armenian']
    """
    return read_rows(FOLDER / "languages.csv", LANGUAGE_COLUMNS)


def word_class(name: str, code: str = "en") -> frozenset[str]:
    """Return the words of a class of a language.

    Examples
    --------
    >>> "say" in word_class("reporting")
    True
    """
    return language(code).word_class(name)


def alternatives(words: Iterable[str]) -> str:
    r"""Return a regular expression that fits any of some words, the longest first.

    A space in one fits any white space, so a word may go on in the next line.

    Examples
    --------
    >>> alternatives({"city", "city council"})
    '(?:city\\scouncil|city)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s".join(map(re.escape, word.split(" "))) for word in longest_first) + ")"


def _read_classes(folder: Path, classes: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Add the word classes of a folder; a class stands once in all its files, and may name earlier ones."""
    for path in sorted(folder.glob("*.csv")):
        for row in read_rows(path, ("class", "words", "note")):
            name = row["class"]
            if name in classes:
                raise row.fault(f"the class {name!r} stands twice")
            classes[name] = _spelled_out(row, "words", classes)
    return classes


def _spelled_out(row: TableRow, column: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in row.each(column):
        if not word.startswith(CLASS_MARK):
            words.add(word)
        elif word[1:] in classes:
            words |= classes[word[1:]]
        else:
            raise row.fault(f"no word class {word[1:]!r} is known here")
    return frozenset(words)

"""What is known of each language, read from the tables beside this file."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TABLES = Path(__file__).parent
NOTHING = "-"
"""Stands for the empty ending in the tables."""
DOTTED = str.maketrans({"İ": "i", "I": "ı"})
UNDOTTED = str.maketrans({"i": "İ", "ı": "I"})
TURKIC = frozenset({"az", "tr"})
"""Languages in which ``i`` has its dot in capitals too."""


@dataclass(frozen=True, slots=True)
class Stems:
    """Words, and beginnings of words, each with what it stands for."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    lengths: range
    """Of the beginnings, the longest first."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> Stems:
        """Part entries such as ``армянск*`` from whole words."""
        words: dict[str, str] = {}
        beginnings: dict[str, str] = {}
        for entry, meaning in entries:
            if entry.endswith("*"):
                beginnings[entry[:-1]] = meaning
            else:
                words[entry] = meaning
        lengths = sorted(map(len, beginnings)) or [0]
        return cls(words, beginnings, range(lengths[-1], lengths[0] - 1, -1))

    def get(self, word: str) -> str | None:
        """Return what `word` stands for, whole or by its longest known beginning; None if it is not known.

        Examples
        --------
        >>> peoples = Stems.of([("армянск*", "Armenian"), ("грек", "Greek")])
        >>> peoples.get("армянского"), peoples.get("грек"), peoples.get("грекам")
        ('Armenian', 'Greek', None)
        """
        if word in self.words:
            return self.words[word]
        return next(
            (self.beginnings[word[:end]] for end in self.lengths if word[:end] in self.beginnings), None
        )


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending, and what stands in its place where the name has none."""

    ending: str
    instead: tuple[str, ...]
    usage: str
    """What the ending alone tells: ``literal``, ``associative``, ``demonym``, ``adjective`` or nothing."""
    before: bool
    """Whether words before the last of a name may have it, as adjectives do."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language."""

    code: str
    name: str
    cased: bool
    """Whether its script has capitals."""
    order: str
    """Where a governing word stands: ``head first``, ``head last``, or with the verb at the end too."""
    apostrophe: bool
    """Whether an apostrophe parts a name from its ending."""
    homes: tuple[str, ...]
    """Countries whose small places its news name; its own is the first."""
    common_words: frozenset[str]
    endings: tuple[Ending, ...]
    """The longest first."""
    derived: tuple[str, ...]
    """The endings of adjectives of places and of inhabitants."""
    cues: Mapping[str, Stems]
    features: Mapping[str, str]
    demonyms: Stems

    def lower(self, word: str) -> str:
        """Return a word in small letters as the language has them.

        Examples
        --------
        >>> grammar("tr").lower("IĞDIR"), grammar("ru").lower("МОСКВА")
        ('ığdır', 'москва')
        """
        return (word.translate(DOTTED) if self.code in TURKIC else word).lower()

    def title(self, word: str) -> str:
        """Return a word with a capital first and small letters after."""
        first, rest = word[:1], self.lower(word[1:])
        return (first.translate(UNDOTTED) if self.code in TURKIC else first).upper() + rest

    def derives(self, word: str) -> bool:
        """Tell whether a word ends as adjectives of places and names of inhabitants do."""
        return word.endswith(self.derived)

    def lacks_apostrophe(self, word: str) -> bool:
        """Tell whether a word with an ending is written as names are not."""
        return self.apostrophe and not any(mark in word for mark in "'’ʼ")

    def tells(self, kind: str, word: str) -> bool:
        """Tell whether a word, in small letters, is a cue of that kind."""
        stems = self.cues.get(kind)
        return stems is not None and stems.get(word) is not None


@lru_cache(maxsize=1)
def grammars() -> Mapping[str, Grammar]:
    """Return all languages by their code."""
    return {row["language"]: _grammar(row) for row in _rows("languages")}


def grammar(code: str) -> Grammar:
    """Return one language.

    Examples
    --------
    >>> grammar("ka").name, grammar("ka").cased
    ('Georgian', False)
    """
    return grammars()[code]


def _grammar(row: Mapping[str, str]) -> Grammar:
    code = row["language"]
    endings = sorted(_endings(code), key=lambda one: -len(one.ending))
    return Grammar(
        code=code,
        name=row["name"],
        cased=row["cased"] == "yes",
        order=row["order"],
        apostrophe=row["apostrophe"] == "yes",
        homes=tuple(row["homes"].split()),
        common_words=frozenset(row["common_words"].split()),
        endings=tuple(endings),
        derived=tuple({one.ending for one in endings if one.usage in {"adjective", "demonym"}}),
        cues=_cues(code),
        features={
            word: line["english"] for line in _of("feature_words", code) for word in line["words"].split()
        },
        demonyms=Stems.of(
            (stem, line["english"]) for line in _rows("demonyms") for stem in line[code].split()
        ),
    )


def _endings(code: str) -> Iterator[Ending]:
    for row in _of("endings", code):
        instead = tuple(base.replace(NOTHING, "") for base in row["instead"].split())
        for ending in row["endings"].split():
            yield Ending(ending.replace(NOTHING, ""), instead, row["usage"], row["before"] == "yes")


def _cues(code: str) -> Mapping[str, Stems]:
    words: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _of("cues", code):
        words[row["kind"]] += [(word, row["kind"]) for word in row["words"].split()]
    return {kind: Stems.of(entries) for kind, entries in words.items()}


def _of(table: str, code: str) -> Iterator[Mapping[str, str]]:
    return (row for row in _rows(table) if row["language"] == code)


def _rows(table: str) -> Iterator[Mapping[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)

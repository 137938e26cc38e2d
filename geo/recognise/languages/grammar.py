"""The grammar of names in each language, read from the tables of `geo.language`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language import language, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.language import Language, TableRow

WORD_CLASSES = (
    "place_preposition", "location_noun", "government", "institution", "government_verb", "conjunction",
    "no_place", "function_word",
)  # fmt: skip
"""The classes of words, or of beginnings of words, that each language has in its table of names."""
ORDERS = ("head first", "head last", "verb last")
USAGES = ("literal", "associative", "demonym", "adjective", "")
"""What cells of the tables may say."""
NOTHING = "-"
"""Stands for the empty ending in the tables."""
DOTTED = str.maketrans({"İ": "i", "I": "ı"})
UNDOTTED = str.maketrans({"i": "İ", "ı": "I"})
TURKIC = frozenset({"az", "tr"})
"""Languages in which ``i`` has its dot in capitals too."""


@dataclass(frozen=True, slots=True)
class Stems:
    """Words and beginnings of words, each with its meaning."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    lengths: range
    """Of the beginnings, the longest first."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> Stems:
        """Return the entries, those such as ``армянск*`` apart from whole words."""
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
        """Return the meaning of `word`, whole or by its longest known beginning; None if it is not known.

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
    """An ending, and what a name has in its place without it."""

    ending: str
    instead: tuple[str, ...]
    usage: str
    """What the ending alone decides: ``literal``, ``associative``, ``demonym``, ``adjective`` or nothing."""
    before: bool
    """Whether words before the last of a name may have it, as adjectives do."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading names in one language needs."""

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
    words: Mapping[str, Stems]
    """The words of each class."""
    place_kinds: Mapping[str, str]
    """Kinds of place, with their words in English: ``озеро``, ``lake``."""
    demonyms: Stems
    """Adjectives of countries and names of their people, in English."""

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

    def is_derived(self, word: str) -> bool:
        """Return True if a word ends as adjectives of places and names of inhabitants do."""
        return word.endswith(self.derived)

    def lacks_apostrophe(self, word: str) -> bool:
        """Return True if a word with an ending is written as names are not."""
        return self.apostrophe and not any(mark in word for mark in "'’ʼ")

    def is_of_class(self, word_class: str, word: str) -> bool:
        """Return True if a word, in small letters, is of that class."""
        return self.words[word_class].get(word) is not None


@lru_cache(maxsize=1)
def grammars() -> Mapping[str, Grammar]:
    """Return all grammars by the code of their language."""
    return {row["language"]: _grammar(row) for row in languages()}


def grammar(code: str) -> Grammar:
    """Return the grammar of one language.

    Examples
    --------
    >>> grammar("ka").name, grammar("ka").cased
    ('Georgian', False)
    """
    return grammars()[code]


def _grammar(row: TableRow) -> Grammar:
    tables = language(row["language"])
    endings = sorted(_endings(tables), key=lambda ending: -len(ending.ending))
    return Grammar(
        code=tables.code,
        name=row["name"],
        cased=row.is_yes("cased"),
        order=row.one_of("order", ORDERS),
        apostrophe=row.is_yes("apostrophe"),
        homes=row.each("homes"),
        common_words=tables.word_class("common_word"),
        endings=tuple(endings),
        derived=tuple({each.ending for each in endings if each.usage in {"adjective", "demonym"}}),
        words={name: Stems.of((word, name) for word in tables.word_class(name)) for name in WORD_CLASSES},
        place_kinds=dict(_in_english(tables, "place_words")),
        demonyms=Stems.of(_in_english(tables, "demonyms")),
    )


def _endings(tables: Language) -> Iterator[Ending]:
    for row in tables.rows("endings", ("endings", "instead", "usage", "before", "note")):
        usage, is_before = row.one_of("usage", USAGES), row.one_of("before", ("yes", "")) == "yes"
        instead = tuple(base.replace(NOTHING, "") for base in row.each("instead"))
        for ending in row.each("endings"):
            yield Ending(ending.replace(NOTHING, ""), instead, usage, is_before)


def _in_english(tables: Language, table: str) -> Iterator[tuple[str, str]]:
    for row in tables.rows(table, ("words", "english")):
        yield from ((word, row["english"]) for word in row.each("words"))

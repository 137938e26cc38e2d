"""What words tell of an event, and of which type: ``triggers.csv``, ``other_senses.csv``, ``classes.csv``.

A row of ``triggers.csv`` gives the type and part of speech, then the triggers (alternatives parted by
``|``; a trigger may have several words), what must stand as their object and as their subject (``*`` for
anything; a name with ``@`` is a class of ``classes.csv``), and where the place of such an act stands besides
*in* and *at*: it is the act's ``object`` (*shelled the town*), or follows ``to`` or ``from``.

``other_senses.csv`` has, in the same columns, what the same words tell of that is no act: *shot a film*,
*fought for promotion*, a *price war*. The strictest of all rows that fit holds, and of two as strict the one
that tells of no act.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from geo.model import EventType

ANY = "*"


@dataclass(frozen=True, slots=True)
class Sense:
    """What must stand together for a word to have one of its meanings."""

    words: tuple[str, ...]
    objects: frozenset[str]
    """Lemmas of which one must be its object; none if nothing is asked."""
    subjects: frozenset[str]
    """Lemmas of which one must be in its subject."""

    @property
    def strictness(self) -> int:
        """How much it asks for: of the senses that fit, the strictest holds."""
        asked = 0 if not self.objects else 1 if ANY in self.objects else 3
        return 2 * len(self.words) + asked + 4 * bool(self.subjects)


@dataclass(frozen=True, slots=True)
class Rule(Sense):
    """One sense of one trigger that tells of an act."""

    type: EventType
    place: frozenset[str]
    """Where its place may stand: ``object``, ``to``, ``from``."""


@dataclass(frozen=True)
class Lexicon:
    """All senses, by part of speech and first word (for nouns: the last), the strictest first."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    rules: dict[tuple[str, str], tuple[Rule, ...]]
    """Of the senses those that tell of an act."""
    classes: dict[str, frozenset[str]]

    def senses_of(self, part: str, lemma: str) -> tuple[Sense, ...]:
        """Return the senses of the triggers that begin with `lemma` (for nouns: end with it)."""
        return self.senses.get((part, lemma), ())

    def rules_for(self, part: str, lemma: str) -> tuple[Rule, ...]:
        """Return those of the senses that tell of an act."""
        return self.rules.get((part, lemma), ())

    def of_class(self, lemma: str, name: str) -> bool:
        """Tell whether `lemma` is of the class `name`."""
        return lemma in self.classes[name]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the tables once per process.

    Examples
    --------
    >>> [str(rule.type) for rule in lexicon().rules_for("verb", "accuse")]
    ['ACCUSE']
    """
    classes = {row["class"]: frozenset(row["lemmas"].split("|")) for row in _rows("classes.csv")}
    senses: dict[tuple[str, str], list[Sense]] = defaultdict(list)
    for row in (*_rows("triggers.csv"), *_rows("other_senses.csv")):
        for trigger in row["trigger"].split("|"):
            sense = _sense(row, trigger, classes)
            senses[row["pos"], sense.words[-1 if row["pos"] == "noun" else 0]].append(sense)
    strictest_first = {
        key: tuple(sorted(found, key=lambda sense: (-sense.strictness, isinstance(sense, Rule))))
        for key, found in senses.items()
    }
    rules = {
        key: tuple(one for one in found if isinstance(one, Rule)) for key, found in strictest_first.items()
    }
    return Lexicon(strictest_first, rules, classes)


def _sense(row: dict[str, str], trigger: str, classes: dict[str, frozenset[str]]) -> Sense:
    """Read one trigger of a row; in the table of other senses it has no type."""
    words = tuple(trigger.split())
    objects, subjects = _lemmas(row["object"], classes), _lemmas(row["subject"], classes)
    if "type" not in row:
        return Sense(words, objects, subjects)
    return Rule(words, objects, subjects, EventType(row["type"]), _lemmas(row["place"], classes))


def _rows(name: str) -> list[dict[str, str]]:
    """Read one of the tables that lie beside this module."""
    table = files("geo.events").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def _lemmas(cell: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    """Spell out a cell: alternatives, with the classes among them replaced by their words."""
    words: set[str] = set()
    for word in filter(None, cell.split("|")):
        words |= classes[word[1:]] if word.startswith("@") else {word}
    return frozenset(words)

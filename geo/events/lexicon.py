"""What words tell of an event, and of which type: the tables ``triggers.csv`` and ``classes.csv``.

A row of ``triggers.csv`` gives the type and part of speech, then the triggers (alternatives parted by
``|``; a trigger may have several words), what must stand as their object and as their subject (``*`` for
anything; a name with ``@`` is a class of ``classes.csv``), and where the place of such an act stands besides
*in* and *at*: it is the act's ``object`` (*shelled the town*), or follows ``to`` or ``from``.
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
class Rule:
    """One sense of one trigger."""

    type: EventType
    words: tuple[str, ...]
    objects: frozenset[str]
    """Lemmas of which one must be its object; none if nothing is asked."""
    subjects: frozenset[str]
    """Lemmas of which one must be in its subject."""
    place: frozenset[str]
    """Where its place may stand: ``object``, ``to``, ``from``."""

    @property
    def strictness(self) -> int:
        """How much it asks for: of the rules that fit, the strictest holds."""
        asked = 0 if not self.objects else 1 if ANY in self.objects else 3
        return 2 * len(self.words) + asked + 4 * bool(self.subjects)


@dataclass(frozen=True)
class Lexicon:
    """All rules, by part of speech and first word, the strictest first."""

    rules: dict[tuple[str, str], tuple[Rule, ...]]
    classes: dict[str, frozenset[str]]

    def rules_for(self, part: str, lemma: str) -> tuple[Rule, ...]:
        """Return the rules whose trigger begins with `lemma` (for nouns: ends with it)."""
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
    rules: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for row in _rows("triggers.csv"):
        for trigger in row["trigger"].split("|"):
            words = tuple(trigger.split())
            rule = Rule(
                EventType(row["type"]),
                words,
                _lemmas(row["object"], classes),
                _lemmas(row["subject"], classes),
                _lemmas(row["place"], classes),
            )
            key = words[-1] if row["pos"] == "noun" else words[0]
            rules[row["pos"], key].append(rule)
    strictest_first = {
        key: tuple(sorted(found, key=lambda rule: -rule.strictness)) for key, found in rules.items()
    }
    return Lexicon(strictest_first, classes)


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

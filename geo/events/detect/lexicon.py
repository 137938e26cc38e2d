"""Which words name an event, and of which type: ``triggers`` and ``other_senses.csv`` of a language.

The folder ``triggers`` has a table for each family of types. A row gives the type and part of speech, then
the triggers (alternatives parted by ``|``; a trigger may have several words), and what must stand as their
object and as their subject (``*`` for anything; a name with ``@`` is a word class).

``other_senses.csv`` has, in the same columns, what else the same words mean that is no event: *shot a film*,
*fought for promotion*, a *price war*. The strictest of all rows that fit holds, and of two as strict the one
that is no event, then the one whose type stands first in ``event_types.csv``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import cached_by_kinds, event_types, language, own_kinds, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language import Language, TableRow

ANY = "*"
PARTS_OF_SPEECH = ("verb", "noun", "adjective", "aux")
SENSE_COLUMNS = ("pos", "trigger", "object", "subject")
EVENT_COLUMNS = (*SENSE_COLUMNS, "type")


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
class EventSense(Sense):
    """A sense that is an event."""

    type: str
    rule: str = ""
    """The id of the rule that gave it another type than its row has."""
    subtype: str = ""
    """The one that its row names; empty where the words decide."""
    is_own: bool = False
    """A person's own row, which holds before all others."""


@dataclass(frozen=True)
class Lexicon:
    """All senses, by part of speech and first word (for nouns: the last), the strictest first."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    event_senses: dict[tuple[str, str], tuple[EventSense, ...]]
    """Of the senses those that are events."""

    def senses_of(self, part: str, lemma: str) -> tuple[Sense, ...]:
        """Return the senses of the triggers that begin with `lemma` (for nouns: end with it)."""
        return self.senses.get((part, lemma), ())

    def event_senses_of(self, part: str, lemma: str) -> tuple[EventSense, ...]:
        """Return those of the senses that are events."""
        return self.event_senses.get((part, lemma), ())


@cached_by_kinds
def lexicon() -> Lexicon:
    """Read the tables of English, and a person's own, once per process.

    Examples
    --------
    >>> [sense.type for sense in lexicon().event_senses_of("verb", "accuse")]
    ['ACCUSE']
    """
    words = language()
    senses: dict[tuple[str, str], list[Sense]] = defaultdict(list)
    for row in (*_event_rows(words), *words.rows("other_senses", SENSE_COLUMNS)):
        part = row.one_of("pos", PARTS_OF_SPEECH)
        for trigger in row.each("trigger"):
            sense = _sense(row, trigger, words)
            senses[part, sense.words[-1 if part == "noun" else 0]].append(sense)
    strictest_first = {key: tuple(sorted(found, key=_order)) for key, found in senses.items()}
    event_senses = {
        key: tuple(one for one in found if isinstance(one, EventSense))
        for key, found in strictest_first.items()
    }
    return Lexicon(strictest_first, event_senses)


def _event_rows(words: Language) -> Iterator[TableRow]:
    if (own := own_kinds()) is not None:
        yield from own.rows
    for path in sorted((words.folder / "triggers").glob("*.csv")):
        yield from read_rows(path, EVENT_COLUMNS)


def _order(sense: Sense) -> tuple[bool, int, int]:
    """Return a key: own senses first, then strict ones, then what is no event, then types in their order."""
    if not isinstance(sense, EventSense):
        return (True, -sense.strictness, 0)
    return (not sense.is_own, -sense.strictness, 1 + tuple(event_types()).index(sense.type))


def _sense(row: TableRow, trigger: str, words: Language) -> Sense:
    """Read one trigger of a row; in the table of other senses it has no type."""
    words_of_trigger = tuple(trigger.split())
    objects, subjects = words.spelled_out(row, "object"), words.spelled_out(row, "subject")
    if "type" not in row.cells:
        return Sense(words_of_trigger, objects, subjects)
    if row["type"] not in event_types():
        raise row.fault(f"no type {row['type']!r} in event_types.csv")
    subtype = row.cells.get("subtype")
    # Only a person's own rows may name a subtype.
    return EventSense(
        words_of_trigger,
        objects,
        subjects,
        row["type"],
        subtype=subtype or "",
        is_own=subtype is not None,
    )

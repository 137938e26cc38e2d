"""The subtypes of each type of event, and the words that show which one an event is.

``event_subtypes.csv`` has the subtypes with their labels, ``subtypes.csv`` of a language the words of each.
A weak word decides only where no other does: a *mine* is where miners work, too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.language.event_types import event_types
from geo.language.language import language
from geo.language.tables import FOLDER, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUBTYPE_COLUMNS = ("type", "subtype", "label")
WORD_COLUMNS = ("type", "subtype", "words", "weak_words")


@lru_cache(maxsize=1)
def event_subtypes() -> Mapping[str, Mapping[str, str]]:
    """Return the label of each subtype by its name, for each type that has any.

    Raises
    ------
    TableError
        If a row is wrong; the message names the file and the line.

    Examples
    --------
    >>> event_subtypes()["HAZARD"]["flood"]
    'Flood'
    """
    subtypes: dict[str, dict[str, str]] = {}
    for row in read_rows(FOLDER / "event_subtypes.csv", SUBTYPE_COLUMNS):
        of_type = subtypes.setdefault(row.one_of("type", event_types()), {})
        if row["subtype"] in of_type:
            raise row.fault(f"the subtype {row['subtype']!r} of {row['type']} stands twice")
        of_type[row["subtype"]] = row["label"]
    return subtypes


def subtype_of(event_type: str, words: Iterable[str]) -> str:
    """Return the subtype of an event, empty where its words name none.

    Parameters
    ----------
    event_type
        Its type, as in ``event_types.csv``.
    words
        The lemmas of its trigger and of what stands beside it, two words together also as one
        (``air strike``); those that come first count first.

    Examples
    --------
    >>> subtype_of("HAZARD", ("hit", "cyclone", "coast")), subtype_of("ASSAULT", ("air strike", "strike"))
    ('storm', 'airstrike')
    >>> subtype_of("ASSAULT", ("fire", "rocket")), subtype_of("ASSAULT", ("fire", "man"))
    ('shelling', 'shooting')
    """
    strong, weak = _words().get(event_type, ({}, {}))
    listed = tuple(words)
    return next((table[word] for table in (strong, weak) for word in listed if word in table), "")


@cache
def _words(code: str = "en") -> Mapping[str, tuple[dict[str, str], dict[str, str]]]:
    """Return the subtype that each word of a type names, and that each weak word names."""
    found: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for row in language(code).rows("subtypes", WORD_COLUMNS):
        name, subtype = row.one_of("type", event_types()), row["subtype"]
        row.one_of("subtype", event_subtypes().get(name, {}))
        tables = found.setdefault(name, ({}, {}))
        for column, table in zip(("words", "weak_words"), tables, strict=True):
            for word in row.each(column):
                if any(word in known for known in tables):
                    raise row.fault(f"the word {word!r} stands twice for {name}")
                table[word] = subtype
    return found

"""The one table of kinds of place (*village*, *province*, *river*), ``place_kinds.csv``, and what it says.

Each word has, where there are such, the word that it is the plural of, the GeoNames feature classes of the
places that it may stand beside (*Lviv province*: a division), and the feature codes, or classes, of which it
is the name. Its uses are classes of words, for `word_class` and for ``@`` in the other tables:

``described``
    A name follows it with *of*, or is said to be one: *the village of X*, *X is a village*.
``listed_area``
    Stands in the plural behind a list of areas: *X and Y counties*.
``area_of``
    Stands with *of* before the area that a place lies in: *X in the state of Y*.
``within_area``
    Lies in areas, not in towns: what it is said to lie in is an area.
``lower_division``, ``whole_country``
    A division within a province; a whole country.
``line``
    Joins two places and lies in neither: *the X–Y road*.
``filler``
    May stand between a distance and a place: *20 km from the city of X*.
``site_kind``, ``held_kind``
    Where something can happen; what can be fought over.
``tagger_kind``
    What the learned weights of recognition know as a kind of place: a change needs new training.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.language.tables import FOLDER, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("word", "plural_of", "feature_classes", "feature_codes", "uses", "note")
FEATURE_CLASSES = frozenset("AHLPRSTUV")
USE_KEYS = (
    "described", "listed_area", "area_of", "within_area", "lower_division", "whole_country", "line", "filler",
    "site_kind", "held_kind", "tagger_kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """A word for a kind of place."""

    word: str
    singular: str
    """The word itself, or the word that it is the plural of."""
    feature_classes: str
    """Letters of the GeoNames feature classes of the places that it may stand beside."""
    feature_codes: tuple[str, ...]
    """GeoNames feature codes, and classes, of which it is the name."""
    uses: frozenset[str]


@cache
def place_kinds(code: str = "en") -> Mapping[str, PlaceKind]:
    """Return the kinds of place by their words; none where a language has no table of them.

    Raises
    ------
    TableError
        If a row is wrong; the message names the file and the line.

    Examples
    --------
    >>> counties = place_kinds()["counties"]
    >>> counties.singular, place_kinds()[counties.singular].feature_classes
    ('county', 'A')
    """
    return place_kinds_in(FOLDER / code / "place_kinds.csv")


def words_by_use(code: str) -> dict[str, frozenset[str]]:
    """Return the words of each use as classes of words."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for kind in place_kinds(code).values():
        for use in kind.uses:
            words[use].add(kind.word)
    return {use: frozenset(members) for use, members in words.items()}


def place_kinds_in(path: Path) -> Mapping[str, PlaceKind]:
    """Return the kinds of place in a table, as `place_kinds` does."""
    kinds: dict[str, PlaceKind] = {}
    for row in read_rows(path, COLUMNS) if path.exists() else ():
        word, uses = row["word"], row.each("uses")
        if word in kinds:
            raise row.fault(f"the word {word!r} stands twice")
        if row["plural_of"] and row["plural_of"] not in kinds:
            raise row.fault(f"{row['plural_of']!r}, whose plural {word!r} is, does not stand before it")
        if unknown := set(uses) - set(USE_KEYS):
            raise row.fault(f"uses {', '.join(sorted(unknown))} are none of {', '.join(USE_KEYS)}")
        if unknown := set(row["feature_classes"]) - FEATURE_CLASSES:
            raise row.fault(f"feature class {min(unknown)!r} is none of GeoNames")
        codes = row.each("feature_codes")
        kinds[word] = PlaceKind(
            word, row["plural_of"] or word, row["feature_classes"], codes, frozenset(uses)
        )
    return kinds

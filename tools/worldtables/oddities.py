"""Alternate names that sources carry and no report means the place by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from geo.gazetteer.normal import folded_key
from geo.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer.english import Words
    from worldtables.entry import Entry

DESCRIBED = frozenset({
    "bank", "barrage", "bridge", "building", "camp", "castle", "church", "city", "corner", "corners",
    "court", "courthouse", "creek", "crossing", "crossroads", "depot", "falls", "farm", "ferry", "field",
    "fork", "gate", "grove", "gulf", "hall", "harbor", "heights", "hill", "hills", "hollow", "house",
    "island", "junction", "lake", "landing", "mill", "mills", "monastery", "mountain", "park", "place",
    "point", "prairie", "river", "rock", "run", "sea", "settlement", "spring", "springs", "station",
    "store", "tavern", "town", "triangle", "valley", "village", "waters",
})  # fmt: skip
"""What a description ends with: *White House*, *Windy City*."""
SIDES = frozenset({"east", "lower", "middle", "new", "north", "old", "south", "upper", "west"})
ENGLISH_LANDS = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
"""Where *North Springfield* is another place than Springfield."""
NAMESAKE = 0.85
"""How alike, from 0 to 1, a town's and a country's name are, of which one was taken for the other."""


def drop_descriptions(entry: Entry, words: Words) -> None:
    """Drop descriptions in English, translations among them, and names of what lies beside.

    *White House* for Casablanca, *Phoenix City* for Warsaw; *North Springfield* for Springfield. What shares
    a word with the primary name stays, as do names of capitals (*Holy See*) and persons (*Port Elizabeth*).
    """
    if entry.feature_class != "P" or entry.feature_code == "PPLC":
        return
    own = set(folded_key(entry.name).split())
    entry.names = {
        name: match
        for name, match in entry.names.items()
        if match is not Match.ALTERNATE
        or not (_describes(name, own, words) or _lies_beside(name, own, entry.country_code))
    }


def _describes(name: str, own: set[str], words: Words) -> bool:
    """Return True if a name is English words alone, none of them the place's own."""
    parts = name.lower().split()
    if len(parts) == 1 or not own.isdisjoint(parts):
        return False
    return (parts[-1] in DESCRIBED or parts[0] == "the") and all(map(words.is_word, parts))


def _lies_beside(name: str, own: set[str], country_code: str) -> bool:
    parts = folded_key(name).split()
    return country_code in ENGLISH_LANDS and not SIDES.isdisjoint(parts[:1]) and set(parts[1:]) == own


def drop_names_of_countries(entries: Iterable[Entry], countries: Iterable[Entry]) -> None:
    """Drop from settlements what other languages call a country, where the two are namesakes in English.

    *Ermənistan* is the country, however many towns of Colombia are called Armenia too.
    """
    foreign: dict[str, set[str]] = {}
    for country in countries:
        for name in (country.name, *country.names):
            foreign.setdefault(name, set()).add(folded_key(country.name))
    for entry in entries:
        if entry.feature_class == "P":
            own = folded_key(entry.name)
            entry.names = {
                name: match
                for name, match in entry.names.items()
                if folded_key(name) == own
                or all(Indel.normalized_similarity(own, of) < NAMESAKE for of in foreign.get(name, ()))
            }

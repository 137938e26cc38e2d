"""The forms of a word that the gazetteer has, with how well known their places are."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from geo.gazetteer.cached import cached_by_gazetteer
from geo.gazetteer.rank import standing
from geo.model import Match
from geo.recognise.languages.bases import Base, bases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Place
    from geo.recognise.languages.grammar import Grammar
    from geo.recognise.languages.words import ForeignWord

UNCHANGED = 0.5
"""How much better known, in powers of ten of people, a place must be whose name had an ending.

Else one whose name stands as it is goes before it.
"""
NEARBY = 1.5
"""How much better known, likewise, the places of a language's own countries are to its readers."""

OFFICIAL = frozenset({"PPLC", "ADM1", "CONT", "RGN"})
MIN_LETTERS_SIMILAR = 4
"""Letters of a word that may differ from a name in diacritics: shorter ones are other words."""
TOWN_STANDING = 4.0
"""Standing of a town that may: ten thousand people."""


class KnownForm(NamedTuple):
    """A form of some words that the gazetteer has."""

    base: Base
    weight: float
    """How well known its place is, in powers of ten of people."""
    official: bool
    """Whether it is a country, a capital or a region: a government, and no person's name."""
    changed: bool
    """Whether an ending was taken off."""


def known_forms(words: Sequence[ForeignWord], language: Grammar, gazetteer: Gazetteer) -> list[KnownForm]:
    """Return the forms of a run of words that the gazetteer has, best known first."""
    written = _typed(words)
    forms = dict.fromkeys(_forms(words, language))
    found = [(base, _best_known(gazetteer, base.text)) for base in forms]
    return _best_first([(base, place) for base, place in found if place], written, language)


def similar_forms(word: ForeignWord, language: Grammar, gazetteer: Gazetteer) -> list[KnownForm]:
    """Return the forms of a word that differ from the gazetteer's names in diacritics or script alone.

    Only countries, capitals, and towns of the language's own country; only where its ending places it, or a
    capital inside a sentence marks it.
    """
    forms = [
        base
        for base in bases(word.text, language.code)
        if len(base.text) >= MIN_LETTERS_SIMILAR
        and (base.usage == "literal" or (language.cased and not word.opens))
    ]
    found = [(base, _namesake(gazetteer, base.text, language.homes[0])) for base in forms]
    return _best_first([(base, place) for base, place in found if place], word.text, language)


def _best_first(found: Sequence[tuple[Base, Place]], written: str, language: Grammar) -> list[KnownForm]:
    forms = [
        KnownForm(
            base, _weight(place, language), _is_official(place), base.text.casefold() != written.casefold()
        )
        for base, place in found
    ]
    return sorted(forms, key=lambda form: -(form.weight + (0 if form.changed else UNCHANGED)))


def _typed(words: Sequence[ForeignWord]) -> str:
    return words[0].text + "".join(word.joint + word.text for word in words[1:])


def _forms(words: Sequence[ForeignWord], language: Grammar) -> Iterator[Base]:
    """Yield what a run of words may come from; in a name of several words each may have an ending."""
    *before, last = words
    if before and last.joint in "-–":
        yield from bases(_typed(words), language.code)  # the ending of an abbreviation: ABŞ-ın
    choices = [
        [base.text for base in bases(word.text, language.code, before=following.joint not in "-–")]
        for word, following in pairwise(words)
    ]
    joints = [word.joint.replace("–", "-").replace("\u00a0", " ") for word in words[1:]]
    for heads in product(*choices):
        stem = "".join(head + joint for head, joint in zip(heads, joints, strict=True))
        for base in bases(last.text, language.code):
            yield Base(stem + base.text, base.usage)


@cached_by_gazetteer(50_000)
def _best_known(gazetteer: Gazetteer, name: str) -> Place | None:
    """Return the best known place of exactly that name."""
    if gazetteer.longest(name, 0) != len(name):
        return None
    candidates = gazetteer.candidates(name)
    return next((candidate.place for candidate in candidates if candidate.match is not Match.FOLDED), None)


@cached_by_gazetteer(50_000)
def _namesake(gazetteer: Gazetteer, name: str, country_code: str) -> Place | None:
    """Return a country or capital, or a town of a country, whose name is the same but for its letters."""
    first = next(iter(gazetteer.candidates(name)), None)
    if first is None or first.match is not Match.FOLDED:
        return None
    seat = first.place.feature_code == "PPLC" or first.place.feature_code.startswith("PCL")
    town = first.place.country_code == country_code and standing(first.place) >= TOWN_STANDING
    return first.place if seat or town else None


def _is_official(place: Place) -> bool:
    return place.feature_code in OFFICIAL or place.feature_code.startswith("PCL")


def _weight(place: Place, language: Grammar) -> float:
    return standing(place) + (NEARBY if place.country_code in language.homes else 0.0)

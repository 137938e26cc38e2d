"""The lemmas that a form may have, whatever its part of speech."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.text.parser import LEMMATIZER, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Exceptions = tuple[Mapping[str, Sequence[str]], ...]
    Endings = tuple[tuple[str, str], ...]


PARTS = ("noun", "verb", "adj", "adv")
"""The parts of speech whose words WordNet lists."""


@lru_cache(maxsize=1 << 16)
def lemmas(form: str) -> frozenset[str]:
    """Return `form`, and all that the lemmatizer may make of it as a verb, a noun or anything else.

    Parameters
    ----------
    form
        A lower-case word.

    Examples
    --------
    >>> sorted(lemmas("left") - {"left"})
    ['leave']
    >>> "meet" in lemmas("meetings"), "meeting" in lemmas("meetings")
    (False, True)
    """
    exceptions, endings = _tables()
    made = {form[: len(form) - len(old)] + new for old, new in endings if form.endswith(old)}
    return frozenset({form}.union(made, *(table.get(form, ()) for table in exceptions)))


@lru_cache(maxsize=1)
def _tables() -> tuple[Exceptions, Endings]:
    """Return the irregular forms and the endings of all parts of speech."""
    lookups = dict(load().components)[LEMMATIZER].lookups
    exceptions = tuple(lookups.get_table("lemma_exc").values())
    endings = {(old, new) for rules in lookups.get_table("lemma_rules").values() for old, new in rules}
    return exceptions, tuple(sorted(endings))


@lru_cache(maxsize=1 << 16)
def parts_of_speech(form: str) -> frozenset[str]:
    """Return what a form may be by the dictionary: ``noun``, ``verb``, ``adj``, ``adv``; none for a stranger.

    Parameters
    ----------
    form
        A lower-case word.

    Examples
    --------
    >>> sorted(parts_of_speech("shells")), sorted(parts_of_speech("goris"))
    (['noun', 'verb'], [])
    """
    possible = lemmas(form)
    return frozenset(part for part in PARTS if not possible.isdisjoint(_listed(part)))


@lru_cache(maxsize=len(PARTS))
def _listed(part: str) -> frozenset[str]:
    """Return the lemmas that the dictionary has of a part of speech."""
    index = dict(load().components)[LEMMATIZER].lookups.get_table("lemma_index")
    return frozenset(index[part])

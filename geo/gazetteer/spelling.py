"""Which spellings of a source may stand as names: those that a text could mean a place by."""

from __future__ import annotations

import re

MIN_LETTERS, MIN_LETTERS_LATIN = 2, 3
MAX_LETTERS = 60
"""Letters of a name: shorter ones are codes, longer ones descriptions."""
_LATIN = re.compile(r"[A-Za-z]")
_CODE = re.compile(r"[A-Z]{1,4}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ASIDE = re.compile(r"[()\[\]]")


def is_name(name: str) -> bool:
    """Return True if an alternate name of a settlement is one that texts use.

    Left out are codes of airports and weather stations, romanisations made for search (written small
    throughout), asides in brackets, names that mix Latin with Cyrillic letters, and Latin names of one or two
    letters. Other scripts have shorter names, some no capitals.

    Examples
    --------
    >>> [name for name in ("Bakü", "BAK", "ba ku", "Ur", "ბაქო", "巴库") if is_name(name)]
    ['Bakü', 'ბაქო', '巴库']
    """
    if not any(character.isalpha() for character in name) or len(name) > MAX_LETTERS:
        return False
    if _ASIDE.search(name) or (_LATIN.search(name) and _CYRILLIC.search(name)):
        return False
    if not _LATIN.search(name):
        return len(name) >= MIN_LETTERS
    return len(name) >= MIN_LETTERS_LATIN and name != name.lower() and not _CODE.fullmatch(name)

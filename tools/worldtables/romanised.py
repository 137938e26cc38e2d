"""Names that a machine brought back from Cyrillic, and that no report writes.

GeoNames has thousands of Latin names made of Russian or Serbian ones, letter by letter, where people write
Latin themselves: *Samit* for Summit, *Melan* for Meylan, *Nisa* for Nyssa. They are namesakes of real places.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from geo.gazetteer.normal import folded_key

if TYPE_CHECKING:
    from worldtables.entry import Entry

CYRILLIC_LANDS = frozenset({
    "AF", "AL", "AM", "AZ", "BA", "BG", "BY", "EE", "GE", "HR", "KG", "KZ", "LT", "LV", "MD", "ME", "MK",
    "MN", "RS", "RU", "SI", "SK", "TJ", "TM", "UA", "UZ", "XK",
})  # fmt: skip
"""Where names are written in Cyrillic, or are often brought over from it."""
_SAME_SOUND = [
    (re.compile(pattern), sound) for pattern, sound in (("kh", "h"), ("j", "y"), ("y+", "y"), ("eh", "e"))
]


def drop(entry: Entry) -> None:
    """Drop the Latin alternate names of a place that say no more than its Cyrillic ones."""
    if entry.country_code in CYRILLIC_LANDS:
        return
    back = {_sound(name) for name in entry.names if _is_cyrillic(name)} - {_sound(entry.name)}
    entry.names = {n: match for n, match in entry.names.items() if not (n.isascii() and _sound(n) in back)}


def _sound(name: str) -> str:
    """Return one key for the ways in which a Cyrillic name is put into Latin letters.

    Examples
    --------
    >>> _sound("Альбиньи-сюр-Сон") == _sound("Al'bin'i-sjur-Son")
    True
    """
    key = folded_key(name)
    for pattern, sound in _SAME_SOUND:
        key = pattern.sub(sound, key)
    return key


def _is_cyrillic(name: str) -> bool:
    return any("CYRILLIC" in unicodedata.name(letter, "") for letter in name[:3])

"""What stands before the name of a place: *in* where something happens, *from* or *to* where it does not."""

from __future__ import annotations

import re

from geo.language import alternatives, word_class

LETTERS_BEFORE = 36
"""Before a name, within which its preposition stands."""
BETWEEN = r"\W+(?:(?:the|its|central|downtown|\w+ern|(?:city|town|village|province|district) of)\W+)*\Z"
LOCATIVE = re.compile(rf"\b{alternatives(word_class('locative'))}{BETWEEN}", re.IGNORECASE)
DIRECTIONAL = re.compile(rf"\b{alternatives(word_class('directional'))}{BETWEEN}", re.IGNORECASE)


def is_locative(text: str, start: int) -> bool:
    """Return True if a name stands behind a preposition of place.

    Examples
    --------
    >>> is_locative("Shells fell in the city of Goma.", 27), is_locative("A lorry from Goma crashed.", 13)
    (True, False)
    """
    return LOCATIVE.search(text[max(0, start - LETTERS_BEFORE) : start]) is not None


def is_directional(text: str, start: int) -> bool:
    """Return True if a name stands behind a preposition of origin or destination.

    Examples
    --------
    >>> is_directional("A lorry from Goma crashed.", 13), is_directional("Shells fell in Goma.", 15)
    (True, False)
    """
    return DIRECTIONAL.search(text[max(0, start - LETTERS_BEFORE) : start]) is not None

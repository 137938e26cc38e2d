"""What the words right beside a name make of it: one end of a line, a partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class

if TYPE_CHECKING:
    from geo.model import Toponym

MAX_CHARACTERS_BACK = 48
"""Characters before a name in which *between* and another name stand."""
BETWEEN = re.compile(r"\bbetween (?:the )?(?:[A-Z][\w’'. -]{1,30} and (?:the )?)?$")
"""What stands before one of two places or parties between which something is."""
WITH = re.compile(r"\bwith (?:the )?$")
"""What stands before a partner: *talks with Tehran*."""
BORDER_WITH = re.compile(r"\b(?:border|frontier|boundary)s?(?: [a-z]+)? with (?:the )?$")
"""What stands before a neighbour: *the border with Libya*, *a border crossing with Libya*."""
DASHES = frozenset("-–")
LINE = re.compile(
    rf"""(?:[-–][A-Z][\w’'.]*(?:\ [A-Z][\w’'.]*)?){{0,3}}\ (?:[a-z]+\ )?
        {alternatives(word_class("line"))}s?\b""",
    re.VERBOSE,
)
"""What follows one end of what joins two places: further ends, and a word for a line."""


def is_end_of_line(text: str, toponym: Toponym) -> bool:
    """Return True if the place is one end of a line: *the Baku-Tbilisi road*, *between Baku and Tbilisi*.

    Not of a name with a hyphen: *Yerevan–Kentron*.
    """
    if BETWEEN.search(text, max(0, toponym.start - MAX_CHARACTERS_BACK), toponym.start):
        return True
    if text[toponym.end : toponym.end + 1] in DASHES:
        return LINE.match(text, toponym.end) is not None
    joined = toponym.start > 0 and text[toponym.start - 1] in DASHES
    return joined and LINE.match(text, toponym.end) is not None


def is_partner(text: str, toponym: Toponym) -> bool:
    """Return True if a name stands for those with whom something is done: *talks with Tehran*.

    Examples
    --------
    >>> from geo.model import Toponym, Usage
    >>> text = "Envoys held talks with Tehran on the border with Iraq."
    >>> for name in ("Tehran", "Iraq"):
    ...     start = text.index(name)
    ...     is_partner(text, Toponym(start, start + len(name), name, Usage.ASSOCIATIVE))
    True
    False
    """
    first, end = max(0, toponym.start - MAX_CHARACTERS_BACK), toponym.start
    return WITH.search(text, first, end) is not None and BORDER_WITH.search(text, first, end) is None

"""The headline of a report that comes without one: a short line on its own before the first paragraph."""

from __future__ import annotations

import re

MAX_LINES = 8
"""How far down a headline is looked for: menus and kickers may stand above it."""
MIN_WORDS = 4
"""Fewer are a menu or a section: *All news*, *World*."""
MAX_CHARACTERS = 200
"""Longer is no headline."""
MAX_CHARACTERS_OF_LINE = 120
"""Text broken into lines has none longer, so the line before one is not the beginning of its sentence."""
ENDS_A_SENTENCE = re.compile(r"[.,;:…]['\"”’»)]*$")
MARKUP = re.compile(r"^#{1,6}\s+|[*_`]+")


def headline(text: str) -> str:
    r"""Return the headline at the beginning of `text`, or ``""``.

    Examples
    --------
    >>> headline("World\n\nTalks resume in Tbilisi after a year\n\nThe ministers met on Saturday.")
    'Talks resume in Tbilisi after a year'
    >>> headline("The ministers met on Saturday.")
    ''
    """
    lines = text.lstrip().split("\n", 4 * MAX_LINES)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for n in filled[:MAX_LINES]:
        line = " ".join(MARKUP.sub("", lines[n].strip()).split())
        if len(line) > MAX_CHARACTERS or ENDS_A_SENTENCE.search(line):
            return ""
        if len(line.split()) >= MIN_WORDS:
            return line if _stands_alone(lines, n) else ""
    return ""


def _stands_alone(lines: list[str], n: int) -> bool:
    following = lines[n + 1 :]
    if not any(line.strip() for line in following):
        return False
    return not following[0].strip() or len(following[0]) > MAX_CHARACTERS_OF_LINE

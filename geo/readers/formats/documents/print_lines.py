"""Lines as they are printed → paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_PAGES = 3
"""Pages on which lines that run along at top and bottom can be distinguished from others."""
RUNNING_SHARE = 0.5
"""Share of the pages on which such a line stands."""
EDGE_LINES = 2
"""Lines at the top and at the bottom of a page among which they are looked for."""
FULL_SHARE = 0.85
"""Share of the width that a line fills where the next word would not have had room on it."""
NUMBER = re.compile(r"\d+")
CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
ENDS_A_SENTENCE = re.compile(r"[.!?:…]['\"”’»)]*$")


def without_running_lines(pages: Sequence[str]) -> list[str]:
    r"""Return the lines of all pages, without those that run along at their edges: titles, numbers.

    Examples
    --------
    >>> without_running_lines(["Gazette 1\nOne", "Gazette 2\nTwo", "Gazette 3\nThree"])
    ['One', 'Two', 'Three']
    """
    split = [page.split("\n") for page in pages]
    if len(pages) < LEAST_PAGES:
        return [line for page in split for line in page]
    times = Counter(kind for page in split for kind in {_kind(page[n]) for n in _edges(page)})
    running = {kind for kind, number in times.items() if number >= RUNNING_SHARE * len(pages)}
    return [
        line
        for page in split
        for n, line in enumerate(page)
        if not (n in _edges(page) and _kind(line) in running)
    ]


def joined(lines: Sequence[str]) -> str:
    r"""Return printed lines as paragraphs, with a blank line between them.

    A paragraph goes on where the first word of the next line would have had no room on this one.

    Examples
    --------
    >>> joined(["Talks", "The ministers of both coun-", "tries met on Saturday at the", "sea.", "No."])
    'Talks\n\nThe ministers of both countries met on Saturday at the sea.\n\nNo.'
    """
    stripped = [line.strip() for line in lines]
    lengths = sorted(len(line) for line in stripped if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    blocks: list[str] = []
    goes_on = False
    for n, line in enumerate(stripped):
        if not line:
            goes_on = False
            continue
        if goes_on:
            blocks[-1] = _with(blocks[-1], line)
        else:
            blocks.append(line)
        goes_on = n + 1 < len(stripped) and _goes_on(line, stripped[n + 1], width)
    return "\n\n".join(blocks)


def _goes_on(line: str, following: str, width: int) -> bool:
    if not following:
        return False
    room_needed = len(line) + 1 + len(following.partition(" ")[0])
    if room_needed <= FULL_SHARE * width:
        return False
    return not (ENDS_A_SENTENCE.search(line) and len(line) < FULL_SHARE * width)


def _with(paragraph: str, line: str) -> str:
    if CUT.search(paragraph) and line[:1].islower():
        return CUT.sub("", paragraph) + line
    return f"{paragraph} {line}"


def _edges(page: Sequence[str]) -> set[int]:
    filled = [n for n, line in enumerate(page) if line.strip()]
    return {*filled[:EDGE_LINES], *filled[-EDGE_LINES:]}


def _kind(line: str) -> str:
    return NUMBER.sub("0", line.strip())

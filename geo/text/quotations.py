"""What a text quotes, by its quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 1200
"""A mark that is not closed within so many was no opening one."""
QUOTATION = re.compile(
    r"(?:[\"“]|``)"
    rf"(?:[^\"“”\n`]|\n(?![ \t]*\n)){{1,{MAX_CHARACTERS}}}?"
    r"(?:[\"”]|'')"
)


def find_quotations(text: str) -> Iterator[Span]:
    """Yield the quotations of a text, with their marks; none runs over a blank line.

    Examples
    --------
    >>> text = '"Yesterday was quiet," an aide said.'
    >>> [quotation.of(text) for quotation in find_quotations(text)]
    ['"Yesterday was quiet,"']
    """
    return (Span(match.start(), match.end()) for match in QUOTATION.finditer(text))

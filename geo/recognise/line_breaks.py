"""Names that the end of a line breaks: *Stepana-* | *kert*, *Ust-* | *Kamenogorsk*.

They are read as one, where the gazetteer has the whole; offsets stay those of the text as it was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Toponym

BREAK = re.compile(r"(?<![\w-])([^\W\d_][\w’'-]*)-([ \t]*\r?\n[ \t]*)([^\W\d_]+)")
"""A word, the hyphen and the end of the line behind it, and what the next line begins with."""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """A text without the breaks in its names."""

    text: str
    cuts: Sequence[tuple[int, int]] = ()
    """Where each break began in the text as it was given, and how many characters it had."""

    def restored(self, toponym: Toponym, given: str) -> Toponym:
        """Return a mention found in `text` with its offsets in the text as it was given."""
        if not self.cuts:
            return toponym
        start, end = self._offset(toponym.start), self._offset(toponym.end - 1) + 1
        is_whole = end - start == toponym.end - toponym.start
        base = toponym.base if is_whole else toponym.name
        return replace(toponym, start=start, end=end, text=given[start:end], base=base)

    def _offset(self, offset: int) -> int:
        for begin, length in self.cuts:
            if begin > offset:
                break
            offset += length
        return offset


def unbroken(text: str, gazetteer: Gazetteer) -> Unbroken:
    r"""Return a text with the names joined that the end of a line breaks.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> unbroken("shots in Stepana-\nkert and an anti-\ntank mine", Gazetteer.open()).text
    'shots in Stepanakert and an anti-\ntank mine'
    """
    cuts = tuple(_cuts(text, gazetteer))
    if not cuts:
        return Unbroken(text)
    parts, end = [], 0
    for begin, length in cuts:
        parts.append(text[end:begin])
        end = begin + length
    return Unbroken("".join([*parts, text[end:]]), cuts)


def _cuts(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield what is to be left out: the line's end, and its hyphen where that is no part of the name."""
    for match in BREAK.finditer(text):
        before, rest = match[1], match[3]
        if rest[0].isupper() and gazetteer.candidates(f"{before}-{rest}"):
            yield match.start(2), len(match[2])
        elif rest[0].islower() and before[0].isupper() and gazetteer.candidates(before + rest):
            yield match.start(2) - 1, len(match[2]) + 1

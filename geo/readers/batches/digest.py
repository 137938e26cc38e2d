"""Digests: reports under one another, parted by rules or new pages, each with its own date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.readers.batches.part import Part, day_alone, filled, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = re.compile(r"^\s*(?:[=*_#~–—-]\s?){3,}$|^\s*\f\s*$")
MAX_LINES_ABOVE_DATE = 6
"""How far down in a part its date stands: below a title, a source and an author."""
LEAST_PARTS = 2
LEAST_WORDS = 8
"""Fewer are no report."""


def digest_parts(text: str) -> list[Part]:
    r"""Return the reports of a digest; none where one of its parts has no date of its own.

    Examples
    --------
    >>> one = "Talks resume\n16 July 2022\n\nTalks on the crossing were held in Tbilisi on Saturday."
    >>> two = "Talks end\n17 July 2022\n\nThe talks on the crossing in Tbilisi ended without a result."
    >>> [(part.title, str(part.published)) for part in digest_parts(f"{one}\n\n=====\n\n{two}")]
    [('Talks resume', '2022-07-16'), ('Talks end', '2022-07-17')]
    """
    pieces: list[list[str]] = [[]]
    for line in text.replace("\f", "\n\f\n").split("\n"):
        if RULE.match(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    reports = [piece for piece in pieces if len(" ".join(piece).split()) >= LEAST_WORDS]
    parts = [part for piece in reports if (part := _part(piece)) is not None]
    cover = len(reports) - len(parts)
    is_digest = len(parts) >= LEAST_PARTS and (cover == 0 or (cover == 1 and _part(reports[0]) is None))
    return parts if is_digest else []


def _part(lines: Sequence[str]) -> Part | None:
    above = [n for n, line in enumerate(lines) if line.strip()][:MAX_LINES_ABOVE_DATE]
    date_at = next((n for n in above if day_alone(lines[n]) is not None), None)
    if date_at is None:
        return None
    title = next(iter(filled(lines[:date_at])), "")
    below = lines[date_at + 1 :] if title else lines
    text = paragraphs(below)
    return Part(text, title, day_alone(lines[date_at])) if len(text.split()) >= LEAST_WORDS else None

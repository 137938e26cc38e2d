"""Batches of Factiva: articles of coded fields (*HD*, *PD*, *LP*), or as they are shown to readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.readers.batches.part import COPYRIGHT, Part, day_alone, filled, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CODES = (
    *("HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART", "CT"),
    *("CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "SE", "CLM", "RF", "DE", "TRN", "CX", "RST", "RIC"),
)
CODED = re.compile(rf"^\s?({'|'.join(CODES)})(?:[ \t]+(.*)|[ \t]*)$")
NEEDED = frozenset(("HD", "PD"))
TEXT_CODES = ("LP", "TD")
FIRST_CODES = frozenset(("SE", "CLM", "HD"))
"""What an article may begin with."""
NUMBER = re.compile(r"^\s*(?:Document|Dokument|Documento)\s+([A-Za-z0-9]{12,})\s*$")
"""Under an article as it is shown; letters of the source, the day of the article, and its number."""
WORDS = re.compile(r"^\s*[\d.,]+\s+(?:words|Wörter|mots|palabras|parole)\s*$", re.IGNORECASE)
CLOCK = re.compile(r"^\s*\d\d?:\d\d(?:\s?[AP]M)?(?:\s+\w+)?\s*$")
SOURCE_CODE = re.compile(r"^\s*[A-Z0-9]{2,8}\s*$")
OF_EDITION = re.compile(r"^(?:Volume\b.*|\d{1,4}|[A-Z]\d{1,3}|English|.{0,30}\bEdition\b.*)$")
MAX_LINES_OF_HEAD = 14


def factiva_parts(text: str) -> list[Part]:
    r"""Return the articles of a Factiva batch; none where it is no such text.

    Examples
    --------
    >>> text = "HD Talks resume\nPD 16 July 2022\nSN Gazette\nLP \nTalks were held.\n\nAN \nGZ01234567"
    >>> [(part.title, part.text, part.source) for part in factiva_parts(text)]
    [('Talks resume', 'Talks were held.', 'Gazette')]
    """
    lines = text.split("\n")
    coded = [_of_codes(article) for article in _coded_articles(lines) if article.keys() >= NEEDED]
    return coded or _shown_parts(lines)


def _coded_articles(lines: Sequence[str]) -> Iterator[Mapping[str, list[str]]]:
    """Yield the lines of each article by their codes."""
    article: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = CODED.match(line)
        if found is None:
            if code:
                article[code].append(line)
            continue
        if found[1] in article or ("AN" in article and found[1] in FIRST_CODES):
            yield article
            article = {}
        code = found[1]
        article[code] = [found[2] or ""]
    if article:
        yield article


def _of_codes(article: Mapping[str, list[str]]) -> Part:
    def line(code: str) -> str:
        return " ".join(filled(article.get(code, ())))

    text = "\n\n".join(body for code in TEXT_CODES if (body := paragraphs(article.get(code, ()))))
    return Part(text or line("HD"), line("HD"), line("PD"), line("SN"))


def _shown_parts(lines: Sequence[str]) -> list[Part]:
    """Return the articles of a batch as Factiva shows them."""
    parts, begin = [], 0
    for n, line in enumerate(lines):
        if NUMBER.match(line):
            part = _shown_part(lines[begin:n])
            if part is not None:
                parts.append(part)
            begin = n + 1
    return parts


def _shown_part(lines: Sequence[str]) -> Part | None:
    """Return one article: title, author, count of words, day, hour, source, copyright and text."""
    count_at = next((n for n, line in enumerate(lines) if WORDS.match(line)), None)
    if count_at is None:
        return None
    above = filled(lines[:count_at])
    title = next((line for line in reversed(above) if not line.lower().startswith("by ")), "")
    day, source, n = None, "", count_at + 1
    for n in range(count_at + 1, min(len(lines), count_at + MAX_LINES_OF_HEAD)):
        line = lines[n].strip()
        if COPYRIGHT.match(line):
            n += 1  # noqa: PLW2901 - the text begins behind it
            break
        if day is None:
            day = day_alone(line)
        elif not source and line and not CLOCK.match(line):
            source = line
        elif line and not (CLOCK.match(line) or SOURCE_CODE.match(line) or OF_EDITION.match(line)):
            break
    text = paragraphs(lines[n:])
    return Part(text, title, day, source) if text and day else None

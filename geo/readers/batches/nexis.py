"""Batches of LexisNexis: *1 of 50 DOCUMENTS* above each article, or *End of Document* under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.readers.batches.part import COPYRIGHT, Part, day_alone, filled, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMBERED = re.compile(
    r"^\W{0,3}(?:document|dokument|documento)?\s*\d+\s+(?:of|von|de|di|sur|из)\s+\d+\s*"
    r"(?:documents?|dokumenten?|documentos|documenti)?\W{0,3}$",
    re.IGNORECASE,
)
END = re.compile(r"^\s*(?:end of document|dokumentende|fin du document|fin de documento)\s*$", re.IGNORECASE)
HEAD_FIELDS = (
    *("BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "HEADLINE", "SERIES", "COLUMN", "EDITION"),
    *("AUTHOR", "TYPE"),
)
TAIL_FIELDS = (
    *(
        "LOAD-DATE",
        "LANGUAGE",
        "PUBLICATION-TYPE",
        "DOCUMENT-TYPE",
        "JOURNAL-CODE",
        "JOURNAL CODE",
        "GRAPHIC",
    ),
    *("SUBJECT", "ORGANIZATION", "COMPANY", "INDUSTRY", "GEOGRAPHIC", "PERSON", "TICKER", "STATE", "CITY"),
    *("COUNTRY", "NOTES", "CORRECTION-DATE", "DISTRIBUTION", "ACC-NO", "NAME", "URL", "CATEGORY", "ISBN"),
)
HEAD = re.compile(rf"^\s*({'|'.join(HEAD_FIELDS)}):\s*(.*)$", re.IGNORECASE)
TAIL = re.compile(
    rf"^\s*(?:(?:{'|'.join(TAIL_FIELDS)}):|classification\s*$|(?:-{{3,}}\s*)?notes\s*$|graphic\s*$)",
    re.IGNORECASE,
)
SURE = re.compile(r"^\s*(?:LOAD-DATE|PUBLICATION-TYPE|JOURNAL-CODE):", re.IGNORECASE | re.MULTILINE)
"""Fields that no other text has."""
BODY = re.compile(r"^\s*(?:body|volltext|corps)\s*:?\s*$", re.IGNORECASE)
EDITION = re.compile(r"\b(?:edition|final|correction appended)\b", re.IGNORECASE)
WITH_CLOCK = re.compile(r"\s+\d\d?:\d\d.*$")
MAX_LINES_OF_HEAD = 40
LEAST_LINES_ABOVE = 2
"""Lines above the date where the title is the first of them: the title and the source."""


def nexis_parts(text: str) -> list[Part]:
    r"""Return the articles of a LexisNexis batch; none where it is no such text.

    Examples
    --------
    >>> one = "1 of 2 DOCUMENTS\n\nGazette\n\nJuly 16, 2022 Saturday\n\nTalks resume\n\nTalks were held."
    >>> two = "2 of 2 DOCUMENTS\n\nCourier\n\nJuly 17, 2022 Sunday\n\nTalks end\n\nThe talks ended."
    >>> [(part.title, part.source, part.text) for part in nexis_parts(f"{one}\n\n{two}")]
    [('Talks resume', 'Gazette', 'Talks were held.'), ('Talks end', 'Courier', 'The talks ended.')]
    """
    lines = text.split("\n")
    parts = [_part(document) for document in _documents(lines)]
    if not any(part.published for part in parts) and SURE.search(text):
        parts = [_part(lines)]
    return [part for part in parts if part.text] if any(part.published for part in parts) else []


def _documents(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines of each document, the cover sheet above the first left out where it is recognised."""
    starts = [n for n, line in enumerate(lines) if NUMBERED.match(line)]
    if starts:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield lines[start + 1 : end]
        return
    begin = 0
    for n, line in enumerate(lines):
        if END.match(line):
            yield lines[begin:n]
            begin = n + 1


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the head of a document lies, and what it says."""

    begin: int
    """The line of its title or its source, whichever is first."""
    date_at: int
    title: str
    source: str


def _part(lines: Sequence[str]) -> Part:
    """Return one document; without a date, and whole, where no head can be found."""
    head = _head(lines)
    if head is None:
        return Part(paragraphs(lines))
    fields = _fields(lines[head.date_at + 1 :])
    body_at, title = _body(lines, head)
    title = fields.get("HEADLINE") or head.title or title
    text = paragraphs(lines[body_at : _tail(lines, body_at)])
    day = day_alone(_day_line(lines[head.date_at]))
    return Part(text, " ".join(title.split()), day, head.source)


def _head(lines: Sequence[str]) -> _Head | None:
    """Find the date, and above it the source, or the title and the source.

    The first date after which the body follows counts: a cover sheet has dates of its own, with hours, and
    lists of titles.
    """
    body_at = next((n for n, line in enumerate(lines) if BODY.match(line)), None)
    limit = len(lines) if body_at is None else body_at
    dates = [n for n, line in enumerate(lines[:limit]) if day_alone(_day_line(line)) is not None]
    if not dates:
        return None
    date_at = dates[0] if body_at is None else dates[-1]
    above = [n for n in range(date_at) if lines[n].strip() and not COPYRIGHT.match(lines[n].strip())]
    if not above:
        return _Head(date_at, date_at, "", "")
    source = lines[above[-1]].strip()
    if len(above) < LEAST_LINES_ABOVE:
        return _Head(above[-1], date_at, "", source)
    begin = _title_begins(lines, above[-2], above[-1])
    return _Head(begin, date_at, " ".join(filled(lines[begin : above[-1]])), source)


def _title_begins(lines: Sequence[str], last: int, source_at: int) -> int:
    """Return the first line of a title that may run over several, if it stands apart from the source."""
    begin = last
    while last < source_at - 1 and begin > 0 and lines[begin - 1].strip():
        begin -= 1
    return begin


def _day_line(line: str) -> str:
    """Return the line of a date without the hour, and with no other words behind it."""
    return WITH_CLOCK.sub("", line.strip())


def _fields(lines: Sequence[str]) -> dict[str, str]:
    found = (HEAD.match(line) for line in lines[:MAX_LINES_OF_HEAD])
    return {match[1].upper(): match[2].strip() for match in found if match}


def _body(lines: Sequence[str], head: _Head) -> tuple[int, str]:
    """Return the line at which the text begins, and the title where that stands under the date."""
    for n in range(head.date_at, len(lines)):
        if BODY.match(lines[n]):
            return n + 1, _title_below(lines[head.date_at + 1 : n])
    last_field = head.date_at
    for n in range(head.date_at + 1, min(len(lines), head.date_at + MAX_LINES_OF_HEAD)):
        if TAIL.match(lines[n]):
            break
        if HEAD.match(lines[n]):
            last_field = n
    if last_field > head.date_at:
        return _end_of_block(lines, last_field), _title_below(lines[head.date_at + 1 : last_field])
    return _without_fields(lines, head)


def _without_fields(lines: Sequence[str], head: _Head) -> tuple[int, str]:
    """Return where the text begins if no field stands above it: behind a title below the date."""
    n = head.date_at + 1
    while n < len(lines) and (not lines[n].strip() or _is_no_title(lines[n].strip())):
        n += 1
    if head.title or n >= len(lines):
        return n, ""
    end = _end_of_block(lines, n)
    return end, " ".join(filled(lines[n:end]))


def _title_below(lines: Sequence[str]) -> str:
    """Return the lines of the title between the date and the fields."""
    title: list[str] = []
    for line in lines:
        if HEAD.match(line):
            break
        if line.strip() and not _is_no_title(line.strip()):
            title.append(line.strip())
        elif title:
            break
    return " ".join(title)


def _is_no_title(line: str) -> bool:
    return bool(COPYRIGHT.match(line) or EDITION.search(line) or day_alone(line))


def _end_of_block(lines: Sequence[str], n: int) -> int:
    while n < len(lines) and lines[n].strip():
        n += 1
    return n


def _tail(lines: Sequence[str], begin: int) -> int:
    """Return the line at which the text ends: before the fields and the copyright under it."""
    end = next(
        (n for n in range(begin, len(lines)) if TAIL.match(lines[n]) or END.match(lines[n])), len(lines)
    )
    while end > begin and (not lines[end - 1].strip() or COPYRIGHT.match(lines[end - 1].strip())):
        end -= 1
    return end

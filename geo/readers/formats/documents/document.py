"""The text of a document → its record, with the day that stands above its first paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PublishedBasis
from geo.readers.batches.part import day_alone
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MAX_LINES_OF_HEAD = 8
WORDS_OF_A_PARAGRAPH = 15
"""A line of so many words is a paragraph; what stands above it is the document's head."""
BEFORE_A_DATE = re.compile(r"^(?P<before>[^\d.!?]{2,60}?)(?:,|\s[-–—|•·]|:)\s+(?P<date>.*\d.*)$")
"""*Batumi, 17 September 2022*, *Harbour Gazette | 17.9.2022*; a caption stands below the first paragraph."""


def document_record(text: str, name: str, title: str | None = None) -> Record:
    r"""Return the record of a document.

    Parameters
    ----------
    text
        Its text, a blank line between paragraphs.
    name
        What it is called.
    title
        Its title, where its layout shows it.

    Examples
    --------
    >>> text = "Ferry aground\n\nBatumi, 17 September 2022\n\nA ferry ran aground."
    >>> document_record(text, "a.pdf").fields["published"]
    '2022-09-17'
    """
    days = list(dict.fromkeys(_days_of_head(text)))
    published = str(days[0]) if len(days) == 1 else None
    fields = {"text": text, "title": title, "published": published}
    return Record(fields, name, PublishedBasis.DATELINE, is_whole=True)


def _days_of_head(text: str) -> Iterator[date]:
    """Yield the days that stand alone, or behind a place or a name, above the first paragraph."""
    head = [line.strip() for line in text.split("\n") if line.strip()][:MAX_LINES_OF_HEAD]
    for line in head:
        if len(line.split()) >= WORDS_OF_A_PARAGRAPH:
            return
        found = BEFORE_A_DATE.match(line)
        day = day_alone(line) or (day_alone(found["date"]) if found else None)
        if day:
            yield day

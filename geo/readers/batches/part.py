"""One article of several in a text, and the lines by which such parts are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.model import Precision
from geo.readers.records.dates import published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.readers.records.dates import Order

MAX_CHARACTERS_OF_DATE = 70
HAS_YEAR = re.compile(r"\d{4}|\d\d?[./]\d\d?[./]\d\d(?!\d)")
LABELLED = re.compile(
    r"^(?:published|posted|date|publication date|released|issued)(?: on| at)?\s*:?\s+", re.IGNORECASE
)
COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)\s|all rights reserved)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one article of several."""

    text: str
    title: str = ""
    published: object = None
    source: str = ""

    @property
    def fields(self) -> dict[str, object]:
        """The fields that are not empty, under our names."""
        given = {"text": self.text, "title": self.title, "published": self.published, "source": self.source}
        return {name: value for name, value in given.items() if value}


def day_alone(line: str, order: Order | None = None) -> date | None:
    """Return the day of a line that is a full date and nothing else.

    Examples
    --------
    >>> str(day_alone("July 16, 2022 Saturday")), day_alone("On July 16, 2022 talks were held.")
    ('2022-07-16', None)
    """
    line = LABELLED.sub("", line.strip(" \t*_#>|"))
    if len(line) > MAX_CHARACTERS_OF_DATE or not HAS_YEAR.search(line) or line.isdigit():
        return None
    return _day(line, order)


@lru_cache(maxsize=4096)
def _day(line: str, order: Order | None) -> date | None:
    try:
        found = published(line, order)
    except UnreadableError:
        return None
    return found.begin if found and found.precision is Precision.DAY else None


def filled(lines: Iterable[str]) -> list[str]:
    """Return the lines that aren't empty, without the spaces around them.

    Examples
    --------
    >>> filled(["  Talks", "", "resume "])
    ['Talks', 'resume']
    """
    return [line.strip() for line in lines if line.strip()]


def paragraphs(lines: Sequence[str]) -> str:
    r"""Return lines as text, with no more than one empty line between them, and none around them.

    Examples
    --------
    >>> paragraphs(["", "One", "", "", "two", ""])
    'One\n\ntwo'
    """
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")

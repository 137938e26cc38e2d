"""The day in the name of the file that a report was read from."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geo.dates.periods import day_of
from geo.dates.publication.clue import Clue, ClueKind, single_days

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-_.]?)(?P<month>0\d|1[0-2])(?P=sign)(?P<day>[0-2]\d|3[01])(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?!\d)")
_OF_MAKING = re.compile(
    r"factiva|nexis|lexis|export|download|backup|screenshot|scan|crawl|dump|result|saved|archive|warc",
    re.IGNORECASE,
)
"""Names that programs give: their day is that on which the file was made."""


def file_name_clue(file: str) -> Iterator[Clue]:
    """Yield the clue of *2022-07-16-talks.txt*, unless the name is one that a program gives.

    Parameters
    ----------
    file
        The path of the file, and behind a ``#`` the number of the report in it.

    Examples
    --------
    >>> [clue.says for clue in file_name_clue("reports/2022-07-16-talks.txt")]
    ["the name of its file, '2022-07-16'"]
    >>> list(file_name_clue("Factiva-20240501-1015.rtf"))
    []
    """
    name = PurePosixPath(file.rpartition("#")[0] or file).name
    found = _YEAR_FIRST.search(name) or _DAY_FIRST.search(name)
    if found is None or _OF_MAKING.search(name):
        return
    day = day_of(int(found["year"]), int(found["month"]), int(found["day"]))
    if day:
        yield Clue(single_days([day.begin]), f"the name of its file, {found[0]!r}", ClueKind.FILE_NAME)

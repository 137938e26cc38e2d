"""What a build writes: into which folder, under which name, in which formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.maps import Additions, Words
from geo.maps.beside import WordsFolder
from geo.model import MIN_CERTAINTY

if TYPE_CHECKING:
    from pathlib import Path

    from geo.export.months import WriteParts

MAPS = ("html", "geojson", "gpkg")
"""The files of the map, by suffix."""
FEEDS = ("events.xml", "events.json")
"""The feeds of new events: an Atom feed and a JSON Feed, for a map whose name stays."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^[.\s]|[.\s]$')
"""What some system's file names can't hold, or hide."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)(?:\..*)?", re.IGNORECASE)
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how a build writes.

    Raises
    ------
    UsageError
        If the name can't be that of files, or there is neither a map nor a format to write.

    Examples
    --------
    >>> from pathlib import Path
    >>> [path.name for path in Output(Path("maps"), name="today").paths("2022-07-01_2022-07-31")]
    ['today.html', 'today.geojson', 'today.gpkg', 'today.events.xml', 'today.events.json']
    """

    folder: Path
    name: str = ""
    """What the files are called; empty for the range of dates."""
    title: str = ""
    """What heads the map; empty for the range of dates."""
    intro: str = ""
    """What stands below the title."""
    formats: tuple[str, ...] = ()
    """Further files of the events: any of `geo.export.FORMATS`."""
    additions: Additions = field(default_factory=Additions)
    """What the maker adds to the map: a credit, and notes on events."""
    min_certainty: float = MIN_CERTAINTY
    """Events that are less certain are listed with the reason instead of drawn."""
    words: Words = Words.INSIDE
    """Whether the words of events are in the page, or in a folder beside it."""
    write_months: WriteParts | None = None
    """Writes the files of events by month; None to write them in this process."""
    with_map: bool = True
    """Whether the map is written, with GeoJSON, GeoPackage and feeds; if not, the further formats alone."""

    def __post_init__(self) -> None:
        name = self.name
        if name and (FORBIDDEN.search(name) or RESERVED.fullmatch(name) or len(name) > LONGEST):
            raise UsageError(
                f"{name!r} can't be the name of files: write letters, digits, hyphens, such as today"
            )
        if not (self.with_map or self.formats):
            raise UsageError(
                "without a map and without a further format there is nothing to write: add a format, such as "
                "months"
            )

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of all files, the map's first if there is one."""
        if not self.with_map:
            return self.formats
        return (*MAPS, *self.formats, *(FEEDS if self.name else ()))

    def paths(self, range_stem: str) -> tuple[Path, ...]:
        """Return all files, if their range gives them the name `range_stem`."""
        return tuple(self.folder / f"{self.name or range_stem}.{suffix}" for suffix in self.suffixes)

    def words_folder(self, range_stem: str) -> Path | None:
        """Return the folder of the map's words; None where they are in the page, or there is none."""
        if not self.with_map or self.words is Words.INSIDE:
            return None
        return WordsFolder.of(self.paths(range_stem)[0]).path

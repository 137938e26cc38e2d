"""What a gazetteer holds: how many places of which source, class and country, and on how many bytes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import GazetteerError
from geo.gazetteer.geonames.layer import Imported, is_imported
from geo.gazetteer.world import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.gazetteer.gazetteer import Gazetteer
    from geo.gazetteer.layers import Layer
    from geo.model import Place

OWN = "own"
CHECKSUMS = "CHECKSUMS"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LICENCE_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Survey:
    """The counts of one layer."""

    title: str
    places: int
    names: int
    by_source: Mapping[str, int]
    by_class: Mapping[str, int]
    by_country: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Licence:
    """A source of the world's tables, as ``SOURCES.md`` names it."""

    source: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that a gazetteer is made of."""

    folder: Path
    surveys: tuple[Survey, ...]
    sizes: Mapping[str, int]
    """Bytes of each file of the world's tables, by its path within the folder."""
    licences: tuple[Licence, ...]
    checked: int
    """How many tables of the world have a checksum."""
    altered: tuple[str, ...]
    """Tables that are missing or other than their checksum says."""

    def as_record(self) -> dict[str, Any]:
        """Return all of it for JSON."""
        return asdict(self) | {"folder": str(self.folder)}


def inventory(gazetteer: Gazetteer, own: Sequence[Path], altered: Sequence[str]) -> Inventory:
    """Return what an open gazetteer holds, layer by layer."""
    files = ", ".join(path.name for path in own if not is_imported(path))
    titles = [f"{files} (your own)"] if files else []
    titles += ["the world's tables", *(path.name for path in own if is_imported(path))]
    surveys = tuple(survey(layer, title) for layer, title in zip(gazetteer.layers, titles, strict=True))
    folder = gazetteer.folder
    checked = len((folder / CHECKSUMS).read_text(encoding="ascii").splitlines())
    return Inventory(folder, surveys, table_sizes(folder), tuple(licences(folder)), checked, tuple(altered))


def altered_tables(world: Path, own: Sequence[Path] = ()) -> list[str]:
    """Return each table, of the world and of imported layers, that is not as it was compiled."""
    altered = []
    for folder in (world, *(path for path in own if path.is_dir())):
        try:
            verify(folder)
        except GazetteerError as error:
            altered += str(error).splitlines()
    return altered


def survey(layer: Layer, title: str) -> Survey:
    """Return what a layer holds."""
    counts = layer.counts() if isinstance(layer, Imported) else Counter(map(_kind, _places(layer)))
    by_source: Counter[str] = Counter()
    by_class: Counter[str] = Counter()
    by_country: Counter[str] = Counter()
    for (source, feature_class, country), count in counts.items():
        by_source[source] += count
        by_class[feature_class] += count
        by_country[country] += count
    return Survey(title, len(layer), len(layer.names), dict(by_source), dict(by_class), dict(by_country))


def _places(layer: Layer) -> Iterator[Place]:
    return map(layer.place, range(len(layer)))


def _kind(place: Place) -> tuple[str, str, str]:
    return source_family(place), place.feature_class, place.country_code


def source_family(place: Place) -> str:
    """Return the data set that a place's point is from, without the number in it.

    Examples
    --------
    >>> from geo.model import Place
    >>> source_family(Place("geonames:1", "A", 0, 0, "P", "PPL", source="geonames:1; outline: Natural Earth"))
    'geonames'
    """
    if place.id.startswith("own:"):
        return OWN
    return re.split(r"[:;,/ ]", place.source, maxsplit=1)[0] or "not named"


def table_sizes(folder: Path) -> dict[str, int]:
    """Return the bytes of each file below `folder`, by its path within."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def licences(folder: Path) -> list[Licence]:
    """Return the sources that the first table of ``SOURCES.md`` names, with their terms."""
    lines = (folder / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    rows = [_LINK.sub(r"\1", line).replace("`", "") for line in lines if line.startswith("|")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [Licence(*row[:3]) for row in cells[2:] if len(row) == _LICENCE_COLUMNS]

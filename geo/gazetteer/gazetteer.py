"""The gazetteer as the rest of `geo` sees it: own places over the compiled world."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.data import data_folder
from geo.gazetteer.normal import exact_key, folded_key
from geo.gazetteer.own import Own, read_own
from geo.gazetteer.scan import Scanner
from geo.gazetteer.suggest import near_keys
from geo.gazetteer.world import World, verify
from geo.model import Candidate, Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.near import Near
    from geo.model import Place, Span

Layer: TypeAlias = World | Own


class Gazetteer:
    """Which places a name can mean, best known first, and where they are.

    Examples
    --------
    >>> gazetteer = Gazetteer.open()
    >>> [candidate.place.country_code for candidate in gazetteer.candidates("Georgia")][:2]
    ['GE', 'US']
    >>> text = "Talks were held in Tbilisi, not in New York."
    >>> [span.of(text) for span in gazetteer.scan(text)]
    ['Tbilisi', 'New York']
    """

    def __init__(self, world: World, folder: Path, own: Own | None = None) -> None:
        self._world = world
        self._folder = folder
        self._layers: Sequence[Layer] = [own, world] if own else [world]
        self._names = [layer.names for layer in self._layers]
        self._scanner = Scanner([(layer.names, layer.hints) for layer in self._layers])

    @classmethod
    def open(cls, folder: Path | None = None, own: Sequence[Path] = ()) -> Gazetteer:
        """Open the tables in `folder`, with places of one's own over them.

        Parameters
        ----------
        folder
            A gazetteer folder; the one that ships with `geo` if not given.
        own
            CSV or GeoJSON files of places that win over the world's; see `geo.gazetteer.own.read_own`.

        Raises
        ------
        GazetteerError
            If a table is missing or cut short, or a row of one's own is wrong.
        """
        folder = folder or data_folder()
        world = World(folder / "compiled")
        gazetteer = cls(world, folder)
        if not own:
            return gazetteer
        places = read_own(own, lambda *there: gazetteer.nearest(*there)[0].country_code)
        return cls(world, folder, Own(places))

    def __len__(self) -> int:
        return sum(len(layer) for layer in self._layers)

    def verify(self) -> None:
        """Read the tables through and compare them with their checksums.

        Raises
        ------
        GazetteerError
            Naming each table that is missing or altered.
        """
        verify(self._folder)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that `name` can mean, best known first.

        Own places come before the world's. Names that differ in case, diacritics, apostrophes or script are
        met only where none is met exactly.
        """
        key = exact_key(name)
        return tuple(self._exact(key)) or tuple(self._folded(folded_key(key)))

    def longest(self, text: str, start: int) -> int | None:
        """Return the end of the longest name that begins at `start` and ends at a word boundary, or None."""
        return self._scanner.longest(text, start)

    def scan(self, text: str) -> Iterator[Span]:
        """Yield the longest names in `text`, left to right, none overlapping.

        Names that are also words of English (*Of*, *May*) are passed over; a stretch in capitals is also
        sought as if it were not.
        """
        return self._scanner.scan(text)

    def suggest(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return places whose names are nearly `name`, the nearest spelling first.

        Examples
        --------
        >>> [candidate.place.name for candidate in Gazetteer.open().suggest("Azerbaijn", limit=1)]
        ['Azerbaijan']
        """
        found: dict[str, Candidate] = {}
        for key in near_keys(folded_key(name), self._names):
            for candidate in self._folded(key):
                found.setdefault(candidate.place.id, candidate)
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]

    def place(self, place_id: str) -> Place:
        """Return the place with that id.

        Raises
        ------
        GazetteerError
            If there is none.
        """
        layer, row = self._locate(place_id)
        return layer.place(row)

    def country(self, country_code: str) -> Place | None:
        """Return the country with that ISO 3166-1 alpha-2 code, or None if there is none.

        Examples
        --------
        >>> Gazetteer.open().country("AM").name
        'Armenia'
        """
        place_id = self._world.countries.get(country_code)
        return self.place(place_id) if place_id else None

    def names(self, place: Place) -> tuple[str, ...]:
        """Return all names of `place`, in all scripts, sorted."""
        layer, row = self._locate(place.id)
        return layer.names.of_row(row)

    def geometry(self, place: Place) -> BaseGeometry:
        """Return the outline of `place`, or its point where none is known.

        x is longitude, y latitude, in EPSG:4326.
        """
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        layer, row = self._locate(place.id)
        return layer.geometry(row) or shapely.Point(place.longitude, place.latitude)

    def nearest(self, latitude: float, longitude: float, limit: int = 1) -> tuple[Place, ...]:
        """Return the settlements, and places of one's own, nearest to a point, nearest first.

        Examples
        --------
        >>> Gazetteer.open().nearest(40.98, 45.25)[0].name
        'Aygehovit'
        """
        near, where = self._near
        found = (where[index] for index in near.nearest(latitude, longitude, limit))
        return tuple(layer.place(row) for layer, row in found)

    @cached_property
    def _near(self) -> tuple[Near, list[tuple[Layer, int]]]:
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        from geo.gazetteer.near import Near  # noqa: PLC0415 - likewise

        settlements = [(layer, *layer.settlements) for layer in self._layers]
        where = [(layer, row) for layer, rows, _ in settlements for row in rows]
        return Near(np.concatenate([degrees for _, _, degrees in settlements])), where

    def _exact(self, key: str) -> Iterator[Candidate]:
        for layer in self._layers:
            for posting in layer.names.find(key):
                match = layout.MATCHES[posting >> layout.ROW_BITS]
                yield Candidate(layer.place(posting & layout.ROW_MASK), key, match)

    def _folded(self, key: str) -> Iterator[Candidate]:
        for layer in self._layers:
            met: dict[int, str] = {}
            for name, posting in layer.names.find_folded(key):
                met.setdefault(posting & layout.ROW_MASK, name)
            for row in sorted(met):
                yield Candidate(layer.place(row), met[row], Match.FOLDED)

    def _locate(self, place_id: str) -> tuple[Layer, int]:
        for layer in self._layers:
            row = layer.row(place_id)
            if row is not None:
                return layer, row
        raise GazetteerError(f"no place {place_id!r} in the gazetteer")

"""The gazetteer as the rest of `geo` sees it: own places over the compiled world."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.gazetteer.countries import SETTLED_SPELLING
from geo.gazetteer.data import data_folder
from geo.gazetteer.geonames.layer import Imported, imported_folder, is_imported
from geo.gazetteer.layers import Layers
from geo.gazetteer.normal import folded_key
from geo.gazetteer.own import Own, read_own
from geo.gazetteer.rank import standing
from geo.gazetteer.scan import Scanner
from geo.gazetteer.skeleton import alike_keys
from geo.gazetteer.suggest import near_keys
from geo.gazetteer.world import World, check_sizes, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.layers import Layer
    from geo.model import Candidate, Place, Span

COMPILED = "compiled"
"""The folder of the world's tables within the gazetteer's."""
NAMES_KEPT = 1 << 12
"""How many names' candidates are kept at hand: a report names few places, and each several times.

More would cost more than they save: the collector of garbage looks through what is kept, again and again.
"""


class Gazetteer:
    """Places by their names, best known first, and where they are.

    Examples
    --------
    >>> gazetteer = Gazetteer.open()
    >>> [candidate.place.country_code for candidate in gazetteer.candidates("Georgia")][:2]
    ['GE', 'US']
    >>> text = "Talks were held in Tbilisi, not in New York."
    >>> [span.of(text) for span in gazetteer.scan(text)]
    ['Tbilisi', 'New York']
    """

    def __init__(
        self,
        world: World,
        folder: Path,
        own: Own | None = None,
        imported: Sequence[Imported] = (),
        sources: Sequence[Path] = (),
    ) -> None:
        self._sources = tuple(sources)
        self._world = world
        self._folder = folder
        self._layers = Layers(world, own, imported)
        self._candidates = lru_cache(NAMES_KEPT)(self._layers.candidates)
        self.caches: dict[Callable[..., object], Callable[..., Any]] = {}
        """Of functions that ask this gazetteer: see `geo.gazetteer.cached`."""
        self._scanner = Scanner([(layer.names, layer.hints) for layer in self._layers.all])

    @classmethod
    def open(
        cls, folder: Path | None = None, own: Sequence[Path] = (), *, verified: bool = False
    ) -> Gazetteer:
        """Open the tables in `folder`, with places of one's own over them.

        Parameters
        ----------
        folder
            A gazetteer folder; the one that ships with `geo` if not given.
        own
            CSV or GeoJSON files of places that win over the world's (see `geo.gazetteer.own.read_own`), and
            folders of imported dumps, whose places stand among the world's by how well known they are.
        verified
            Whether the tables have been compared with their checksums already, as by the process that
            opened them first; it takes a fiftieth of a second for the world's.

        Raises
        ------
        GazetteerError
            If a table is missing, cut short or altered, or a row of one's own is wrong.
        """
        folder = folder or data_folder()
        dumps = [imported_folder(path) for path in own if is_imported(path)]
        for tables in (folder / COMPILED, *dumps):
            check_sizes(tables)
        if not verified:  # an altered table would put places elsewhere, and nothing would show it
            verify(folder, COMPILED)
            for tables in dumps:
                verify(tables)
        world = World(folder / COMPILED)
        imported = [Imported(path) for path in dumps]
        files = [path for path in own if not is_imported(path)]
        plain = cls(world, folder, imported=imported, sources=own)
        return cls(world, folder, Own(read_own(files, plain)), imported, own) if files else plain

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[Path, tuple[Path, ...]]]:
        """Let another process open the same files, once: the tables are mapped, so all share them."""
        return _reopened, (self._folder, self._sources)

    @property
    def folder(self) -> Path:
        """The folder of the world's tables."""
        return self._folder

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders of places that were laid over the world's, in the order given."""
        return self._sources

    def __len__(self) -> int:
        return sum(len(layer) for layer in self._layers.all)

    @property
    def layers(self) -> Sequence[Layer]:
        """One's own places, if there are any, then the world's, then what was imported."""
        return self._layers.all

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

        Own places come before the world's. Names that differ in case, diacritics, apostrophes or script
        count only where none is the same.
        """
        return self._candidates(name)

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
        """Return places whose names are nearly `name`, the nearest spelling first, then the best known.

        Examples
        --------
        >>> [candidate.place.name for candidate in Gazetteer.open().suggest("Azerbaijn", limit=1)]
        ['Azerbaijan']
        """
        suggested: dict[str, Candidate] = {}
        for keys in near_keys(folded_key(name), [layer.names for layer in self._layers.all]).values():
            candidates = [candidate for key in keys for candidate in self._layers.folded(key)]
            for candidate in sorted(candidates, key=lambda candidate: -standing(candidate.place)):
                suggested.setdefault(candidate.place.id, candidate)
            if len(suggested) >= limit:
                break
        return tuple(suggested.values())[:limit]

    def respelled(self, name: str) -> tuple[Candidate, ...]:
        """Return the places with another spelling of `name`, the most alike first, then the best known.

        It is for names of which something else says where they lie: other names share a skeleton as well.
        Where names have a settled spelling in Latin letters, another spelling is another name: *Headington*
        is not *Haddington*.

        Examples
        --------
        >>> [candidate.place.name for candidate in Gazetteer.open().respelled("Basarkechar")]
        ['Vardenis']
        """
        key = folded_key(name)
        found: dict[str, tuple[float, Candidate]] = {}
        for likeness, other in sorted(alike_keys(key, self._layers.alike(key)), reverse=True):
            for candidate in self._layers.folded(other):
                if candidate.place.country_code not in SETTLED_SPELLING:
                    found.setdefault(candidate.place.id, (likeness, candidate))
        ranked = sorted(found.values(), key=lambda pair: (-pair[0], -standing(pair[1].place)))
        return tuple(candidate for _, candidate in ranked)

    def place(self, place_id: str) -> Place:
        """Return the place with that id.

        Raises
        ------
        GazetteerError
            If there is none.
        """
        layer, row = self._layers.locate(place_id)
        return layer.place(row)

    def find(self, place_id: str) -> Place | None:
        """Return the place with that id, or None if there is none."""
        rows = ((layer, layer.row(place_id)) for layer in self._layers.all)
        return next((layer.place(row) for layer, row in rows if row is not None), None)

    def country(self, country_code: str) -> Place | None:
        """Return the country with that ISO 3166-1 alpha-2 code, or None if there is none.

        Examples
        --------
        >>> Gazetteer.open().country("AM").name
        'Armenia'
        """
        place_id = self._world.countries.get(country_code)
        return self.place(place_id) if place_id else None

    def capital(self, country_code: str) -> Place | None:
        """Return the capital of the country with that code, or None if it has none in the tables.

        Examples
        --------
        >>> Gazetteer.open().capital("LA").name
        'Vientiane'
        """
        row = self._world.capitals.get(country_code)
        return self._world.place(row) if row is not None else None

    def names(self, place: Place) -> tuple[str, ...]:
        """Return all names of `place`, in all scripts, sorted."""
        return self.names_of([place.id])[place.id]

    def names_of(self, place_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return all names of many places by their ids, sorted: as quick as those of one.

        Examples
        --------
        >>> "Тбилиси" in Gazetteer.open().names_of(["geonames:611717"])["geonames:611717"]
        True
        """
        found: dict[str, set[str]] = {place_id: set() for place_id in place_ids}
        for layer in self._layers.all:
            rows = {row: place_id for place_id in found if (row := layer.row(place_id)) is not None}
            for row, name in layer.names.of_rows(rows):
                found[rows[row]].add(name)
        return {place_id: tuple(sorted(names)) for place_id, names in found.items()}

    def geometry(self, place: Place) -> BaseGeometry:
        """Return the outline of `place`, or its point where none is known.

        x is longitude, y latitude, in EPSG:4326.
        """
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        point = shapely.Point(place.longitude, place.latitude)
        if not place.is_entry:
            return shapely.LineString(place.line) if place.line else point
        layer, row = self._layers.locate(place.id)
        return layer.geometry(row) or point

    def nearest(self, latitude: float, longitude: float, limit: int = 1) -> tuple[Place, ...]:
        """Return the settlements, and places of one's own, nearest to a point, nearest first.

        Examples
        --------
        >>> Gazetteer.open().nearest(40.98, 45.25)[0].name
        'Aygehovit'
        """
        return self._layers.nearest(latitude, longitude, limit)


@lru_cache(maxsize=1)
def _reopened(folder: Path, own: tuple[Path, ...]) -> Gazetteer:
    """Open a gazetteer that was sent from another process; many articles are sent with the same one."""
    return Gazetteer.open(folder, own, verified=True)

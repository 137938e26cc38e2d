"""A dump to a layer, in memory that grows by some forty bytes a place.

Rows are read once and written at once; their names are set aside on disk, and then sorted and made into tries
part by part.
"""

from __future__ import annotations

import shutil
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, TextIO

from geo.errors import GazetteerError, OutputError
from geo.gazetteer import layout
from geo.gazetteer.geonames import tables
from geo.gazetteer.geonames.claims import CLAIM_DIGITS, claims
from geo.gazetteer.geonames.dump import Dump, DumpRow, Rejected, Wanted
from geo.gazetteer.geonames.index import PostingsWriter, write_tries
from geo.gazetteer.geonames.layer import FOLDED, NAMES, SKELETONS
from geo.gazetteer.geonames.manifest import write_json, write_manifest
from geo.gazetteer.geonames.spill import Spill
from geo.gazetteer.names import NUMBER
from geo.gazetteer.normal import exact_key, folded_key
from geo.gazetteer.scan import first_words
from geo.gazetteer.skeleton import skeleton
from geo.gazetteer.spelling import is_name
from geo.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.gazetteer.english import Words
    from geo.model import Place

BYTES_A_SHARD = 8_000_000
"""Bytes of a dump that make a part of the tries: the names of a part then take less than 200 MB to sort."""
MAX_SHARDS = 200
NUMBERS = {match: number << layout.ROW_BITS for number, match in enumerate(layout.MATCHES)}
"""What a posting holds above its row, by which of the place's names it is."""
SHOWN = 20
"""Rejected rows and repeated ids that a report quotes; all rejected rows are in the layer's folder."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a dump."""

    out: Path
    read: int
    places: int
    left_out: int
    """Rows that were not wanted."""
    names: int
    rejected: int
    first_rejected: tuple[Rejected, ...] = ()
    repeated: int = 0
    """Rows whose geonameid an earlier row has."""
    first_repeated: tuple[int, ...] = ()


@dataclass(slots=True)
class _Tally:
    read: int = 0
    left_out: int = 0
    rejected: int = 0
    first_rejected: list[Rejected] = field(default_factory=list)


def import_geonames(  # noqa: PLR0913 - two files, and four things that the dump itself does not have
    path: Path,
    out: Path,
    words: Words,
    *,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
    known: Callable[[str], Place | None] = lambda _: None,
    on_row: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Compile a GeoNames dump into a folder that `Gazetteer.open` takes as a layer.

    Parameters
    ----------
    path
        A zip of GeoNames, such as ``AZ.zip`` or ``allCountries.zip``, or the table within.
    out
        The folder to write; a former import there is replaced.
    words
        Which alternate names are likelier words.
    wanted
        Which places to keep.
    known
        Returns the world's place with an id, whose name a province keeps.
    on_row
        Called with the number of rows read, now and then.

    Raises
    ------
    GazetteerError
        If the dump can't be read, or is none.
    OutputError
        If `out` can't be written, or is something else.
    """
    dump = Dump.find(path)
    _check_free(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out.parent, prefix=".importing-") as fresh:
            folder = Path(fresh) / "layer"
            folder.mkdir()
            report = _Compiler(folder, words, wanted, known).compile(dump, out, on_row)
            if out.exists():
                shutil.rmtree(out)
            folder.rename(out)
    except OSError as error:
        raise OutputError(f"{out}: not written: {error.strerror}") from error
    return report


def _check_free(out: Path) -> None:
    if out.exists() and not (out / tables.PLACES).is_file():
        raise OutputError(f"{out}: is there, and is no imported gazetteer: name another folder by --out")


class _Compiler:
    """The tables of one layer as they are written."""

    def __init__(
        self, folder: Path, words: Words, wanted: Wanted, known: Callable[[str], Place | None]
    ) -> None:
        self._folder = folder
        self._words = words
        self._wanted = wanted
        self._known = known
        self._keys = array(NUMBER)
        self._features: dict[tuple[str, str], int] = {}
        self._regions: dict[tuple[str, str], int] = {("", ""): 0}
        self._region_names: dict[tuple[str, str], str] = {}
        self._quiet: list[str] = []
        self._small: set[str] = set()

    def compile(self, dump: Dump, out: Path, on_row: Callable[[int], None]) -> ImportReport:
        """Write all tables, and say what became of the dump."""
        shards = min(MAX_SHARDS, 1 + dump.size // BYTES_A_SHARD)
        with (
            Spill(self._folder, NAMES, shards) as names,
            Spill(self._folder, FOLDED, shards) as folded,
            Spill(self._folder, SKELETONS, shards) as skeletons,
        ):
            tally = self._write_places(dump, names, on_row)
            if not self._keys:
                raise GazetteerError(f"{dump.path}: {tally.read} rows, of which none is wanted")
            written = self._write_names(names, folded)
            self._write_folded(folded, skeletons)
            self._write_skeletons(skeletons)
        repeated = self._write_order()
        self._write_details(dump.path.name, shards)
        write_manifest(self._folder)
        return ImportReport(
            out,
            tally.read,
            len(self._keys),
            tally.left_out,
            written,
            tally.rejected,
            tuple(tally.first_rejected),
            len(repeated),
            tuple(repeated[:SHOWN]),
        )

    def _write_places(self, dump: Dump, names: Spill, on_row: Callable[[int], None]) -> _Tally:
        tally = _Tally()
        with (
            (self._folder / tables.PLACES).open("wb") as places,
            (self._folder / tables.REJECTED).open("w", encoding="utf-8", newline="\n") as rejected,
        ):
            for row in dump.rows():
                tally.read += 1
                if not tally.read % 10_000:
                    on_row(tally.read)
                if isinstance(row, Rejected):
                    _reject(row, tally, rejected)
                    continue
                self._name_region(row)
                if row in self._wanted:
                    self._write_place(row, places, names)
                else:
                    tally.left_out += 1
        names.finish()
        return tally

    def _name_region(self, row: DumpRow) -> None:
        """Keep the name of a province, as the world calls it if it knows it: a map is to call it one way."""
        if row.feature_code == "ADM1":
            known = self._known(f"geonames:{row.key}")
            self._region_names[row.country_code, row.admin1_code] = known.name if known else row.name

    def _write_place(self, row: DumpRow, places: IO[bytes], names: Spill) -> None:
        number = len(self._keys)
        if number > layout.ROW_MASK:
            raise GazetteerError(f"more than {layout.ROW_MASK + 1:,} places: keep fewer, by --feature-class")
        self._keys.append(row.key)
        region = (row.country_code, row.admin1_code) if row.admin1_code else ("", "")
        places.write(
            tables.PLACE.pack(
                row.key,
                round(row.latitude * layout.DEGREE),
                round(row.longitude * layout.DEGREE),
                min(row.population, tables.MAX_POPULATION),
                self._regions.setdefault(region, len(self._regions)),
                row.country_code.encode("ascii"),
                self._features.setdefault((row.feature_class, row.feature_code), len(self._features)),
            )
        )
        texts = claims(row.population, row.feature_code)
        for key, match in self._names(row).items():
            names.add(key, f"{texts[match]}{NUMBERS[match] | number:010}")

    def _names(self, row: DumpRow) -> dict[str, Match]:
        """Return a row's names by their exact keys."""
        names = {_exact_key(row.name): Match.NAME}
        alternates = {row.ascii_name, *row.alternates.split(",")} - {"", row.name}
        for name in sorted(alternates):
            if is_name(name) and not self._words.is_word_first(name, row.population):
                names.setdefault(_exact_key(name), Match.ALTERNATE)
        return names

    def _write_names(self, names: Spill, folded: Spill) -> int:
        primary = array(NUMBER, bytes(len(self._keys) * array(NUMBER).itemsize))
        own_name = layout.MATCHES.index(Match.NAME)
        number = -1
        with PostingsWriter(self._folder / layout.POSTINGS, self._folder / layout.SHARED_POSTINGS) as lists:
            for number, (key, values) in enumerate(write_tries(names, self._folder, NAMES)):
                postings = [int(value[CLAIM_DIGITS:]) for value in values]
                lists.add(postings)
                for posting in postings:
                    if posting >> layout.ROW_BITS == own_name:
                        primary[posting & layout.ROW_MASK] = number
                if fold := folded_key(key):
                    folded.add(fold, f"{number:010}")
                self._take_hints(key)
        folded.finish()
        (self._folder / tables.PRIMARY).write_bytes(primary.tobytes())
        return number + 1

    def _take_hints(self, key: str) -> None:
        if key[0].islower():
            self._small.update(first_words([key]))
        if key.casefold() in self._words.function:
            self._quiet.append(key)

    def _write_folded(self, folded: Spill, skeletons: Spill) -> None:
        paths = (self._folder / layout.FOLDED_NAMES, self._folder / layout.SHARED_FOLDED_NAMES)
        with PostingsWriter(*paths) as lists:
            for number, (key, values) in enumerate(write_tries(folded, self._folder, FOLDED)):
                lists.add([int(value) for value in values])
                if bones := skeleton(key):
                    skeletons.add(bones, f"{number:010}")
        skeletons.finish()

    def _write_skeletons(self, skeletons: Spill) -> None:
        paths = (self._folder / layout.SKELETON_KEYS, self._folder / layout.SHARED_SKELETON_KEYS)
        with PostingsWriter(*paths) as lists:
            for _, values in write_tries(skeletons, self._folder, SKELETONS):
                lists.add([int(value) for value in values])

    def _write_order(self) -> list[int]:
        """Write the order of rows by geonameid, and return the ids of rows that an earlier one has taken."""
        import numpy as np  # noqa: PLC0415 - the layer is opened without it

        keys = np.frombuffer(self._keys, dtype=np.uint32)
        order = keys.argsort(kind="stable").astype("<u4")
        (self._folder / tables.BY_ID).write_bytes(order.tobytes())
        ranked = keys[order]
        repeated: list[int] = ranked[1:][ranked[1:] == ranked[:-1]].tolist()
        return repeated

    def _write_details(self, origin: str, shards: int) -> None:
        regions = [(code, self._region_names.get((country, code), "")) for country, code in self._regions]
        details = {
            "origin": origin,
            "shards": shards,
            "features": list(self._features),
            "regions": regions,
            "quiet": sorted(self._quiet),
            "small": sorted(self._small),
        }
        write_json(self._folder / layout.DETAILS, details)


def _exact_key(name: str) -> str:
    """Return the exact key, which most names are already: a dump has tens of millions."""
    plain = name.isascii() and name.isprintable() and "`" not in name and "  " not in name
    return name.strip() if plain else exact_key(name)


def _reject(row: Rejected, tally: _Tally, file: TextIO) -> None:
    tally.rejected += 1
    if len(tally.first_rejected) < SHOWN:
        tally.first_rejected.append(row)
    file.write(f"{row.line}\t{row.reason}\t{row.content}\n")

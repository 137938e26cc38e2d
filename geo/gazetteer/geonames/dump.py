"""Rows of a GeoNames dump (https://download.geonames.org/export/dump/), from a zip or a text file."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from geo.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = 19
TRIED = 100
"""Lines that are read before a file without any row of GeoNames is given up."""
MAX_BYTES_OF_LINE = 1 << 20
LARGEST_ID = (1 << 32) - 1
MAX_DIGITS = 12
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0
SETTLED = frozenset("AP")
"""The classes of settlements and administrative divisions."""
OTHERS = {
    4: "of administrative divisions",
    8: "of alternate names",
    10: "of alternate names",
    12: "of postal codes",
}
"""GeoNames' other tables, by how many columns they have."""


class DumpRow(NamedTuple):
    """A place as GeoNames has it."""

    key: int
    name: str
    ascii_name: str
    alternates: str
    """Parted by commas."""
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str
    admin1_code: str
    population: int


class Rejected(NamedTuple):
    """A line that is no row."""

    line: int
    reason: str
    content: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places of a dump to keep; all, if nothing is said."""

    feature_classes: frozenset[str] = frozenset()
    feature_codes: frozenset[str] = frozenset()
    country_codes: frozenset[str] = frozenset()
    min_population: int = 0
    spots: frozenset[str] = frozenset()
    """If given: settlements and divisions, and of all else these feature codes alone."""

    def __contains__(self, row: DumpRow) -> bool:
        return (
            (not self.spots or row.feature_class in SETTLED or row.feature_code in self.spots)
            and (not self.feature_classes or row.feature_class in self.feature_classes)
            and (not self.feature_codes or row.feature_code in self.feature_codes)
            and (not self.country_codes or row.country_code in self.country_codes)
            and row.population >= self.min_population
        )


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump that is there and can be opened."""

    path: Path
    member: str
    """The table within a zip; empty for a text file."""
    size: int
    """Bytes of the table, unpacked."""

    @classmethod
    def find(cls, path: Path) -> Dump:
        """Return the table in `path`.

        Raises
        ------
        GazetteerError
            If there is no such file, or it is a zip without a table, cut short, or locked.
        """
        try:
            if path.suffix.lower() != ".zip" and not zipfile.is_zipfile(path):
                return cls(path, "", path.stat().st_size)
            with zipfile.ZipFile(path) as archive:
                return cls(path, *_table(path, archive))
        except OSError as error:
            raise GazetteerError(f"{path}: {error.strerror}") from error
        except zipfile.BadZipFile as error:
            raise GazetteerError(f"{path}: no whole zip (cut short?): {error}; download it again") from error

    def rows(self) -> Iterator[DumpRow | Rejected]:
        """Yield each row, and each line that is none, in their order.

        Raises
        ------
        GazetteerError
            If the file is damaged, or none of its first lines is a row of GeoNames.
        """
        line = 0
        with self._open() as file:
            try:
                tries: list[Rejected] | None = []
                while content := file.readline(MAX_BYTES_OF_LINE):
                    line += 1
                    row = parsed(line, content)
                    if tries is not None:
                        tries = self._tried(tries, row)
                    yield row
            except (zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise GazetteerError(
                    f"{self.path}: damaged behind line {line} of {self.member}: {error}; download it again"
                ) from error
            except OSError as error:
                raise GazetteerError(f"{self.path}: {error.strerror}") from error
        if tries:
            raise self._foreign(tries)

    def _tried(self, tries: list[Rejected], row: DumpRow | Rejected) -> list[Rejected] | None:
        """Return the lines that were no rows so far, or None once one is a row."""
        if isinstance(row, DumpRow):
            return None
        tries.append(row)
        if len(tries) == TRIED:
            raise self._foreign(tries)
        return tries

    def _foreign(self, tries: list[Rejected]) -> GazetteerError:
        first = tries[0]
        columns = first.content.count("\t") + 1
        kind = f" (GeoNames' table {OTHERS[columns]}?)" if columns in OTHERS else ""
        table = f"{self.path}/{self.member}" if self.member else str(self.path)
        return GazetteerError(
            f"{table}:{first.line}: not GeoNames' table of places, whose rows have {COLUMNS} columns"
            f" parted by tabs{kind}: {first.reason}: {first.content[:60]!r}"
        )

    @contextmanager
    def _open(self) -> Iterator[IO[bytes]]:
        if not self.member:
            with self.path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
            yield file


def _table(path: Path, archive: zipfile.ZipFile) -> tuple[str, int]:
    """Return the name and size of the one table in a zip."""
    tables = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(".txt") and Path(member.filename).name.lower() != "readme.txt"
    ]
    if len(tables) != 1:
        names = ", ".join(member.filename for member in archive.infolist()[:5]) or "nothing"
        raise GazetteerError(
            f"{path}: holds {names}, not one table of GeoNames (as AZ.txt) besides its readme"
        )
    if tables[0].flag_bits & 1:
        raise GazetteerError(f"{path}: {tables[0].filename} is locked by a password")
    return tables[0].filename, tables[0].file_size


def parsed(line: int, content: bytes) -> DumpRow | Rejected:
    r"""Return the row of one line of a dump.

    Examples
    --------
    >>> cells = ["616052", "Yerevan", "Yerevan", "Erivan", "40.18", "44.51", "P", "PPLC", "AM", "", "11"]
    >>> row = parsed(1, "\t".join([*cells, "", "", "", "1093485", "", "", "", ""]).encode())
    >>> row.key, row.name, row.population
    (616052, 'Yerevan', 1093485)
    >>> parsed(2, b"616052\tYerevan").reason
    '2 columns instead of 19'
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        shown = content.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
        return Rejected(line, f"not UTF-8: byte {error.start + 1} is 0x{content[error.start]:02x}", shown)
    cells = text.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        columns = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        return Rejected(line, f"{columns} instead of {COLUMNS}", text.rstrip("\r\n"))
    try:
        return _row(cells)
    except ValueError as error:
        return Rejected(line, str(error), text.rstrip("\r\n"))


def _row(cells: list[str]) -> DumpRow:
    latitude, longitude = (
        _degrees("latitude", cells[4], MAX_LATITUDE),
        _degrees("longitude", cells[5], MAX_LONGITUDE),
    )
    name, country, feature_class = cells[1].strip(), cells[8], cells[6]
    if not name:
        raise ValueError("no name")
    if len(country) not in {0, 2} or not country.isascii():
        raise ValueError(f"country code {country!r}")
    if len(feature_class) > 1:
        raise ValueError(f"feature class {feature_class!r}")
    key, population = _whole("geonameid", cells[0]), _whole("population", cells[14] or "0")
    if key > LARGEST_ID:
        raise ValueError(f"geonameid {key} is larger than any there is")
    return DumpRow(
        key, name, cells[2], cells[3], latitude, longitude,
        feature_class, cells[7], country, cells[10], population,
    )  # fmt: skip


def _degrees(column: str, text: str, largest: float) -> float:
    try:
        degrees = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is no number") from None
    if not -largest <= degrees <= largest:
        raise ValueError(f"{column} {text!r} is not between -{largest:g} and {largest:g}")
    return degrees


def _whole(column: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{column} {text!r} is no whole number from 0")
    if len(text) > MAX_DIGITS:
        raise ValueError(f"{column} {text[:20]!r} is larger than any there is")
    return int(text)

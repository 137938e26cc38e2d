"""What a caller chooses, as plain values: checked early, and turned into what the stages ask for."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.corrections import Corrections, read_corrections
from geo.errors import UsageError
from geo.gazetteer import Gazetteer
from geo.gazetteer.user import user_layers
from geo.language import use_own_kinds
from geo.language.own.reading import read_own_kinds
from geo.limits import read_limits, use_limits
from geo.model import Interval, Precision
from geo.readers import ReadOptions, read_columns
from geo.resolve import read_focus
from geo.store import store_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.cluster import Run
    from geo.resolve import Focus

PathLike = str | os.PathLike[str]
Paths = PathLike | tuple[PathLike, ...] | list[PathLike]
Day = str | date


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices that all functions which read articles share; the command line's options, by name."""

    focus: str | None = None
    """Where places are likelier to lie: countries (``AM,AZ``), a box in degrees (``W,S,E,N``), a file."""
    gazetteer: Gazetteer | Paths = ()
    """Files of places of one's own; or a gazetteer that is open already."""
    types: Paths = ()
    """Files of kinds of event of one's own."""
    corrections: PathLike | None = None
    """The file of what a person has decided."""
    column: Mapping[str, str] = field(default_factory=dict)
    """The column of a frame, or key of a mapping, that holds each of our fields."""
    published: Day | None = None
    """When the articles appeared that leave it open."""
    jobs: int = 1
    """Processes that share the work; 0 for one on each core."""
    scheduler: str | None = None
    """The Dask cluster that shares the work: its scheduler's address, or ``local:4``."""
    cache: PathLike | None = None
    """The folder in which parses are kept; that of ``GEO_CACHE`` or of the system if not given."""
    no_cache: bool = False
    """True to keep no parses, and to use none that are kept."""
    limit: Mapping[str, int | str] | None = None
    """How much an input may cost, by name."""

    def use_limits(self) -> None:
        """Use the limits that were given, and the usual ones for all else."""
        use_limits(read_limits(f"{name}={value}" for name, value in (self.limit or {}).items()))

    def use_types(self) -> None:
        """Use the kinds of event that were named, and no others."""
        use_own_kinds(read_own_kinds(paths_of(self.types, "types")))

    def open_gazetteer(self) -> Gazetteer:
        """Open the world, with the files that were named over it; once, as long as none of them changes."""
        if isinstance(self.gazetteer, Gazetteer):
            return self.gazetteer
        own = (*paths_of(self.gazetteer, "gazetteer"), *user_layers())
        return _opened(own, tuple(_state(path) for path in own))

    def read_focus(self, gazetteer: Gazetteer) -> Focus | None:
        """Read the region of interest."""
        return None if self.focus is None else read_focus(self.focus, gazetteer)

    def read_corrections(self, gazetteer: Gazetteer) -> Corrections:
        """Read what a person has decided."""
        if self.corrections is None:
            return Corrections()
        return read_corrections(Path(self.corrections), gazetteer)

    @property
    def read_options(self) -> ReadOptions:
        """Which columns hold what, and when articles appeared that do not say so."""
        columns = read_columns(f"{name}={column}" for name, column in self.column.items())
        return ReadOptions(columns, days_of(self.published, "published"))

    @property
    def processes(self) -> int:
        """The number of processes that is meant."""
        if not isinstance(self.jobs, int) or self.jobs < 0:
            raise UsageError(f"jobs={self.jobs!r}: give a number of processes, or 0 for one on each core")
        may_use = getattr(os, "sched_getaffinity", None)
        return self.jobs or (len(may_use(0)) if may_use else os.cpu_count() or 1)

    @contextmanager
    def run_on(self, gazetteer: Gazetteer) -> Iterator[Run | None]:
        """Join the cluster that was named, as long as it is wanted; None if none was."""
        if self.scheduler is None:
            yield None
            return
        from geo.cluster import Cluster, Run  # noqa: PLC0415 - Dask is for who asks for it

        with Cluster(self.scheduler) as cluster:
            yield Run(cluster, gazetteer, self.read_focus(gazetteer))

    @property
    def store_folder(self) -> Path | None:
        """Where parses are kept; None where they are not."""
        return None if self.no_cache else store_folder(Path(self.cache) if self.cache else None)


def paths_of(given: Gazetteer | Paths, name: str) -> tuple[Path, ...]:
    """Return one path or several as a tuple.

    Raises
    ------
    UsageError
        If something else was given.

    Examples
    --------
    >>> [path.name for path in paths_of("places.csv", "gazetteer")]
    ['places.csv']
    """
    several = given if isinstance(given, tuple | list) else (given,)
    for one in several:
        if not isinstance(one, str | os.PathLike):
            raise UsageError(f"{name}={one!r}: give the path of a file, or a list of paths")
    return tuple(Path(one) for one in several if isinstance(one, str | os.PathLike))


def days_of(given: Day | None, name: str) -> Interval | None:
    """Return the days of a date, or of a day, month or year as ISO 8601 writes it.

    Raises
    ------
    UsageError
        If it is none.

    Examples
    --------
    >>> str(days_of("2022-02", "to").until)
    '2022-02-28'
    """
    if given is None:
        return None
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, date):
        return Interval(given, given, Precision.DAY)
    try:
        return Interval.of(given)
    except (ValueError, AttributeError) as error:
        message = f"{name}={given!r} is no date: write '2022', '2022-07' or '2022-07-16', or give a date"
        raise UsageError(message) from error


@lru_cache(maxsize=4)
def _opened(own: tuple[Path, ...], _states: tuple[object, ...]) -> Gazetteer:
    return Gazetteer.open(own=own)


def _state(path: Path) -> object:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def as_sequence(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return one word or several as a tuple."""
    return (given,) if isinstance(given, str) else tuple(given)

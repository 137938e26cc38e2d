"""Bytes by key in a SQLite file that several runs may use at once, and that never stops one.

A store is a help and no need: whatever is wrong with it, a run goes on without, and says so once.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

APPLICATION = 0x67656F31
"""By which SQLite's header says whose file it is: ``geo1``."""
VERSION = 1
"""Of the tables below. The file's name has it, so that each version of geo finds its own."""
NAME = f"parses-{VERSION}.sqlite"
DAMAGED = ".damaged"
SECONDS_TO_WAIT = 10.0
"""For another run that writes: it holds the file for some hundredths of a second at a time."""
BLOB_OVERHEAD = 160
"""Bytes that a row takes beside its blob, in both tables and in pages half full."""
RUNS_BETWEEN = 8
ROOMY = 0.5
"""Of the greatest size, below which it is noted only every so many runs that a row is in use."""
AFTER_REMOVING = 0.8
"""Of the greatest size that is left when old rows are removed, so that this is not done at every run."""
SCHEMA = """
    CREATE TABLE kept (id INTEGER PRIMARY KEY, blob BLOB NOT NULL);
    CREATE TABLE keys (
        key BLOB PRIMARY KEY, id INTEGER NOT NULL, size INTEGER NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL, run INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE runs (run INTEGER PRIMARY KEY);
    INSERT INTO runs VALUES (0);
"""
"""The keys, which are searched, are small and apart from what is kept. A row holds on the days from `first`
to `last`. `run` is the number of the last run that used it; runs are counted, since clocks can go back."""


OF_RUN = b"run:"
"""Begins the keys of what was worked out of parses, which is not counted among them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: what is kept, and the days, counted from the year 1, on which it holds."""

    key: bytes
    blob: bytes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a store holds."""

    rows: int
    size: int
    """Bytes of its file."""


class Database:
    """An open store.

    Raises
    ------
    StoreError
        From every method, if the file can't be used; the message says what to do.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, run: int = 0) -> None:
        self.path = path
        self._connection = connection
        self._run = run
        self._found: list[tuple[bytes, int]] = []

    @property
    def writable(self) -> bool:
        """Whether anything can be kept: a run that can write has a number."""
        return self._run > 0

    @classmethod
    def open(cls, folder: Path) -> Database:
        """Open the store in a folder, and make it where there is none.

        A damaged one is put aside and begun again; a file that is none of geo's, or of a newer geo, is left
        alone. Where nothing can be written, one that is there is read.

        Raises
        ------
        StoreError
            If there is none, and none can be made.
        """
        path = folder / NAME
        try:
            with _as_store_error(path):
                return cls._open(path)
        except DamagedError:
            with _as_store_error(path):
                _put_aside(path)
                return cls._open(path)

    @classmethod
    def _open(cls, path: Path) -> Database:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connected(path, "rwc")
            _prepare(connection, path)
            return cls(connection, path, _next_run(connection))
        except (OSError, sqlite3.OperationalError) as error:
            if not path.is_file() or _is_busy(error):
                raise
        connection = _connected(path, "ro")
        _check(connection, path)
        return cls(connection, path)

    def find(self, key: bytes, day: int) -> bytes | None:
        """Return what is kept under a key, if it holds on a day."""
        query = "SELECT blob, run FROM keys JOIN kept USING (id) WHERE key = ? AND ? BETWEEN first AND last"
        with _as_store_error(self.path):
            row = self._connection.execute(query, (key, day)).fetchone()
        if row is None:
            return None
        blob, run = row
        self._found.append((key, run))
        return bytes(blob)

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep some rows, all or none, in place of what their keys had."""
        with _as_store_error(self.path), self._connection:
            for row in rows:
                self._remove([row.key])
                cursor = self._connection.execute("INSERT INTO kept (blob) VALUES (?)", (row.blob,))
                cells = (row.key, cursor.lastrowid, len(row.blob), row.first, row.last, self._run)
                self._connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)", cells)

    def touch(self, greatest: int) -> None:
        """Note which rows were found in this run: those that none finds for long go first.

        Parameters
        ----------
        greatest
            Bytes from which rows go. While there is much room, a row that was noted in one of the last runs
            is not noted again: to write thousands in each run takes longer than to read them.
        """
        with _as_store_error(self.path), self._connection:
            is_roomy = self._size() < greatest * ROOMY
            since = self._run - RUNS_BETWEEN if is_roomy else self._run - 1
            rows = [(self._run, key) for key, run in self._found if run <= since]
            self._connection.executemany("UPDATE keys SET run = ? WHERE key = ?", rows)
        self._found.clear()

    def remove(self, keys: Sequence[bytes]) -> None:
        """Remove rows that were found to be no good."""
        with _as_store_error(self.path), self._connection:
            self._remove(keys)

    def _remove(self, keys: Sequence[bytes]) -> None:
        rows = [(key,) for key in keys]
        self._connection.executemany("DELETE FROM kept WHERE id = (SELECT id FROM keys WHERE key = ?)", rows)
        self._connection.executemany("DELETE FROM keys WHERE key = ?", rows)

    def shrink(self, greatest: int) -> int:
        """Remove rows that were not used for longest until what is left takes less than so many bytes.

        Returns
        -------
        int
            How many were removed.
        """
        with _as_store_error(self.path):
            total = self._size()
            if total <= greatest:
                return 0
            query = "SELECT key, size FROM keys ORDER BY run, key"
            doomed, left = [], total
            for key, size in self._connection.execute(query):
                if left <= greatest * AFTER_REMOVING:
                    break
                doomed.append(bytes(key))
                left -= size + BLOB_OVERHEAD
            self.remove(doomed)
            self._connection.executescript("PRAGMA incremental_vacuum")
        return len(doomed)

    def _size(self) -> int:
        query = "SELECT coalesce(sum(size), 0) + ? * count(*) FROM keys"
        return int(self._connection.execute(query, (BLOB_OVERHEAD,)).fetchone()[0])

    def extent(self) -> Extent:
        """Return how much it holds."""
        with _as_store_error(self.path):
            query = "SELECT count(*) FROM keys WHERE substr(key, 1, ?) IS NOT ?"
            rows = int(self._connection.execute(query, (len(OF_RUN), OF_RUN)).fetchone()[0])
            return Extent(rows, self.path.stat().st_size)

    def put_aside(self) -> None:
        """Close the file and rename it, damaged as it is: the next run begins a new one."""
        self.close()
        with suppress(StoreError), _as_store_error(self.path):
            _put_aside(self.path)

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._connection.close()


class DamagedError(StoreError):
    """The file of a store that SQLite finds damaged."""


def extent(folder: Path) -> Extent | None:
    """Return how much the store in a folder holds; None if there is none.

    Raises
    ------
    StoreError
        If it can't be read, or isn't geo's.
    """
    path = folder / NAME
    if not path.exists():
        return None
    with _as_store_error(path):
        connection = _connected(path, "ro")
        _check(connection, path)
    database = Database(connection, path)
    try:
        return database.extent()
    finally:
        database.close()


def clear(folder: Path) -> Extent | None:
    """Remove the store in a folder, a damaged one too; return what it held, None if there was none.

    Raises
    ------
    StoreError
        If it can't be removed, or isn't geo's.
    """
    path = folder / NAME
    try:
        held = extent(folder)
    except DamagedError:
        held = Extent(0, path.stat().st_size)
    with _as_store_error(path):
        for file in (path, *_beside(path), path.with_name(path.name + DAMAGED)):
            file.unlink(missing_ok=True)
    return held


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=SECONDS_TO_WAIT)
    # A whole row or none after a kill or a power cut; the last ones may go, which only costs parsing them.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in an empty file; refuse one that is not ours."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if pages:
        _check(connection, path)
        return
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    try:
        connection.executescript(
            f"BEGIN EXCLUSIVE; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
            f"{SCHEMA}; COMMIT;"
        )
    except sqlite3.OperationalError:
        connection.rollback()
        _check(connection, path)  # another run has made them meanwhile


def _next_run(connection: sqlite3.Connection) -> int:
    """Count one more run, which fails at once where nothing can be written."""
    with connection:
        connection.execute("UPDATE runs SET run = run + 1")
    return int(connection.execute("SELECT max(run) FROM runs").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not ours, or whose tables are not those of this version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise StoreError(f"{str(path)!r} is no store of geo's: move it away, or choose a folder with --cache")
    if version != VERSION:
        raise StoreError(
            f"{str(path)!r} was written by another version of geo (its format is {version}, this geo's is "
            f"{VERSION}): choose another folder with --cache"
        )
    connection.execute("SELECT blob, size, run FROM keys JOIN kept USING (id) LIMIT 1").fetchone()


def _put_aside(path: Path) -> None:
    """Rename a damaged store, so that a new one can be begun; what SQLite keeps beside it goes."""
    path.replace(path.with_name(path.name + DAMAGED))
    for file in _beside(path):
        file.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    """Return the files that SQLite may leave beside a database."""
    return [path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm")]


def _is_busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


@contextmanager
def _as_store_error(path: Path) -> Iterator[None]:
    """Raise what SQLite and the system say as an error in the user's terms."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"the store {str(path)!r} can't be used: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedError(f"the store {str(path)!r} is damaged: {error}") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"the store {str(path)!r} can't be used: {reason}") from error

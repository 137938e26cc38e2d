"""The store of parses: read before an article is parsed, and written after."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self

import msgspec

from geo.errors import StoreError
from geo.store.codec import Shared, decode, encode
from geo.store.database import OF_RUN, DamagedError, Database, Kept
from geo.store.folder import GREATEST_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from types import TracebackType

    from geo.model import Article, Gist, Parse

GREATEST_RESULT = 1 << 28
"""Bytes: what was worked out of parses is not kept where it would crowd them out."""
ROWS_AT_ONCE = 64
"""Parses that are written together: a kill costs so many at most."""
Days = tuple[date, date]

_encoder = msgspec.msgpack.Encoder()


def holds_today(article: Article, today: date) -> Days:
    """Return all days where an article gives its date; else only today: the clock may have a part in it."""
    return (date.min, date.max) if article.is_dated else (today, today)


class ParseStore:
    """Parses of earlier runs, by all that they depend on.

    Whatever is wrong with the file, the store answers that it knows nothing, keeps nothing, and says why in
    `fault`: it never stops a run.

    Parameters
    ----------
    folder
        Where the file lies; None keeps nothing.
    fingerprint
        What a parse depends on besides its article, as `geo.store.parsing_fingerprint` gives it.
    gist_of
        Returns what is known of a parse without decoding it; None keeps nothing of it.
    holds
        Returns the days of today, from first to last, on which the parse of an article is what it is today.
    today
        The day of the run; the clock's in UTC if not given.
    greatest
        Bytes from which the parses that were not used for longest go, when it is closed.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from geo.model import Article, Parse
    >>> article = Article("a", "Talks were held.")
    >>> with TemporaryDirectory() as folder, ParseStore(Path(folder), b"1") as store:
    ...     store.keep(article, Parse(article))
    ...     store.find(article) == Parse(article)
    True
    """

    def __init__(  # noqa: PLR0913 - as many as there are choices
        self,
        folder: Path | None,
        fingerprint: bytes,
        *,
        gist_of: Callable[[Parse], Gist] | None = None,
        holds: Callable[[Article, date], Days] = holds_today,
        today: date | None = None,
        greatest: int = GREATEST_SIZE,
    ) -> None:
        self.fault = ""
        """What is wrong with the file; empty where nothing is."""
        self.found = self.kept = 0
        self._fingerprint = fingerprint
        self._gist_of = gist_of
        self._holds = holds
        self._greatest = greatest
        self._today = today or datetime.now(tz=UTC).date()
        self._waiting: dict[bytes, Kept] = {}
        self._unwritten = 0
        self._database = self._opened(folder) if folder is not None else None
        self.shared = Shared(folder if self._database is not None else None)
        """What the parses of the run have in common, those that it does not know included."""
        self._is_writable = self._database is not None and self._database.writable

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits to be written, also after an error, and close the file."""
        self.close()

    def find(self, article: Article) -> Parse | None:
        """Return the parse of an article; None if it is not known."""
        if self._database is None:
            return None
        key = self._key(article)
        blob = self._asked(self._database, key)
        parse = None if blob is None else decode(blob, article, self.shared)
        self.found += parse is not None
        return parse

    def keep(self, article: Article, parse: Parse) -> None:
        """Keep a parse.

        Parameters
        ----------
        article
            As it was before it was parsed.
        parse
            What was found in it.
        """
        if not self._is_writable:
            return
        first, last = self._holds(article, self._today)
        key, gist = self._key(article), self._gist_of(parse) if self._gist_of else None
        self.kept += 1
        self._unwritten += 1
        self._enter(Kept(key, encode(parse, gist), first.toordinal(), last.toordinal()))

    @property
    def is_open(self) -> bool:
        """Whether there is a file that can be asked."""
        return self._database is not None

    def find_result(self, kind: str, digest: bytes) -> bytes | None:
        """Return what was worked out of parses; None if it is not known.

        Parameters
        ----------
        kind
            What is sought, such as ``links``.
        digest
            Of all that it came from besides code, tables and options.
        """
        if self._database is None:
            return None
        return self._asked(self._database, self._result_key(kind, digest))

    def keep_result(self, kind: str, digest: bytes, blob: bytes, days: Days = (date.min, date.max)) -> None:
        """Keep what was worked out of parses; `days` are those on which it holds, from first to last."""
        if self._is_writable and len(blob) <= GREATEST_RESULT:
            key = self._result_key(kind, digest)
            self._enter(Kept(key, blob, days[0].toordinal(), days[1].toordinal()))

    def write(self) -> None:
        """Write what waits to be written, so that no kill costs it."""
        self._write()

    def close(self) -> None:
        """Write what waits to be written, remove what is too much, and close the file."""
        if self._database is None:
            return
        self._write()
        if self._is_writable:
            try:
                self._database.touch(self._greatest)
                self._database.shrink(self._greatest)
            except StoreError as error:
                self._note(error)
        if self._database is not None:
            self._database.close()
        self._database, self._is_writable = None, False

    def _opened(self, folder: Path) -> Database | None:
        try:
            return Database.open(folder)
        except StoreError as error:
            self.fault = f"{error}; nothing is kept"
            return None

    def _asked(self, database: Database, key: bytes) -> bytes | None:
        if key in self._waiting:
            return self._waiting[key].blob
        try:
            return database.find(key, self._today.toordinal())
        except StoreError as error:
            self._note(error)
            return None

    def _enter(self, row: Kept) -> None:
        self._waiting[row.key] = row
        if len(self._waiting) >= ROWS_AT_ONCE:
            self._write()

    def _write(self) -> None:
        if self._waiting and not self._write_rows(self._waiting.values()):
            self.kept -= self._unwritten
        self._unwritten = 0
        self._waiting.clear()

    def _write_rows(self, rows: Collection[Kept]) -> bool:
        """Write some rows, all or none; return whether they were written."""
        if self._database is None or not self._is_writable:
            return False
        try:
            self._database.keep(rows)
        except StoreError as error:
            self._note(error)
            return False
        return True

    def _note(self, error: StoreError) -> None:
        """Go on without what can't be used: without the whole file if it is damaged, else without writing."""
        self.fault = self.fault or f"{error}; no more is kept"
        self._is_writable = False
        if isinstance(error, DamagedError) and self._database is not None:
            self._database.put_aside()
            self._database = None

    def _result_key(self, kind: str, digest: bytes) -> bytes:
        """Return the key of a result: a digest of what it depends on, marked as that of a run."""
        return OF_RUN + hashlib.sha256(self._fingerprint + kind.encode() + b"\x00" + digest).digest()

    def _key(self, article: Article) -> bytes:
        """Return a digest of an article and of what its parse depends on besides."""
        return hashlib.sha256(self._fingerprint + _encoder.encode(article)).digest()

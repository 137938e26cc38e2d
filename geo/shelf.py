"""What a run may ask for again, put away on disk: in memory is where it lies, and what was asked for last."""

from __future__ import annotations

import os
import sys
import tempfile
import weakref
from array import array
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

Value = TypeVar("Value")


class Shelf:
    """Bytes in a file that no other process sees and that goes when nobody refers to it any more.

    What does not fit on the disk stays in memory: a run ends no sooner for want of room there.

    Parameters
    ----------
    folder
        Where the file lies; that of the system's temporary files if not given, or if nothing can be written.

    Examples
    --------
    >>> shelf = Shelf()
    >>> shelf.put(b"Talks"), shelf.put(b"were held.")
    (0, 1)
    >>> shelf.get(0)
    b'Talks'
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._file: int | None = None
        self._begins = array("q")
        self._sizes = array("q")
        self._end = 0
        self._in_memory: dict[int, bytes] = {}
        """What there was no room for."""
        self._lock = Lock()

    def put(self, content: bytes) -> int:
        """Put bytes away; return by which number they are found."""
        with self._lock:
            number = len(self._begins)
            self._begins.append(self._end)
            self._sizes.append(len(content))
            if self._is_written(content):
                self._end += len(content)
            else:
                self._in_memory[number] = content
            return number

    def get(self, number: int) -> bytes:
        """Return the bytes of a number."""
        if number in self._in_memory or self._file is None:
            return self._in_memory[number]
        with self._lock:
            return _read_at(self._file, self._sizes[number], self._begins[number])

    def _is_written(self, content: bytes) -> bool:
        """Write bytes behind all others; return False if there is no room for them."""
        try:
            if self._file is None:
                self._file = self._opened()
            return _write_at(self._file, content, self._end) == len(content)
        except OSError:
            return False

    def _opened(self) -> int:
        """Return a file that has no name, or, where the system has no such files, loses it at the end."""
        try:
            file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 - see below
        except OSError:
            file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed when the shelf goes
        weakref.finalize(self, file.close)
        return file.fileno()


if sys.platform == "win32":

    def _read_at(file: int, size: int, begin: int) -> bytes:
        os.lseek(file, begin, os.SEEK_SET)
        return os.read(file, size)

    def _write_at(file: int, content: bytes, begin: int) -> int:
        os.lseek(file, begin, os.SEEK_SET)
        return os.write(file, content)

else:  # without a position that a forked process would share

    def _read_at(file: int, size: int, begin: int) -> bytes:
        return os.pread(file, size, begin)

    def _write_at(file: int, content: bytes, begin: int) -> int:
        return os.pwrite(file, content, begin)


class Recent(Generic[Value]):
    """Values that are made when they are asked for; those that were asked for last are held.

    Parameters
    ----------
    most
        How many.

    Examples
    --------
    >>> recent = Recent[str](2)
    >>> [recent.get(key, lambda key=key: f"made {key}") for key in (1, 2, 1, 3)][-1]
    'made 3'
    >>> recent.get(1, lambda: "made anew"), recent.get(2, lambda: "made anew")
    ('made 1', 'made anew')
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, Value] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made if it is not held."""
        found = self._held.pop(key, None)
        if found is None:
            found = make()
            if len(self._held) >= self._most:
                del self._held[next(iter(self._held))]
        self._held[key] = found  # the one asked for last stands last
        return found

    def drop(self, key: Hashable) -> None:
        """Hold the value of a key no longer, if it is held."""
        self._held.pop(key, None)

"""How much one input may cost: budgets of bytes, letters, seconds and acts, which a user may change.

They are set once for a process, and go to its workers with the work.
"""

from __future__ import annotations

import ctypes
import re
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from geo.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

Item = TypeVar("Item")

SIZE = re.compile(r"(\d{1,15})\s*([kmgt]?)b?", re.IGNORECASE)
FACTORS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
SECONDS_AGAIN = 1.0
"""After which a budget of time that is spent is reported once more: a library may have ignored it."""
LEAST_WAIT = 0.05
"""Seconds between two looks at the time that a thread takes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The budgets.

    Examples
    --------
    >>> Limits().seconds
    120
    """

    file: int = 1 << 36
    """Bytes of one input, unpacked: a file, a part of an archive, standard input."""
    record: int = 1 << 28
    """Bytes of what is held whole: a page, a document, a line of JSON Lines, a mail, a cell of a table."""
    characters: int = 2_000_000
    """Of an article's text: four times *War and Peace* is no report."""
    seconds: int = 120
    """Of processor time to read an article, and once more to parse it."""
    acts: int = 100
    """In one sentence: what stands behind them is not looked at."""


_limits = Limits()


def limits() -> Limits:
    """Return the budgets that hold."""
    return _limits


def use_limits(chosen: Limits) -> None:
    """Let other budgets hold from now on."""
    global _limits  # noqa: PLW0603 - set once a process, like the kinds of event
    _limits = chosen


def read_limits(given: Iterable[str]) -> Limits:
    """Return budgets as a user writes them.

    Parameters
    ----------
    given
        A name and a number each; of bytes also with a unit.

    Raises
    ------
    UsageError
        If a name is none, or a number is none or nothing.

    Examples
    --------
    >>> read_limits(["seconds=30", "record=64MB"]).record
    67108864
    """
    chosen = Limits()
    names = asdict(chosen)
    for one in given:
        name, _, value = one.partition("=")
        number = SIZE.fullmatch(value.strip())
        size = int(number[1]) * FACTORS[number[2].lower()] if number else 0
        if name.strip() not in names or not size:
            raise UsageError(
                f"--limit {one!r}: write it as seconds=60 or record=64MB; the limits are {', '.join(names)}"
            )
        chosen = replace(chosen, **{name.strip(): size})
    return chosen


def in_bytes(size: int) -> str:
    """Write a number of bytes.

    Examples
    --------
    >>> in_bytes(1 << 28), in_bytes(1000)
    ('256 MB', '1,000 bytes')
    """
    return f"{size >> 20:,} MB" if size >= FACTORS["m"] else f"{size:,} bytes"


class OverTimeError(UnreadableError):
    """An article that takes longer than it may."""

    def __init__(self, reason: str = "") -> None:
        seconds = limits().seconds
        default = f"it takes more than {seconds} s of processor time; allow more with --limit seconds=N"
        super().__init__(reason or default)


@contextmanager
def within_time(factor: int = 1) -> Iterator[None]:
    """Let what is done here take as much processor time as one article may.

    In the main thread of a process the system says when it is spent; in other threads, and on systems
    without such a timer, a thread that looks on does. What is under way in a library in C ends first.

    Parameters
    ----------
    factor
        For how many articles together.

    Raises
    ------
    OverTimeError
        If it takes longer.
    """
    is_main = threading.current_thread() is threading.main_thread()
    timed = _told_by_the_system if is_main and hasattr(signal, "setitimer") else _told_by_a_thread
    with timed(factor * limits().seconds):
        yield


@contextmanager
def _told_by_the_system(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _over)
    signal.setitimer(signal.ITIMER_PROF, seconds, SECONDS_AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _told_by_a_thread(seconds: float) -> Iterator[None]:
    onlooker = _Onlooker(seconds)
    onlooker.start()
    try:
        yield
    finally:
        try:
            onlooker.stop()
        except OverTimeError:  # reported at the last moment: it stops all the same
            onlooker.stop()
            raise


class _Onlooker(threading.Thread):
    """Looks at the time that another thread takes, and raises an error in it when that is spent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(daemon=True, name="geo-limits")
        self._watched = ctypes.c_ulong(threading.get_ident())
        self._time = _clock_of_this_thread()
        self._end = self._time() + seconds
        self._is_over = threading.Event()
        self._lock = threading.Lock()

    def run(self) -> None:
        while (left := self._end - self._time()) > 0 or self._report():
            if self._is_over.wait(max(left, LEAST_WAIT)):
                return

    def stop(self) -> None:
        """Look no longer, and take back a report that was not taken up."""
        self._is_over.set()
        with self._lock:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(self._watched, None)

    def _report(self) -> bool:
        with self._lock:
            if not self._is_over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._watched, ctypes.py_object(OverTimeError))
        self._end += SECONDS_AGAIN
        return True


def _clock_of_this_thread() -> Callable[[], float]:
    """Return what reads the processor time of this thread to any other; where none is kept, of all."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.process_time
    return partial(time.clock_gettime, time.pthread_getcpuclockid(threading.get_ident()))


def each_within_time(items: Iterator[Item]) -> Iterator[Item]:
    """Yield what comes, each in the time of one article.

    Examples
    --------
    >>> list(each_within_time(iter("ab")))
    ['a', 'b']
    """
    while True:
        with within_time():
            try:
                item = next(items)
            except StopIteration:
                return
        yield item


def _over(_: int, __: FrameType | None) -> None:
    raise OverTimeError

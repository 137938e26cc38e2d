"""Named pipes as inputs: opening one waits for who writes into it, and that must not be for ever."""

from __future__ import annotations

import os
import select
import stat
from io import FileIO
from typing import TYPE_CHECKING

from geo.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

SECONDS_TO_WAIT = 10.0
"""For the first byte of a pipe: what a shell puts into ``<(command)`` comes at once or soon."""


def opened(path: Path) -> FileIO:
    """Open a file for reading; of a named pipe only once somebody writes into it.

    Raises
    ------
    UnreadableError
        If nobody does for ten seconds.
    OSError
        If it can't be opened.

    Examples
    --------
    >>> from pathlib import Path
    >>> with opened(Path(__file__)) as file:
    ...     file.readable()
    True
    """
    if not (hasattr(os, "O_NONBLOCK") and stat.S_ISFIFO(path.stat().st_mode)):
        return FileIO(path)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _wait_for_writer(descriptor)
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return FileIO(descriptor)


def _wait_for_writer(descriptor: int) -> None:
    """Wait until there is something to read, or the writer has closed its end."""
    polled = select.poll()
    polled.register(descriptor, select.POLLIN | select.POLLHUP)
    if not polled.poll(SECONDS_TO_WAIT * 1000):
        raise UnreadableError(f"it is a named pipe into which nobody has written for {SECONDS_TO_WAIT:.0f} s")

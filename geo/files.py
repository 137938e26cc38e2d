"""Files that a user names: opened without waiting for ever, and read whole in bounded size."""

from __future__ import annotations

import errno
import os
import select
import stat
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS_TO_WAIT = 10.0
"""For the first byte of a pipe: what a shell puts into ``<(command)`` comes at once or soon."""
MAX_BYTES = 1 << 28
"""Of a file that is read whole."""
OFF = frozenset(("off", "0", "no", "false", "none"))
"""Values of an environment variable that names a folder by which there is none."""


def open_file(path: Path) -> FileIO:
    """Open a file for reading; of a named pipe only once somebody writes into it.

    Raises
    ------
    OSError
        If it can't be opened, is a folder, or is a pipe into which nobody writes for ten seconds.

    Examples
    --------
    >>> from pathlib import Path
    >>> with open_file(Path(__file__)) as file:
    ...     file.readable()
    True
    """
    if not (hasattr(os, "O_NONBLOCK") and stat.S_ISFIFO(path.stat().st_mode)):
        return FileIO(path)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _wait_for_writer(descriptor, path)
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return FileIO(descriptor)


def read_file(path: Path) -> bytes:
    """Return all bytes of a file that a user names.

    Raises
    ------
    OSError
        As `open_file`; or if it is longer than `MAX_BYTES`, as a device without an end is.

    Examples
    --------
    >>> from pathlib import Path
    >>> len(read_file(Path(__file__))) == Path(__file__).stat().st_size
    True
    """
    with open_file(path) as file:
        content = b"".join(_chunks(file))
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it is longer than {MAX_BYTES >> 20} MB", str(path))
    return content


def is_regular(path: Path) -> bool:
    """Return True for a file with an end: no folder, pipe, socket or device, nor a name that can't be one.

    Examples
    --------
    >>> from pathlib import Path
    >>> is_regular(Path(__file__)), is_regular(Path("x" * 300))
    (True, False)
    """
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long for a path, or with a null in it
        return False


def is_folder(path: Path) -> bool:
    """Return True for a folder; False for a name that can't be one.

    Examples
    --------
    >>> from pathlib import Path
    >>> is_folder(Path()), is_folder(Path("x" * 300))
    (True, False)
    """
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long for a path, or with a null in it
        return False


def exists(path: Path) -> bool:
    """Return True if there is anything under a path; False for a name that can't be one.

    Examples
    --------
    >>> from pathlib import Path
    >>> exists(Path()), exists(Path("x" * 300))
    (True, False)
    """
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a path, or with a null in it
        return False


def at_home(path: Path) -> Path:
    """Return a path with the user's home in place of ``~``; as it is where no such user or home is known.

    Examples
    --------
    >>> from pathlib import Path
    >>> at_home(Path("~")) == Path.home(), at_home(Path("~nobody here/a")).as_posix()
    (True, '~nobody here/a')
    """
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def folder_named_by(variable: str, usual: Callable[[], Path]) -> Path | None:
    """Return the folder that an environment variable names, else the usual one.

    Parameters
    ----------
    variable
        Its value names a folder, or is ``off``, ``0``, ``no``, ``false`` or ``none``.
    usual
        Gives the folder where the variable is not set.

    Returns
    -------
    Path or None
        None where it is switched off, or where there is no place for it.

    Examples
    --------
    >>> folder_named_by("NO_SUCH_VARIABLE", lambda: Path("usual")).as_posix()
    'usual'
    """
    value = os.environ.get(variable, "").strip()
    if value.lower() in OFF:
        return None
    if value:
        return at_home(Path(value))
    try:
        return usual()
    except (OSError, RuntimeError):  # no home, and no entry of the user's to look it up in
        return None


def _chunks(file: FileIO) -> list[bytes]:
    chunks: list[bytes] = []
    left = MAX_BYTES + 1
    while left > 0 and (chunk := file.read(min(left, 1 << 20))):
        chunks.append(chunk)
        left -= len(chunk)
    return chunks


def _wait_for_writer(descriptor: int, path: Path) -> None:
    """Wait until there is something to read, or the writer has closed its end."""
    polled = select.poll()
    polled.register(descriptor, select.POLLIN | select.POLLHUP)
    if not polled.poll(SECONDS_TO_WAIT * 1000):
        reason = f"it is a named pipe into which nobody has written for {SECONDS_TO_WAIT:.0f} s"
        raise OSError(errno.EAGAIN, reason, str(path))

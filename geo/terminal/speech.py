"""How much is said, and where it is written down besides.

What a run does is told to the logger ``geo``: `verbose` shows that on the error stream, `logged` writes it to
a file together with what was said to the person.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo.errors import OutputError
from geo.terminal.console import SAID, err, log, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(message)s"


@contextmanager
def quiet() -> Iterator[None]:
    """Say nothing but what is wrong."""
    told.quiet = True
    try:
        yield
    finally:
        told.quiet = False


@contextmanager
def verbose() -> Iterator[None]:
    """Show on the error stream what is done."""
    handler = _Shown(logging.INFO)
    with _handling(handler):
        yield


@contextmanager
def logged(path: Path, command: str) -> Iterator[None]:
    """Add to a file what is said and done, each line with its time.

    Raises
    ------
    OutputError
        If it can't be written.
    """
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(f"can't write the log {str(path)!r}: {error.strerror}") from error
    handler.setFormatter(logging.Formatter(FORMAT))
    with _handling(handler):
        log.info("%s begins", command)
        yield


class _Shown(logging.Handler):
    """Shows what is done; what is said to the person stands there already."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show one line."""
        if record.levelno == logging.INFO and record.name != SAID:
            err.print(f"  {record.getMessage()}", style="dim")


@contextmanager
def _handling(handler: logging.Handler) -> Iterator[None]:
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        handler.close()

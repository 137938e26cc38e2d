"""How much is said, and where it is written down besides.

What a run does goes to the logger ``geo``: `verbose` shows that on the error stream, `logged` writes it to
a file together with what was said to the person.
"""

from __future__ import annotations

import logging
import platform
import sys
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from geo.distribution import installed_version
from geo.errors import OutputError
from geo.terminal.console import SAID, err, faults, log, notices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(message)s"
LIBRARIES = (
    "spacy", "numpy", "pandas", "pyogrio", "pyarrow", "lxml", "shapely", "onnxruntime", "rich", "click",
)  # fmt: skip
"""Those whose versions a report has."""


@contextmanager
def quiet() -> Iterator[None]:
    """Say nothing but what is wrong."""
    notices.quiet = True
    try:
        yield
    finally:
        notices.quiet = False


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
    handler = _written(path, "a", "log")
    handler.setFormatter(logging.Formatter(FORMAT))
    with _handling(handler):
        log.info("%s begins", command)
        yield


@contextmanager
def reported(path: Path, command: str) -> Iterator[None]:
    """Write a report for the makers: what geo runs on, what was said, and where in the code it failed.

    Texts of articles are not in it, but names of files and what a fault quotes may be.

    Raises
    ------
    OutputError
        If it can't be written.
    """
    handler = _written(path, "w", "report")
    handler.setFormatter(logging.Formatter(FORMAT))
    lines = [f"geo {installed_version()}, {command}", f"Python {sys.version}", platform.platform()]
    lines += [f"{name} {version(name)}" for name in LIBRARIES]
    faults.addHandler(handler)
    try:
        with _handling(handler):
            log.info("%s", "\n".join(lines))
            yield
    finally:
        faults.removeHandler(handler)


def _written(path: Path, mode: str, what: str) -> logging.FileHandler:
    """Open a file for what is logged.

    Raises
    ------
    OutputError
        If it can't be written, or is a pipe, into which writing could wait for ever.
    """
    try:
        if path.is_fifo():
            raise OutputError(f"can't write the {what} {str(path)!r}: it is a named pipe; name a file")
        return logging.FileHandler(path, mode, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(f"can't write the {what} {str(path)!r}: {error.strerror}") from error


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

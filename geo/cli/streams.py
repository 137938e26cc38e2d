"""The standard streams, as a run may find them: closed, full, or in an encoding that lacks most letters."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

ESCAPED = "geo.escaped"
"""What Python's encoders know `_escaped` by."""


def prepare() -> str:
    r"""Make the standard streams fit to be used; return why they can't be, or nothing.

    Letters that the encoding of standard output lacks are written as JSON escapes them (``\u0411``), so that
    records stay records. A closed standard input or error stream is opened on nothing: else the first file
    that is opened would get its number, and all that is said would be written into that file.
    """
    for number, name, mode in ((0, "stdin", "r"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            _open_on_nothing(number, name, mode)
    if sys.stdout is None:
        _open_on_nothing(1, "stdout", "w")
        return "standard output is closed: send it to a file, or to /dev/null"
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors=ESCAPED)
    return ""


def flush() -> str:
    """Write out what standard output still holds; return why that failed, or nothing.

    After a failure it leads to nothing, so that the interpreter doesn't fail over it once more at its end.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        _lead_to_nothing(1)
        return f"can't write to standard output: {error.strerror or error}"
    return ""


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Write what an encoding lacks as JSON does; beyond the first 65,536 characters as two halves."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    halves = (units[at : at + 2].hex() for at in range(0, len(units), 2))
    return "".join(f"\\u{half}" for half in halves), error.end


codecs.register_error(ESCAPED, _escaped)


def _open_on_nothing(number: int, name: str, mode: str) -> None:
    _lead_to_nothing(number)
    setattr(sys, name, os.fdopen(number, mode, closefd=False))


def _lead_to_nothing(number: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)

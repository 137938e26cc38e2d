"""The text of a file of places, every byte that is no text reported by its line."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.files import read_file
from geo.gazetteer.own.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(path: Path) -> tuple[str, list[Fault]]:
    """Return a file's text, and a fault for each line that is not UTF-8 (or UTF-16, if it begins as that).

    Raises
    ------
    GazetteerError
        If the file can't be read, or is no text at all.
    """
    try:
        content = read_file(path)
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}") from error
    if content.startswith(_UTF16):
        return _utf16(path, content), []
    if content.startswith(b"PK") or b"\0" in content:
        raise GazetteerError(
            f"{path}: neither CSV nor GeoJSON but binary: export it as one of them"
            " (a zip of GeoNames is read by `geo gazetteer import-geonames`)"
        )
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        return content.decode("utf-8", errors="replace"), list(_broken_lines(path, content))


def _utf16(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-16, as its first bytes say: {error}") from error


def _broken_lines(path: Path, content: bytes) -> Iterator[Fault]:
    for number, line in enumerate(content.split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            found = line[error.start : error.start + 1]
            meant = found.decode("cp1252", errors="replace")
            yield Fault(
                f"{path}:{number}",
                f"not UTF-8: byte {error.start + 1} of the line is 0x{found.hex()}"
                f" ({meant!r} if it is Windows-1252): save the file as UTF-8",
            )

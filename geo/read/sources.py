"""Where bytes come from: files, folders, gzip, standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from gzip import GzipFile
from io import BufferedReader, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from geo.errors import UnreadableError
from geo.model import Unread

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

STANDARD_INPUT = "-"

FOREIGN_FORMATS = frozenset(
    (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".mht", ".mhtml", ".xls", ".xlsx")
)
"""What may well be an article but isn't read: reported, where a picture in the same folder is passed over."""

MAX_BYTES = 1 << 28
"""Bytes of a file that is read whole."""

SAMPLE_BYTES = 1 << 18
"""Bytes from which encoding and format are known."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input."""

    name: str
    """As given; the ids of its articles begin with it."""
    suffix: str
    """The format, in lower case and without ``.gz``: ``.txt``; empty where there is none."""
    path: Path | None
    """None for standard input."""

    @classmethod
    def of(cls, path: Path) -> Source:
        """Return the source for a file.

        Examples
        --------
        >>> Source.of(Path("reports/May.JSONL.gz")).suffix
        '.jsonl'
        """
        bare = path.with_suffix("") if path.suffix.lower() == ".gz" else path
        return cls(shown(path), bare.suffix.lower(), path)

    def open(self) -> BufferedReader:
        """Open it for reading bytes, decompressed; its first `SAMPLE_BYTES` bytes can be peeked at."""
        if self.path is None:
            return BufferedReader(cast("FileIO", sys.stdin.buffer), SAMPLE_BYTES)
        if self.path.suffix.lower() == ".gz":
            return BufferedReader(GzipFile(self.path), SAMPLE_BYTES)
        return BufferedReader(FileIO(self.path), SAMPLE_BYTES)

    def bytes(self) -> bytes:
        """Return all of it, decompressed.

        Raises
        ------
        UnreadableError
            If it is longer than `MAX_BYTES`: a few compressed kilobytes can hold gigabytes.
        """
        with self.open() as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise UnreadableError(
                f"it is longer than {MAX_BYTES >> 20} MB; split it, or give it as JSON Lines"
            )
        return content


def shown(path: Path) -> str:
    """Return a path as text that any file can hold, whatever bytes its name is made of."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def walk(sources: Sequence[str | Path], formats: Container[str]) -> Iterator[Source | Unread]:
    """Yield the inputs that `sources` name, each file once.

    In folders, hidden files, files named README and files of no format in `formats` are passed over; what is
    named itself never is.
    """
    seen: set[Path] = set()
    for given in dict.fromkeys(sources):
        for entry in _named(given, formats):
            if isinstance(entry, Source) and entry.path is not None:
                real = entry.path.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield entry


def _named(given: str | Path, formats: Container[str]) -> Iterable[Source | Unread]:
    if str(given) == STANDARD_INPUT:
        return [Source(STANDARD_INPUT, "", None)]
    path = Path(given)
    if not path.is_dir():
        return [Source.of(path)]
    return list(_in_folder(path, formats)) or [Unread(shown(path), "the folder holds no article")]


def _in_folder(folder: Path, formats: Container[str]) -> Iterator[Source | Unread]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unread(shown(folder), (error.strerror or str(error)).lower())
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or path.stem.upper() == "README":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(path, formats)
        elif Source.of(path).suffix in formats:
            yield Source.of(path)
        elif path.suffix.lower() in FOREIGN_FORMATS:
            yield Unread(shown(path), f"the format {path.suffix!r} isn't read; save it as text or HTML")

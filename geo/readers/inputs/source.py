"""One input: its name, what its name says of its format, and its bytes."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from geo.errors import UnreadableError
from geo.files import open_file
from geo.limits import limits
from geo.readers.inputs.bounds import MeteredStream, too_long
from geo.readers.inputs.compression import SUFFIXES, decompressed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

STANDARD_INPUT = "-"

CHUNK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 18
"""Bytes from which encoding and format are known."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, standard input, or a part of an archive."""

    name: str
    """As given, or that of the archive and of the part in it; the ids of its articles begin with it."""
    suffix: str
    """What its name says of its format, in lower case, without that of a compression; empty if nothing."""
    opened: Callable[[], BinaryIO]
    """Opens the bytes as they are stored."""
    path: Path | None = None
    """The file, where it is one by itself."""
    url: str = ""
    """The address that the archive gives for it."""
    charset: str = ""
    """The encoding that the archive declares for it."""
    depth: int = 0
    """How many archives it lies in."""
    is_chosen: bool = True
    """False for what a crawler took along: what is no article there is passed over, not refused."""
    faults: list[Exception] = field(default_factory=list, compare=False)
    """Where its compression was found to be damaged, why."""

    @classmethod
    def of(cls, path: Path) -> Source:
        """Return the source for a file.

        Examples
        --------
        >>> Source.of(Path("reports/May.JSONL.gz")).suffix
        '.jsonl'
        """
        return cls(shown(path), suffix_of(path.name), lambda: BufferedReader(open_file(path)), path)

    @classmethod
    def of_standard_input(cls) -> Source:
        """Return the source for standard input, which can be read once."""
        stream = cast("FileIO", sys.stdin.buffer)
        return cls(STANDARD_INPUT, "", lambda: BufferedReader(stream, SAMPLE_BYTES))

    @classmethod
    def of_bytes(cls, content: bytes, name: str, suffix: str, depth: int = 0) -> Source:
        """Return the source for what is in memory already.

        Examples
        --------
        >>> Source.of_bytes(b"Talks in Baku.", "letters.zip/baku.txt", ".txt").bytes()
        b'Talks in Baku.'
        """
        return cls(name, suffix, lambda: BytesIO(content), depth=depth)

    def open(self) -> BufferedReader:
        """Open it for reading bytes, decompressed; its first `SAMPLE_BYTES` bytes can be peeked at."""
        unpacked = cast("BinaryIO", decompressed(self.opened(), self.faults))
        return BufferedReader(cast("FileIO", MeteredStream(unpacked)), SAMPLE_BYTES)

    def bytes(self) -> bytes:
        """Return all of it, decompressed.

        Raises
        ------
        UnreadableError
            If it is longer than a record may be, for some compressed kilobytes may hold gigabytes; or
            if it is damaged.
        """
        with self.open() as stream:
            content = whole(stream)
        if self.faults:
            raise UnreadableError(f"its compression is damaged: {self.faults[0]}")
        return content


def whole(stream: BinaryIO | BufferedReader) -> bytes:
    """Return all that a stream holds, if it fits into memory.

    Raises
    ------
    UnreadableError
        If it is longer than a record may be.
    """
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(CHUNK_BYTES):  # all at once would set aside as much as may be read
        chunks.append(chunk)
        size += len(chunk)
        if size > limits().record:
            raise UnreadableError(too_long())
    return b"".join(chunks)


def suffix_of(name: str) -> str:
    """Return what a file's name says of its format, in lower case.

    Examples
    --------
    >>> suffix_of("May.JSONL.gz"), suffix_of("page.html?id=1"), suffix_of("report"), suffix_of("16.07.2022")
    ('.jsonl', '.html', '', '')
    """
    path = PurePosixPath(name.partition("?")[0])
    if path.suffix.lower() in SUFFIXES:
        path = path.with_suffix("")
    suffix = path.suffix.lower()
    return suffix if suffix[1:].isascii() and any(map(str.isalpha, suffix)) else ""


def shown(path: Path) -> str:
    """Return a path as text that any file can hold, whatever bytes its name is made of."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")

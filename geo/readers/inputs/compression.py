"""Compressed files: gzip, bzip2, xz and zstandard, known by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
from dataclasses import dataclass
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast

from geo.readers.extras import needed
from geo.readers.inputs.bounds import BoundedStream

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import RawIOBase
    from typing import BinaryIO


ZSTANDARD_AT_ONCE = 1 << 11
"""Packed bytes taken at a time: even of a bomb no more than some 60 MB come of them."""


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to compress a file."""

    name: str
    suffixes: tuple[str, ...]
    magic: bytes
    """How such a file begins."""
    unpacked: Callable[[BinaryIO], BinaryIO]


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


def _bzip2(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(stream))


def _xz(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(stream))


def _zstandard(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Zstandard(stream, needed("zstandard", ".zst")))


class _Zstandard:
    """The bytes under zstandard, frame after frame; unlike the library's reader it reports a cut-off end."""

    def __init__(self, stream: BinaryIO, library: Any) -> None:  # noqa: ANN401 - untyped library
        self._stream = stream
        self._library = library
        self._frame = library.ZstdDecompressor().decompressobj()
        self._packed = b""
        self._ready = memoryview(b"")
        self._is_within = False

    def read(self, size: int) -> bytes:
        while not self._ready:
            self._packed = self._packed or self._stream.read(ZSTANDARD_AT_ONCE)
            if not self._packed:
                if self._is_within:
                    raise EOFError("it ends in the middle of a frame")
                return b""
            self._unpack()
        taken, self._ready = self._ready[:size], self._ready[size:]
        return bytes(taken)

    def _unpack(self) -> None:
        try:
            self._ready = memoryview(self._frame.decompress(self._packed))
        except self._library.ZstdError as error:
            raise EOFError(str(error)) from error
        self._is_within = not self._frame.eof
        self._packed = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame = self._library.ZstdDecompressor().decompressobj()

    def close(self) -> None:
        self._stream.close()


COMPRESSIONS = (
    Compression("gzip", (".gz", ".gzip"), b"\x1f\x8b", _gzip),
    Compression("bzip2", (".bz2",), b"BZh", _bzip2),
    Compression("xz", (".xz",), b"\xfd7zXZ\x00", _xz),
    Compression("zstandard", (".zst", ".zstd"), b"\x28\xb5\x2f\xfd", _zstandard),
)
SUFFIXES = {suffix: compression for compression in COMPRESSIONS for suffix in compression.suffixes}
MAGIC_BYTES = 6


def compression_of(beginning: bytes) -> Compression | None:
    """Return how something is compressed that begins like this; None if it isn't.

    Examples
    --------
    >>> compression_of(gzip.compress(b"Talks in Baku.")).name
    'gzip'
    >>> compression_of(b"Talks in Baku.")
    """
    return next((one for one in COMPRESSIONS if beginning.startswith(one.magic)), None)


def decompressed(stream: BinaryIO, faults: list[Exception]) -> RawIOBase:
    """Return a stream of the bytes under one compression, or of the bytes as they are if there is none.

    What is damaged ends early, and `faults` gets the reason: what stands before is good.

    What its name says doesn't matter: a server may have sent ``page.html`` compressed, and a browser may have
    unpacked what it saved as ``rows.csv.gz``.
    """
    packed = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream))
    compression = compression_of(packed.peek(MAGIC_BYTES))
    if compression is None:
        return cast("RawIOBase", packed)
    counted = _Counted(packed)
    unpacked = compression.unpacked(cast("BinaryIO", counted))
    return BoundedStream(unpacked, lambda: counted.taken, faults, packed)


class _Counted:
    """A stream that counts the bytes taken from it, for a pipe does not know its position."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        self.taken += len(content)
        return content

    def readinto(self, buffer: memoryview) -> int:
        size = self._stream.readinto(buffer)
        self.taken += size
        return size

    def close(self) -> None:
        self._stream.close()

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return True

    def seek(self, *_: int) -> int:
        raise OSError("a packed stream is read from its beginning to its end")

    def tell(self) -> int:
        return self.taken

    @property
    def closed(self) -> bool:
        return self._stream.closed

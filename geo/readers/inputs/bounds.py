"""How much is read of what may be made to fill memory or time."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from io import RawIOBase
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.limits import in_bytes, limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader
    from typing import BinaryIO

DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What the libraries raise for damaged compression."""
MAX_DEPTH = 4
"""Archives in archives, as a mail in a mailbox in a zip file; an archive that holds itself has no end."""
MAX_RATIO = 200
"""How many times its size a file may unpack to: text reaches 10, tables with many repetitions 100."""
ANY_RATIO_BYTES = 1 << 26
"""Up to here every ratio is let pass: it fits into memory."""


class BoundedStream(RawIOBase):
    """Unpacked bytes, which end with an error where they are out of all proportion to the packed ones.

    Where the packed ones are damaged, they end before that place, and `faults` has the reason.
    """

    def __init__(
        self,
        stream: BinaryIO,
        packed_so_far: Callable[[], int],
        faults: list[Exception],
        packed: BufferedReader | None = None,
    ) -> None:
        super().__init__()
        self._stream = stream
        self._packed = packed
        # Gives what there is, so that all that stands before a damaged place is read.
        self._read = getattr(stream, "read1", stream.read)
        self._packed_so_far = packed_so_far
        self._faults = faults
        self._unpacked = 0

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer is private
        """Read some bytes.

        Raises
        ------
        UnreadableError
            If too many come out of too few.
        """
        try:
            content = self._read(len(buffer))
        except DAMAGE as error:
            self._faults.append(error)
            return 0
        buffer[: len(content)] = content
        self._unpacked += len(content)
        refuse_a_bomb(self._unpacked, self._packed_so_far)
        return len(content)

    def close(self) -> None:
        """Close what is read from, and the packed bytes below, which libraries leave open."""
        self._stream.close()
        if self._packed is not None:
            self._packed.close()
        super().close()


class MeteredStream(RawIOBase):
    """Bytes of one input, which end with an error where they are more than one may have."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        # Gives what there is: a pipe is read while it is written.
        self._read = getattr(stream, "readinto1", None) or stream.readinto  # type: ignore[attr-defined]
        self._left = limits().file

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer is private
        """Read some bytes.

        Raises
        ------
        UnreadableError
            If the budget of an input is spent.
        """
        size: int = self._read(buffer)
        self._left -= size
        if self._left < 0:
            most = in_bytes(limits().file)
            raise UnreadableError(f"it is longer than {most} unpacked; allow more with --limit file=N")
        return size

    def close(self) -> None:
        """Close what is read from."""
        self._stream.close()
        super().close()


def too_long(what: str = "it") -> str:
    """Return the reason for refusing what would be held whole.

    Examples
    --------
    >>> too_long("line 3")
    'line 3 is longer than 256 MB; split it, or allow more with --limit record=N'
    """
    most = in_bytes(limits().record)
    return f"{what} is longer than {most}; split it, or allow more with --limit record=N"


def refuse_a_bomb(unpacked: int, packed: Callable[[], int]) -> None:
    """Do nothing if so many bytes may come out of what was packed.

    Raises
    ------
    UnreadableError
        If they are too many.

    Examples
    --------
    >>> refuse_a_bomb(1 << 30, lambda: 1 << 20)
    Traceback (most recent call last):
        ...
    geo.errors.UnreadableError: it unpacks to more than 200 times its size, as a zip bomb does
    """
    if unpacked > ANY_RATIO_BYTES and unpacked > MAX_RATIO * max(1, packed()):
        raise UnreadableError(f"it unpacks to more than {MAX_RATIO} times its size, as a zip bomb does")

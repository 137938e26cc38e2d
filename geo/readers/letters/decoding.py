"""Bytes → text: by a byte order mark, else UTF-8 wherever it can be, else what is declared or found."""

from __future__ import annotations

import codecs
from io import TextIOWrapper
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.limits import limits
from geo.readers.inputs.source import SAMPLE_BYTES
from geo.readers.letters.declared import declared_encoding
from geo.readers.letters.detected import detected_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARACTERS_AT_ONCE = 1 << 20
CHARACTERS_BEYOND = 1 << 10
"""So much of a line that is too long is kept behind its budget that a cell in it is seen to be too long."""
MARKING = "geo.marking"
"""What Python's decoders know `_marked` by."""
UNKNOWN = "\udcff"
"""Stands for bytes that the encoding doesn't know; no text that can be decoded has it."""
GOOD_FOR_EACH_BAD = 10
"""Damaged UTF-8 is still UTF-8 where this many letters beyond ASCII are whole for each that is broken."""
STRAY_ZEROS, STRAY_ZEROS_IN = 2, 1000
"""A text may have two zero bytes, and one in so many, as databases leave them; more are a binary file's."""


def decode(content: bytes, charset: str = "") -> str:
    r"""Decode a whole text, line ends as ``\n``.

    Parameters
    ----------
    content
        The bytes.
    charset
        The encoding that a mail or a server declares; what the bytes say themselves counts more.

    Raises
    ------
    UnreadableError
        If it is empty, binary or in no known encoding.

    Examples
    --------
    >>> decode("Երևան\r\n".encode("utf-8-sig"))
    'Երևան\n'
    >>> decode("Kharkiv’s".encode("cp1252"), "iso-8859-1")
    'Kharkiv’s'
    """
    if not content.strip():
        raise UnreadableError("it is empty")
    text = content.decode(encoding_of(content, charset), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def text_lines(stream: BufferedReader, encoding_of_sample: Callable[[bytes], str]) -> TextIOWrapper:
    """Wrap a stream of bytes for reading line by line, in bounded memory.

    Bytes that the encoding doesn't know become `UNKNOWN`, so that only their own line is lost; see `damaged`.
    """
    return TextIOWrapper(stream, encoding_of_sample(stream.peek(SAMPLE_BYTES)), errors=MARKING, newline="")


def bounded_lines(lines: TextIOWrapper) -> Iterator[str]:
    r"""Yield lines; of one longer than a record may be only so much that this is seen.

    Examples
    --------
    >>> from io import BytesIO, TextIOWrapper
    >>> list(bounded_lines(TextIOWrapper(BytesIO(b"one line\nand another"))))
    ['one line\n', 'and another']
    """
    most = limits().record + CHARACTERS_BEYOND
    while line := lines.readline(most):
        yield line
        if len(line) >= most:
            _pass_by_the_rest(line, lines)


def _pass_by_the_rest(line: str, lines: TextIOWrapper) -> None:
    while line and not line.endswith("\n"):
        line = lines.readline(CHARACTERS_AT_ONCE)


def decoded_line(content: bytes) -> str:
    r"""Return a line of UTF-8 as `text_lines` gives it.

    Examples
    --------
    >>> is_damaged(decoded_line("Երևան".encode())), is_damaged(decoded_line(b"caf\xe9"))
    (False, True)
    """
    return content.decode("utf-8", errors=MARKING)


def is_damaged(line: str) -> bool:
    """Return True if a line from `text_lines` had bytes that its encoding doesn't know."""
    return UNKNOWN in line


def _marked(error: UnicodeError) -> tuple[str, int]:
    """Go on behind bytes that the encoding doesn't know; Python's `surrogateescape` gives up in UTF-16."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return UNKNOWN, error.end


codecs.register_error(MARKING, _marked)


def encoding_of(sample: bytes, charset: str = "") -> str:
    """Return the encoding of a text from its beginning, or from all of it.

    Raises
    ------
    UnreadableError
        If it is binary or in no known encoding.
    """
    encoding = json_encoding_of(sample)
    if encoding != "utf-8" or _is_utf8(sample):
        return encoding
    return declared_encoding(sample, charset) or detected_encoding(sample)


def json_encoding_of(sample: bytes) -> str:
    """Return the encoding of JSON, which is UTF-8 by its standard if no byte order mark says otherwise.

    Raises
    ------
    UnreadableError
        If it is binary.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    if sample.count(b"\0") > max(STRAY_ZEROS, len(sample) // STRAY_ZEROS_IN):
        raise UnreadableError("it is binary, not text")
    return "utf-8"


def _is_utf8(sample: bytes) -> bool:
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(sample)
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(character > "\x7f" for character in text) - broken if broken else 0
    return broken * GOOD_FOR_EACH_BAD <= whole

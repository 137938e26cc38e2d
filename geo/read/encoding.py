"""Bytes → text: UTF-8 wherever it can be, else what the bytes or their own declaration show."""

from __future__ import annotations

import codecs
import re
from io import TextIOWrapper
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.read.sources import SAMPLE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE
)
IN_USE = [
    *("cp1252", "cp1251", "cp1250", "cp1254", "cp1253", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "cp866"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
"""What text is still found in, after the Encoding Standard of the web. Given all that Python knows, the
detection takes German for Baltic DOS and Japanese for Korean."""
MARKING = "geo.marking"
"""What Python's decoders know `_marked` by."""
UNKNOWN = "\udcff"
"""Stands for bytes that the encoding doesn't know; no text that can be decoded has it."""
GOOD_FOR_EACH_BAD = 10
"""Damaged UTF-8 is still UTF-8 where this many letters beyond ASCII are whole for each that is broken."""


def decode(content: bytes) -> str:
    r"""Decode a whole text, line ends as ``\n``.

    Raises
    ------
    UnreadableError
        If it is empty, binary or in no known encoding.

    Examples
    --------
    >>> decode("Երևան\r\n".encode("utf-8-sig"))
    'Երևան\n'
    """
    if not content.strip():
        raise UnreadableError("it is empty")
    text = content.decode(encoding_of(content), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_lines(stream: BufferedReader, encoding_of_sample: Callable[[bytes], str]) -> TextIOWrapper:
    """Wrap a stream of bytes for reading line by line, in bounded memory.

    Bytes that the encoding doesn't know become `UNKNOWN`, so that only their own line is lost; see `damaged`.
    """
    return TextIOWrapper(stream, encoding_of_sample(stream.peek(SAMPLE_BYTES)), errors=MARKING, newline="")


def is_damaged(line: str) -> bool:
    """Return True if a line from `text_lines` had bytes that its encoding doesn't know."""
    return UNKNOWN in line


def _marked(error: UnicodeError) -> tuple[str, int]:
    """Go on behind bytes that the encoding doesn't know; Python's `surrogateescape` gives up in UTF-16."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return UNKNOWN, error.end


codecs.register_error(MARKING, _marked)


def encoding_of(sample: bytes) -> str:
    """Return the encoding of a text from its beginning, or from all of it.

    Raises
    ------
    UnreadableError
        If it is binary or in no known encoding.
    """
    encoding = json_encoding_of(sample)
    if encoding != "utf-8" or _is_utf8(sample):
        return encoding
    return _declared(sample) or _detected(sample)


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
    if b"\0" in sample:
        raise UnreadableError("it is binary, not text")
    return "utf-8"


def _is_utf8(sample: bytes) -> bool:
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(sample)
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(character > "\x7f" for character in text) - broken if broken else 0
    return broken * GOOD_FOR_EACH_BAD <= whole


def _declared(sample: bytes) -> str | None:
    declaration = DECLARATION.search(sample[:4096])
    if declaration is None:
        return None
    try:
        encoding = codecs.lookup(declaration[1].decode("ascii")).name
        sample.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return encoding


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where it is needed

    best = from_bytes(sample, cp_isolation=IN_USE).best()
    if best is None:
        raise UnreadableError("it is binary, or text in no known encoding")
    return best.encoding

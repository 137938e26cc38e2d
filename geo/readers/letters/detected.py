"""The encoding of a text that declares none, by what its bytes would mean in each."""

from __future__ import annotations

from geo.errors import UnreadableError
from geo.readers.letters.declared import encoding_by_label

RARE = frozenset(("cp037", "cp500", "cp1026", "cp424", "cp875", "cp273", "utf-7", "hz", "iso2022_kr"))
"""Encodings of mainframes and of mail of old: what seems to be in them isn't."""
SAMPLE_BYTES = 1 << 16
"""Bytes that are looked at; more don't change what is found."""


def detected_encoding(sample: bytes) -> str:
    """Return the encoding in which some bytes make the most sense.

    Raises
    ------
    UnreadableError
        If they make sense in none.

    Examples
    --------
    >>> detected_encoding("Ministrowie spotkali się w sobotę".encode("cp1250"))
    'cp1250'
    """
    import chardet  # noqa: PLC0415 - only where it is needed

    found = chardet.detect(sample[:SAMPLE_BYTES], exclude_encodings=RARE)["encoding"]
    encoding = encoding_by_label(found or "")
    if encoding is None:
        raise UnreadableError("it is binary, or text in no known encoding")
    return encoding

"""The encoding that a text declares, by the labels of the Encoding Standard, if its bytes bear it out."""

from __future__ import annotations

import codecs
import re

DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE
)
DECLARED_WITHIN = 4096
"""Bytes; browsers look for a declaration in the first 1024, feeds may have it behind a style sheet's."""
NOT_OF_TEXTS = frozenset(
    [
        "undefined",
        "idna",
        "punycode",
        "unicode_escape",
        "unicode-escape",
        "raw_unicode_escape",
        "raw-unicode-escape",
        "utf-7",
        "mbcs",
        "oem",
    ]
)
"""What Python calls an encoding, and no text is in, or only on one system."""
CONTROLS_OF_C1 = re.compile("[\x80-\x9f]")
"""What no text has: where it comes out, the declared encoding is the wrong one."""
UTF_16 = frozenset(("utf-16", "utf-16-le", "utf-16-be", "utf-8"))
"""Never true of bytes in which the declaration itself could be read, and that were not UTF-8."""


def declared_encoding(sample: bytes, charset: str = "") -> str | None:
    """Return the encoding that is declared for some bytes, or None where they contradict it.

    Parameters
    ----------
    sample
        The bytes, or the first of them; they aren't UTF-8.
    charset
        What a server or a mail declares, which counts before the declaration in the bytes.

    Examples
    --------
    >>> declared_encoding("<meta charset=iso-8859-1>Kharkiv’s".encode("cp1252"))
    'cp1252'
    >>> declared_encoding("<meta charset=utf-8>Зима".encode("cp1251"))
    """
    found = DECLARATION.search(sample[:DECLARED_WITHIN])
    labels = (charset, found[1].decode("ascii") if found else "")
    return next((encoding for label in labels if (encoding := _borne_out(label, sample))), None)


def _borne_out(label: str, sample: bytes) -> str | None:
    encoding = encoding_by_label(label)
    if encoding is None or encoding in UTF_16:
        return None
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None
    return None if CONTROLS_OF_C1.search(text) else encoding


def encoding_by_label(label: str) -> str | None:
    """Return the codec that a label means on the web; None for an unknown one.

    Examples
    --------
    >>> encoding_by_label("ISO-8859-1"), encoding_by_label("latin5"), encoding_by_label("cp866")
    ('cp1252', 'cp1254', 'cp866')
    """
    import webencodings  # noqa: PLC0415 - only where it is needed

    known = webencodings.lookup(label)
    if known is not None:
        return str(known.codec_info.name)
    try:
        codec = codecs.lookup(label) if label else None
    except (LookupError, ValueError):
        return None
    if codec is None or codec.name in NOT_OF_TEXTS or not codec._is_text_encoding:  # noqa: SLF001 - base64
        return None
    return codec.name

"""What a file holds, as its first bytes show."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

TAR_MARK, TAR_MARK_AT = b"ustar", 257
PDF_WITHIN = 1024
"""Bytes within which a PDF file must say what it is; what stands before is passed over by all readers."""
LEAST_HEADERS = 3
"""Lines of a mail's head by which it is known, two of them of `OF_MAIL`."""

HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
OF_MAIL = frozenset(
    (b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path")
)
MAILBOX = re.compile(rb"From \S[^\r\n]*\d{4}[^\r\n]*\r?\n[A-Za-z][\w-]*:")
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
JSON = re.compile(rb"\s*[\[{]\s*[\"\[{\]}]")
JSON_LINE = re.compile(rb"\s*\{\s*\"[^\n]*\}\s*(?:\n|\Z)")


class Content(StrEnum):
    """What a file holds."""

    PDF = "PDF"
    RTF = "RTF"
    ZIP = "zip"
    TAR = "tar"
    WARC = "WARC"
    PARQUET = "Parquet"
    OLE = "an old Office file or an Outlook mail"
    MAILBOX = "mailbox"
    MAIL = "mail"
    PAGE = "page"
    XML = "XML"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    TEXT = "text"
    BINARY = "binary"


BEGINNINGS = (
    (b"{\\rtf", Content.RTF),
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"WARC/", Content.WARC),
    (b"PAR1", Content.PARQUET),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLE),
)
PATTERNS = (
    (MAILBOX, Content.MAILBOX),
    (PAGE, Content.PAGE),
    (XML, Content.XML),
    (JSON_LINE, Content.JSON_LINES),
    (JSON, Content.JSON),
)


def content_of(beginning: bytes) -> Content:
    """Return what a file holds that begins like this.

    Examples
    --------
    >>> content_of(b"%PDF-1.7"), content_of(b"<!doctype html><p>Talks"), content_of(b"Talks were held.")
    (<Content.PDF: 'PDF'>, <Content.PAGE: 'page'>, <Content.TEXT: 'text'>)
    """
    for magic, content in BEGINNINGS:
        if beginning.startswith(magic):
            return content
    if b"%PDF-" in beginning[:PDF_WITHIN]:
        return Content.PDF
    if beginning[TAR_MARK_AT:].startswith(TAR_MARK):
        return Content.TAR
    return _of_text(beginning)


def _of_text(beginning: bytes) -> Content:
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        beginning = _in_utf8(beginning)
    beginning = beginning.removeprefix(codecs.BOM_UTF8)
    for pattern, content in PATTERNS:
        if pattern.match(beginning):
            return content
    if _is_mail(beginning):
        return Content.MAIL
    return Content.BINARY if b"\0" in beginning else Content.TEXT


def _in_utf8(beginning: bytes) -> bytes:
    encoding = "utf-32" if beginning.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) else "utf-16"
    return beginning.decode(encoding, errors="ignore").encode("utf-8", errors="ignore")


def _is_mail(beginning: bytes) -> bool:
    at, names = 0, []
    while found := HEADER.match(beginning, at):
        names.append(found[1].lower())
        at = found.end()
    of_mail = OF_MAIL.intersection(names)
    ends = beginning[at : at + 2].startswith((b"\n", b"\r\n")) or at >= len(beginning) - 1
    return ends and len(names) >= LEAST_HEADERS and b"from" in of_mail and len(of_mail) >= LEAST_HEADERS

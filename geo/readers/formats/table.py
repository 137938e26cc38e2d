"""Which format is read how: by what the file holds, and where that doesn't decide, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.formats.crawl import from_crawl
from geo.readers.formats.documents.printed import from_pdf
from geo.readers.formats.documents.rich_text import from_rich_text
from geo.readers.formats.documents.word import from_word
from geo.readers.formats.feeds.feed import from_feed
from geo.readers.formats.json_files.documents import from_json
from geo.readers.formats.json_files.lines import from_json_lines
from geo.readers.formats.mail.mailbox import from_mailbox
from geo.readers.formats.mail.message import from_mail
from geo.readers.formats.pages.page import from_page
from geo.readers.formats.tables.delimited import from_table
from geo.readers.formats.tables.parquet import from_parquet
from geo.readers.formats.text import from_text
from geo.readers.inputs.archives import from_tar, from_zip
from geo.readers.inputs.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geo.model import Unread
    from geo.readers.inputs.source import Source
    from geo.readers.records.record import Record

    Reader = Callable[[Source], Iterator[Record | Source | Unread]]

SUFFIXES: Mapping[str, Reader] = {
    **dict.fromkeys((".txt", ".md", ".markdown", ".text"), from_text),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), from_page),
    **dict.fromkeys((".jsonl", ".ndjson"), from_json_lines),
    ".json": from_json,
    **dict.fromkeys((".csv", ".tsv"), from_table),
    ".parquet": from_parquet,
    **dict.fromkeys((".xml", ".rss", ".atom"), from_feed),
    ".docx": from_word,
    ".rtf": from_rich_text,
    ".pdf": from_pdf,
    **dict.fromkeys((".eml", ".mht", ".mhtml"), from_mail),
    ".mbox": from_mailbox,
    ".warc": from_crawl,
    ".zip": from_zip,
    **dict.fromkeys((".tar", ".tgz", ".tbz2", ".txz"), from_tar),
}
"""The formats that are read, by what names say."""

SURE: Mapping[Content, Reader] = {
    Content.PDF: from_pdf,
    Content.RTF: from_rich_text,
    Content.WARC: from_crawl,
    Content.PARQUET: from_parquet,
    Content.TAR: from_tar,
    Content.MAILBOX: from_mailbox,
    Content.MAIL: from_mail,
}
"""What is read by its content, whatever its name says."""

LIKELY: Mapping[Content, Reader] = {
    Content.PAGE: from_page,
    Content.XML: from_feed,
    Content.JSON_LINES: from_json_lines,
    Content.JSON: from_json,
    Content.TEXT: from_text,
}
"""What is read by its content where the name says nothing, or that it is text."""

FOREIGN = frozenset(
    (
        ".doc",
        ".docm",
        ".odt",
        ".epub",
        ".msg",
        ".pst",
        ".xls",
        ".xlsx",
        ".ods",
        ".pages",
        ".ppt",
        ".pptx",
        ".djvu",
    )
)
"""What may well hold articles but isn't read: refused, where a picture is passed over."""
NAMED_AS_TEXT = frozenset((".txt", ".md", ".markdown", ".text", ""))


def reader_of(suffix: str, content: Content) -> Reader:
    """Return what reads a file.

    Raises
    ------
    UnreadableError
        If nothing does.

    Examples
    --------
    >>> reader_of(".txt", Content.MAIL).__name__, reader_of(".php", Content.PAGE).__name__
    ('from_mail', 'from_page')
    """
    if content is Content.ZIP and suffix not in FOREIGN:
        return from_word if suffix == ".docx" else from_zip
    if content is Content.OLE or suffix in FOREIGN - {".doc"}:
        raise UnreadableError(_foreign(suffix, content))
    if content in SURE:
        return SURE[content]
    if suffix in SUFFIXES and not (suffix in NAMED_AS_TEXT and content is Content.PAGE):
        return SUFFIXES[suffix]
    if content in LIKELY:
        return LIKELY[content]
    raise UnreadableError(f"the format {suffix!r} is not one that is read ({' '.join(SUFFIXES)})")


def why_passed_over(suffix: str, content: Content) -> str | None:
    """Say why a file in a folder isn't read; nothing if it is, or is to be refused.

    Plain text under a name that doesn't say so may be anything: a licence, a program.
    """
    if suffix in SUFFIXES or suffix in FOREIGN or content in SURE or content in {Content.PAGE, Content.ZIP}:
        return None
    what = f"{content.value} under a name" if content is not Content.BINARY else "a binary file under a name"
    return f"it is {what} that says no format that is read; name it to have it read"


def _foreign(suffix: str, content: Content) -> str:
    if suffix == ".docx":
        return "it is encrypted, or an old Office file; save it as .docx without a password"
    how = "save it as .eml" if suffix in {".msg", ".pst"} else "save it as .docx, text or CSV"
    what = f"the format {suffix!r}" if suffix else content.value
    return f"{what} isn't read; {how}"

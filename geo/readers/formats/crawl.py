"""Crawls (WARC): the pages that a crawler took, one of them in memory at a time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import Unread
from geo.readers.extras import needed
from geo.readers.inputs.archives import refuse_a_nest
from geo.readers.inputs.compression import MAGIC_BYTES, compression_of, decompressed
from geo.readers.inputs.compression import SUFFIXES as SUFFIXES_OF_COMPRESSION
from geo.readers.inputs.slices import Slice
from geo.readers.inputs.source import CHUNK_BYTES, Source, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
"""The kinds of content that may be an article."""
OF_PAGES = ("response", "resource")
"""The types of record that hold what a server gave."""
OK = "200"
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def from_crawl(source: Source) -> Iterator[Source | Unread]:
    """Yield the pages of a crawl, and say how much else it holds."""
    refuse_a_nest(source)
    seen = _Seen(source)
    with source.open() as stream:
        yield from (_page(record, source, number, suffix) for _, number, record, suffix in seen.pages(stream))
    yield from seen.left_out()


def pages_of_crawl(source: Source, at_once: int) -> tuple[list[Slice], list[Unread]] | None:
    """Return where in a crawl parts of `at_once` pages lie, and what reading it says of the rest of it.

    None where it can't be read from the middle: it is compressed as a whole, or in another way than by gzip;
    or it is damaged, so that reading it all says where.
    """
    seen = _Seen(source)
    parts: list[Slice] = []
    with source.opened() as stream:
        if compression_of(stream.read(MAGIC_BYTES)) not in {None, SUFFIXES_OF_COMPRESSION[".gz"]}:
            return None
        stream.seek(0)
        for offset, number, _, _ in seen.pages(stream):
            if number % at_once == 1 or at_once == 1:
                parts.append(Slice(offset, number, 0))
            parts[-1] = replace(parts[-1], count=parts[-1].count + 1)
    return None if seen.fault or _is_cut_off(source, seen.offset) else (parts, list(seen.left_out()))


def _is_cut_off(source: Source, offset: int) -> bool:
    """Return True if what begins at an offset, compressed or not, ends before its end."""
    faults: list[Exception] = []
    with source.opened() as stored:
        stored.seek(offset)
        with decompressed(stored, faults) as stream:
            while stream.read(CHUNK_BYTES):
                pass
    return bool(faults)


def from_pages(source: Source, pages: Slice) -> Iterator[Source]:
    """Yield some pages of a crawl, read from the middle of it."""
    with source.opened() as stream:
        stream.seek(pages.offset)
        found = _Seen(source, pages.first - 1).pages(stream)
        for _, number, record, suffix in islice(found, pages.count):
            yield _page(record, source, number, suffix)


class _Seen:
    """What was met in a crawl so far."""

    def __init__(self, source: Source, number: int = 0) -> None:
        self._iterator = needed("warcio.archiveiterator", ".warc")
        self._loader = needed("warcio.recordloader", ".warc")
        self._source = source
        self._number = number
        self._others: Counter[str] = Counter()
        self.offset = 0
        """Where the last record begins."""
        self.fault = ""
        """Why it is not read further."""

    def pages(self, stream: Any) -> Iterator[tuple[int, int, Any, str]]:  # noqa: ANN401 - untyped library
        """Yield the offset of each page, its number, its record, and what it is, by suffix."""
        records = self._iterator.ArchiveIterator(stream)
        try:
            for record in records:
                self.offset = records.offset
                if record.rec_type not in OF_PAGES:
                    continue
                kind = _kind(record)
                if kind in SUFFIXES:
                    self._number += 1
                    yield self.offset, self._number, record, SUFFIXES[kind]
                else:
                    self._others[kind] += 1
        except (self._loader.ArchiveLoadFailed, EOFError, ValueError, AttributeError) as error:
            self.fault = str(error)

    def left_out(self) -> Iterator[Unread]:
        """Say what is no page in it, and where it is damaged."""
        if self.fault:
            reason = f"it is damaged behind its page {self._number}, and not read further: {self.fault}"
            yield Unread(self._source.name, reason, partial=self._number > 0)
        yield from _others_than_pages(self._source, self._others, self._number)


def _others_than_pages(source: Source, others: Counter[str], pages: int) -> Iterator[Unread]:
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common())
        yield Unread(source.name, f"what is no page in it: {kinds}", passed_over=True)
    elif not pages:
        raise UnreadableError("it holds no page")


def _kind(record: Any) -> str:  # noqa: ANN401 - untyped library
    """Return the kind of content of a record, or the answer of the server where it gave none."""
    headers = record.http_headers
    if headers is None:
        kind = record.rec_headers.get_header("Content-Type") or "record without a type"
    elif headers.get_statuscode() != OK:
        return f"answer {headers.get_statuscode()}"
    else:
        kind = headers.get_header("Content-Type") or "answer without a type"
    return str(kind).partition(";")[0].strip().lower()


def _page(record: Any, source: Source, number: int, suffix: str) -> Source:  # noqa: ANN401 - untyped library
    content = whole(record.content_stream())
    page = Source.of_bytes(content, f"{source.name}#{number}", suffix, source.depth + 1)
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers or record.rec_headers
    charset = CHARSET.search(headers.get_header("Content-Type") or "")
    return replace(page, url=url, charset=charset[1] if charset else "", is_chosen=False)

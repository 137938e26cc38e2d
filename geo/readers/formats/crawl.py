"""Crawls (WARC): the pages that a crawler took, one of them in memory at a time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.errors import UnreadableError
from geo.model import Unread
from geo.readers.extras import needed
from geo.readers.inputs.archives import refuse_a_nest
from geo.readers.inputs.source import Source, whole

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
    iterator = needed("warcio.archiveiterator", ".warc")
    loader = needed("warcio.recordloader", ".warc")
    refuse_a_nest(source)
    others: Counter[str] = Counter()
    number = 0
    with source.open() as stream:
        try:
            for record in iterator.ArchiveIterator(stream):
                if record.rec_type not in OF_PAGES:
                    continue
                kind = _kind(record)
                if kind in SUFFIXES:
                    number += 1
                    yield _page(record, source, number, SUFFIXES[kind])
                else:
                    others[kind] += 1
        except (loader.ArchiveLoadFailed, EOFError, ValueError) as error:
            told = f"it is damaged behind its page {number}, and not read further: {error}"
            yield Unread(source.name, told, partial=number > 0)
    yield from _told(source, others, number)


def _told(source: Source, others: Counter[str], pages: int) -> Iterator[Unread]:
    if others:
        told = ", ".join(f"{count} {kind}" for kind, count in others.most_common())
        yield Unread(source.name, f"what is no page in it: {told}", passed_over=True)
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

"""Any source of news reports → articles.

Each module here reads one kind of source; `fields` makes an article of it. Nothing is lost in
silence: what can't be read comes out as an `Unread` with its reason, and reading goes on.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.model import Article, Unread
from geo.read import feeds, html, records, text
from geo.read.encoding import json_encoding_of, text_lines
from geo.read.sources import Source, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["read"]

READERS: Mapping[str, Callable[[Source], Iterator[Article | Unread]]] = {
    ".txt": text.articles,
    ".md": text.articles,
    ".markdown": text.articles,
    ".html": html.articles,
    ".htm": html.articles,
    ".xhtml": html.articles,
    ".jsonl": records.from_jsonl,
    ".ndjson": records.from_jsonl,
    ".json": records.from_json,
    ".csv": records.from_csv,
    ".tsv": records.from_csv,
    ".parquet": records.from_parquet,
    ".xml": feeds.articles,
    ".rss": feeds.articles,
    ".atom": feeds.articles,
}


def read(sources: Sequence[str | Path]) -> Iterator[Article | Unread]:
    """Read articles from files, folders and standard input, in order.

    Parameters
    ----------
    sources
        Files, folders (walked in sorted order) or ``-`` for standard input. A file that is reached twice is
        read once.

    Yields
    ------
    Article or Unread
        Every article, with an id of its own, and the name of all that couldn't be read, with the reason. An
        `Unread` that is `partial` comes before the article that it is about.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Talks were held in Tbilisi.", encoding="utf-8")
    ...     _ = Path(folder, "b.txt").write_text("", encoding="utf-8")
    ...     a, b = read([folder])
    >>> a.text, b.reason
    ('Talks were held in Tbilisi.', 'it is empty')
    """
    return _with_ids_of_their_own(item for entry in walk(sources, READERS) for item in _read_entry(entry))


def _read_entry(entry: Source | Unread) -> Iterator[Article | Unread]:
    if isinstance(entry, Unread):
        yield entry
        return
    try:
        yield from _reader(entry)(entry)
    except UnreadableError as error:
        yield Unread(entry.name, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Unread(entry.name, f"its gzip compression is damaged: {error}")
    except UnicodeDecodeError as error:
        yield Unread(entry.name, f"it is not all in the encoding it begins in: {error}")
    except OSError as error:
        yield Unread(entry.name, (error.strerror or str(error)).lower())


def _reader(source: Source) -> Callable[[Source], Iterator[Article | Unread]]:
    if source.suffix in READERS:
        return READERS[source.suffix]
    if source.suffix:
        known = " ".join(READERS)
        raise UnreadableError(
            f"the format {source.suffix!r} is not one that is read ({known}, or .gz of these)"
        )
    return _jsonl_or_text


def _jsonl_or_text(source: Source) -> Iterator[Article | Unread]:
    """Read standard input, or a file without suffix, which may be a pipe: it can be opened only once."""
    with source.open() as stream:
        if records.is_jsonl(stream):
            yield from records.json_lines(text_lines(stream, json_encoding_of), source.name)
        else:
            yield from text.article_in(stream.read(), source.name)


def _with_ids_of_their_own(items: Iterable[Article | Unread]) -> Iterator[Article | Unread]:
    times: dict[str, int] = {}
    for item in items:
        if isinstance(item, Article):
            unique = _unused(item.id, times)
            times[unique] = 1
            yield item if unique == item.id else replace(item, id=unique)
        else:
            yield item


def _unused(wanted: str, times: dict[str, int]) -> str:
    name = wanted
    while name in times:
        times[wanted] += 1
        name = f"{wanted}~{times[wanted]}"
    return name

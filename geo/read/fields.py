"""One record of named fields → one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.model import Article, Interval, Precision, PublishedBasis, Unread
from geo.read.headline import headline
from geo.read.published import published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "published": (
        *("published", "date", "published_at", "publishedat", "date_published", "datepublished"),
        *("publication_date", "publish_date", "pub_date", "pubdate"),
    ),
    "source": ("source", "publisher", "outlet", "site", "sitename", "site_name"),
    "url": ("url", "link"),
    "id": ("id", "guid", "_id"),
    "language": ("language", "lang"),
}
"""Our name for a field, and the names that it goes by elsewhere, the first found winning."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS_SHOWN = 12


def known(record: Mapping[str, object]) -> dict[str, object]:
    """Pick the fields that mean something to us, under our names.

    Examples
    --------
    >>> known({"Headline": "Talks resume", "body": "…", "tags": ["peace"]})
    {'text': '…', 'title': 'Talks resume'}
    """
    given = {str(key).strip().lower(): value for key, value in record.items() if value not in (None, "")}
    return {
        field: given[next(alias for alias in aliases if alias in given)]
        for field, aliases in ALIASES.items()
        if any(alias in given for alias in aliases)
    }


def article(
    record: Mapping[str, object], name: str, basis: PublishedBasis = PublishedBasis.GIVEN
) -> Iterator[Article | Unread]:
    """Yield the article of one record, after a note on any value that had to be left out.

    Parameters
    ----------
    record
        Fields under our names or their aliases. The text is kept as it is.
    name
        What the record is called where it gives no id: ``reports.jsonl#3``.
    basis
        What its date rests on, if it has one.
    """
    fields = known(record)
    try:
        text = _text(fields, record)
    except UnreadableError as error:
        yield Unread(name, str(error))
        return
    try:
        within = published(fields.get("published"))
    except UnreadableError as error:
        yield Unread(name, f"{error} (the article is kept, without it)", partial=True)
        within = None
    yield Article(
        id=_line(fields, "id") or name,
        text=text,
        title=_line(fields, "title") or headline(text),
        published=within.begin if within and within.precision is Precision.DAY else None,
        published_within=_unless_a_day(within),
        published_basis=basis if within else PublishedBasis.UNKNOWN,
        source=_line(fields, "source"),
        url=_line(fields, "url"),
        language=_line(fields, "language"),
    )


def _text(fields: Mapping[str, object], record: Mapping[str, object]) -> str:
    text = fields.get("text")
    if text is None:
        present = {str(key).strip().lower() for key in record}
        if present.intersection(ALIASES["text"]):
            raise UnreadableError("its text is empty")
        keys = ", ".join(repr(str(key)) for key in list(record)[:FIELDS_SHOWN]) or "none"
        raise UnreadableError(f"no field 'text'; the fields found are {keys}")
    if not isinstance(text, str):
        raise UnreadableError(f"its text is not a string but of type {type(text).__name__}")
    if not text.strip():
        raise UnreadableError("its text is empty")
    return _writable(text)


def _line(fields: Mapping[str, object], field: str) -> str:
    """Return a field as one line of text; of a nested source, its name."""
    value = fields.get(field, "")
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return _writable(" ".join(str(value).split()))


def _writable(text: str) -> str:
    """Replace half characters, which JSON lets through and no file can hold; every offset stays."""
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _unless_a_day(within: Interval | None) -> Interval | None:
    return None if within is None or within.precision is Precision.DAY else within

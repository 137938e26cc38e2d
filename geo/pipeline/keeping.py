"""Parses that are kept: an article whose parse is in the store goes past the stages."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from geo.model import Article, Parse, Unread, add_days
from geo.pipeline.gist import gist_of
from geo.store import ParseStore, parsing_fingerprint
from geo.store.folder import greatest_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.pipeline.parcels import Item
    from geo.resolve import Focus

    Parsing = Callable[[Iterable[Item]], Iterable[Parse | Unread]]

DAYS_AHEAD = 28 * 365
"""Weekdays fall on the same dates again after 28 years: who is not misled within these never will be."""


def open_store(
    folder: Path | None,
    gazetteer: Gazetteer,
    *,
    focus: Focus | None = None,
    options: Mapping[str, str] | None = None,
) -> ParseStore:
    """Open the store of parses, to be given to `geo.pipeline.parse` and closed when all is parsed.

    Parameters
    ----------
    folder
        Where its file lies, as `geo.store.store_folder` says; None keeps nothing.
    gazetteer, focus
        Those with which articles will be parsed.
    options
        Further ones that change what is found, by name.
    """
    fingerprint = parsing_fingerprint(gazetteer, focus, options) if folder else b""
    return ParseStore(folder, fingerprint, gist_of=gist_of, holds=holds, greatest=greatest_size())


def parse_unknown(
    articles: Iterable[Article | Unread], store: ParseStore, parsing: Parsing
) -> Iterator[Parse | Unread]:
    """Yield the parse of each article: from the store, or, where it has none, anew and kept from now on.

    Parameters
    ----------
    articles
        As for `geo.pipeline.parse`.
    store
        What was parsed before.
    parsing
        Parses articles, and passes on what needs no parsing, one thing for each, in order.
    """
    sought: deque[Article | None] = deque()

    def recalled() -> Iterator[Item]:
        for item in articles:
            unknown, known = None, None
            if isinstance(item, Article):
                known = store.find(item)
                unknown = None if known else item
            sought.append(unknown)
            yield known or item

    for found in parsing(recalled()):
        article = sought.popleft()
        if article is not None and isinstance(found, Parse):
            store.keep(article, found)
        yield found


def holds(article: Article, today: date) -> tuple[date, date]:
    """Return the days of today, from first to last, on which an article's parse is what it is today.

    The clock is asked for one thing: that no article is published in the future. Where that rules nothing out
    for years to come, a parse holds on every day of them.

    Examples
    --------
    >>> undated = Article("a", "Talks were held on Saturday, officials said.")
    >>> [day.isoformat() for day in holds(undated, date(2022, 7, 19))]
    ['2022-07-19', '2050-07-12']
    """
    if article.is_dated:
        return date.min, date.max
    from geo.dates import infer_published  # noqa: PLC0415 - what is kept needs none of the stages

    far, tomorrow = add_days(today, DAYS_AHEAD), add_days(today, 1)  # it is tomorrow already somewhere
    is_the_same = infer_published(article, today=tomorrow) == infer_published(article, today=far)
    return today, far if is_the_same else today

"""Articles put together in parcels, for what is faster done for several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Unread

ARTICLES_AT_ONCE = 16
CHARACTERS_AT_ONCE = 50_000
"""What is parsed, or sent to a worker, together: enough to be worth it, and soon done."""


def parcels(articles: Iterable[Article | Unread]) -> Iterator[list[Article | Unread]]:
    """Put articles together until there are enough of them or of their text.

    Examples
    --------
    >>> from geo.model import Article
    >>> long, short = Article("long", "word " * 10_000), Article("short", "word")
    >>> [len(parcel) for parcel in parcels([short, long, short])]
    [2, 1]
    """
    parcel: list[Article | Unread] = []
    characters = 0
    for article in articles:
        parcel.append(article)
        characters += len(article.text) if isinstance(article, Article) else 0
        if len(parcel) >= ARTICLES_AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield parcel
            parcel, characters = [], 0
    if parcel:
        yield parcel

"""Articles put together in parcels, for what is faster done for several at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Parse, Unread

    Item = Article | Unread | Parse
    """An article to parse, or what needs no parsing and is passed on."""

ARTICLES_AT_ONCE = 16
CHARACTERS_AT_ONCE = 50_000
"""What is parsed, or sent to a worker, together: enough to be worth it, and soon done."""
ITEMS_AT_ONCE = 256
"""Among many that are passed on, few articles are not waited for longer."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much goes together."""

    articles: int
    characters: int
    items: int
    """With those that are passed on."""


def parcels(items: Iterable[Item], bounds: Bounds | None = None) -> Iterator[list[Item]]:
    """Put articles together until there are enough of them or of their text.

    Parameters
    ----------
    items
        Articles, and what needs no parsing.
    bounds
        How much goes together; what is parsed at once if not given.

    Examples
    --------
    >>> from geo.model import Article
    >>> long, short = Article("long", "word " * 10_000), Article("short", "word")
    >>> [len(parcel) for parcel in parcels([short, long, short])]
    [2, 1]
    """
    most = bounds or Bounds(ARTICLES_AT_ONCE, CHARACTERS_AT_ONCE, ITEMS_AT_ONCE)
    parcel: list[Item] = []
    articles = characters = 0
    for item in items:
        parcel.append(item)
        if isinstance(item, Article):
            articles, characters = articles + 1, characters + len(item.text)
        is_full = articles >= most.articles or characters >= most.characters
        if is_full or len(parcel) >= most.items:
            yield parcel
            parcel, articles, characters = [], 0, 0
    if parcel:
        yield parcel


def articles_of(parcel: Iterable[Item]) -> list[Article]:
    """Return what is to be parsed of a parcel."""
    return [item for item in parcel if isinstance(item, Article)]


def filled(parcel: Iterable[Item], parsed: Iterable[Parse | Unread]) -> Iterator[Parse | Unread]:
    """Yield a parcel with what was found in place of its articles, in their order.

    Examples
    --------
    >>> from geo.model import Article, Parse, Unread
    >>> a, b, bad = Article("a", "One."), Article("b", "Two."), Unread("c", "it is empty")
    >>> [item.reason if isinstance(item, Unread) else item.article.id
    ...  for item in filled([a, bad, b], [Parse(a), Parse(b)])]
    ['a', 'it is empty', 'b']
    """
    results = iter(parsed)
    for item in parcel:
        yield next(results) if isinstance(item, Article) else item

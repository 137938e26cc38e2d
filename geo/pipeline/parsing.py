"""What is told in each article, one after the other or over several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.model import Parse, Unread
from geo.pipeline.article import parse_article
from geo.pipeline.workers import parse_in_workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer import Gazetteer
    from geo.model import Article
    from geo.resolve import Focus


def parse(
    articles: Iterable[Article | Unread], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Iterator[Parse | Unread]:
    """Find places, dates and events in each article; pass on what could not be read.

    One article that can't be parsed becomes an `Unread` with the reason, and the rest go on.

    Parameters
    ----------
    articles
        As `geo.read.read` gives them; they are taken as they are needed, so there may be any number.
    gazetteer
        Where names are looked up.
    focus
        A region of interest, in which places are likelier to lie.
    jobs
        Processes to share the work; the results and their order are those of one. With more than one, a
        script must guard its own start by ``if __name__ == "__main__"``.

    Raises
    ------
    GeoError
        If the fault is not the article's: a damaged gazetteer, a model that isn't installed.
    """
    if jobs > 1:
        return parse_in_workers(parse_each, articles, gazetteer, focus, jobs)
    return parse_each(articles, gazetteer, focus)


def parse_each(
    articles: Iterable[Article | Unread], gazetteer: Gazetteer, focus: Focus | None = None
) -> Iterator[Parse | Unread]:
    """Parse one article after the other."""
    for article in articles:
        if isinstance(article, Unread):
            yield article
            continue
        try:
            yield parse_article(article, gazetteer, focus)
        except GeoError:
            raise
        except Exception as error:  # noqa: BLE001 - the one wall between a bad article and the rest
            yield Unread(article.id, f"could not be parsed: {type(error).__name__}: {error}")

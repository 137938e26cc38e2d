"""Parse articles, one after the other or over several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.limits import OverTimeError, within_time
from geo.model import Unread
from geo.pipeline.keeping import parse_unknown
from geo.pipeline.parcels import articles_of, filled, parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Parse
    from geo.pipeline.parcels import Item
    from geo.resolve import Focus
    from geo.store import ParseStore

    Share = Callable[[Iterable[Item], Gazetteer, Focus | None], Iterator[Parse | Unread]]


def parse(  # noqa: PLR0913 - as many as there are choices
    articles: Iterable[Article | Unread],
    gazetteer: Gazetteer,
    *,
    focus: Focus | None = None,
    jobs: int = 1,
    store: ParseStore | None = None,
    share: Share | None = None,
) -> Iterator[Parse | Unread]:
    """Find places, dates and events in each article; pass on what could not be read.

    One article that can't be parsed becomes an `Unread` with the reason, and the rest go on.

    Parameters
    ----------
    articles
        As `geo.readers.read` gives them; they are taken some at a time, so there may be any number.
    gazetteer
        Where names are looked up.
    focus
        A region of interest, in which places are likelier to lie.
    jobs
        Processes to share the work; the results and their order are those of one. With more than one, a
        script must guard its own start by ``if __name__ == "__main__"``.
    store
        Parses of earlier runs, which it knows by all that they depend on; see `open_store`.
    share
        Shares the work out in another way than to `jobs` processes, as `geo.cluster.Cluster.parse` does.

    Raises
    ------
    GeoError
        If the fault is not the article's: a damaged gazetteer, a model that isn't installed.
    """

    def parsing(items: Iterable[Item]) -> Iterator[Parse | Unread]:
        if share is not None:
            return share(items, gazetteer, focus)
        if jobs > 1:
            from geo.pipeline.workers import parse_in_workers  # noqa: PLC0415 - one process needs none

            return parse_in_workers(parse_each, items, gazetteer, focus, jobs)
        return parse_each(items, gazetteer, focus)

    return parsing(articles) if store is None else parse_unknown(articles, store, parsing)


def parse_each(
    items: Iterable[Item], gazetteer: Gazetteer, focus: Focus | None = None
) -> Iterator[Parse | Unread]:
    """Parse articles in this process, a parcel of them after the other; pass on what needs no parsing."""
    for parcel in parcels(items):
        articles = articles_of(parcel)
        yield from filled(parcel, _parse(articles, gazetteer, focus) if articles else [])


def _parse(articles: Sequence[Article], gazetteer: Gazetteer, focus: Focus | None) -> list[Parse | Unread]:
    """Parse some articles together; where that fails one by one, so that only the one at fault is lost."""
    from geo.pipeline.article import parse_together  # noqa: PLC0415 - what is kept needs none of the stages

    try:
        with within_time(len(articles)):
            return list(parse_together(articles, gazetteer, focus))
    except OverTimeError as error:
        if len(articles) == 1:
            return [Unread(articles[0].id, f"could not be parsed: {error}")]
        return [found for article in articles for found in _parse([article], gazetteer, focus)]
    except GeoError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary between a bad article and the rest
        if len(articles) > 1:
            return [found for article in articles for found in _parse([article], gazetteer, focus)]
        return [Unread.of_fault(articles[0].id, "could not be parsed", error)]

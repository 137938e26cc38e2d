"""Parse articles, one after the other or over several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.model import Article, Unread
from geo.pipeline.article import parse_together
from geo.pipeline.parcels import parcels
from geo.pipeline.workers import parse_in_workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Parse
    from geo.resolve import Focus


def parse(
    articles: Iterable[Article | Unread], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Iterator[Parse | Unread]:
    """Find places, dates and events in each article; pass on what could not be read.

    One article that can't be parsed becomes an `Unread` with the reason, and the rest go on.

    Parameters
    ----------
    articles
        As `geo.read.read` gives them; they are taken some at a time, so there may be any number.
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
    """Parse articles in this process, a parcel of them after the other."""
    for parcel in parcels(articles):
        yield from _parse(parcel, gazetteer, focus)


def _parse(
    parcel: Sequence[Article | Unread], gazetteer: Gazetteer, focus: Focus | None
) -> list[Parse | Unread]:
    """Parse some articles together; where that fails one by one, so that only the one at fault is lost."""
    try:
        return parse_together(parcel, gazetteer, focus)
    except GeoError:
        raise
    except Exception as error:  # noqa: BLE001 - the one wall between a bad article and the rest
        if len(parcel) > 1:
            return [found for item in parcel for found in _parse([item], gazetteer, focus)]
        return [Unread(_name(parcel[0]), f"could not be parsed: {type(error).__name__}: {error}")]


def _name(item: Article | Unread) -> str:
    return item.id if isinstance(item, Article) else item.source

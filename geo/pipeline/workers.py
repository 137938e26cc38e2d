"""Articles shared out to several processes, their results in the order in which they came."""

from __future__ import annotations

import multiprocessing
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from pebble import ProcessExpired, ProcessPool

from geo.model import Article, Unread
from geo.pipeline.parcels import parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture

    from geo.gazetteer import Gazetteer
    from geo.model import Parse
    from geo.resolve import Focus

    Parsed: TypeAlias = list[Parse | Unread]
    Future: TypeAlias = ProcessFuture[Parsed]
    Parsing: TypeAlias = Callable[
        [Iterable[Article | Unread], Gazetteer, Focus | None], Iterable[Parse | Unread]
    ]

PARCELS_AHEAD = 3
"""Parcels a worker that are read before the first is done: more would only fill the memory."""


def parse_in_workers(
    parsing: Parsing,
    articles: Iterable[Article | Unread],
    gazetteer: Gazetteer,
    focus: Focus | None,
    jobs: int,
) -> Generator[Parse | Unread, None, None]:
    """Parse articles in `jobs` processes.

    A worker that dies takes no article with it but the one that it died of: those sent along are sent again.

    Parameters
    ----------
    parsing
        Does the work in a worker.
    articles, gazetteer, focus, jobs
        As for `geo.pipeline.parse`. Each worker opens the gazetteer for itself; its tables are mapped, so
        all share them.
    """
    with ProcessPool(max_workers=jobs, context=_context()) as pool:

        def send(parcel: Sequence[Article | Unread]) -> Future:
            return pool.schedule(_work, args=[parsing, parcel, gazetteer, focus])

        try:
            sent: deque[tuple[list[Article | Unread], Future]] = deque()
            for parcel in parcels(articles):
                sent.append((parcel, send(parcel)))
                if len(sent) >= PARCELS_AHEAD * jobs:
                    yield from _answer(*sent.popleft(), send)
            while sent:
                yield from _answer(*sent.popleft(), send)
        except BaseException:  # Ctrl-C, a fault that is no article's, or a caller that wants no more
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _context() -> BaseContext:
    """Start workers from a clean process where the system can: forking one with threads may hang."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _work(
    parsing: Parsing, parcel: Sequence[Article | Unread], gazetteer: Gazetteer, focus: Focus | None
) -> Parsed:
    """Parse what was sent; this is what runs in a worker."""
    return list(parsing(parcel, gazetteer, focus))


def _answer(
    parcel: Sequence[Article | Unread],
    future: Future,
    send: Callable[[Sequence[Article | Unread]], Future],
) -> Iterator[Parse | Unread]:
    """Yield the parses of a parcel; where its worker died, send its articles again one by one."""
    try:
        yield from future.result()
    except ProcessExpired as death:
        if len(parcel) > 1:
            for article in parcel:
                yield from _answer([article], send([article]), send)
            return
        (article,) = parcel
        yield article if isinstance(article, Unread) else Unread(article.id, _died(death))


def _died(death: ProcessExpired) -> str:
    """Return the reason why nothing came of an article whose worker died."""
    ending = f"signal {-death.exitcode}" if death.exitcode < 0 else f"exit status {death.exitcode}"
    return f"could not be parsed: the process that parsed it died ({ending}); it may have run out of memory"

"""Articles shared out to several processes, their results in the order in which they came."""

from __future__ import annotations

import multiprocessing
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pebble import ProcessExpired, ProcessPool

from geo.language import own_kinds, use_own_kinds
from geo.limits import Limits, limits, use_limits
from geo.model import Unread
from geo.pipeline.parcels import articles_of, filled, parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture

    from geo.gazetteer import Gazetteer
    from geo.language import OwnKinds
    from geo.model import Article, Parse
    from geo.pipeline.parcels import Item
    from geo.resolve import Focus

    Parsed: TypeAlias = list[Parse | Unread]
    Sent: TypeAlias = tuple[Sequence[Article], ProcessFuture[Parsed] | None]
    Parsing: TypeAlias = Callable[[Iterable[Article], Gazetteer, Focus | None], Iterable[Parse | Unread]]

PARCELS_AHEAD = 3
"""Parcels a worker that are read before the first is done: more would only fill the memory."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What holds for a whole process, and must hold in its workers too."""

    kinds: OwnKinds | None
    limits: Limits


def parse_in_workers(
    parsing: Parsing,
    items: Iterable[Item],
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
    items
        Articles, and what needs no parsing: that is passed on, and not sent.
    gazetteer, focus, jobs
        As for `geo.pipeline.parse`. Each worker opens the gazetteer for itself; its tables are mapped, so
        all share them.
    """
    chosen = _Chosen(own_kinds(), limits())
    with ProcessPool(max_workers=jobs, context=_context()) as pool:

        def send(articles: Sequence[Article]) -> Sent:
            if not articles:
                return articles, None
            return articles, pool.schedule(_work, args=[parsing, articles, gazetteer, focus, chosen])

        try:
            ahead: deque[tuple[list[Item], Sent]] = deque()
            for parcel in parcels(items):
                ahead.append((parcel, send(articles_of(parcel))))
                if len(ahead) >= PARCELS_AHEAD * jobs:
                    first, sent = ahead.popleft()
                    yield from filled(first, _answer(sent, send))
            for parcel, sent in ahead:
                yield from filled(parcel, _answer(sent, send))
        except BaseException:  # Ctrl-C, a fault that is no article's, or a caller that wants no more
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _context() -> BaseContext:
    """Start workers from a clean process where the system can: forking one with threads may hang."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _work(
    parsing: Parsing,
    articles: Sequence[Article],
    gazetteer: Gazetteer,
    focus: Focus | None,
    chosen: _Chosen,
) -> Parsed:
    """Parse what was sent; this is what runs in a worker."""
    use_own_kinds(chosen.kinds)
    use_limits(chosen.limits)
    return list(parsing(articles, gazetteer, focus))


def _answer(sent: Sent, send: Callable[[Sequence[Article]], Sent]) -> Iterator[Parse | Unread]:
    """Yield the parses of what was sent; where its worker died, send the articles again one by one."""
    articles, future = sent
    if future is None:
        return
    try:
        yield from future.result()
    except ProcessExpired as death:
        if len(articles) > 1:
            for article in articles:
                yield from _answer(send([article]), send)
            return
        yield Unread(articles[0].id, _died(death))


def _died(death: ProcessExpired) -> str:
    """Return the reason why nothing came of an article whose worker died."""
    ending = f"signal {-death.exitcode}" if death.exitcode < 0 else f"exit status {death.exitcode}"
    return f"could not be parsed: the process that parsed it died ({ending}); it may have run out of memory"

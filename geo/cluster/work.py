"""What runs on a worker."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from distributed import Event, get_worker

from geo.cluster.apart import parse_apart
from geo.cluster.setup import opened
from geo.errors import ClusterError, GeoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Parse, Unread
    from geo.resolve import Focus

    Parsing: TypeAlias = Callable[[Iterable[Article], Gazetteer, Focus | None], Iterable[Parse | Unread]]

ONE_AT_ONCE = Lock()
"""The parser's models are not made for several threads: a worker with more has no more of it."""


def parse_batch(
    packed: bytes, articles: Sequence[Article], parsing: Parsing, name: str, *, is_apart: bool = False
) -> list[Parse | Unread]:
    """Parse some articles on a worker.

    Of a batch that was begun before and not ended a worker has died, it may be of one of its articles: then
    they are parsed in a process apart, which costs that article and no second worker.

    Parameters
    ----------
    packed
        What they are parsed with, as `geo.cluster.setup.Setup.packed` gives it.
    articles
        Those of a batch.
    parsing
        Does the work; the function that `--jobs` runs in its processes.
    name
        Of the batch, another for each.
    is_apart
        Whether to parse them apart in any case.

    Raises
    ------
    GeoError
        If the fault is not the articles'; the message names the worker.
    """
    with ONE_AT_ONCE, _begun(name) as was_begun:
        try:
            gazetteer, focus = opened(packed)
            if is_apart or was_begun:
                return parse_apart(packed, articles, parsing, get_worker().memory_manager.memory_limit)
            return list(parsing(articles, gazetteer, focus))
        except GeoError as error:
            raise ClusterError(f"worker {get_worker().address}: {error}") from error


def fault_here(packed: bytes) -> str:
    """Return what this worker lacks for a run; empty if nothing."""
    with ONE_AT_ONCE:
        try:
            opened(packed)
        except GeoError as error:
            return str(error)
    return ""


@contextmanager
def _begun(name: str) -> Iterator[bool]:
    """Note at the scheduler that a batch is under way; yield whether that was noted already."""
    event = Event(name)
    was_begun = False
    with suppress(OSError, TimeoutError):  # a scheduler that is lost: the run sends it all again
        was_begun = event.is_set()
        event.set()
    try:
        yield was_begun
    finally:
        with suppress(OSError, TimeoutError):
            event.clear()

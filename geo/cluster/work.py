"""What runs on a worker: a job of a run, once the worker is known to have what the run has."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from geo.cluster.apart import apart
from geo.cluster.packing import packed_items
from geo.cluster.setup import opened
from geo.errors import ClusterError, GeoError
from geo.pipeline.parsing import parse_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Parse, Unread
    from geo.resolve import Focus

    Parsing: TypeAlias = Callable[
        [Iterable[Article | Unread], Gazetteer, Focus | None], Iterable[Parse | Unread]
    ]

Result = TypeVar("Result")
Made = TypeVar("Made", covariant=True)  # noqa: PLC0105 - a name, not a mark of variance
ONE_AT_ONCE = Lock()
"""The parser's models are not made for several threads: a worker with more has no more of it."""


class Job(Protocol[Made]):
    """A part of a run, sent to a worker whole."""

    def run(self, packed: bytes) -> Made:
        """Do it.

        Parameters
        ----------
        packed
            What the run parses with, as `geo.cluster.setup.Setup.packed` gives it.
        """

    def run_apart(self, packed: bytes, most_bytes: int | None) -> Made:
        """Do it after a worker has died of it, in a way that takes no other worker.

        Parameters
        ----------
        packed
            As for `run`.
        most_bytes
            Memory that it may take.
        """


@dataclass(frozen=True, slots=True)
class ParseArticles:
    """Parse some articles."""

    articles: Sequence[Article]
    parsing: Parsing = parse_each
    """Does the work; the function that runs in the processes of ``--jobs``."""

    def run(self, packed: bytes) -> bytes:
        """Return what is found in each, as `packed_items` gives it."""
        return packed_items(self.parsing(self.articles, *opened(packed)))

    def run_apart(self, packed: bytes, most_bytes: int | None) -> bytes:
        """Return what is found in each, parsed in a process that may die of one."""
        return packed_items(apart(packed, self, most_bytes))

    def items(self) -> Iterable[Article]:
        """Return the articles, for the process apart."""
        return self.articles


def do(packed: bytes, job: Job[Result], name: str, *, is_apart: bool = False) -> Result:
    """Do a job on a worker.

    Of a job that was begun before and not ended a worker has died, it may be of something in it: then it is
    done apart, which costs that and no second worker.

    Parameters
    ----------
    packed
        As for `Job.run`.
    job
        What is to be done.
    name
        Of the job, another for each.
    is_apart
        Whether to do it apart in any case.

    Raises
    ------
    GeoError
        If the fault is the worker's; the message names it.
    """
    from distributed import get_worker  # noqa: PLC0415 - what only a worker needs

    with ONE_AT_ONCE, _begun(name) as was_begun:
        try:
            opened(packed)
            if is_apart or was_begun:
                return job.run_apart(packed, get_worker().memory_manager.memory_limit)
            return job.run(packed)
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
    """Note at the scheduler that a job is under way; yield whether that was noted already."""
    from distributed import Event  # noqa: PLC0415 - what only a worker needs

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

"""Batches of articles sent to workers, their results in order, whatever happens to worker or scheduler."""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import uuid4

from geo.cluster.connection import RETURNS_WITHIN_SECONDS, Connection
from geo.cluster.setup import Setup
from geo.errors import ClusterError, GeoError
from geo.pipeline.parcels import Bounds, articles_of, filled, parcels
from geo.pipeline.parsing import parse_each

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from types import TracebackType

    from distributed import Future, KilledWorker

    from geo.cluster.work import Parsing
    from geo.gazetteer import Gazetteer
    from geo.model import Article, Parse, Unread
    from geo.pipeline.parcels import Item
    from geo.resolve import Focus

BATCH = Bounds(articles=256, characters=1_000_000, items=4096)
"""What goes to a worker together: some ten seconds of work, so that sending it weighs nothing."""
BATCHES_AHEAD = 3
"""Batches a worker that are read before the first is done: more would only fill the memory."""
FEWEST_AHEAD = 8
"""So many wait on a cluster without workers: an adaptive one starts some for what waits."""
LOOK_SECONDS = 5.0
"""How often a run that waits for a result looks whether there are workers at all."""

MAX_DEATHS = 3
"""How often Dask may give a batch back because workers died, when its articles are parsed apart from them."""

log = logging.getLogger("geo.cluster")


@dataclass(slots=True)
class Sent:
    """Articles that are with the workers."""

    articles: Sequence[Article]
    future: Future[Any] | None
    """What will come of them; None where there are none."""
    connection: int
    """The number of the connection by which they were sent."""


class Cluster:
    """The workers to which a run is shared out.

    Parameters
    ----------
    address
        As for `Connection`.
    parsing
        Does the work on a worker; the function that runs in the processes of ``--jobs``.
    """

    def __init__(self, address: str, parsing: Parsing = parse_each) -> None:
        self.connection = Connection(address)
        self._parsing = parsing
        self._number = 0

    def __enter__(self) -> Self:
        """Return the cluster itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster; one that was started here ends."""
        self.connection.close()

    def parse(
        self, items: Iterable[Item], gazetteer: Gazetteer, focus: Focus | None = None
    ) -> Generator[Parse | Unread, None, None]:
        """Parse articles on the workers; the results and their order are those of one process.

        An article of which workers die is named, with the reason, and takes no other with it. A scheduler
        that is lost is waited for, and what it had not finished is sent again.

        Parameters
        ----------
        items
            Articles, and what needs no parsing: that is passed on, and not sent.
        gazetteer, focus
            As for `geo.pipeline.parse`.

        Raises
        ------
        ClusterError
            If there is no scheduler or no worker, or one that would not parse as this process does.
        """
        packed = Setup.of(gazetteer, focus).packed()
        ahead: deque[tuple[list[Item], Sent]] = deque()
        try:
            for batch in parcels(items, BATCH):
                ahead.append((batch, self._send(packed, articles_of(batch))))
                if len(ahead) >= self._most_ahead():
                    yield from self._first(packed, ahead)
            while ahead:
                yield from self._first(packed, ahead)
        finally:
            for _, sent in ahead:  # Ctrl-C, an error, or a caller that wants no more
                if sent.future is not None:
                    sent.future.release()

    def _most_ahead(self) -> int:
        return max(BATCHES_AHEAD * self.connection.threads(), FEWEST_AHEAD)

    def _first(self, packed: bytes, ahead: deque[tuple[list[Item], Sent]]) -> Iterator[Parse | Unread]:
        batch, sent = ahead.popleft()
        yield from filled(batch, self._results(packed, sent))

    def _send(self, packed: bytes, articles: Sequence[Article], *, is_apart: bool = False) -> Sent:
        if not articles:
            return Sent(articles, None, self._number)
        from geo.cluster.work import parse_batch  # noqa: PLC0415 - imports what only a cluster needs

        if self._number == 0:
            self._check(packed)
        name = f"geo-{uuid4().hex}"
        future = self.connection.client.submit(
            parse_batch, packed, articles, self._parsing, name, is_apart=is_apart, key=name, pure=False
        )
        return Sent(articles, future, self._number)

    def _check(self, packed: bytes) -> None:
        """Ask each worker that is there whether it would parse as this process does.

        Raises
        ------
        ClusterError
            Naming each that would not.
        """
        from geo.cluster.work import fault_here  # noqa: PLC0415 - imports what only a cluster needs

        faults = self.connection.client.run(fault_here, packed, on_error="return")
        told = [f"worker {worker}: {_as_text(fault)}" for worker, fault in sorted(faults.items()) if fault]
        if told:
            raise ClusterError("; ".join(told))
        log.info("%d workers at %s", len(faults), self.connection.address)
        self._number = 1

    def _results(self, packed: bytes, sent: Sent) -> Sequence[Parse | Unread]:
        """Return what came of some articles, sent again where the connection was lost or workers died.

        Raises
        ------
        ClusterError
            If neither worker nor scheduler is there for minutes, or a worker is in no state to parse.
        """
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - what only a cluster needs

        since, deaths = time.monotonic(), 0
        while (future := sent.future) is not None:
            if sent.connection != self._number:  # what was sent by a connection that is gone is lost
                sent = self._send(packed, sent.articles)
                continue
            try:
                found = cast("list[Parse | Unread]", future.result(timeout=LOOK_SECONDS))
            except TimeoutError:
                self.connection.restore_workers()
                self._require_worker(since)
            except KilledWorker as death:
                deaths += 1
                if deaths == MAX_DEATHS:
                    raise ClusterError(_workers_die(death)) from death
                sent = self._send(packed, sent.articles, is_apart=True)
            except GeoError:
                raise
            except (CancelledError, OSError):
                self._reconnect()
            except Exception as error:
                raise ClusterError(f"a worker could not take its work: {_as_text(error)}") from error
            else:
                return found
        return ()

    def _reconnect(self) -> None:
        """Reach the scheduler again; all that it had not finished is to be sent again."""
        log.warning("the scheduler at %s is lost; waiting for it", self.connection.address)
        self.connection.reconnect()
        self._number += 1

    def _require_worker(self, since: float) -> None:
        """Raise an error if there has been no worker for minutes."""
        if self.connection.workers():
            return
        waited = time.monotonic() - since
        if waited >= RETURNS_WITHIN_SECONDS:
            raise ClusterError(
                f"no worker joined the scheduler at {self.connection.address!r} for {waited:.0f} seconds; "
                "what was parsed is kept: start workers with `dask worker` and run it again"
            )


def _workers_die(death: KilledWorker) -> str:
    """Say that workers die of something that is no article's fault."""
    last = f" (the last was {death.last_worker.address})" if death.last_worker else ""
    return (
        f"workers die of whatever they are sent{last}; what was parsed is kept: "
        "look at their logs, give each more memory, and run it again"
    )


def _as_text(fault: object) -> str:
    """Say what is wrong with a worker."""
    if isinstance(fault, ImportError):
        return f"it lacks a library ({fault}): pip install 'geo[scale]' there"
    return f"{type(fault).__name__}: {fault}" if isinstance(fault, BaseException) else str(fault)

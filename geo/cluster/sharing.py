"""Jobs sent to workers, their results in order, whatever happens to a worker or the scheduler."""

from __future__ import annotations

import logging
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast
from uuid import uuid4

from geo.cluster.connection import RETURNS_WITHIN_SECONDS, Connection
from geo.distribution import how_to_install
from geo.errors import ClusterError, GeoError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import TracebackType

    from distributed import Future, KilledWorker

    from geo.cluster.work import Job

Result = TypeVar("Result")

JOBS_AHEAD = 3
"""Jobs a worker that are made before the first is done: more would only fill the memory."""
FEWEST_AHEAD = 8
"""So many wait on a cluster without workers: an adaptive one starts some for what waits."""
LOOK_SECONDS = 5.0
"""How often a run that waits for a result looks whether there are workers at all."""
MAX_DEATHS = 3
"""How often Dask may give a job back because workers died, when it is done apart from them."""

log = logging.getLogger("geo.cluster")


@dataclass(slots=True)
class Sent(Generic[Result]):
    """A job that is with the workers."""

    job: Job[Result] | None
    future: Future[Any] | None
    """What will come of it; None where there is none."""
    connection: int
    """The number of the connection by which it was sent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a run stands, as the scheduler reported it last.

    Examples
    --------
    >>> str(Standing(4, 3, 9)), str(Standing(1, 0, 1)), str(Standing(0, 0, 8))
    ('4 workers, 3 of 9 batches done', '1 worker, 0 of 1 batch done', 'no worker yet, 0 of 8 batches done')
    """

    workers: int
    done: int
    """Batches that workers have done, and whose turn to be taken has not come."""
    sent: int
    """Those and the ones that workers have still to do."""

    def __str__(self) -> str:
        workers = f"{self.workers} worker{'s' * (self.workers != 1)}" if self.workers else "no worker yet"
        return f"{workers}, {self.done} of {self.sent} batch{'es' * (self.sent != 1)} done"


class Cluster:
    """The workers to which a run is shared out.

    Parameters
    ----------
    address
        As for `Connection`.
    """

    def __init__(self, address: str) -> None:
        self.connection = Connection(address)
        self._number = 0
        self._checked = b""
        self._threads = 0
        """How many tasks the workers take at once, as the scheduler last reported."""
        self._seen = 0.0
        """When a worker was there last, since a result has been waited for."""
        self._ahead: list[deque[Sent[Any]]] = []
        """The jobs under way, of each `results` that is."""

    def __enter__(self) -> Self:
        """Return the cluster itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster; one that was started here ends."""
        self.connection.close()

    def results(
        self, packed: bytes, jobs: Iterable[Job[Result] | None], most_ahead: int | None = None
    ) -> Generator[Result | None, None, None]:
        """Yield what comes of each job, in their order; None for what is none.

        Jobs are taken as the workers need them. A scheduler that is lost is waited for, and what it had not
        finished is sent again; what a worker died of is done apart.

        Parameters
        ----------
        packed
            What the run parses with, as `geo.cluster.setup.Setup.packed` gives it.
        jobs
            What is to be done.
        most_ahead
            How many jobs may be under way at once, where they are large; None for as many as the workers
            need.

        Raises
        ------
        ClusterError
            If there is no scheduler or no worker, or one that would not parse as this process does.
        """
        ahead: deque[Sent[Result]] = deque()
        self._ahead.append(ahead)
        try:
            for job in jobs:
                ahead.append(self._send(packed, job))
                if len(ahead) >= (most_ahead or self._most_ahead()):
                    yield self._result(packed, ahead.popleft())
            while ahead:
                yield self._result(packed, ahead.popleft())
        finally:
            self._ahead = [other for other in self._ahead if other is not ahead]
            for sent in ahead:  # Ctrl-C, an error, or a caller that wants no more
                if sent.future is not None:
                    sent.future.release()

    def standing(self) -> Standing:
        """Return how many workers there are, and how many of the jobs that are with them are done."""
        futures = [sent.future for ahead in tuple(self._ahead) for sent in tuple(ahead) if sent.future]
        return Standing(self.connection.workers(), sum(one.done() for one in futures), len(futures))

    def _most_ahead(self) -> int:
        """Return how many jobs may be with the workers; of a scheduler that is lost, as many as last."""
        with suppress(OSError):  # who waits for a result reaches it again
            self._threads = self.connection.threads()
        return max(JOBS_AHEAD * self._threads, FEWEST_AHEAD)

    def _send(self, packed: bytes, job: Job[Result] | None, *, is_apart: bool = False) -> Sent[Result]:
        """Send a job; once more if the scheduler is lost meanwhile."""
        if job is None:
            return Sent(job, None, self._number)
        from distributed.client import ClosedClientError  # noqa: PLC0415 - what only a cluster needs

        while True:
            try:
                self._check(packed)
                return Sent(job, self._future(packed, job, is_apart=is_apart), self._number)
            except (ClosedClientError, OSError):
                self._reconnect()

    def _future(self, packed: bytes, job: Job[Result], *, is_apart: bool) -> Future[Any]:
        from geo.cluster.work import do  # noqa: PLC0415 - imports what only a cluster needs

        name = f"geo-{uuid4().hex}"
        return self.connection.client.submit(do, packed, job, name, is_apart=is_apart, key=name, pure=False)

    def _check(self, packed: bytes) -> None:
        """Ask each worker that is there, once, whether it would parse as this process does.

        Raises
        ------
        ClusterError
            Naming each that would not.
        """
        if self._checked == packed:
            return
        from geo.cluster.work import fault_here  # noqa: PLC0415 - imports what only a cluster needs

        faults = self.connection.client.run(fault_here, packed, on_error="return")
        messages = [
            f"worker {worker}: {_as_text(fault)}"
            for worker, fault in sorted(faults.items())
            if fault and not isinstance(fault, OSError)  # a worker lost meanwhile is no fault of the run
        ]
        if messages:
            raise ClusterError("; ".join(messages))
        log.info("%d workers at %s", len(faults), self.connection.address)
        self._checked = packed

    def _result(self, packed: bytes, sent: Sent[Result]) -> Result | None:
        """Return what came of a job, sent again where the connection was lost or workers died.

        Raises
        ------
        ClusterError
            If neither worker nor scheduler is there for minutes, or a worker is in no state to do it.
        """
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - what only a cluster needs

        deaths, self._seen = 0, time.monotonic()
        while (future := sent.future) is not None:
            if sent.connection != self._number:  # what was sent by a connection that is gone is lost
                sent = self._send(packed, sent.job)
                continue
            try:
                found = cast("Result", future.result(timeout=LOOK_SECONDS))
            except TimeoutError:
                self.connection.restore_workers()
                self._require_worker()
            except KilledWorker as death:
                deaths += 1
                if deaths == MAX_DEATHS:
                    raise ClusterError(_workers_die(death)) from death
                sent = self._send(packed, sent.job, is_apart=True)
            except GeoError:
                raise
            except (CancelledError, OSError):
                self._reconnect()
            except Exception as error:
                raise ClusterError(f"a worker could not do its work: {_as_text(error)}") from error
            else:
                return found
        return None

    def _reconnect(self) -> None:
        """Reach the scheduler again; all that it had not finished is to be sent again."""
        log.warning("the scheduler at %s is lost; waiting for it", self.connection.address)
        self.connection.reconnect()
        self._number += 1

    def _require_worker(self) -> None:
        """Raise an error if there has been no worker for minutes."""
        now = time.monotonic()
        if self.connection.workers():
            self._seen = now
            return
        if now - self._seen >= RETURNS_WITHIN_SECONDS:
            raise ClusterError(
                f"no worker joined the scheduler at {self.connection.address!r} for {now - self._seen:.0f} "
                "seconds; what was parsed is kept: start workers with `dask worker` and run it again"
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
    if isinstance(fault, ImportError) and (fault.name or "").partition(".")[0] == "geo":
        return f"its geo was changed while it ran ({fault}): start it again, and the run"
    if isinstance(fault, ImportError):
        return f"it lacks a library ({fault}): {how_to_install('scale')} there"
    return f"{type(fault).__name__}: {fault}" if isinstance(fault, BaseException) else str(fault)

"""The connection to a Dask scheduler: one that runs somewhere, or one that is started here for a run."""

from __future__ import annotations

import logging
import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from geo.distribution import how_to_install
from geo.errors import ClusterError, UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from types import TracebackType

    from distributed import Client, LocalCluster

LOCAL = re.compile(r"local(?::(?P<workers>[1-9]\d{0,3}))?")
ADDRESS = re.compile(r"\w+://.+|[\w.-]+:\d+")
ANSWERS_WITHIN_SECONDS = 30.0
"""A scheduler that is there answers in well under a second; one that is being started may take longer."""
JOINS_WITHIN_SECONDS = 10.0
"""A worker that is there joins within seconds; after that it is said that none is there yet."""
RETURNS_WITHIN_SECONDS = 300.0
"""How long a run waits for a scheduler that is gone, or for a worker where there is none."""
PAUSE_SECONDS = 1.0
PATIENT = {
    "distributed.scheduler.worker-ttl": None,
    "distributed.comm.timeouts.connect": "120s",
    "distributed.comm.timeouts.tcp": "120s",
}
"""A worker on this machine that is dead is seen to be: one that is silent for minutes has no share of its
processors."""
QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.admin.system-monitor.disk": False,
}
"""What Dask observes for its dashboard, which nobody opens here: what a worker does, 100 times a second, and
whether each process still answers, 50 times. Together they took a tenth of the processor time of a run."""
log = logging.getLogger("geo.cluster")


class Connection:
    """A scheduler that is reached when it is first needed, and reached again when it was lost.

    Parameters
    ----------
    address
        The scheduler's, such as ``tcp://10.0.0.5:8786``; ``local`` or ``local:4`` starts workers here.

    Raises
    ------
    UsageError
        If Dask is not installed, or the address is none.
    """

    def __init__(self, address: str) -> None:
        self._local = LOCAL.fullmatch(address)
        if self._local is None and (address.startswith("local:") or not ADDRESS.fullmatch(address)):
            raise UsageError(
                f"{address!r} is no address of a scheduler: write tcp://HOST:8786, local or local:4"
            )
        try:
            import distributed  # noqa: F401, PLC0415 - what only a cluster needs
        except ImportError as error:
            raise UsageError(
                f"a scheduler takes a library that isn't installed: {how_to_install('scale')}"
            ) from error
        self.address = address
        self._started: LocalCluster | None = None
        self._client: Client | None = None

    def __enter__(self) -> Self:
        """Return the connection itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster; one that was started here ends."""
        self.close()

    @property
    def client(self) -> Client:
        """The client of the scheduler; connected at the first call.

        Raises
        ------
        ClusterError
            If nothing answers at the address, or no worker joins.
        """
        if self._client is None:
            self._client = self._connect()
            try:
                self._require_workers(self._client)
            except OSError as error:
                self._leave()
                raise ClusterError(f"the scheduler at {self.address!r} answers no more: {error}") from error
        return self._client

    def reconnect(self) -> Client:
        """Leave a scheduler that was lost, and reach it, or the one that replaces it, again.

        Raises
        ------
        ClusterError
            If none answers within five minutes.
        """
        self._leave()
        end = time.monotonic() + RETURNS_WITHIN_SECONDS
        while True:
            try:
                return self.client
            except ClusterError:
                if time.monotonic() >= end:
                    raise
                time.sleep(PAUSE_SECONDS)

    def workers(self) -> int:
        """Return how many workers there are now."""
        return 0 if self._client is None else len(self._client.scheduler_info(n_workers=-1)["workers"])

    def threads(self) -> int:
        """Return how many tasks the workers take at once."""
        return 0 if self._client is None else sum(self._client.nthreads().values())

    def restore_workers(self) -> None:
        """Start those of our own cluster that are gone: Dask gives up one that dies while it starts."""
        if self._started is not None:
            with _own_settings():
                self._started.scale(self._own_workers)

    @property
    def _own_workers(self) -> int:
        return int((self._local and self._local["workers"]) or os.cpu_count() or 1)

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        self._leave()
        if self._started is not None:
            self._started.close()
            self._started = None

    def _connect(self) -> Client:
        from distributed import Client  # noqa: PLC0415 - what only a cluster needs

        where = self._own() if self._local else self.address
        try:
            return Client(where, timeout=ANSWERS_WITHIN_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                f"no scheduler answers at {self.address!r} ({error}): start one with `dask scheduler` and "
                "workers with `dask worker`, or write --scheduler local"
            ) from error

    def _own(self) -> LocalCluster:
        """Start a scheduler and workers here, each worker a process with one thread."""
        from distributed import LocalCluster  # noqa: PLC0415 - what only a cluster needs

        if self._started is None and self._local is not None:
            with _own_settings():
                self._started = LocalCluster(
                    n_workers=self._own_workers,
                    threads_per_worker=1,
                    dashboard_address=":0",  # any port that is free
                    silence_logs=logging.CRITICAL,
                )
        if self._started is None:
            raise ClusterError(f"no cluster could be started for {self.address!r}")
        return self._started

    def _require_workers(self, client: Client) -> None:
        """Wait until a worker is there: an adaptive cluster starts some when they are wanted."""
        try:
            client.wait_for_workers(1, timeout=JOINS_WITHIN_SECONDS)
        except TimeoutError:
            log.warning("no worker has joined the scheduler at %s yet", self.address)

    def _leave(self) -> None:
        if self._client is not None:
            with suppress(OSError, TimeoutError):
                self._client.close(timeout=PAUSE_SECONDS)
            self._client = None


def _own_settings() -> AbstractContextManager[object]:
    """Let what is started of Dask here be as a run on one machine wants it."""
    import dask  # noqa: PLC0415 - what only a cluster needs

    return dask.config.set(PATIENT | QUIET)

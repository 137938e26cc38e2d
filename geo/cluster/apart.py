"""Articles parsed in a process of their own, so that one of which it dies takes no worker with it.

The process is a program (``python -m geo.cluster.apart``): a worker of Dask may have no children of
`multiprocessing`. It reads what to do from its standard input and writes what was found, item by item, so
that the one at which it ended is known.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Protocol

from geo.cluster.setup import opened
from geo.errors import ClusterError, GeoError
from geo.model import Article, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.cluster.work import Parsing
    from geo.model import Parse

READY = "ready"
"""What the process says when it has opened all that it needs."""
DONE = "done"
"""What it says when nothing is left."""


class Items(Protocol):
    """Gives articles, the same each time, and says how they are parsed."""

    @property
    def parsing(self) -> Parsing:
        """Does the work."""

    def items(self) -> Iterable[Article | Unread]:
        """Return the articles, and what could not be read."""


def apart(packed: bytes, items: Items, most_bytes: int | None = None) -> Iterator[Parse | Unread]:
    """Yield what is found in articles by a process of their own, and by another when it dies of one.

    Parameters
    ----------
    packed
        As for `geo.cluster.work.Job.run`.
    items
        The articles.
    most_bytes
        Memory that the process may take, where the system can hold it to that.

    Raises
    ------
    ClusterError
        If no such process can be started.
    GeoError
        If the fault is not the articles'.
    """
    done = 0
    is_done = False
    while not is_done:
        at, name = done, ""
        messages, status = _in_process((packed, items, done, most_bytes))
        for kind, value in messages:
            if kind == "fault":
                raise value
            if kind == "begun":
                at, name = at + 1, value
            elif kind == "found":
                yield value
            is_done = kind == DONE
        if not is_done:
            yield Unread(name or f"an article behind number {at}", _died(status))
            at += not name
        done = at


def _in_process(task: tuple[object, ...]) -> tuple[list[tuple[str, Any]], int]:
    """Return what a process said before it ended, and its exit status."""
    paths = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", __name__],
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise ClusterError("a process of its own could not be started for some articles")
        with suppress(OSError):  # it died before it had read all
            pickle.dump(task, process.stdin)
            process.stdin.close()
        messages = list(_messages(process.stdout))
    if not messages or messages[0] != (READY, None):
        raise ClusterError(f"a process for some articles ended with status {process.returncode} at its start")
    return messages[1:], process.returncode


def _messages(stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield what a process wrote, as far as it is whole."""
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(stream)  # noqa: S301 - from our own process


def _died(status: int) -> str:
    """Return the reason why nothing came of an article of which its process died."""
    ending = f"signal {-status}" if status < 0 else f"exit status {status}"
    return f"could not be parsed: the process that parsed it died ({ending}); it may have run out of memory"


def _limit_memory(most_bytes: int | None) -> None:
    """Let this process have no more than some memory, where the system knows such a limit."""
    try:
        import resource  # noqa: PLC0415 - only where there is POSIX
    except ImportError:
        return
    if most_bytes is not None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))


def main() -> None:
    """Parse the articles that the standard input names, one after the other."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the results
    packed, items, done, most_bytes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process

    def say(kind: str, value: object = None) -> None:
        pickle.dump((kind, value), out)
        out.flush()

    try:
        gazetteer, focus = opened(packed)
        say(READY)
        _limit_memory(most_bytes)
        for item in islice(items.items(), done, None):
            say("begun", item.id if isinstance(item, Article) else item.source)
            for found in items.parsing([item], gazetteer, focus):
                say("found", found)
        say(DONE)
    except GeoError as error:
        say("fault", error)


if __name__ == "__main__":
    main()

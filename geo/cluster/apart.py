"""Articles parsed in a process of their own, so that one of which it dies takes no worker with it.

The process is a program (``python -m geo.cluster.apart``): a worker of Dask may have no children of
`multiprocessing`. It reads what to do from its standard input and writes what was found, article by article,
so that the one at which it ended is known.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from geo.cluster.setup import opened
from geo.errors import ClusterError, GeoError
from geo.model import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.model import Article, Parse

READY = "ready"
"""What the process says when it has opened all that it needs."""


def parse_apart(
    packed: bytes, articles: Sequence[Article], parsing: Callable[..., object], most_bytes: int | None = None
) -> list[Parse | Unread]:
    """Parse articles in a process of their own, and in another what is left when it dies of one.

    Parameters
    ----------
    packed, articles, parsing
        As for `geo.cluster.work.parse_batch`.
    most_bytes
        Memory that the process may take, where the system can hold it to that.

    Raises
    ------
    ClusterError
        If no such process can be started.
    GeoError
        If the fault is not the articles'.
    """
    found: list[Parse | Unread] = []
    while len(found) < len(articles):
        rest = articles[len(found) :]
        done, ending = _in_process((packed, rest, parsing, most_bytes))
        found += done
        if len(done) < len(rest):
            found.append(Unread(rest[len(done)].id, _died(ending)))
    return found


def _in_process(task: tuple[object, ...]) -> tuple[list[Parse | Unread], int]:
    """Return what a process found before it ended, and its exit status."""
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
    if not messages or messages[0] != READY:
        raise ClusterError(f"a process for some articles ended with status {process.returncode} at its start")
    fault = next((message for message in messages if isinstance(message, GeoError)), None)
    if fault is not None:
        raise fault
    return messages[1:], process.returncode


def _messages(stream: IO[bytes]) -> Iterator[Any]:
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
    """Parse the articles that stand on the standard input, one after the other."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the results
    packed, articles, parsing, most_bytes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process

    def say(message: object) -> None:
        pickle.dump(message, out)
        out.flush()

    try:
        gazetteer, focus = opened(packed)
        say(READY)
        _limit_memory(most_bytes)
        for article in articles:
            for found in parsing([article], gazetteer, focus):
                say(found)
    except GeoError as error:
        say(error)


if __name__ == "__main__":
    main()

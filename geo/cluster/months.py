"""The files of events by month, written by the workers of a cluster."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from geo.export.months import geoparquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import geopandas as gpd

    from geo.cluster.sharing import Cluster
    from geo.export.months import Part


MONTHS_AHEAD = 4
"""Tables that are in memory while workers write, however many workers there are."""


@dataclass(frozen=True, slots=True, eq=False)
class WriteEvents:
    """Make the GeoParquet file of some events."""

    events: gpd.GeoDataFrame
    path: str
    """Of the file, whose folder the process that began the run has made."""

    def run(self, packed: bytes) -> bytes | None:  # noqa: ARG002 - as of every job
        """Write the file; return its bytes if this worker can't: it has no such folder, or no room there."""
        content = geoparquet(self.events)
        return None if _is_written(content, Path(self.path)) else content

    def run_apart(self, packed: bytes, most_bytes: int | None) -> bytes | None:  # noqa: ARG002 - as of every job
        """Do it again: no worker dies of it."""
        return self.run(packed)


def write_on(cluster: Cluster, packed: bytes, parts: Iterable[Part]) -> None:
    """Let the workers write files of events; they are the same bytes as written here.

    What a worker could not write, since it does not reach the folder or has no room, this process does.

    Parameters
    ----------
    cluster
        Where the workers are.
    packed
        As for `Cluster.results`.
    parts
        As for `geo.export.months.write_parts`.

    Raises
    ------
    ClusterError
        As `Cluster.results` does.
    OSError
        If this process can't write one either.
    """
    waiting: deque[Part] = deque()

    def jobs() -> Iterator[WriteEvents]:
        for part in parts:
            waiting.append(part)
            yield WriteEvents(part[1], str(part[0].absolute()))
            del part  # not held while the next is made

    for content in cluster.results(packed, jobs(), MONTHS_AHEAD):
        path, events = waiting.popleft()
        if content is not None or not path.is_file():
            path.write_bytes(content or geoparquet(events))
        for other in path.parent.iterdir():
            if other != path:  # of a worker that died while it wrote
                other.unlink()


def _is_written(content: bytes, path: Path) -> bool:
    """Write a file in one step, and return True; False if that is not possible here.

    The folder of a build has a name that no other has: another machine's folder of that name is the same one.
    """
    under_way = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        under_way.write_bytes(content)
        under_way.replace(path)
    except OSError:
        under_way.unlink(missing_ok=True)
        return False
    return True

"""The files of events by month, made on the workers of a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.export.months import geoparquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import geopandas as gpd

    from geo.cluster.sharing import Cluster


@dataclass(frozen=True, slots=True, eq=False)
class EncodeEvents:
    """Make the GeoParquet file of some events."""

    events: gpd.GeoDataFrame

    def run(self, packed: bytes) -> bytes:  # noqa: ARG002 - as of every job
        """Return the file's bytes."""
        return geoparquet(self.events)

    def run_apart(self, packed: bytes, most_bytes: int | None) -> bytes:  # noqa: ARG002 - as of every job
        """Return the file's bytes."""
        return geoparquet(self.events)


def encode_on(cluster: Cluster, packed: bytes) -> Callable[[Iterable[gpd.GeoDataFrame]], Iterator[bytes]]:
    """Return what makes the file of each frame on a cluster; they are the same bytes as made here.

    Parameters
    ----------
    cluster
        Where the workers are.
    packed
        As for `Cluster.results`.
    """

    def encode(frames: Iterable[gpd.GeoDataFrame]) -> Iterator[bytes]:
        for content in cluster.results(packed, map(EncodeEvents, frames)):
            yield content or b""

    return encode

"""Events by month, written by real workers: the same files as one process writes, whatever a worker lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
import shapely
from distributed import LocalCluster
from test_cluster import NO_ROOM, free_port, scheduler, worker
from test_events_gather import made_up

from geo.cluster import Cluster, Run, months
from geo.cluster.months import WriteEvents
from geo.events import gather
from geo.export import events_frame, tables_by_month, write_month_tables, write_months
from geo.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from geo.model import Place


pytestmark = pytest.mark.xdist_group("cluster")  # one set of workers at a time: each takes a core


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


class Points:
    """Knows where made-up places are."""

    @staticmethod
    def geometry(place: Place) -> shapely.Point:
        return shapely.Point(place.longitude, place.latitude)


@pytest.fixture(scope="module")
def events() -> gpd.GeoDataFrame:
    found = events_frame(gather([parse for _, parse in made_up()][:60]), cast("Gazetteer", Points()))
    assert len({day[:7] for day in found["date_begin"]}) > 1
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def expected(events: gpd.GeoDataFrame, tmp_path: Path) -> dict[str, bytes]:
    write_months(events, tmp_path / "here.months")
    return files(tmp_path / "here.months")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def refuse(_: object) -> bytes:
    raise AssertionError("this process was to write no file")


def test_workers_write_the_files(  # noqa: PLR0913, PLR0917 - fixtures
    events: gpd.GeoDataFrame,
    expected: dict[str, bytes],
    gazetteer: Gazetteer,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(months, "geoparquet", refuse)
    with Cluster(address) as cluster:
        write_months(events, tmp_path / "there.months", Run(cluster, gazetteer).write_months)
    assert files(tmp_path / "there.months") == expected


def test_workers_write_the_files_of_events_whose_table_is_made_by_month(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    found = gather([parse for _, parse in made_up()][:60])
    by_month = tables_by_month(found, cast("Gazetteer", Points()))
    with Cluster(address) as cluster:
        write_month_tables(by_month, tmp_path / "there.months", Run(cluster, gazetteer).write_months)
    write_months(events_frame(found, cast("Gazetteer", Points())), tmp_path / "here.months")
    assert files(tmp_path / "there.months") == files(tmp_path / "here.months")


def test_what_a_worker_without_room_can_t_write_this_process_does(
    events: gpd.GeoDataFrame, expected: dict[str, bytes], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    port = free_port()
    with (
        scheduler(port),
        worker(port, "--local-directory", str(tmp_path), preload=NO_ROOM),
        Cluster(f"tcp://127.0.0.1:{port}") as cluster,
    ):
        write_months(events, tmp_path / "there.months", Run(cluster, gazetteer).write_months)
    assert files(tmp_path / "there.months") == expected


def test_a_worker_that_lacks_the_folder_sends_the_file(events: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "events.parquet"
    assert (WriteEvents(events, str(path)).run(b"") or b"")[:4] == b"PAR1"
    assert not path.parent.exists()


def test_what_a_dead_worker_left_behind_is_removed(
    events: gpd.GeoDataFrame, gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    (tmp_path / "events.parquet.dead").write_bytes(b"half")
    with Cluster(address) as cluster:
        Run(cluster, gazetteer).write_months([(tmp_path / "events.parquet", events)])
    assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]

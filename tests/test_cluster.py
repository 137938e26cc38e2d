"""A run shared out to real workers of Dask: the same result, whatever happens to worker or scheduler."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from io import StringIO
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

import dask
import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from rich.console import Console

from geo.cli import main
from geo.cluster import Cluster, Standing, connection, parse_articles, parsing, setup, sharing
from geo.cluster.setup import Setup, opened, versions
from geo.cluster.work import ParseArticles
from geo.errors import ClusterError, GazetteerError, UsageError
from geo.gazetteer import Gazetteer
from geo.language import own_kinds, use_own_kinds
from geo.language.own.reading import read_own_kinds
from geo.model import Article, Parse, Unread
from geo.pipeline import open_store, parse
from geo.pipeline.parcels import Bounds
from geo.resolve import read_focus
from geo.terminal import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from geo.resolve import Focus

pytestmark = pytest.mark.xdist_group("cluster")  # one set of workers at a time: each takes a core
NO_ROOM = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))"
)
"""Lets every write of more than some bytes into a file fail, as on a disk that is full."""
ROOT = Path(__file__).resolve().parents[1]
REPORTS = [
    Article(
        str(number),
        f"TBILISI, July {number}, 2022 — Ministers of Armenia and Georgia held talks in Tbilisi on Monday.",
    )
    for number in range(1, 7)
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a cluster of two workers, whose processes are started again when they die."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "BATCH", Bounds(6, 1_000_000, 4096))
    monkeypatch.setattr(sharing, "LOOK_SECONDS", 1.0)


def echo(
    articles: Iterable[Article | Unread], _gazetteer: Gazetteer, _focus: Focus | None
) -> Iterator[Parse | Unread]:
    """Stand in for parsing: an article may ask to kill its worker, once or always, or to fault."""
    for article in articles:
        if isinstance(article, Unread):
            yield article
            continue
        order, _, rest = article.text.partition(" ")
        if order == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "once" and not Path(rest).exists():
            Path(rest).write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "stop":
            with Path(rest).open("a", encoding="utf-8") as mark:
                mark.write(f"{os.getpid()}\n")
            os.kill(os.getpid(), signal.SIGSTOP)
        if order == "fault":
            raise GazetteerError("a table is damaged")
        if order == "wait":
            time.sleep(float(rest))
        yield Parse(article)


def texts(count: int, **special: str) -> list[Article]:
    """Return short articles; `special` gives a text by number, as in ``n4="kill"``."""
    return [Article(str(number), special.get(f"n{number}", "text")) for number in range(count)]


def ids(found: Iterable[Parse | Unread]) -> list[str]:
    return [one.article.id if isinstance(one, Parse) else f"unread {one.source}" for one in found]


@contextmanager
def running(program: str, *arguments: str, preload: str = "pass") -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of Dask beside the test; `preload` is Python that its process runs first."""
    paths = os.pathsep.join(str(folder) for folder in (ROOT, ROOT / "tests"))
    module = f"distributed.cli.{program}"
    begin = f"import runpy; {preload}; runpy.run_module({module!r}, run_name='__main__')"
    process = subprocess.Popen(
        [sys.executable, "-c", begin, *arguments],
        env=os.environ | {"PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a scheduler, and wait until it answers."""
    options = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    with running("dask_scheduler", *options) as process:
        for _ in range(600):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield process


def worker(
    port: int, *arguments: str, preload: str = "pass"
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    options = ("--nthreads", "1", "--no-dashboard", "--no-nanny", *arguments)
    return running("dask_worker", f"tcp://127.0.0.1:{port}", *options, preload=preload)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_workers_find_what_one_process_does(
    gazetteer: Gazetteer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "BATCH", Bounds(3, 1_000_000, 4096))
    items: list[Article | Unread] = [*REPORTS]
    items.insert(2, Unread("x.txt", "empty"))
    with Cluster(address) as cluster:
        shared = list(parse(items, gazetteer, share=partial(parse_articles, cluster)))
    assert shared == list(parse(items, gazetteer))
    assert repr(shared) == repr(list(parse(items, gazetteer)))


def test_what_workers_do_not_survive_costs_itself_alone(gazetteer: Gazetteer, address: str) -> None:
    with Cluster(address) as cluster:
        found = list(parse_articles(cluster, texts(20, n4="kill", n13="kill"), gazetteer, parsing=echo))
    expected = [str(number) for number in range(20)]
    expected[4], expected[13] = "unread 4", "unread 13"
    assert ids(found) == expected
    assert all(
        "the process that parsed it died (signal 9)" in one.reason for one in found if isinstance(one, Unread)
    )


def test_a_worker_that_is_killed_once_costs_nothing(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    mark = tmp_path / "killed"
    with Cluster(address) as cluster:
        found = list(parse_articles(cluster, texts(14, n7=f"once {mark}"), gazetteer, parsing=echo))
    assert mark.exists()
    assert ids(found) == [str(number) for number in range(14)]


def test_a_fault_that_is_no_article_s_names_the_worker(gazetteer: Gazetteer, address: str) -> None:
    with (
        Cluster(address) as cluster,
        pytest.raises(ClusterError, match=r"worker tcp://127\.0\.0\.1:\d+: a table is damaged"),
    ):
        list(parse_articles(cluster, texts(2, n1="fault"), gazetteer, parsing=echo))


def test_a_scheduler_that_is_restarted_gets_what_it_had_not_finished(gazetteer: Gazetteer) -> None:
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    with scheduler(port) as first, worker(port), Cluster(address) as cluster:
        found = parse_articles(cluster, texts(24, n8="wait 2"), gazetteer, parsing=echo)
        begun = [next(found) for _ in range(3)]
        first.kill()
        first.wait()
        with scheduler(port), worker(port):
            rest = list(found)
    assert ids([*begun, *rest]) == [str(number) for number in range(24)]


def test_a_scheduler_that_is_gone_for_longer_than_a_request_waits_costs_nothing(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWERS_WITHIN_SECONDS", 4.0)
    count = parsing.BATCH.articles * 2 * sharing.FEWEST_AHEAD  # half of which is sent after the loss
    port = free_port()
    with ExitStack() as stack:
        first = stack.enter_context(scheduler(port))
        stack.enter_context(worker(port))
        cluster = stack.enter_context(Cluster(f"tcp://127.0.0.1:{port}"))
        found = parse_articles(cluster, texts(count, n8="wait 1"), gazetteer, parsing=echo)
        begun = [next(found) for _ in range(3)]
        first.kill()
        first.wait()

        def restart() -> None:
            stack.enter_context(scheduler(port))
            stack.enter_context(worker(port))

        later = Timer(1.5 * connection.ANSWERS_WITHIN_SECONDS, restart)
        later.start()
        try:
            rest = list(found)
        finally:
            later.join()
    assert ids([*begun, *rest]) == [str(number) for number in range(count)]


def test_a_worker_here_that_is_starved_is_not_taken_for_dead(gazetteer: Gazetteer, tmp_path: Path) -> None:
    mark = tmp_path / "stopped"
    with dask.config.set({"distributed.scheduler.worker-ttl": "1s"}), Cluster("local:1") as cluster:
        found = parse_articles(cluster, texts(8, n3=f"stop {mark}"), gazetteer, parsing=echo)
        resume = Thread(target=_resume, args=(mark, 8.0))  # Dask waits for ten heartbeats, which are 5 s
        resume.start()
        assert ids(found) == [str(number) for number in range(8)]
        resume.join()
    assert len(mark.read_text(encoding="utf-8").split()) == 1


def _resume(mark: Path, seconds: float) -> None:
    """Let the process that a file names go on after a while."""
    while not (mark.exists() and mark.read_text(encoding="utf-8").endswith("\n")):
        time.sleep(0.1)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.kill(int(mark.read_text(encoding="utf-8").split()[0]), signal.SIGCONT)


def test_a_run_waits_for_a_worker_and_says_when_none_comes(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "JOINS_WITHIN_SECONDS", 1.0)
    monkeypatch.setattr(sharing, "RETURNS_WITHIN_SECONDS", 2.0)
    port = free_port()
    with (
        scheduler(port),
        Cluster(f"tcp://127.0.0.1:{port}") as cluster,
        pytest.raises(ClusterError, match=r"no worker joined the scheduler at .* start workers"),
    ):
        list(parse_articles(cluster, texts(2), gazetteer, parsing=echo))


def test_a_run_that_was_broken_off_goes_on_from_what_was_kept(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    with Cluster(address) as cluster:
        with open_store(tmp_path, gazetteer) as store:
            found = parse(
                texts(18), gazetteer, store=store, share=partial(parse_articles, cluster, parsing=echo)
            )
            assert ids(next(found) for _ in range(6)) == ids(map(Parse, texts(6)))
            assert isinstance(found, Generator)
            found.close()
        with open_store(tmp_path, gazetteer) as store:
            rest = list(
                parse(texts(18), gazetteer, store=store, share=partial(parse_articles, cluster, parsing=echo))
            )
            assert (store.found, store.kept) == (6, 12)
    assert ids(rest) == [str(number) for number in range(18)]


def test_no_more_is_read_than_the_workers_need(gazetteer: Gazetteer, address: str) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(str(taken), "text")

    with Cluster(address) as cluster:
        found = parse_articles(cluster, endless(), gazetteer, parsing=echo)
        assert ids(next(found) for _ in range(8)) == [str(number) for number in range(1, 9)]
        found.close()
    assert taken <= 6 * (sharing.FEWEST_AHEAD + 2)


def test_no_more_jobs_are_under_way_than_asked_for(gazetteer: Gazetteer, address: str) -> None:
    taken = 0

    def jobs() -> Iterator[ParseArticles]:
        nonlocal taken
        for _ in range(12):
            taken += 1
            yield ParseArticles(texts(1), echo)

    with Cluster(address) as cluster:
        found = cluster.results(Setup.of(gazetteer, None).packed(), jobs(), 3)
        next(found)
        assert taken == 3
        assert len(list(found)) == 11


def test_nothing_that_is_known_starts_a_cluster(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with open_store(tmp_path, gazetteer) as store:
        list(parse(REPORTS[:1], gazetteer, store=store))
    cluster = Cluster("tcp://127.0.0.1:1")
    with open_store(tmp_path, gazetteer) as store, cluster:
        assert ids(
            parse(REPORTS[:1], gazetteer, store=store, share=partial(parse_articles, cluster, parsing=echo))
        ) == ["1"]


def test_another_version_on_a_worker_is_named(gazetteer: Gazetteer) -> None:
    port = free_port()
    other = (
        "import importlib.metadata as m; v = m.version; m.version = lambda n: '3.0' if n == 'spacy' else v(n)"
    )
    with (
        scheduler(port),
        worker(port, preload=other),
        Cluster(f"tcp://127.0.0.1:{port}") as cluster,
        pytest.raises(
            ClusterError,
            match=r"worker tcp://127\.0\.0\.1:\d+: it would not parse as this process does: spacy 3\.0 "
            rf"instead of {versions()['spacy']}; install the same versions on every worker",
        ),
    ):
        list(parse_articles(cluster, texts(1), gazetteer, parsing=echo))


def importing(
    articles: Iterable[Article | Unread], _gazetteer: Gazetteer, _focus: Focus | None
) -> Iterator[Parse | Unread]:
    """Stand in for parsing: an article names the module that is imported."""
    for article in articles:
        assert isinstance(article, Article)
        importlib.import_module(article.text)
        yield Parse(article)


@pytest.mark.parametrize(
    ("module", "said"),
    [("geo_lacks_this", "it lacks a library .*: pip install"), ("geo.lacks_this", "its geo was changed")],
)
def test_what_a_worker_can_t_import_is_named(
    module: str, said: str, gazetteer: Gazetteer, address: str
) -> None:
    with Cluster(address) as cluster, pytest.raises(ClusterError, match=said):
        list(parse_articles(cluster, [Article("a", module)], gazetteer, parsing=importing))


def test_a_worker_that_dies_while_it_is_asked_what_it_has_costs_nothing(gazetteer: Gazetteer) -> None:
    port = free_port()
    dies = "import os; from geo.cluster import work; work.opened = lambda packed: os.kill(os.getpid(), 9)"
    with (
        scheduler(port),
        worker(port, preload=dies) as dying,
        Cluster(f"tcp://127.0.0.1:{port}") as cluster,
    ):
        cluster.connection.client.wait_for_workers(1)
        with worker(port):
            cluster.connection.client.wait_for_workers(2)
            assert ids(parse_articles(cluster, texts(8), gazetteer, parsing=echo)) == [*map(str, range(8))]
        assert dying.wait() == -signal.SIGKILL


def test_a_gazetteer_that_a_worker_lacks_is_named(tmp_path: Path, address: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nVelmisar,40.5,45.5\n", encoding="utf-8")
    packed = Setup.of(Gazetteer.open(own=(own,)), None).packed()
    own.unlink()
    lacks = (
        r"worker tcp://127\.0\.0\.1:\d+: it can't open the gazetteer: .*own\.csv.*same paths on every worker"
    )
    with Cluster(address) as cluster, pytest.raises(ClusterError, match=lacks):
        list(cluster.results(packed, [ParseArticles(texts(1), echo)]))


def openings() -> int:
    """Return how many gazetteers this process has opened for runs."""
    return setup._opened.cache_info().misses  # noqa: SLF001 - what no user asks


def test_a_worker_opens_what_it_parses_with_once(
    gazetteer: Gazetteer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "BATCH", Bounds(1, 1_000_000, 4096))
    focus = read_focus("AM", gazetteer)  # a setup that no other test has
    with Cluster(address) as cluster:
        before = cluster.connection.client.run(openings)
        assert len(list(parse_articles(cluster, texts(12), gazetteer, focus, parsing=echo))) == 12
        after = cluster.connection.client.run(openings)
    assert {worker: after[worker] - before[worker] for worker in after} == dict.fromkeys(before, 1)


def test_an_adaptive_cluster_starts_workers_for_what_waits(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "JOINS_WITHIN_SECONDS", 0.2)
    with LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=":0") as started:
        started.adapt(minimum=0, maximum=2, interval="200ms")
        with Cluster(str(started.scheduler_address)) as cluster:
            found = parse_articles(cluster, texts(20), gazetteer, parsing=echo)
            assert ids(found) == [str(number) for number in range(20)]


class Relay:
    """Passes on what goes between a run and its scheduler, until the line is cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._ends: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                one, _ = self._listening.accept()
                other = socket.create_connection(("127.0.0.1", self._to))
                self._ends += [one, other]
                for pair in ((one, other), (other, one)):
                    Thread(target=self._pass_on, args=pair, daemon=True).start()

    @staticmethod
    def _pass_on(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while content := one.recv(1 << 16):
                other.sendall(content)

    def cut(self) -> None:
        """End all connections there are; new ones are taken."""
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def close(self) -> None:
        """End all, and take no more."""
        self._listening.close()
        self.cut()


def test_a_connection_that_is_lost_costs_nothing(gazetteer: Gazetteer, address: str) -> None:
    relay = Relay(int(address.rpartition(":")[2]))
    with closing(relay), Cluster(f"tcp://127.0.0.1:{relay.port}") as cluster:
        found = parse_articles(cluster, texts(40, n9="wait 1"), gazetteer, parsing=echo)
        begun = [next(found) for _ in range(3)]
        relay.cut()
        rest = list(found)
    assert ids([*begun, *rest]) == [str(number) for number in range(40)]


def test_how_a_run_stands_is_known(gazetteer: Gazetteer, address: str) -> None:
    with Cluster(address) as cluster:
        cluster.connection.client.wait_for_workers(2)  # one may be starting again after another test
        found = parse_articles(cluster, texts(30), gazetteer, parsing=echo)
        next(found)
        begun = cluster.standing()
        assert begun.workers == 2
        assert 0 <= begun.done <= begun.sent <= 5
        list(found)
        assert cluster.standing() == Standing(2, 0, 0)


def test_progress_shows_how_the_workers_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = StringIO()
    terminal = Console(file=seen, force_terminal=True, width=200)
    monkeypatch.setattr(reading, "err", terminal)
    list(reading.progress(iter(range(3)), lambda: 3, lambda: Standing(4, 3, 9)))
    assert "4 workers, 3 of 9 batches done" in seen.getvalue()


@pytest.mark.parametrize("address", ["here", "local:0", "local:many"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a scheduler"):
        Cluster(address)


def test_an_address_without_a_scheduler_is_named(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ANSWERS_WITHIN_SECONDS", 0.5)
    with (
        Cluster(f"tcp://127.0.0.1:{free_port()}") as cluster,
        pytest.raises(ClusterError, match="no scheduler answers at 'tcp://127"),
    ):
        list(parse_articles(cluster, texts(1), gazetteer, parsing=echo))


def test_a_build_on_a_cluster_gives_the_same_bytes(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for report in REPORTS:
        (articles / f"{report.id}.txt").write_text(report.text, encoding="utf-8")
    for name, options in (("one", ()), ("shared", ("--scheduler", "local:2"))):
        run = ["build", str(articles), "--no-cache", "--out", str(tmp_path / name), "--name", "map", *options]
        done = CliRunner().invoke(main, run, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    for file in ("map.html", "map.geojson", "map.events.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "shared" / file).read_bytes()


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="limits of POSIX")
def test_a_worker_whose_disk_is_full_parses_as_any_other(gazetteer: Gazetteer, tmp_path: Path) -> None:
    port = free_port()
    with (
        scheduler(port),
        worker(port, "--local-directory", str(tmp_path), preload=NO_ROOM),
        Cluster(f"tcp://127.0.0.1:{port}") as cluster,
    ):
        found = list(parse_articles(cluster, REPORTS[:2], gazetteer))
    assert repr(found) == repr(list(parse(REPORTS[:2], gazetteer)))


def test_two_runs_share_one_cluster(gazetteer: Gazetteer, address: str) -> None:
    with Cluster(address) as one, Cluster(address) as other:
        first = parse_articles(one, texts(20, n3="kill"), gazetteer, parsing=echo)
        begun = [next(first) for _ in range(2)]
        second = list(parse_articles(other, texts(12), gazetteer, parsing=echo))
        rest = list(first)
    assert ids(second) == [str(number) for number in range(12)]
    assert ids([*begun, *rest]) == ["0", "1", "2", "unread 3", *map(str, range(4, 20))]


def test_runs_with_other_kinds_of_event_take_turns_on_a_worker(gazetteer: Gazetteer, tmp_path: Path) -> None:
    table = tmp_path / "kinds.csv"
    table.write_text("type,trigger\nROADKILL,hit\n", encoding="utf-8")
    try:
        plain = Setup.of(gazetteer, None).packed()
        use_own_kinds(read_own_kinds([table]))
        own = Setup.of(gazetteer, None).packed()
        for _ in range(2):
            opened(own)
            assert own_kinds() is not None
            opened(plain)
            assert own_kinds() is None
    finally:
        use_own_kinds(None)


def test_own_kinds_are_found_on_workers(gazetteer: Gazetteer, address: str, tmp_path: Path) -> None:
    table = tmp_path / "kinds.csv"
    table.write_text("type,trigger\nROADKILL,hit\n", encoding="utf-8")
    article = Article("a", "On 4 July 2022 a lorry hit a deer in Gori.")
    try:
        use_own_kinds(read_own_kinds([table]))
        with Cluster(address) as cluster:
            (found,) = parse_articles(cluster, [article], gazetteer)
        (here,) = parse([article], gazetteer)
    finally:
        use_own_kinds(None)
    assert isinstance(found, Parse)
    assert "ROADKILL" in {event.type for event in found.events}
    assert found == here

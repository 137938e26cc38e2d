"""Work shared out to processes: the same results in the same order, whatever happens to a worker."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Unread
from geo.pipeline import parcels, parse, workers
from geo.pipeline.workers import parse_in_workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.resolve import Focus

ARTICLES = [
    Article(
        str(number),
        f"TBILISI, July {number}, 2022 — Ministers of Armenia and Georgia held talks in Tbilisi on Monday.",
    )
    for number in range(1, 4)
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(autouse=True)
def small_parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "ARTICLES_AT_ONCE", 3)


def echo(articles: Iterable[Article | Unread], _: Gazetteer, __: Focus | None) -> Iterator[Parse | Unread]:
    """Stand in for parsing: an article may ask to kill its worker, or to fault."""
    for article in articles:
        if isinstance(article, Unread):
            yield article
            continue
        if article.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text == "fault":
            raise GazetteerError("a table is damaged")
        time.sleep(0.01 * (article.id == "0"))
        yield Parse(article)


def ids(found: Iterable[Parse | Unread]) -> list[str]:
    return [one.article.id if isinstance(one, Parse) else f"unread {one.source}" for one in found]


def test_two_processes_find_what_one_does(gazetteer: Gazetteer) -> None:
    items: list[Article | Unread] = [*ARTICLES]
    items.insert(2, Unread("x.txt", "empty"))
    together = list(parse(items, gazetteer, jobs=2))
    assert together == list(parse(items, gazetteer))
    assert len(together) == len(items) > parcels.ARTICLES_AT_ONCE


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_results_come_in_order_however_workers_start(
    method: str, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context(method))
    articles = [Article(str(number), "text") for number in range(10)]
    found = parse_in_workers(echo, articles, gazetteer, None, 2)
    assert ids(found) == [str(number) for number in range(10)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system can't kill so")
def test_the_article_that_a_worker_died_of_is_told_and_the_rest_go_on(gazetteer: Gazetteer) -> None:
    articles = [Article(str(number), "kill" if number == 4 else "text") for number in range(8)]
    found = list(parse_in_workers(echo, articles, gazetteer, None, 2))
    assert ids(found) == ["0", "1", "2", "3", "unread 4", "5", "6", "7"]
    (dead,) = [one for one in found if isinstance(one, Unread)]
    assert "signal 9" in dead.reason


def test_a_fault_that_is_no_article_s_ends_the_run(gazetteer: Gazetteer) -> None:
    articles = [Article("a", "text"), Article("b", "fault")]
    with pytest.raises(GazetteerError, match="a table is damaged"):
        list(parse_in_workers(echo, articles, gazetteer, None, 2))


def test_no_more_is_read_than_the_workers_need(gazetteer: Gazetteer) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        for number in count():
            taken += 1
            yield Article(str(number), "text")

    found = parse_in_workers(echo, endless(), gazetteer, None, 2)
    assert ids([next(found) for _ in range(5)]) == ["0", "1", "2", "3", "4"]
    found.close()
    assert taken <= 3 * (3 * 2 + 2)


def test_a_gazetteer_is_opened_once_in_another_process(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nVelmisar,40.5,45.5\n", encoding="utf-8")
    sent = pickle.dumps(Gazetteer.open(own=(own,)))
    one, other = pickle.loads(sent), pickle.loads(sent)  # noqa: S301 - our own
    assert one is other
    assert one.candidates("Velmisar")[0].place.latitude == 40.5


SCRIPT = """
import sys
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.pipeline.workers import parse_in_workers

def echo(articles, gazetteer, focus):
    return [Parse(article) for article in articles]

def articles():
    number = 0
    while True:
        number += 1
        yield Article(str(number), "Talks were held in Tbilisi.")

if __name__ == "__main__":
    for found in parse_in_workers(echo, articles(), Gazetteer.open(), None, 2):
        print(found.article.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"1\n"
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=300)  # pebble may wait a minute for each lock of a worker
    assert b"KeyboardInterrupt" in errors
    with pytest.raises(ProcessLookupError):
        _wait_for_group_to_end(process.pid)


def _wait_for_group_to_end(group: int) -> None:
    """Raise ProcessLookupError as soon as no process of the group is left."""
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.1)

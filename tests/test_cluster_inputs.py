"""What is read on workers, and at addresses: the same articles as one process reads from the same files."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import fsspec
import pyarrow as pa
import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from pyarrow import parquet
from test_cluster import echo
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from geo.cli import main
from geo.cluster import Cluster, Inputs, months, parts, read_and_parse
from geo.cluster import parsing as cluster_parsing
from geo.export import read_months
from geo.gazetteer import Gazetteer
from geo.library import build
from geo.library import reading as library_reading
from geo.model import Article, Parse, Unread
from geo.pipeline import corpus, open_store, parse
from geo.readers import ReadOptions, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("cluster")  # one set of workers at a time: each takes a core
TOWNS = ("Tbilisi", "Gori", "Goris", "Ganja", "Batumi", "Kutaisi", "Homs", "Mosul")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield str(cluster.scheduler_address)


def text(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return f"Shells hit a school in {town} on Monday, killing {number + 3} people, officials said."


def crawl(path: Path, count: int, *, is_packed: bool = True) -> Path:
    """Write a crawl as CC-NEWS has it: a record a page, each compressed by itself, requests between them."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=is_packed)
        writer.write_record(writer.create_warcinfo_record("news.warc.gz", {"software": "example"}))
        for number in range(count):
            url = f"https://news.example/{number}"
            body = f"<html><head><title>Report {number}</title></head><body><article><h1>Report {number}</h1>"
            body += f"<p>{text(number)} {'More is not known so far. ' * 8}</p></article></body></html>"
            status = "404 Not Found" if number % 7 == 3 else "200 OK"
            headers = StatusAndHeaders(
                status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            page = io.BytesIO(body.encode())
            writer.write_record(
                writer.create_warc_record(url, "response", payload=page, http_headers=headers)
            )
    return path


def folder(root: Path) -> Path:
    """Write a folder with reports in all kinds of files, and some that can't be read."""
    root.mkdir()
    rows = [{"id": f"j{number}", "text": text(number), "published": "2022-07-18"} for number in range(5)]
    (root / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (root / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(rows[0] | {"text": "Again."}).encode()))
    parquet.write_table(
        pa.table({"text": [text(5), text(6)], "published": ["2022-07-18", "2022-07-19"]}), root / "c.parquet"
    )
    crawl(root / "d.warc.gz", 12)
    crawl(root / "e.warc", 4, is_packed=False)
    (root / "f.warc.gz").write_bytes(gzip.compress((root / "e.warc").read_bytes()))  # packed as a whole
    (root / "g.warc.gz").write_bytes((root / "d.warc.gz").read_bytes()[:-200])  # damaged at its end
    (root / "h.txt").write_text(text(7), encoding="utf-8")
    (root / "i.txt").write_text("", encoding="utf-8")
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return root


@pytest.mark.parametrize("together", [1, 128])
def test_workers_read_what_one_process_reads(
    gazetteer: Gazetteer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(cluster_parsing, "INPUTS_AT_ONCE", together)
    monkeypatch.setattr(cluster_parsing, "RECORDS_AT_ONCE", 3)
    if together == 1:
        monkeypatch.setattr(parts, "BYTES_AT_ONCE", 1)  # each file is a large one, and shared out
    reports = folder(tmp_path / "reports")
    here = list(echo(read([reports]), gazetteer, None))
    assert len([item for item in here if isinstance(item, Parse)]) > 25
    assert len([item for item in here if isinstance(item, Unread)]) > 4
    with Cluster(address) as cluster:
        there = list(read_and_parse(cluster, Inputs([reports], ReadOptions()), gazetteer, parsing=echo))
    assert there == here


def test_what_workers_read_they_parse_as_one_process_does(
    gazetteer: Gazetteer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_parsing, "RECORDS_AT_ONCE", 4)
    path = crawl(tmp_path / "news.warc.gz", 9)
    with Cluster(address) as cluster:
        there = list(read_and_parse(cluster, Inputs([path], ReadOptions()), gazetteer))
    assert repr(there) == repr(list(parse(read([path]), gazetteer)))


def test_a_part_that_was_found_before_is_not_read_again(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    path = crawl(tmp_path / "news.warc.gz", 6)
    inputs = Inputs([path, tmp_path / "one.txt"], ReadOptions())
    (tmp_path / "one.txt").write_text(text(1), encoding="utf-8")
    with Cluster(address) as cluster:
        run = partial(read_and_parse, cluster, inputs, gazetteer, parsing=echo)
        with open_store(tmp_path / "store", gazetteer) as store:
            first = list(run(store=store))
        with open_store(tmp_path / "store", gazetteer) as store:
            assert list(run(store=store)) == first
            assert store.kept == 0
        (tmp_path / "one.txt").write_text("Another text of the same file.", encoding="utf-8")
        with open_store(tmp_path / "store", gazetteer) as store:
            changed = list(run(store=store))
    assert [item.article.text for item in changed[-1:] if isinstance(item, Parse)] == [
        "Another text of the same file."
    ]


def test_a_page_that_kills_its_worker_costs_itself_alone(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    rows = [{"id": str(number), "text": "kill" if number == 3 else "text"} for number in range(6)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Cluster(address) as cluster:
        found = list(read_and_parse(cluster, Inputs([path], ReadOptions()), gazetteer, parsing=echo))
    ids = [item.article.id if isinstance(item, Parse) else f"unread {item.source}" for item in found]
    assert ids == ["0", "1", "2", "unread 3", "4", "5"]


def articles(*sources: str) -> list[Article]:
    return [item for item in read(sources) if isinstance(item, Article)]


def test_articles_are_read_at_addresses(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/reports/a.txt", text(0).encode())
    memory.pipe("/reports/b.jsonl.gz", gzip.compress(json.dumps({"id": "b", "text": text(1)}).encode()))
    memory.pipe("/reports/picture.png", b"\x89PNG\r\n\x1a\n")
    found = list(read(["memory://reports"]))
    assert [item.id for item in found if isinstance(item, Article)] == ["memory://reports/a.txt", "b"]
    assert [item.source for item in found if isinstance(item, Unread)] == ["memory://reports/picture.png"]
    (tmp_path / "c.txt").write_text(text(2), encoding="utf-8")
    assert [one.text for one in articles(f"file://{tmp_path}")] == [text(2)]
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("may/1.txt", text(3))
        archive.writestr("may/2.txt", text(4))
    packed = f"zip://may::file://{tmp_path}/d.zip"
    assert [one.text for one in articles(packed)] == [text(3), text(4)]
    assert articles(packed)[0].id == f"zip://may/1.txt::file://{tmp_path}/d.zip"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memory://there-is-none.txt", "no such file"),
        ("nowhere://a.txt", "nowhere"),
        ("memory://there-is-none/", "the folder holds no article"),
    ],
)
def test_an_address_that_can_t_be_read_is_named(address: str, reason: str) -> None:
    (found,) = read([address])
    assert isinstance(found, Unread)
    assert found.source == address
    assert reason in found.reason.lower()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve a folder on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    root = tmp_path / "served"
    root.mkdir()
    crawl(root / "news.warc.gz", 5)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_workers_read_from_a_server(gazetteer: Gazetteer, address: str, server: str, tmp_path: Path) -> None:
    where = f"{server}/news.warc.gz"
    here = list(read([tmp_path / "served" / "news.warc.gz"]))
    with Cluster(address) as cluster:
        found = list(read_and_parse(cluster, Inputs([where], ReadOptions()), gazetteer, parsing=echo))
    texts = [item.article.text for item in found if isinstance(item, Parse)]
    assert texts == [item.text for item in here if isinstance(item, Article)]
    assert len(texts) == 4


def test_a_build_of_a_crawl_on_a_cluster_gives_the_same_bytes(tmp_path: Path, address: str) -> None:
    path = crawl(tmp_path / "news.warc.gz", 6)
    for name, options in (("one", ()), ("shared", ("--scheduler", address))):
        out = ("--no-cache", "--out", str(tmp_path / name), "--name", "map", "--published", "2022-07-18")
        run = ["build", str(path), *out, "--format", "months", *options]
        done = CliRunner().invoke(main, run, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    month = "map.months/month=2022-07/events.parquet"
    for file in ("map.html", "map.geojson", "map.events.json", month):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "shared" / file).read_bytes()


def test_the_library_shares_out_all_that_the_command_does(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = crawl(tmp_path / "news.warc.gz", 6)
    chosen = {"out": tmp_path / "shared", "name": "map", "published": "2022-07-18", "format": "months"}
    build(path, **chosen | {"out": tmp_path / "one"}, no_cache=True)  # type: ignore[arg-type]

    def refuse(*_: object) -> None:
        raise AssertionError("the workers were to do this")

    for where, name in ((library_reading, "articles_of"), (corpus, "gather"), (months, "geoparquet")):
        monkeypatch.setattr(where, name, refuse)
    build(path, **chosen, no_cache=True, scheduler=address)  # type: ignore[arg-type]
    for file in ("map.html", "map.geojson", "map.months/month=2022-07/events.parquet"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "shared" / file).read_bytes()


def test_a_kept_part_that_is_damaged_is_found_anew(
    gazetteer: Gazetteer, address: str, tmp_path: Path
) -> None:
    path = crawl(tmp_path / "news.warc.gz", 4)
    with Cluster(address) as cluster:
        run = partial(read_and_parse, cluster, Inputs([path], ReadOptions()), gazetteer, parsing=echo)
        with open_store(tmp_path / "store", gazetteer) as store:
            first = list(run(store=store))
        (kept,) = (tmp_path / "store").glob("*.sqlite")
        with closing(sqlite3.connect(kept)) as damaged, damaged:
            assert damaged.execute("UPDATE kept SET blob = x'00'").rowcount > 0
        for _ in range(2):
            with open_store(tmp_path / "store", gazetteer) as store:
                assert list(run(store=store)) == first


def test_builds_on_a_cluster_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    for name in ("Goris", "Batumi"):
        (tmp_path / f"{name}.txt").write_text(f"{name}, July 4, 2022 — A flood hit {name} on Monday.")
    command = [sys.executable, "-c", "from geo.cli import main; main()", "build", "--no-cache", "--quiet"]
    command += ["--name", "map", "--format", "months", "--out", str(tmp_path / "maps")]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        command += ["--scheduler", str(cluster.scheduler_address)]
        both = [subprocess.Popen([*command, str(tmp_path / f"{name}.txt")]) for name in ("Goris", "Batumi")]
        assert [one.wait(120) for one in both] == [0, 0]
    drawn = json.loads((tmp_path / "maps" / "map.geojson").read_text("utf-8"))
    places = {feature["properties"]["place_name"] for feature in drawn["features"]}
    assert set(read_months(tmp_path / "maps" / "map.months")["place_name"]) == places
    assert places in ({"Goris"}, {"Batumi"})
    assert not list((tmp_path / "maps").glob(".geo-*"))

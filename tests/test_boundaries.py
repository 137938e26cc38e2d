"""A fault costs what it stands in: a source, a record, an article, an event; and is named."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner

from geo import cli, files, pipeline
from geo.errors import GeoError
from geo.events import gather
from geo.export import events_frame
from geo.gazetteer import Gazetteer
from geo.model import Article, Event, Parse, Unread
from geo.models import CHECKSUMS, MODELS, why_altered
from geo.pipeline.boundaries import find_faulty, together
from geo.pipeline.output import Output
from geo.readers import read
from geo.readers.formats import table
from geo.readers.inputs.content import Content
from geo.recognise.tagger import open_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SHELLED = "Rebels shelled {place} on 14 May 2021, killing two people.\n"
COMMAND = "from geo.cli import main; main(prog_name='geo')"
HEEDED = {"SIGTERM": "SIG_DFL", "SIGHUP": "SIG_DFL", "SIGINT": "default_int_handler"}
"""What a shell in the foreground gives a program; who runs the tests may ignore some signals."""
posix = pytest.mark.skipif(os.name != "posix", reason="signals and descriptors of POSIX")


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for place in ("Baku", "Ganja", "Goris"):
        (folder / f"{place}.txt").write_text(SHELLED.format(place=place), encoding="utf-8")
    return folder


NOTHING: tuple[str, ...] = ()


class BrokenError(Exception):
    """What nobody has foreseen."""


def test_a_reader_that_breaks_costs_its_own_file(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (articles / "bad.rtf").write_bytes(b"{\\rtf1 Rebels shelled Baku.}")

    def breaks(_: object) -> Iterator[Any]:
        raise BrokenError("nobody has\nforeseen this")
        yield

    monkeypatch.setitem(cast("dict[Content, object]", table.SURE), Content.RTF, breaks)
    found = list(read([articles]))
    assert len([item for item in found if isinstance(item, Article)]) == 3
    (bad,) = [item for item in found if isinstance(item, Unread)]
    assert bad.source.endswith("bad.rtf")
    assert bad.reason == "could not be read: BrokenError: nobody has foreseen this"
    assert "in breaks" in bad.trace


def test_what_was_held_back_for_its_dates_is_read_though_the_file_breaks_off(tmp_path: Path) -> None:
    rows = "".join(f'{{"text": "Talks were held.", "published": "0{n}/05/2022"}}\n' for n in range(1, 6))
    (tmp_path / "a.jsonl").write_bytes(rows.encode() + b'{"text": "\xff"}\n')
    found = list(read([tmp_path / "a.jsonl"]))
    assert len([item for item in found if isinstance(item, Article)]) == 5


@pytest.mark.parametrize("faulty", [set(), {0}, {4}, {2, 3}, {0, 1, 2, 3, 4}])
def test_what_is_at_fault_is_found_by_halving(faulty: set[int]) -> None:
    def work(items: Sequence[int]) -> None:
        if faulty & set(items):
            raise BrokenError

    assert set(find_faulty(range(5), work)) == faulty


def test_articles_with_which_gathering_fails_cost_their_own_events() -> None:
    parses = [Parse(Article(name, "Talks were held.")) for name in "abcd"]

    def work(items: Sequence[Parse]) -> tuple[str, ...]:
        if any(item.article.id in "bd" for item in items):
            raise BrokenError
        return tuple(item.article.id for item in items)

    found = together(parses, work, "it could not be gathered", NOTHING)
    assert found.result == ("a", "c")
    assert [(fault.source, fault.partial) for fault in found.faults] == [("b", True), ("d", True)]


def test_where_all_fail_together_only_nothing_comes_of_it_and_all_are_named() -> None:
    parses = [Parse(Article(name, "Talks were held.")) for name in "ab"]

    def work(items: Sequence[Parse]) -> tuple[str, ...]:
        if len(items) > 1:
            raise BrokenError
        return ("one",)

    found = together(parses, work, "it could not be gathered", NOTHING)
    assert found.result == ()
    assert [fault.source for fault in found.faults] == ["a", "b"]


def test_a_build_goes_on_without_the_article_that_cannot_be_gathered(
    articles: Path, world: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(parses: Sequence[Parse], store: object = None) -> tuple[Event, ...]:
        assert store is None
        if any("Ganja" in parse.article.text for parse in parses):
            raise BrokenError("a date that is none")
        return gather(parses)

    monkeypatch.setattr("geo.pipeline.corpus.gather", broken)
    found = pipeline.collect(read([articles]), world)
    assert {at.place.name for event in found.events for at in event.places} == {"Baku", "Goris"}
    assert [fault.reason for fault in found.unread] == [
        "its events can't be gathered: BrokenError: a date that is none"
    ]


def test_an_event_that_cannot_be_drawn_costs_itself(
    articles: Path, tmp_path: Path, world: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = pipeline.collect(read([articles]), world)

    def broken(events: Sequence[Event], gazetteer: Gazetteer, kept: object = None) -> object:
        assert kept is None
        if any(at.place.name == "Goris" for event in events for at in event.places):
            raise BrokenError
        return events_frame(events, gazetteer)

    monkeypatch.setattr("geo.pipeline.writing.events_frame", broken)
    built = pipeline.build(corpus, pipeline.DateRange(), Output(tmp_path / "out"), world)
    drawn = json.loads(built.geojson.read_text(encoding="utf-8"))
    assert {feature["properties"]["place_name"] for feature in drawn["features"]} == {"Baku", "Ganja"}
    assert {fault.source.rpartition("/")[2] for fault in built.faults} == {"Goris.txt"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in built.files}


def test_what_cannot_be_drawn_at_all_changes_nothing(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("GEO_CACHE", "off")
    run = CliRunner()
    assert run.invoke(cli.main, ["build", str(articles), "--out", str(out)]).exit_code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def broken(*_: object) -> object:
        raise BrokenError("no frame")

    monkeypatch.setattr("geo.pipeline.writing.events_frame", broken)
    report = tmp_path / "report.txt"
    result = run.invoke(cli.main, ["build", str(articles), "--out", str(out), "--debug", str(report)])
    assert result.exit_code == 4
    assert result.stderr.splitlines()[-1].startswith("geo: the map can't be drawn: BrokenError: no frame")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    written = report.read_text(encoding="utf-8")
    assert "in broken" in written
    assert "Python 3." in written
    assert "killing two" not in written


def geo(
    *arguments: str, streams: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", COMMAND, *arguments]
    if streams:
        command = ["sh", "-c", f'"$@" {streams}', "sh", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=env)


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["build", "--help"], ["config"]])
def test_a_full_standard_output_is_a_failure_told_in_one_line(arguments: list[str]) -> None:
    done = geo(*arguments, streams=">/dev/full")
    assert done.returncode == 4
    (line,) = done.stderr.splitlines()
    assert line.startswith("geo: can't write to standard output")


@posix
@pytest.mark.parametrize(("closed", "said"), [(">&-", 1), (">&- 2>&-", 0)])
def test_a_closed_standard_output_is_a_failure(closed: str, said: int) -> None:
    done = geo("config", streams=closed)
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == said


@posix
def test_a_closed_error_stream_is_not_the_next_file_that_is_opened(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    done = geo("parse", "nothing.txt", "--log", str(log), streams="2>&-")
    assert done.returncode == 2
    lines = log.read_text(encoding="utf-8").splitlines()
    assert all(line[:2] == "20" for line in lines), "something was written into the log that is none of it"


def test_letters_that_the_output_lacks_are_escaped_as_in_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels shelled Баку 😀 on 14 May 2021 \ufffd.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "GEO_CACHE": "off"}
    done = geo("parse", "--jsonl", str(tmp_path / "a.txt"), env=environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["text"] == "Rebels shelled Баку 😀 on 14 May 2021 \ufffd."


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_run_in_order_and_with_its_own_status(name: str, tmp_path: Path) -> None:
    number, log = getattr(signal, name), tmp_path / "log.txt"
    default = f"import signal; signal.signal(signal.{name}, signal.{HEEDED[name]}); "
    command = [sys.executable, "-c", default + COMMAND, "build", "-"]
    waiting = subprocess.Popen(
        [*command, "--out", str(tmp_path / "out"), "--log", str(log)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while waiting.poll() is None and not (log.exists() and "begins" in log.read_text(encoding="utf-8")):
        time.sleep(0.05)
    waiting.send_signal(number)
    _, told = waiting.communicate(timeout=60)
    assert waiting.returncode == 128 + number
    assert told.splitlines()[-1] == "geo: stopped"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "option", ["--corrections", "--gazetteer", "--focus", "--types", "--config", "--notes"]
)
def test_names_too_long_for_a_file_are_refused_in_one_line(option: str, articles: Path) -> None:
    result = CliRunner().invoke(cli.main, ["build", str(articles), "--dry-run", option, "x" * 300])
    assert result.exit_code == 2
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "File name too long" in result.stderr


def test_altered_weights_are_refused_before_a_library_opens_them(tmp_path: Path) -> None:
    for name in (CHECKSUMS, "usage.crfsuite"):
        (tmp_path / name).write_bytes((MODELS / name).read_bytes())
    assert not why_altered(tmp_path / "usage.crfsuite")
    content = bytearray((MODELS / "usage.crfsuite").read_bytes())
    content[1000] ^= 1
    (tmp_path / "usage.crfsuite").write_bytes(content)
    with pytest.raises(GeoError, match=r"usage\.crfsuite: altered since it was listed"):
        open_model(tmp_path / "usage.crfsuite")


def test_all_weights_that_libraries_in_c_read_are_listed() -> None:
    listed = {line.split()[1] for line in (MODELS / CHECKSUMS).read_text(encoding="ascii").splitlines()}
    assert listed == {path.name for path in MODELS.iterdir() if path.suffix in {".onnx", ".crfsuite"}}
    assert not [name for name in listed if why_altered(MODELS / name)]


def test_nothing_that_is_stored_or_installed_is_unpickled() -> None:
    root = Path(cli.__file__).parents[1]
    between_processes = {"cluster/setup.py", "cluster/apart.py"}
    calls = r"\b(?:pickle|marshal|shelve|joblib)\b.*\b(?:loads?|open)\b|allow_pickle=True"
    unsafe = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(calls, path.read_text(encoding="utf-8"))
    ]
    assert set(unsafe) <= between_processes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "option", ["--corrections", "--gazetteer", "--focus", "--types", "--config", "--notes"]
)
def test_a_pipe_that_nobody_writes_into_is_refused_in_one_line(
    option: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    monkeypatch.setattr(files, "SECONDS_TO_WAIT", 0.2)
    given = ["build", str(articles), "--dry-run", option, str(tmp_path / "pipe.csv")]
    result = CliRunner().invoke(cli.main, given)
    assert result.exit_code == 2, result.stderr
    assert "pipe.csv" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_in_the_folder_of_maps_are_passed_by(articles: Path, tmp_path: Path, world: Gazetteer) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("other.html", "other.geojson", "events.xml"):
        os.mkfifo(out / name)
    corpus = pipeline.collect(read([articles]), world)
    built = pipeline.build(corpus, pipeline.DateRange(), Output(out, name="today"), world)
    assert built.html.is_file()
    assert "other.html" not in (out / "index.html").read_text(encoding="utf-8")

"""The files of a build change in one step: all are old or all are new, whenever a run is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from geo.errors import OutputError
from geo.pipeline import staging, switching
from geo.pipeline.staging import JOURNAL, OURS, STAGE, alone, staged

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("a.geojson", "a.gpkg", "a.html", "index.html")
MONTHS = "a.months"
posix = pytest.mark.skipif(os.name != "posix", reason="locks, signals and renames of POSIX")

PUBLISHING = """
import os, signal, sys, time
from pathlib import Path
from geo.pipeline import staging, switching
out, text, calls, where = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
left = calls
def dying(real):
    def call(*args, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    return call
if calls:
    for name in ("replace", "rename", "link", "fsync", "mkdir", "remove", "rmdir", "unlink"):
        setattr(os, name, dying(getattr(os, name)))
if where == "here":
    switching.__file__ = "nowhere"
print("begins", flush=True)
def publish():
    with staging.staged(out) as stage:
        for name in ("a.geojson", "a.gpkg", "a.html", "index.html"):
            (stage / name).write_text(text * 2000)
        (stage / "a.months").mkdir()
        (stage / "a.months" / "2022-07.parquet").write_text(text * 2000)
for _ in range(int(sys.argv[5])):
    publish()
print("done", left, flush=True)
"""


def published(out: Path) -> set[str]:
    """Return the first letters of all files of a build: one where all are of one build."""
    files = [*(out / name for name in NAMES), out / MONTHS / "2022-07.parquet"]
    return {file.read_text(encoding="utf-8")[0] for file in files}


def publish(out: Path, text: str) -> None:
    with staged(out) as stage:
        for name in NAMES:
            (stage / name).write_text(text * 2000, encoding="utf-8")
        (stage / MONTHS).mkdir()
        (stage / MONTHS / "2022-07.parquet").write_text(text * 2000, encoding="utf-8")


def start(
    out: Path, text: str, calls: int = 0, where: str = "apart", times: int = 1
) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PUBLISHING, str(out), text, str(calls), where, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def hidden(out: Path) -> list[str]:
    return [path.name for path in out.iterdir() if path.name.startswith(STAGE)]


@posix
@pytest.mark.parametrize("where", ["here", "apart"])
def test_a_kill_at_each_call_of_the_system_leaves_all_old_or_all_new(where: str, tmp_path: Path) -> None:
    outcomes = set()
    for calls in range(1, 200):
        out = tmp_path / str(calls)
        publish(out, "o")
        run = start(out, "n", calls, where)
        told, _ = run.communicate(timeout=60)
        if "done" in told:
            assert calls > 10, "the calls of the system were not counted"
            break
        assert run.returncode == -signal.SIGKILL
        if where == "apart":  # the program that moves the files outlives the build
            with alone(out):
                outcomes |= published(out)
                assert len(published(out)) == 1, calls
        with staged(out):  # what any next build does first
            pass
        assert len(published(out)) == 1, calls
        assert not hidden(out), calls
        outcomes |= published(out)
        assert {path.name for path in out.iterdir()} == {*NAMES, MONTHS}
        shutil.rmtree(out)
    assert outcomes == {"o", "n"}


@posix
def test_kills_at_random_moments_while_two_builds_write_one_folder(tmp_path: Path) -> None:
    publish(tmp_path, "o")
    chance = random.Random(20)  # noqa: S311 - not for secrets
    for _ in range(12):
        runs = [start(tmp_path, text, times=50) for text in "nm"]
        for run in runs:
            assert run.stdout is not None
            assert run.stdout.readline() == "begins\n"
        time.sleep(chance.uniform(0.0, 0.4))
        for run in runs:
            run.kill()
        for run in runs:
            run.communicate(timeout=60)
        with alone(tmp_path):
            assert len(published(tmp_path)) == 1
    publish(tmp_path, "z")
    assert published(tmp_path) == {"z"}
    assert not hidden(tmp_path)


@posix
def test_two_builds_at_once_never_mix(tmp_path: Path) -> None:
    publish(tmp_path, "o")
    runs = [start(tmp_path, text, times=20) for text in "nm"]
    seen = set()
    while any(run.poll() is None for run in runs):
        with alone(tmp_path):
            assert len(published(tmp_path)) == 1
            seen |= published(tmp_path)
    assert [run.returncode for run in runs] == [0, 0]
    assert seen >= {"n", "m"}
    assert not hidden(tmp_path)


@posix
def test_a_stage_that_a_killed_run_left_is_cleared_and_one_in_use_is_not(tmp_path: Path) -> None:
    dead = tmp_path / f"{STAGE}deadbeef"
    dead.mkdir()
    (dead / "a.html").write_text("half", encoding="utf-8")
    own = tmp_path / ".geo-my own folder"
    own.mkdir()
    with staged(tmp_path) as first:
        assert not dead.exists()
        with staged(tmp_path) as second:
            assert first.is_dir()
            assert second.is_dir()
    assert hidden(tmp_path) == [own.name]


def test_a_journal_is_completed_by_the_next_build(tmp_path: Path) -> None:
    publish(tmp_path, "o")
    journal = tmp_path / f"{JOURNAL}abcd1234"
    journal.mkdir()
    for name in NAMES[1:]:  # the first was moved when the power went
        (journal / name).write_text("n", encoding="utf-8")
    (tmp_path / NAMES[0]).write_text("n", encoding="utf-8")
    (journal / MONTHS).mkdir()
    (journal / MONTHS / "2022-07.parquet").write_text("n", encoding="utf-8")
    with staged(tmp_path):
        pass
    assert published(tmp_path) == {"n"}
    assert not hidden(tmp_path)


@pytest.mark.parametrize("number", range(5))
def test_what_cannot_be_moved_leaves_all_as_it_was(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "o")
    real, bad = os.replace, sorted([*NAMES, MONTHS])[number]

    def replace(source: str, target: str) -> None:
        if Path(target) == tmp_path / bad and JOURNAL in str(source) and switching.EARLIER not in str(source):
            raise PermissionError(1, "Operation not permitted")
        real(source, target)

    monkeypatch.setattr(switching, "__file__", "nowhere")
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputError, match="Operation not permitted"):
        publish(tmp_path, "n")
    assert published(tmp_path) == {"o"}
    assert not hidden(tmp_path)


def test_a_failure_of_the_program_that_moves_is_told(tmp_path: Path) -> None:
    publish(tmp_path, "o")
    (tmp_path / "a.html").unlink()
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match="a folder has that name"):
        publish(tmp_path, "n")
    assert (tmp_path / "a.gpkg").read_text(encoding="utf-8")[0] == "o"
    with pytest.raises(OutputError, match="can't write into"):
        staging._switch(tmp_path / "gone" / "journal", tmp_path / "gone", None)  # noqa: SLF001 - its error


NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root, who may write anywhere, for a while; anyone else has none to give up."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@posix
def test_a_folder_that_may_not_be_written_is_named() -> None:
    with TemporaryDirectory() as named:
        folder = Path(named)
        folder.chmod(0o755)  # so that nobody gets there
        publish(folder / "out", "o")
        (folder / "out").chmod(0o555)
        with as_nobody(), pytest.raises(OutputError, match="Permission denied; choose another with --out"):
            publish(folder / "out", "n")
        (folder / "out").chmod(0o755)
        assert published(folder / "out") == {"o"}


@posix
def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, "o")
    limited = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
    command = [sys.executable, "-c", limited + PUBLISHING, str(tmp_path), "n", "0", "apart", "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "OutputError: can't write into" in run.stderr
    assert published(tmp_path) == {"o"}
    assert not hidden(tmp_path)


def test_a_disk_on_which_nothing_can_be_moved_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "o")
    real = os.mkdir

    def mkdir(path: str, *arguments: int) -> None:
        if str(path).endswith(switching.EARLIER):
            raise OSError(28, "No space left on device")
        real(path, *arguments)

    monkeypatch.setattr(switching, "__file__", "nowhere")
    monkeypatch.setattr(os, "mkdir", mkdir)
    with pytest.raises(OutputError, match="No space left"):
        publish(tmp_path, "n")
    monkeypatch.undo()
    with staged(tmp_path):  # a journal would be completed now
        pass
    assert published(tmp_path) == {"o"}
    assert not hidden(tmp_path)


def test_a_file_that_cannot_be_written_is_named_by_its_place_and_not_by_the_stage(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told, staged(tmp_path) as stage:
        raise OutputError(f"can't write the map {str(stage / 'a.html')!r}: No space left on device")
    assert str(told.value) == f"can't write the map {str(tmp_path / 'a.html')!r}: No space left on device"


@posix
@pytest.mark.parametrize("where", ["here", "apart"])
def test_nothing_of_the_users_surroundings_is_needed(where: str, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name in {"PYTHONPATH", "LD_LIBRARY_PATH"}}
    command = [sys.executable, "-c", PUBLISHING, str(tmp_path), "n", "0", where, "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=kept, cwd="/")
    assert "done" in run.stdout, run.stderr
    assert published(tmp_path) == {"n"}


@posix
def test_a_signal_waits_until_files_are_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, "o")
    real = staging._switch  # noqa: SLF001 - the moment that is tested

    def interrupted(*arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(staging, "_switch", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    try:
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, "n")
    finally:
        signal.signal(signal.SIGINT, before)
    assert published(tmp_path) == {"n"}
    assert not hidden(tmp_path)


def test_what_is_finished_last_is_published_with_the_rest(tmp_path: Path) -> None:
    def finish(stage: Path) -> None:
        (stage / "index.html").write_text("n", encoding="utf-8")

    with staged(tmp_path, finish) as stage:
        (stage / "a.html").write_text("n", encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "index.html"}
    assert not (tmp_path / OURS).exists()

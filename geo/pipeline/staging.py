"""Files and folders that appear together when all are whole, or not at all, whenever the run is killed.

They are written into a stage, a hidden folder beside those to come, and from there to disk. One rename makes
the stage a journal: from then on they are published, and `geo.pipeline.switching` moves them into place. A
build completes the journals and removes the stages that earlier ones left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError, OutputError
from geo.pipeline import switching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OURS = ".geo-build"
"""A file that says of a folder that a build has written it: a later one may put its own in its place."""
STAGE, JOURNAL = ".geo-", ".geo-switch-"
"""How the names of stages and of journals begin."""
LEFT_BEHIND = re.compile(r"\.geo-(?:switch-)?[a-z0-9_]{8}")
SECONDS_OF_A_BUILD = 24 * 60 * 60
"""Where the system has no locks, a stage older than that is taken for left behind."""
STOPPING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def staged(out: Path, finish: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Yield a folder beside the files to come; publish them together when all are whole.

    What two builds write into one folder at once never mixes: the files of the one that is done last stay.

    Parameters
    ----------
    out
        The folder in which they will be.
    finish
        Called with the stage last of all, while no other build publishes into the folder.

    Raises
    ------
    OutputError
        If they can't be written or put in place; then the folder is as it was.
    """
    with ExitStack() as held, _write_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        with alone(out) as handle:
            _put_in_order(out, handle)
            stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=out))
            held.callback(shutil.rmtree, stage, ignore_errors=True)
            held.enter_context(_locked(stage))
        with _files_named_as_they_will_be(stage):
            yield stage
        for file in sorted(stage.iterdir()):
            if file.is_dir():
                note = "written by geo build, which may replace this folder\n"
                (file / OURS).write_text(note, encoding="ascii")
        _sync_all(stage)
        with alone(out) as handle, _unstopped():
            if finish is not None:
                finish(stage)
                _sync_all(stage)
            for file in sorted(stage.iterdir()):
                _require_place(out / file.name, is_folder=file.is_dir())
            journal = stage.with_name(JOURNAL + stage.name.removeprefix(STAGE))
            stage.rename(journal)
            switching.sync(str(out))
            _switch(journal, out, handle)


@contextmanager
def alone(folder: Path) -> Iterator[int | None]:
    """Let no other build publish into a folder meanwhile, where the system can keep it from that.

    Yields
    ------
    int or None
        What holds the lock; None where there is none.
    """
    if fcntl is None:
        yield None
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _put_in_order(out: Path, handle: int | None) -> None:
    """Complete what earlier builds have published, and remove what they have left behind."""
    for folder in sorted(out.iterdir()):
        if not LEFT_BEHIND.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
            continue
        if folder.name.startswith(JOURNAL):
            _switch(folder, out, handle)
        elif _is_left_behind(folder):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(stage: Path) -> Iterator[None]:
    """Show other builds as long as this one lives that a stage is in use."""
    with alone(stage):
        yield


def _is_left_behind(stage: Path) -> bool:
    if fcntl is None:
        return time.time() - stage.stat().st_mtime > SECONDS_OF_A_BUILD
    handle = os.open(stage, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(handle)


def _switch(journal: Path, out: Path, handle: int | None) -> None:
    """Move what a journal holds into place: in a process of its own, which holds the lock too, if one starts.

    Raises
    ------
    OSError
        If it can't be moved; then nothing was.
    """
    if not Path(switching.__file__).is_file():  # a package in a zip file
        switching.switch(str(journal), str(out))
        return
    try:
        moving = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", switching.__file__, str(journal), str(out)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            pass_fds=() if handle is None else (handle,),
            text=True,
        )
    except (OSError, ValueError):  # no program to start, or no process to be had
        switching.switch(str(journal), str(out))
        return
    _, reason = moving.communicate()
    if moving.returncode:
        last = (reason.strip().splitlines() or [f"exit status {moving.returncode}"])[-1]
        raise OutputError(f"can't write into {str(out)!r}: {last}; choose another with --out")


@contextmanager
def _unstopped() -> Iterator[None]:
    """Let signals that end a run wait until its files are in place: that takes a moment.

    They are noted by handlers rather than blocked, for a blocked signal still reaches the other threads that
    libraries have started, and Python acts on it in the main one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    before = {one: signal.signal(one, lambda number, _frame: received.append(number)) for one in STOPPING}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler if handler is not None else signal.SIG_DFL)
        for number in received[:1]:
            signal.raise_signal(number)


def _sync_all(stage: Path) -> None:
    """Have the system write down all files of a stage."""
    for folder, _, names in os.walk(stage):
        for name in names:
            with Path(folder, name).open("rb") as file:
                os.fsync(file.fileno())
        switching.sync(folder)


def _require_place(target: Path, *, is_folder: bool) -> None:
    """Raise an error if something stands in the way that no build has written."""
    if target.is_dir() and not (is_folder and (target / OURS).is_file()):
        raise OutputError(f"can't write {str(target)!r}: a folder has that name")
    if is_folder and target.is_file():
        raise OutputError(f"can't write the folder {str(target)!r}: a file has that name")


@contextmanager
def _files_named_as_they_will_be(stage: Path) -> Iterator[None]:
    """Leave the stage out of the paths that errors name: it is gone when they are read."""
    try:
        yield
    except GeoError as error:
        says = re.sub(rf"{re.escape(stage.name)}[/\\]+", "", str(error))
        if says == str(error):
            raise
        raise type(error)(says) from error


@contextmanager
def _write_errors(out: Path) -> Iterator[None]:
    """Raise an error of the system as one that says in the user's terms that the folder can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"can't write into {str(out)!r}: {reason}; choose another with --out") from error

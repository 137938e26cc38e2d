"""Files and folders that appear together when all are whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = ".geo-build"
"""A file that says of a folder that a build has written it: a later one may put its own in its place."""


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Yield a folder beside the files to come; move them into place only when all are whole.

    What two builds write into one folder at once never mixes: the files of the one that is done last stay.
    """
    with _write_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".geo-", dir=out))
    try:
        with _write_errors(out):
            yield stage
            written = sorted(stage.iterdir())
            with tempfile.TemporaryDirectory(prefix=".geo-", dir=out) as earlier, _alone(out):
                for file in written:
                    _require_place(out / file.name, is_folder=file.is_dir())
                for file in written:
                    _put(file, out / file.name, Path(earlier))
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _require_place(target: Path, *, is_folder: bool) -> None:
    """Raise an error if something stands in the way that no build has written."""
    if target.is_dir() and not (is_folder and (target / OURS).is_file()):
        raise OutputError(f"can't write {str(target)!r}: a folder has that name")
    if is_folder and target.is_file():
        raise OutputError(f"can't write the folder {str(target)!r}: a file has that name")


def _put(file: Path, target: Path, earlier: Path) -> None:
    """Move a file or a folder into place, and a folder that it replaces away."""
    if file.is_dir():
        (file / OURS).write_text("written by geo build, which may replace this folder\n", encoding="ascii")
        if target.exists():
            target.rename(earlier / target.name)
    file.replace(target)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other build move its files into a folder meanwhile, where the system can keep it from that."""
    try:
        import fcntl  # noqa: PLC0415 - only where there is POSIX
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _write_errors(out: Path) -> Iterator[None]:
    """Raise an error of the system as one that says in the user's terms that the folder can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"can't write into {str(out)!r}: {reason}; choose another with --out") from error

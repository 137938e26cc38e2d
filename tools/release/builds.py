"""Wheel and source archive, built twice to the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


class ReleaseError(Exception):
    """Something that a release needs is not there, or not as it must be."""


def build_twice(scratch: Path) -> list[Path]:
    """Return wheel and source archive after building them twice.

    Parameters
    ----------
    scratch
        An empty folder.

    Raises
    ------
    ReleaseError
        If the builds differ, or the wheel of the source archive does.
    """
    first, second, of_source = (scratch / name for name in ("first", "second", "of-source"))
    _build(ROOT, first, "--sdist", "--wheel")
    _build(ROOT, second, "--sdist", "--wheel")
    compare(first, second)
    (archive,) = first.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(scratch / "source", filter="data")
    (source,) = (scratch / "source").iterdir()
    _build(source, of_source, "--wheel")
    compare(of_source, first)
    return sorted(first.iterdir())


def compare(some: Path, others: Path) -> None:
    """Check that each file of one folder has the same bytes in another.

    Raises
    ------
    ReleaseError
        Naming the first that differs.
    """
    for path in sorted(some.iterdir()):
        other = others / path.name
        if not other.is_file() or digest(path) != digest(other):
            raise ReleaseError(f"{path.name}: two builds of it differ ({some} and {others})")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def commit_time() -> str:
    """Return when the commit was made, in seconds since 1970: the time of every file in a build."""
    return _said("git", "log", "-1", "--format=%ct")


def tag() -> str:
    """Return the tag of the commit, such as ``v1.2.0``; nothing where it has none."""
    tags = _said("git", "tag", "--points-at", "HEAD", "--list", "v[0-9]*").split()
    return tags[0] if tags else ""


def changed() -> list[str]:
    """Return the files that differ from the commit."""
    return _said("git", "status", "--porcelain").splitlines()


def _build(source: Path, out: Path, *what: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": commit_time()}
    command = [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(out), str(source)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"the build failed:\n{done.stdout}\n{done.stderr}")


def _said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

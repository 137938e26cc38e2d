"""The checksums of all the tables that ship with `geo`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from geo.models import CHECKSUMS

if TYPE_CHECKING:
    from pathlib import Path

NOTES = ".md"


def write_checksums(folder: Path) -> None:
    """Write ``CHECKSUMS`` over the tables in each folder below `folder`, as ``sha256sum -c`` reads it."""
    tables = sorted(path for path in folder.glob("*/*") if path.is_file() and path.suffix != NOTES)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in tables
    ]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def list_anew(path: Path) -> None:
    """Write the SHA-256 of learned weights into the list beside them, where there is one."""
    listed = path.parent / CHECKSUMS
    if not listed.is_file():
        return
    sums = dict(line.split()[::-1] for line in listed.read_text(encoding="ascii").splitlines())
    sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    listed.write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), encoding="ascii")

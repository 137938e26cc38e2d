"""The checksums of all the tables that ship with `geo`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

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
    (folder / "CHECKSUMS").write_text("".join(lines), encoding="utf-8")

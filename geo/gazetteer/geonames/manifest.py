"""The sizes and checksums of a layer's tables, in the forms of the world's own."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from geo.gazetteer import layout
from geo.gazetteer.geonames import tables

if TYPE_CHECKING:
    from pathlib import Path


def write_manifest(folder: Path) -> None:
    """Write the manifest, which opening reads, and the checksums, which verifying does."""
    written = sorted(path for path in folder.iterdir())
    sizes = {path.name: path.stat().st_size for path in written}
    write_json(folder / layout.MANIFEST, {"kind": tables.KIND, "version": layout.VERSION, "bytes": sizes})
    lines = []
    for path in (*written, folder / layout.MANIFEST):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (folder / tables.CHECKSUMS).write_text("".join(lines), encoding="ascii")


def write_json(path: Path, content: object) -> None:
    """Write JSON that is the same for the same content."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")

"""About how many articles there are, counted without reading them: for who waits to see how far it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files import is_folder, is_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINES = frozenset((".jsonl", ".ndjson"))
"""Formats with an article on each line."""
CHUNK = 1 << 20


def expected(sources: Sequence[str | Path]) -> int:
    """Return about how many articles some files and folders hold: one a file, or one a line.

    Examples
    --------
    >>> expected(["there-is-no-such-file"])
    1
    """
    return sum(map(_articles, _files(sources)))


def _files(sources: Sequence[str | Path]) -> Iterator[Path]:
    for source in sources:
        if not is_folder(Path(source)):
            yield Path(source)
            continue
        for folder, _, names in os.walk(source):
            yield from (Path(folder, name) for name in names if not name.startswith("."))


def _articles(path: Path) -> int:
    if path.suffix.lower() not in LINES or not is_regular(path):  # a named pipe can be read but once
        return 1
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK), b""))
    except OSError:
        return 0

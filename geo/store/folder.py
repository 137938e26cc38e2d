"""Where the store of parses lies, and how large it may grow."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from geo.errors import UsageError
from geo.files import folder_named_by

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "GEO_CACHE"
"""The environment variable that names the folder, or switches the store off."""
SIZE = "GEO_CACHE_GB"
"""The environment variable that says how many gigabytes it may keep."""
GREATEST_SIZE = 1 << 30
"""Bytes from which what was not used for longest goes: some 110,000 articles, with all made of them."""


def store_folder(named: Path | None = None) -> Path | None:
    """Return the folder of the store; None where it is switched off, or where there is no place for it.

    Parameters
    ----------
    named
        As a user names it; else the variable ``GEO_CACHE`` does (``off`` switches it off), else it is the
        platform's folder for caches.

    Examples
    --------
    >>> from pathlib import Path
    >>> store_folder(Path("kept")).as_posix()
    'kept'
    """
    return named or folder_named_by(VARIABLE, partial(user_cache_path, "geo", appauthor=False))


def greatest_size() -> int:
    """Return how many bytes the store may keep.

    Raises
    ------
    UsageError
        If the variable ``GEO_CACHE_GB`` holds no number of gigabytes.

    Examples
    --------
    >>> greatest_size()
    1073741824
    """
    given = os.environ.get(SIZE, "").strip()
    if not given:
        return GREATEST_SIZE
    try:
        size = int(float(given) * GREATEST_SIZE)
    except (ValueError, OverflowError):
        size = 0
    if size <= 0:
        raise UsageError(f"{SIZE}={given!r} is no number of gigabytes: write 1 or 250, for example")
    return size

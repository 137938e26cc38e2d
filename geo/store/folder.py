"""Where the store of parses lies."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "GEO_CACHE"
"""The environment variable that names the folder, or switches the store off."""
OFF = frozenset(("off", "0", "no", "false", "none"))


def store_folder(named: Path | None = None) -> Path | None:
    """Return the folder of the store; None where it is switched off, or where there is no place for it.

    Parameters
    ----------
    named
        As a user names it; else the variable ``GEO_CACHE`` does (``off`` switches it off), else it is the
        platform's folder for caches.

    Examples
    --------
    >>> store_folder(Path("kept")).as_posix()
    'kept'
    """
    if named is not None:
        return named
    variable = os.environ.get(VARIABLE, "").strip()
    if variable.lower() in OFF:
        return None
    if variable:
        return Path(variable).expanduser()
    try:
        return user_cache_path("geo", appauthor=False)
    except (OSError, RuntimeError):  # no home, and no entry of the user's to look it up in
        return None

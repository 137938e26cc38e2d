"""`cache_path`, `cache_info`, `cache_clear`: the parses that are kept between runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.store import store_folder
from geo.store.database import NAME, clear, extent
from geo.store.folder import greatest_size

if TYPE_CHECKING:
    from geo.library.choices import PathLike
    from geo.store.database import Extent


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """How much is kept, and where."""

    path: Path
    """The file, whether it is there or not."""
    parses: int
    bytes: int
    most_bytes: int
    """What was used longest ago goes before there is more."""


def cache_path(*, cache: PathLike | None = None) -> Path:
    """Return the file in which parses are kept, whether it is there or not.

    Parameters
    ----------
    cache
        The folder; that of ``GEO_CACHE`` or of the system if not given.

    Raises
    ------
    UsageError
        If nothing is kept: ``GEO_CACHE`` is ``off``, or there is no home.

    Examples
    --------
    >>> cache_path(cache="kept").parent
    PosixPath('kept')
    """
    folder = store_folder(Path(cache) if cache is not None else None)
    if folder is None:
        raise UsageError(
            "nothing is kept: GEO_CACHE switches it off, or there is no home; give cache='a folder'"
        )
    return folder / NAME


def cache_info(*, cache: PathLike | None = None) -> CacheInfo:
    """Return how much is kept.

    Parameters
    ----------
    cache
        As for `cache_path`.
    """
    path = cache_path(cache=cache)
    return _info(path, extent(path.parent))


def cache_clear(*, cache: PathLike | None = None) -> CacheInfo:
    """Remove all that is kept, and return what that was. Nothing is lost but the time to parse it again.

    Parameters
    ----------
    cache
        As for `cache_path`.
    """
    path = cache_path(cache=cache)
    return _info(path, clear(path.parent))


def _info(path: Path, held: Extent | None) -> CacheInfo:
    return CacheInfo(path, held.rows if held else 0, held.size if held else 0, greatest_size())

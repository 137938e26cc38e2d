"""What all batches of a run are parsed with, and whether a worker has the same."""

from __future__ import annotations

import pickle
import platform
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, cast

from geo.distribution import installed_version
from geo.errors import ClusterError, GeoError
from geo.gazetteer import Gazetteer
from geo.gazetteer.data import data_folder
from geo.language import own_kinds, use_own_kinds
from geo.limits import Limits, limits, use_limits
from geo.store.fingerprint import LIBRARIES, parsing_fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geo.language import OwnKinds
    from geo.resolve import Focus


@dataclass(frozen=True, slots=True)
class Setup:
    """What all batches of a run are parsed with; sent along with each of them."""

    folder: Path | None
    """Of the gazetteer; None for the one that is installed with `geo`, wherever that is on a worker."""
    sources: tuple[Path, ...]
    """Files and folders of places over the world's, by paths that hold on a worker too."""
    focus: Focus | None
    own: OwnKinds | None
    limits: Limits
    fingerprint: bytes
    """Of code, tables, weights, libraries, gazetteer and options, as the store of parses has it."""
    versions: Mapping[str, str]
    """Those of Python, of `geo` and of the libraries, to say what differs where the fingerprints do."""

    @classmethod
    def of(cls, gazetteer: Gazetteer, focus: Focus | None) -> Setup:
        """Return that of this process."""
        folder = None if gazetteer.folder == data_folder() else gazetteer.folder
        fingerprint = parsing_fingerprint(gazetteer, focus)
        return cls(folder, gazetteer.sources, focus, own_kinds(), limits(), fingerprint, versions())

    def packed(self) -> bytes:
        """Return it as bytes, by which a worker knows the setup that it has open already."""
        return pickle.dumps(self)


def versions() -> dict[str, str]:
    """Return the versions of Python, of `geo` and of the libraries by which it parses, as installed here.

    Examples
    --------
    >>> sorted(versions())[:3]
    ['Python', 'anyascii', 'babel']
    """
    own = {"Python": platform.python_version(), "geo": installed_version()}
    return own | {name: _version(name) for name in LIBRARIES}


def opened(packed: bytes) -> tuple[Gazetteer, Focus | None]:
    """Return on a worker what a run is parsed with; opened once, and checked to be what the run began with.

    Parameters
    ----------
    packed
        As `Setup.packed` gives it.

    Raises
    ------
    ClusterError
        If the worker lacks the gazetteer, or parses with another version of anything.
    """
    setup, gazetteer = _opened(packed)
    _use(setup)
    return gazetteer, setup.focus


def _use(setup: Setup) -> None:
    """Parse with the kinds and limits of a run from now on in this thread: another run may have used it."""
    use_own_kinds(setup.own)
    use_limits(setup.limits)


@lru_cache(maxsize=2)
def _opened(packed: bytes) -> tuple[Setup, Gazetteer]:
    setup = cast("Setup", pickle.loads(packed))  # noqa: S301 - from the process that began the run
    _use(setup)
    try:
        gazetteer = Gazetteer.open(setup.folder, own=setup.sources)
        found = parsing_fingerprint(gazetteer, setup.focus)
    except (GeoError, OSError) as error:
        raise ClusterError(
            f"it can't open the gazetteer: {error}; put the same files at the same paths on every worker"
        ) from error
    if found != setup.fingerprint:
        raise ClusterError(f"it would not parse as this process does: {_difference(setup.versions)}")
    return setup, gazetteer


def _difference(wanted: Mapping[str, str]) -> str:
    """Say what a worker has that the run has not."""
    here = versions()
    others = [
        f"{name} {here.get(name) or 'missing'} instead of {version or 'none'}"
        for name, version in wanted.items()
        if here.get(name) != version
    ]
    if others:
        return f"{', '.join(others)}; install the same versions on every worker"
    return (
        "its code, tables, weights or gazetteer are others under the same version; "
        "install the same files on every worker"
    )


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""

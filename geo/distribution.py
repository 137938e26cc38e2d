"""What this package is called where it is installed from, and its version there.

The command and the import are ``geo``; that name is another project's in the package index.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

NAME = "geo-reports"
UNINSTALLED = "0.dev0"
"""The version of a checkout that nobody installed."""


def installed_version() -> str:
    """Return the version that is installed."""
    try:
        return version(NAME)
    except PackageNotFoundError:
        return UNINSTALLED


def how_to_install(extra: str) -> str:
    """Return the command that installs what an optional part needs.

    Examples
    --------
    >>> how_to_install("formats")
    "pip install 'geo-reports[formats]'"
    """
    return f"pip install '{NAME}[{extra}]'"

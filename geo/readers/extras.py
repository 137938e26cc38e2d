"""Libraries that only some formats need, and what to do where one isn't installed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.distribution import how_to_install
from geo.errors import UnreadableError

if TYPE_CHECKING:
    from types import ModuleType

EXTRA = "formats"


def needed(module: str, what: str) -> Any:  # noqa: ANN401 - a module of a library without types
    """Return a library that a format needs.

    Parameters
    ----------
    module
        What it is imported as.
    what
        The format, as the user knows it: ``.docx``.

    Raises
    ------
    UnreadableError
        If it isn't installed; the message says how to install it.

    Examples
    --------
    >>> needed("no_such_library", ".abc")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    geo.errors.UnreadableError: '.abc' takes a library that isn't installed: pip install ...
    """
    try:
        library: ModuleType = import_module(module)
    except ImportError as error:
        raise UnreadableError(
            f"{what!r} takes a library that isn't installed: {how_to_install(EXTRA)}"
        ) from error
    return library

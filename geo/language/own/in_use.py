"""The own kinds that are in use: set once, before anything is parsed, by who starts the work.

What is made of the tables of types and triggers is kept for each set of own kinds.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.language.own.kinds import OwnKinds

Made = TypeVar("Made")

_IN_USE: ContextVar[OwnKinds | None] = ContextVar("own_kinds", default=None)


def own_kinds() -> OwnKinds | None:
    """Return the own kinds in use; None if there are none."""
    return _IN_USE.get()


def use_own_kinds(kinds: OwnKinds | None) -> None:
    """Use a person's own kinds from now on in this thread, or none."""
    _IN_USE.set(kinds)


def cached_by_kinds(make: Callable[[], Made]) -> Callable[[], Made]:
    """Keep what a function makes of the tables, once for each set of own kinds.

    Examples
    --------
    >>> counted = cached_by_kinds(lambda: object())
    >>> counted() is counted()
    True
    """

    @cache
    def made(kinds: OwnKinds | None) -> Made:  # noqa: ARG001 - the key of the cache
        return make()

    @wraps(make)
    def of_kinds_in_use() -> Made:
        return made(_IN_USE.get())

    return of_kinds_in_use

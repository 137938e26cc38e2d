"""Python's collector of cyclic garbage, at rest or working seldom while many small records are made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OBJECTS_BETWEEN = 200_000
"""New objects after which the collector looks at the young ones; Python's own 700 are too few."""


ROUNDS_BETWEEN = 100_000
"""Looks at the young objects after which all are looked at: never in a run, for nearly all of them stay."""


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest: it would walk through all new records again and again, and none has a cycle.

    Examples
    --------
    >>> with resting():
    ...     gc.isenabled()
    False
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def seldom() -> Iterator[None]:
    """Let the collector work seldom: most new records stay, but the parser's leavings have cycles.

    Examples
    --------
    >>> with seldom():
    ...     gc.get_threshold()[0]
    200000
    """
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN, before[1], ROUNDS_BETWEEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)

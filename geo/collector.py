"""Python's collector of cyclic garbage, at rest while many small records are made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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

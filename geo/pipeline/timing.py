"""How long the stages take, written to the log."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("geo.pipeline")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Log that something was done, and in how many seconds.

    Examples
    --------
    >>> with timed("counted"):
    ...     sum(range(3))
    3
    """
    begun = perf_counter()
    yield
    log.info("%s: %.2f s", what, perf_counter() - begun)

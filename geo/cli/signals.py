"""Signals that end a run: all are what Ctrl-C is, so that what is under way is put in order."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""As far as the system has them."""
BY_SIGNAL = 128
"""Added to a signal's number, as shells do, it is the exit status of what the signal ended."""


BY_CTRL_C = 130
_received: list[int] = []
"""The signals that came: a library that is interrupted while it is loaded may raise another error of it."""


def status() -> int:
    """Return the exit status of a run that a signal has ended; 0 if none came."""
    return BY_SIGNAL + _received[0] if _received else 0


@contextmanager
def stopping() -> Iterator[None]:
    """Let signals end the run as Ctrl-C does; those that are ignored, as under ``nohup``, stay so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _received.clear()
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] != signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])


def _stop(number: int, _: FrameType | None) -> None:
    _received.append(number)
    raise KeyboardInterrupt

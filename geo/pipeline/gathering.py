"""Gathering what is new: what earlier runs worked out of the same articles comes from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Event, Parse
    from geo.store import ParseStore


def gather(parses: Sequence[Parse], store: ParseStore | None = None) -> tuple[Event, ...]:
    """Return the events that articles report.

    Parameters
    ----------
    parses
        As for `geo.events.gather`.
    store
        What earlier runs found; None to gather from the start.
    """
    from geo import events  # noqa: PLC0415 - a command that only parses need not wait for it

    memory = ResultStore(store) if store is not None and store.is_open else None
    return events.gather(parses, memory)

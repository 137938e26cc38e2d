"""Gathering once: what the same parses gave together in an earlier run is not worked out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.store.results import decode_days, decode_events, digest_of, encode_days, encode_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Event, Interval, Parse
    from geo.store import ParseStore

EVENTS = "events"
DAYS = "days"
"""What is kept, by kind."""


def gather(parses: Sequence[Parse], store: ParseStore | None = None) -> tuple[Event, ...]:
    """Return the events that articles report, from the store where it has those of the same parses.

    Parameters
    ----------
    parses
        As for `geo.events.gather`.
    store
        What earlier runs found; None to gather anew.
    """
    digest = digest_of(parses) if store is not None and store.is_open else b""
    if store is not None and digest and (blob := store.find_result(EVENTS, digest)) is not None:
        known = decode_events(blob, parses)
        if known is not None:
            return known
    from geo import events  # noqa: PLC0415 - what is kept needs none of the stages

    found = events.gather(parses)
    if store is not None and digest and (encoded := encode_events(found, parses)) is not None:
        store.keep_result(EVENTS, digest, encoded)
    return found


def corroborate(parses: Sequence[Parse], store: ParseStore | None = None) -> dict[str, Interval]:
    """Return the days of undated articles, from the store where it has those of the same parses.

    Parameters
    ----------
    parses, store
        As for `gather`.
    """
    digest = digest_of(parses) if store is not None and store.is_open else b""
    if store is not None and digest and (blob := store.find_result(DAYS, digest)) is not None:
        known = decode_days(blob)
        if known is not None:
            return known
    from geo import events  # noqa: PLC0415 - what is kept needs none of the stages

    found = events.corroborate(parses)
    if store is not None and digest:
        store.keep_result(DAYS, digest, encode_days(found))
    return found

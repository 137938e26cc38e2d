"""What all parses of a run gave together, as bytes and back: the events, and the days of undated articles."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from geo.model import Event, EventReport, Interval
from geo.store.codec import LEVEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Parse, Place


@dataclass(frozen=True, slots=True)
class ReportIndices:
    """A report of an event by where its parts stand among the parses, which are at hand."""

    parse: int
    mention: int
    toponyms: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class BareEvent:
    """An event without its reports, and these apart."""

    event: Event
    reports: tuple[ReportIndices, ...]


_encoder = msgspec.msgpack.Encoder()
_events = msgspec.msgpack.Decoder(tuple[BareEvent, ...])
_days = msgspec.msgpack.Decoder(dict[str, Interval])


def digest_of(parses: Sequence[Parse]) -> bytes:
    """Return a digest of parses in their order, with the texts of their articles.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> one, other = Parse(Article("a", "Talks.")), Parse(Article("a", "Talks!"))
    >>> digest_of([one]) == digest_of([one]), digest_of([one]) == digest_of([other])
    (True, False)
    """
    digest = hashlib.sha256()
    for parse in parses:
        encoded = _encoder.encode(parse)
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.digest()


def encode_events(events: Sequence[Event], parses: Sequence[Parse]) -> bytes | None:
    """Return events as bytes; None if one of them names what is not among the parses it came from.

    Parameters
    ----------
    events
        What was gathered.
    parses
        What it was gathered from, in the order in which it will be at hand again.
    """
    number_of = {parse.article.id: number for number, parse in enumerate(parses)}
    try:
        bare = [
            BareEvent(
                replace(event, reports=()),
                tuple(_indices(report, parses, number_of) for report in event.reports),
            )
            for event in events
        ]
    except (KeyError, ValueError):
        return None
    return zlib.compress(_encoder.encode(bare), LEVEL)


def decode_events(blob: bytes, parses: Sequence[Parse]) -> tuple[Event, ...] | None:
    """Return events from bytes that `encode_events` gave for the same parses; None if they are damaged.

    Examples
    --------
    >>> decode_events(encode_events([], []), []), decode_events(b"", [])
    ((), None)
    """
    places = {
        resolution.place.id: resolution.place
        for resolution in chain.from_iterable(parse.toponyms for parse in parses)
        if resolution.place is not None
    }
    try:
        return tuple(_whole(bare, parses, places) for bare in _events.decode(zlib.decompress(blob)))
    except (zlib.error, msgspec.MsgspecError, IndexError):
        return None


def encode_days(days: dict[str, Interval]) -> bytes:
    """Return the days between which articles came out, by article, as bytes."""
    return zlib.compress(_encoder.encode(days), LEVEL)


def decode_days(blob: bytes) -> dict[str, Interval] | None:
    """Return what `encode_days` was given; None if the bytes are damaged.

    Examples
    --------
    >>> decode_days(encode_days({})), decode_days(b"x")
    ({}, None)
    """
    try:
        return _days.decode(zlib.decompress(blob))
    except (zlib.error, msgspec.MsgspecError):
        return None


def _indices(report: EventReport, parses: Sequence[Parse], number_of: dict[str, int]) -> ReportIndices:
    """Return where the parts of a report stand; a part that stands nowhere raises ValueError or KeyError."""
    number = number_of[report.article.id]
    parse = parses[number]
    if report.article != parse.article:
        raise ValueError(report.article.id)
    toponyms = tuple(parse.toponyms.index(resolution) for resolution in report.resolutions)
    return ReportIndices(number, parse.events.index(report.mention), toponyms, report.quote)


def _whole(bare: BareEvent, parses: Sequence[Parse], places: dict[str, Place]) -> Event:
    """Return an event with its reports; places are the records that the parses hold."""
    reports = tuple(
        EventReport(
            parses[report.parse].article,
            report.quote,
            parses[report.parse].events[report.mention],
            tuple(parses[report.parse].toponyms[number] for number in report.toponyms),
        )
        for report in bare.reports
    )
    known = tuple(replace(at, place=places.get(at.place.id, at.place)) for at in bare.event.places)
    return replace(bare.event, reports=reports, places=known)

"""One record of JSON Lines → what is marked in its text.

The keys say what is annotated. Offsets are code points into ``text``, end exclusive.

- ``toponyms``: ``start``, ``end``; ``latitude``, ``longitude`` where the place is known; all mentions. May
  have ``usage`` (*literal*, *associative* or *demonym*), ``place_id``, ``country_code``, ``feature``.
- ``toponyms`` with ``reading``, *literal* or *metonymic*: how the mentions listed are meant.
- ``timexes``: ``start``, ``end``, ``type``, ``value`` as TIMEX3 has them; all time expressions. May have
  ``begin`` and ``until``, the days denoted.
- ``events``: ``start``, ``end`` of the trigger, or its words as ``trigger`` (with both, they must agree);
  what the event must be: ``type``, ``status``, ``date`` (``2022-07-13``, ``2022-W28``, ``2022-07``, ``2022``;
  null for none) or ``begin`` and ``until``, ``places`` (words of the text, or indices into ``toponyms``),
  ``actors``, ``identity`` (below). A key left out is open. ``is_event: false``: no event must be found at
  these words. ``complete: true`` beside them: no other event is in the text.
- ``triggers`` and ``locations``: ``[start, end]`` of an event's words and of the places where it happened.
- ``types``: the PLOVER types of the text's events.
- ``reported_event``: a name of the event that the text reports; texts of one corpus with the same name report
  the same event. Where texts report several, each of ``events`` has its ``identity`` instead.
- ``published_true``: the day of publication, where it must be inferred from the text.

A record may have several. ``corpus`` is what its figures are reported under; else the file's name. Of our own
rows, ``construction`` says what they are examples of, ``held_out`` that they were written before the code was
first run on them, ``xfail`` why they are known to be parsed wrong.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from geo.errors import UnreadableError
from geo.evaluation.gold import BROADER_TYPES, Gold, GoldEvent, GoldTimex, GoldToponym
from geo.language import event_types
from geo.model import Interval, Precision, Span, Status, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Record = Mapping[str, object]

MAX_DEGREES = {"latitude": 90.0, "longitude": 180.0}
READINGS = {"literal": True, "metonymic": False}
USAGES = {usage.value: usage for usage in Usage}
STATUSES = {status.value: status for status in Status}
TYPES = frozenset(BROADER_TYPES.get(name, name) for name in event_types()) | frozenset(BROADER_TYPES)
WEEK = re.compile(r"(\d{4})-W(\d\d)")
NEEDED = "'toponyms', 'timexes', 'events', 'triggers', 'types', 'reported_event' or 'published_true'"

Item = TypeVar("Item")


def read_gold(record: Record, corpus: str) -> Gold:
    """Return what is marked in one record.

    Parameters
    ----------
    record
        As it stands in the file.
    corpus
        What it is reported under where the record does not say.

    Raises
    ------
    UnreadableError
        If nothing is annotated, or an annotation can't be; the message quotes it.

    Examples
    --------
    >>> gold = read_gold({"text": "Talks in Bonn.", "toponyms": [{"start": 9, "end": 13}]}, "mine")
    >>> gold.kinds, gold.toponyms[0].span.of(gold.text)
    ((<Kind.TOPONYMS: 'toponyms'>,), 'Bonn')
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableError(f"'text' must be a string, not {text!r}")
    toponyms = _each(record, "toponyms", lambda item: _toponym(item, text))
    are_some = any("reading" in item for item in _objects(record, "toponyms"))
    have_usage = any(toponym.is_literal is not None for toponym in toponyms or ())
    gold = Gold(
        text,
        str(record.get("corpus") or corpus),
        toponyms=None if are_some else toponyms,
        usages=toponyms if are_some or have_usage else None,
        timexes=_each(record, "timexes", lambda item: _timex(item, text)),
        events=_each(record, "events", lambda item: _event(item, text, toponyms or ())),
        triggers=_spans(record, "triggers", text),
        locations=_spans(record, "locations", text) or (),
        types=_types(record),
        is_complete=record.get("complete") is True,
        identities=_identities(record),
        published_within=_within(record),
        published_true=_day(record, "published_true") if record.get("published_true") else None,
        construction=str(record.get("construction") or ""),
        held_out=record.get("held_out") is True,
        language=str(record.get("language") or ""),
        xfail=str(record.get("xfail") or ""),
    )
    if not gold.kinds:
        raise UnreadableError(f"nothing is annotated: none of the keys {NEEDED}")
    return gold


def _listed(record: Record, key: str) -> Sequence[object]:
    listed = record.get(key, [])
    if not isinstance(listed, list):
        raise UnreadableError(f"{key!r} must be a list, not {listed!r}")
    return listed


def _objects(record: Record, key: str) -> list[Record]:
    objects: list[Record] = []
    for item in _listed(record, key):
        if not isinstance(item, dict):
            raise UnreadableError(f"{key!r} must list objects, not {item!r}")
        objects.append(item)
    return objects


def _each(record: Record, key: str, read: Callable[[Record], Item]) -> tuple[Item, ...] | None:
    return tuple(map(read, _objects(record, key))) if key in record else None


def _span(start: object, end: object, text: str, item: object) -> Span:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise UnreadableError(f"{item!r} is not within its text of {len(text)} code points")
    return Span(start, end)


def _toponym(item: Record, text: str) -> GoldToponym:
    span = _span(item.get("start"), item.get("end"), text, item)
    is_placed = item.get("latitude") is not None
    usage = USAGES.get(str(item.get("usage")))
    by_usage = usage is Usage.LITERAL if usage else None
    return GoldToponym(
        span,
        (_degrees(item, "latitude"), _degrees(item, "longitude")) if is_placed else None,
        READINGS.get(str(item.get("reading")), by_usage),
        usage,
        str(item.get("place_id") or ""),
        str(item.get("country_code") or ""),
        str(item.get("feature") or ""),
    )


def _degrees(item: Record, key: str) -> float:
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= MAX_DEGREES[key]:
        raise UnreadableError(f"{key} {value!r} of {item!r} is not in degrees")
    return float(value)


def _timex(item: Record, text: str) -> GoldTimex:
    span = _span(item.get("start"), item.get("end"), text, item)
    days = (_day(item, "begin"), _day(item, "until")) if "begin" in item else None
    return GoldTimex(span, str(item.get("type") or ""), str(item.get("value") or ""), days)


def _event(item: Record, text: str, toponyms: Sequence[GoldToponym]) -> GoldEvent:
    interval, is_range = _date(item)
    status = item.get("status")
    if "status" in item and status not in STATUSES:
        raise UnreadableError(f"status {status!r} of {item!r} is none of {', '.join(STATUSES)}")
    keys = {"date" if key == "begin" else key for key, value in item.items() if key != "type" or value}
    return GoldEvent(
        _trigger(item, text),
        is_event=item.get("is_event") is not False,
        annotated=frozenset(keys & {"type", "status", "date", "places", "actors"}),
        type=_type(item.get("type")) if item.get("type") else "",
        status=STATUSES.get(str(status)),
        days=(interval.begin, interval.until) if interval and interval.begin and interval.until else None,
        precision=interval.precision if interval and not is_range else None,
        places=tuple(_place(place, item, text, toponyms) for place in _listed(item, "places")),
        actors=tuple(map(str, _listed(item, "actors"))),
        identity=str(item.get("identity") or ""),
    )


def _trigger(item: Record, text: str) -> Span:
    """Return where the trigger stands: by its offsets, or else where its words first do."""
    words = item.get("trigger")
    if "start" not in item and isinstance(words, str) and words and words in text:
        return Span(text.index(words), text.index(words) + len(words))
    span = _span(item.get("start"), item.get("end"), text, item)
    if words is not None and span.of(text) != words:
        raise UnreadableError(f"at the offsets of {item!r} stands {span.of(text)!r}")
    return span


def _place(place: object, item: Record, text: str, toponyms: Sequence[GoldToponym]) -> str:
    """Return the words of a place, given as these or as an index into the toponyms."""
    if isinstance(place, int) and 0 <= place < len(toponyms):
        return toponyms[place].span.of(text)
    if isinstance(place, str) and place in text:
        return place
    raise UnreadableError(f"place {place!r} of {item!r} is neither in the text nor an index into 'toponyms'")


def _date(item: Record) -> tuple[Interval | None, bool]:
    """Return the interval of an event, and whether it is given as two days."""
    if "begin" in item:
        return _days(item), True
    value = item.get("date")
    if value is None:
        return None, False
    try:
        if week := WEEK.fullmatch(str(value)):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return Interval(monday, monday + timedelta(days=6), Precision.WEEK), False
        return Interval.of(str(value)), False
    except (ValueError, OverflowError) as error:  # the last week of the calendar is not whole
        raise UnreadableError(f"date {value!r} of {item!r} is no day, week, month or year") from error


def _day(item: Record, key: str) -> date:
    try:
        return date.fromisoformat(str(item.get(key)))
    except ValueError as error:
        raise UnreadableError(f"{key} {item.get(key)!r} is no day; write it as 2022-07-16") from error


def _days(item: Record) -> Interval:
    begin, until = _day(item, "begin"), _day(item, "until")
    if until < begin:
        raise UnreadableError(f"until {until} lies before begin {begin}")
    return Interval(begin, until, Precision.DAY)


def _within(record: Record) -> Interval | None:
    within = record.get("published_within")
    if within is None:
        return None
    if not isinstance(within, dict):
        raise UnreadableError(f"'published_within' must have 'begin' and 'until', not {within!r}")
    return _days(within)


def _spans(record: Record, key: str, text: str) -> tuple[Span, ...] | None:
    if key not in record:
        return None
    spans = []
    for item in _listed(record, key):
        if not isinstance(item, list) or len(item) != 2:  # noqa: PLR2004 - a start and an end
            raise UnreadableError(f"{key!r} must list pairs of a start and an end, not {item!r}")
        start, end = item
        spans.append(_span(start, end, text, item))
    return tuple(spans)


def _identities(record: Record) -> frozenset[str] | None:
    """Return the names of the events that a text reports; None if no text of its kind has any."""
    reported = record.get("reported_event")
    of_events = [item["identity"] for item in _objects(record, "events") if item.get("identity")]
    named = frozenset(map(str, [*of_events, *([reported] if reported else [])]))
    return named or None


def _types(record: Record) -> frozenset[str] | None:
    if "types" not in record:
        return None
    return frozenset(map(_type, _listed(record, "types")))


def _type(name: object) -> str:
    if str(name) not in TYPES:
        raise UnreadableError(f"{name!r} is none of PLOVER's types: {', '.join(sorted(TYPES))}")
    return str(name)

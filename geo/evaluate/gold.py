"""What annotators marked in a text, from one record of JSON Lines.

The keys tell what is annotated. Offsets are code points into ``text``, end exclusive.

- ``toponyms``: ``start``, ``end``, and ``latitude``, ``longitude`` where the place is known; all mentions.
- ``toponyms`` with ``reading``, *literal* or *metonymic*: how the mentions listed are meant.
- ``timexes``: ``start``, ``end``, ``type``, ``value`` as TIMEX3 has them; all time expressions.
- ``triggers`` and ``locations``: ``[start, end]`` of an event's words and of the places where it happened.
- ``types``: the PLOVER types of the events told.

A record may bear several. ``corpus`` names what it is reported under; else the file does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from geo.errors import UnreadableError
from geo.language import event_types
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FURTHEST = {"latitude": 90.0, "longitude": 180.0}
READINGS = {"literal": True, "metonymic": False}
BROADER = {name: found.broader for name, found in event_types().items() if found.broader}
"""PLOVER's first version had one type where the second has two; so have corpora of its time."""
TYPES = frozenset(BROADER.get(name, name) for name in event_types()) | frozenset(BROADER)


Item = TypeVar("Item")


class Kind(StrEnum):
    """What is annotated, and so measured."""

    TOPONYMS = "toponyms"
    METONYMY = "metonymy"
    TIMEXES = "timexes"
    EVENT_PLACES = "event places"
    EVENT_TYPES = "event types"


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A mention of a place."""

    span: Span
    point: tuple[float, float] | None = None
    """Latitude and longitude; None where the annotators found no place."""
    is_literal: bool | None = None
    """None where its reading is not annotated, or neither."""


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A time expression."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is marked in one text; None for what is not annotated."""

    text: str
    corpus: str = ""
    toponyms: tuple[GoldToponym, ...] | None = None
    readings: tuple[GoldToponym, ...] | None = None
    timexes: tuple[GoldTimex, ...] | None = None
    triggers: tuple[Span, ...] | None = None
    locations: tuple[Span, ...] = ()
    """Where the event of `triggers` happened; none where the text does not say."""
    types: frozenset[str] | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is annotated."""
        marked = {
            Kind.TOPONYMS: self.toponyms,
            Kind.METONYMY: self.readings,
            Kind.TIMEXES: self.timexes,
            Kind.EVENT_PLACES: self.triggers,
            Kind.EVENT_TYPES: self.types,
        }
        return tuple(kind for kind, found in marked.items() if found is not None)


def read_gold(record: Mapping[str, object], corpus: str) -> Gold:
    """Read what is marked in one record.

    Parameters
    ----------
    record
        As it stands in the file.
    corpus
        What it is reported under where it does not say itself.

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
    with_readings = any("reading" in item for item in _objects(record, "toponyms"))
    gold = Gold(
        text,
        str(record.get("corpus") or corpus),
        toponyms=None if with_readings else toponyms,
        readings=toponyms if with_readings else None,
        timexes=_each(record, "timexes", lambda item: _timex(item, text)),
        triggers=_spans(record, "triggers", text),
        locations=_spans(record, "locations", text) or (),
        types=_types(record),
    )
    if not gold.kinds:
        wanted = "'toponyms', 'timexes', 'triggers' with 'locations', or 'types'"
        raise UnreadableError(f"nothing is annotated: none of the keys {wanted}")
    return gold


def _listed(record: Mapping[str, object], key: str) -> Sequence[object]:
    listed = record.get(key, [])
    if not isinstance(listed, list):
        raise UnreadableError(f"{key!r} must be a list, not {listed!r}")
    return listed


def _objects(record: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = []
    for item in _listed(record, key):
        if not isinstance(item, dict):
            raise UnreadableError(f"{key!r} must list objects, not {item!r}")
        found.append(item)
    return found


def _each(
    record: Mapping[str, object], key: str, read: Callable[[Mapping[str, object]], Item]
) -> tuple[Item, ...] | None:
    return tuple(map(read, _objects(record, key))) if key in record else None


def _span(start: object, end: object, text: str, told: object) -> Span:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise UnreadableError(f"{told!r} does not lie in its text of {len(text)} code points")
    return Span(start, end)


def _toponym(item: Mapping[str, object], text: str) -> GoldToponym:
    span = _span(item.get("start"), item.get("end"), text, item)
    known = item.get("latitude") is not None
    point = (_degrees(item, "latitude"), _degrees(item, "longitude")) if known else None
    return GoldToponym(span, point, READINGS.get(str(item.get("reading"))))


def _degrees(item: Mapping[str, object], key: str) -> float:
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= FURTHEST[key]:
        raise UnreadableError(f"{key} {value!r} of {item!r} is not in degrees")
    return float(value)


def _timex(item: Mapping[str, object], text: str) -> GoldTimex:
    span = _span(item.get("start"), item.get("end"), text, item)
    return GoldTimex(span, str(item.get("type") or ""), str(item.get("value") or ""))


def _spans(record: Mapping[str, object], key: str, text: str) -> tuple[Span, ...] | None:
    if key not in record:
        return None
    spans = []
    for item in _listed(record, key):
        if not isinstance(item, list) or len(item) != 2:  # noqa: PLR2004 - a start and an end
            raise UnreadableError(f"{key!r} must list [start, end], not {item!r}")
        start, end = item
        spans.append(_span(start, end, text, item))
    return tuple(spans)


def _types(record: Mapping[str, object]) -> frozenset[str] | None:
    if "types" not in record:
        return None
    types = frozenset(map(str, _listed(record, "types")))
    if unknown := types - TYPES:
        raise UnreadableError(f"{min(unknown)!r} is none of PLOVER's types: {', '.join(sorted(TYPES))}")
    return types

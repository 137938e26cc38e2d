"""The record of an event from its mentions: what most report, or the most reliable one where they differ."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.gathering.pairs import PRECISIONS, RANK
from geo.events.mentions.record import NO_PLACE
from geo.events.placing.precision import place_precision
from geo.gazetteer.containment import is_coded_within
from geo.model import Event, EventPlace, PlaceBasis, Status
from geo.model.event import joined_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.gathering.compared import ComparedMention
    from geo.model import Interval, Resolution

BASES = (PlaceBasis.GIVEN, PlaceBasis.STATED, PlaceBasis.ENCLOSING, PlaceBasis.CONTEXT, PlaceBasis.DATELINE)
"""What a place may rest on, the firmest first."""
STATUSES = (Status.OCCURRED, Status.PLANNED, Status.NEGATED, Status.HYPOTHETICAL)
"""From the one that holds if any mention has it."""
MIN_PROBABILITY_OF_PLACE = 0.5
"""Score of a resolution from which its place is on the map; below it is likelier wrong than right."""
MIN_QUOTE_CHARACTERS = 40
"""Shorter sentences are headlines and fragments, which say too little."""
MAX_QUOTE_CHARACTERS = 320
"""Longer ones do not fit the card of an event."""


def reliability(mention: ComparedMention) -> tuple[object, ...]:
    """Return a key that puts the mentions that are surest of date and place first."""
    interval = mention.mention.interval
    return (
        not mention.is_date_stated,
        RANK[interval.precision] if interval is not None else len(PRECISIONS),
        not mention.places,
        STATUSES.index(mention.mention.status),
        mention.order,
    )


def make_event(members: Iterable[ComparedMention], joined_by: Sequence[str] = ()) -> Event:
    """Return the record of an event.

    Parameters
    ----------
    members
        Its mentions, at least one.
    joined_by
        The ids of the rules that joined them.
    """
    members = sorted(members, key=lambda member: member.order)
    surest = min(members, key=reliability).mention
    status = min((member.mention.status for member in members), key=STATUSES.index)
    event_type = _most_frequent_type(member for member in members if member.mention.status is status)
    places, reports = _places(members), _best_of_each_article(members)
    return Event(
        id=_id(event_type, surest.interval, places, members[0]),
        type=event_type,
        status=status,
        interval=surest.interval,
        date_basis=surest.date_basis,
        summary=max(reports, key=_worth).quote,
        places=places,
        actors=_actors(members),
        reports=tuple(member.report() for member in reports),
        date_reason="" if surest.interval is not None else surest.date_reason,
        place_reason="" if places else _place_reason(members),
        rules=tuple(dict.fromkeys(chain(*(member.mention.rules for member in members), joined_by))),
        subtype=_most_frequent_subtype(member for member in members if member.mention.type == event_type),
        certainty=max(member.mention.certainty for member in members),
    )


def order_of_event(event: Event) -> tuple[object, ...]:
    """Return a key that puts events in order of date, place, type and id; undated ones last."""
    interval = event.interval
    begin = str(interval.begin or interval.until) if interval is not None else "9999"
    return (begin, [at.place.name for at in event.places], event.type, event.id)


def _most_frequent_type(members: Iterable[ComparedMention]) -> str:
    """Return the type that most mentions have; of equals, the first."""
    return Counter(member.mention.type for member in members).most_common(1)[0][0]


def _most_frequent_subtype(members: Iterable[ComparedMention]) -> str:
    """Return the subtype that most mentions name; of equals, the first; empty where none names any."""
    named = Counter(member.mention.subtype for member in members if member.mention.subtype)
    return named.most_common(1)[0][0] if named else ""


def _best_of_each_article(members: Iterable[ComparedMention]) -> list[ComparedMention]:
    """Return the best mention of each article, the earliest article first."""
    best: dict[str, ComparedMention] = {}
    for member in members:
        article = member.parse.article.id
        if article not in best or _worth(member) > _worth(best[article]):
            best[article] = member
    return sorted(
        best.values(), key=lambda member: (str(member.parse.article.published or "9999"), member.order)
    )


def _worth(member: ComparedMention) -> tuple[bool, ...]:
    """Rank quotes: with a place, with a date of its own, occurred, of a length to read."""
    return (
        bool(member.places),
        member.is_date_stated,
        member.mention.status is Status.OCCURRED,
        MIN_QUOTE_CHARACTERS <= len(member.quote) <= MAX_QUOTE_CHARACTERS,
    )


def _places(members: Iterable[ComparedMention]) -> tuple[EventPlace, ...]:
    """Return the places of all mentions, of nested ones the innermost, in order of id."""
    best: dict[str, EventPlace] = {}
    for member in members:
        for resolution in member.resolutions:
            place = resolution.place
            if place is None or resolution.score < MIN_PROBABILITY_OF_PLACE:
                continue
            precision = place_precision(place, resolution.toponym, member.parse.article.text)
            basis = member.mention.place_basis or PlaceBasis.STATED
            known = best.get(place.id, EventPlace(place, precision, resolution.score, basis))
            best[place.id] = EventPlace(
                place,
                min(precision, known.precision),
                max(resolution.score, known.score),
                min(basis, known.basis, key=BASES.index),
            )
    places = [at.place for at in best.values()]
    innermost = [place.id for place in places if not any(is_coded_within(other, place) for other in places)]
    return tuple(best[place_id] for place_id in sorted(innermost))


def _actors(members: Iterable[ComparedMention]) -> tuple[str, ...]:
    """Return all actors, those that most mentions name first."""
    counts = Counter(actor for member in members for actor in member.mention.actors)
    return tuple(actor for actor, _ in counts.most_common())


def _place_reason(members: Iterable[ComparedMention]) -> str:
    """Return why an event has no place, each reason once."""
    reasons = [_why_unplaced(resolution) for member in members for resolution in member.resolutions]
    return joined_reasons(*dict.fromkeys(reasons)) or NO_PLACE


def _why_unplaced(resolution: Resolution) -> str:
    """Return why a toponym puts its event nowhere."""
    name, place = resolution.toponym.text, resolution.place
    if place is None:
        return f"{name!r} is not placed: {resolution.reason}"
    region = ", ".join(part for part in (place.admin1_name, place.country_code) if part)
    return f"{name!r} is not placed: {place.label} in {region} is too unsure (score {resolution.score:.2f})"


def _id(
    event_type: str, interval: Interval | None, places: Iterable[EventPlace], first: ComparedMention
) -> str:
    """Return an id that the same event gets in every run over the same articles."""
    place_ids = ",".join(at.place.id for at in places)
    key = f"{event_type}\n{interval}\n{place_ids}\n{first.parse.article.id}\n{first.mention.id}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]

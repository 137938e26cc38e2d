"""One event from many reports: block on date, place and type, then compare words and actors."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events.blocks import Blocks
from geo.events.fit import PRECISIONS, fit
from geo.events.precision import place_precision
from geo.events.record import NO_PLACE
from geo.events.telling import Telling, tellings
from geo.gazetteer.containment import is_coded_within
from geo.model import Event, EventPlace, Status
from geo.model.event import joined_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Interval, Parse, Resolution

ON_THE_WHOLE = 0.8
"""Least average, over an event's tellings, of likeness to what is asked."""
COMPARED = 8
"""Tellings of an event, the surest, with which another is compared: with all, many would take long."""
STATUSES = (Status.OCCURRED, Status.PLANNED, Status.NEGATED, Status.HYPOTHETICAL)
SURE = 0.5
"""Score from which a place is drawn; below it is likelier wrong than right, and only told."""
GOOD_QUOTE = (40, 320)


@dataclass(slots=True)
class Cluster:
    """Tellings taken for one event."""

    number: int
    """Where it stands among all clusters; one that was joined to another bears that one's."""
    members: list[Telling] = field(default_factory=list)

    def likeness(self, telling: Telling) -> float:
        """Return how well `telling` fits: its likeness over what is asked; 0 if a member speaks against it.

        It must be like the members on the whole, not only like one: chains of likeness join siblings.
        """
        fits = [fit(telling, member) for member in self.members[:COMPARED]]
        return max(fits) if _is_whole(fits) else 0.0

    def is_one_with(self, other: Cluster) -> bool:
        """Tell whether a telling that fits both shows them to be one event, told in two ways."""
        mine, theirs = self.members[:COMPARED], other.members[:COMPARED]
        return _is_whole([fit(one, another) for one in mine for another in theirs])


def _is_whole(fits: Sequence[float]) -> bool:
    """Tell whether tellings are alike on the whole, and nothing speaks against it."""
    return min(fits) >= 0 and sum(fits) / len(fits) >= ON_THE_WHOLE


def gather(parses: Sequence[Parse]) -> tuple[Event, ...]:
    """Make one event of all reports that tell of it.

    Returns
    -------
    tuple of Event
        By date, place and type; undated ones last. The same parses give the same events, ids and order.
    """
    told = tellings(parses)
    clusters: list[Cluster] = []
    blocks = Blocks(told)
    for telling in sorted(told, key=_surest_first):
        near = dict.fromkeys(_standing(clusters, number) for number in blocks.near(telling))
        fits = {number: clusters[number].likeness(telling) for number in near}
        fitting = [number for number in fits if fits[number] >= 1]
        best = max(fitting, key=lambda number: (fits[number], -number), default=None)
        if best is None:
            best = len(clusters)
            clusters.append(Cluster(best))
        chosen = clusters[best]
        chosen.members.append(telling)
        for other in fitting:
            if other != best and chosen.is_one_with(clusters[other]):
                chosen.members += clusters[other].members
                clusters[other] = chosen
        blocks.put(best, telling)
    whole = [cluster for number, cluster in enumerate(clusters) if cluster.number == number]
    return tuple(sorted((_event(cluster.members) for cluster in whole), key=_order))


def _standing(clusters: Sequence[Cluster], number: int) -> int:
    """Return the number of the cluster that one has been joined to, which may itself have been joined."""
    while clusters[number].number != number:
        number = clusters[number].number
    return number


def _surest_first(telling: Telling) -> tuple[object, ...]:
    """Order tellings so that the well dated and well placed open the clusters."""
    mention = telling.mention
    precision = (
        PRECISIONS.index(mention.interval.precision) if mention.interval is not None else len(PRECISIONS)
    )
    return (
        not telling.is_stated,
        precision,
        not telling.places,
        STATUSES.index(mention.status),
        telling.order,
    )


def _event(members: Sequence[Telling]) -> Event:
    """Make the record of an event from its tellings."""
    members = sorted(members, key=lambda telling: telling.order)
    surest = min(members, key=_surest_first)
    status = min((telling.mention.status for telling in members), key=STATUSES.index)
    kind = _type(telling for telling in members if telling.mention.status is status)
    interval, places = surest.mention.interval, _event_places(members)
    reports = _reports(members)
    return Event(
        id=_name(kind, interval, places, members[0]),
        type=kind,
        status=status,
        interval=interval,
        date_basis=surest.mention.date_basis,
        summary=max(reports, key=_worth).quote,
        places=places,
        actors=_actors(members),
        reports=tuple(telling.report() for telling in reports),
        date_reason="" if interval is not None else surest.mention.date_reason,
        place_reason="" if places else _place_reason(members),
        rules=tuple(dict.fromkeys(rule for telling in members for rule in telling.mention.rules)),
    )


def _type(members: Iterable[Telling]) -> str:
    """Return the type that most tellings give; of equals, the first told."""
    return Counter(telling.mention.type for telling in members).most_common(1)[0][0]


def _reports(members: Sequence[Telling]) -> list[Telling]:
    """Return the best telling of each article, the earliest article first."""
    best: dict[str, Telling] = {}
    for telling in members:
        article = telling.parse.article.id
        if article not in best or _worth(telling) > _worth(best[article]):
            best[article] = telling
    return sorted(
        best.values(), key=lambda telling: (str(telling.parse.article.published or "9999"), telling.order)
    )


def _worth(telling: Telling) -> tuple[bool, ...]:
    """Rank quotes: with a place, with a date of its own, occurred, of a length to read."""
    shortest, longest = GOOD_QUOTE
    return (
        bool(telling.places),
        telling.is_stated,
        telling.mention.status is Status.OCCURRED,
        shortest <= len(telling.quote) <= longest,
    )


def _event_places(members: Sequence[Telling]) -> tuple[EventPlace, ...]:
    """Return the places that the tellings give, the finest where one lies in another, in order of id."""
    best: dict[str, EventPlace] = {}
    for telling in members:
        for resolution in telling.resolutions:
            place = resolution.place
            if place is None or resolution.score < SURE:
                continue
            known = best.get(place.id)
            precision = place_precision(place, resolution.toponym, telling.parse.article.text)
            score = max(resolution.score, known.score if known else 0.0)
            best[place.id] = EventPlace(place, min(precision, known.precision if known else precision), score)
    places = [found.place for found in best.values()]
    finest = [place.id for place in places if not any(is_coded_within(other, place) for other in places)]
    return tuple(best[name] for name in sorted(finest))


def _actors(members: Sequence[Telling]) -> tuple[str, ...]:
    """Return all actors, those that most tellings name first."""
    counts = Counter(actor for telling in members for actor in telling.mention.actors)
    return tuple(actor for actor, _ in counts.most_common())


def _place_reason(members: Iterable[Telling]) -> str:
    """Return why an event has no place, each reason once."""
    reasons = [_unplaced(resolution) for telling in members for resolution in telling.resolutions]
    return joined_reasons(*dict.fromkeys(reasons)) or NO_PLACE


def _unplaced(resolution: Resolution) -> str:
    """Say why a place mention puts its event nowhere."""
    name, place = resolution.toponym.text, resolution.place
    if place is None:
        return f"{name!r} is not placed: {resolution.reason}"
    where = ", ".join(part for part in (place.admin1_name, place.country_code) if part)
    return f"{name!r} is not placed: {place.label} in {where} is too unsure (score {resolution.score:.2f})"


def _name(kind: str, interval: Interval | None, places: Sequence[EventPlace], first: Telling) -> str:
    """Return an id that the same event gets in every run over the same articles."""
    where = ",".join(found.place.id for found in places)
    key = f"{kind}\n{interval}\n{where}\n{first.parse.article.id}\n{first.mention.id}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _order(event: Event) -> tuple[object, ...]:
    """Order events by date, place, type and id; undated ones last."""
    interval = event.interval
    begin = str(interval.begin or interval.until) if interval is not None else "9999"
    return (begin, [found.place.name for found in event.places], event.type, event.id)

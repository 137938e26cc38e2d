"""The record of an event from its mentions: what most report, or the most reliable one where they differ."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from geo.events.gathering.compared import KEYS_OF_DATE, STATUSES, reliability
from geo.events.gathering.likeness.copies import origins
from geo.events.gathering.sameness.places import is_part_of
from geo.events.mentions.record import NO_PLACE
from geo.events.placing.lines import line_from
from geo.events.placing.offsets import displaced, offset_before
from geo.events.placing.precision import place_precision
from geo.model import MIN_PROBABILITY_OF_PLACE, Event, EventPlace, PlaceBasis, Status
from geo.model.event import joined_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.gathering.accounts import Account
    from geo.events.gathering.compared import ComparedMention
    from geo.model import EventMention, Interval, Resolution

BASES = (PlaceBasis.GIVEN, PlaceBasis.STATED, PlaceBasis.ENCLOSING, PlaceBasis.CONTEXT, PlaceBasis.DATELINE)
"""What a place may rest on, the firmest first."""
MIN_QUOTE_CHARACTERS = 40
"""Shorter sentences are headlines and fragments, which say too little."""
MAX_QUOTE_CHARACTERS = 320
"""Longer ones do not fit the card of an event."""


def make_event(accounts: Sequence[Account], joined_by: Iterable[str] = ()) -> Event:
    """Return the record of an event.

    Parameters
    ----------
    accounts
        What articles report of it, at least one, each article's in the order of its text.
    joined_by
        The ids of the rules that joined them.
    """
    members = sorted(chain(*(account.mentions for account in accounts)), key=lambda member: member.order)
    surest = _surest(members).mention
    status = min((member.mention.status for member in members), key=STATUSES.index)
    event_type = _surest_type(member for member in members if member.mention.status is status)
    places, reports = _places(accounts), _best_of_each_article(members)
    own_rules = chain(*(member.mention.rules for member in members), *(one.rules for one in accounts))
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
        rules=tuple(dict.fromkeys(chain(own_rules, joined_by))),
        subtype=_most_frequent_subtype(member for member in members if member.mention.type == event_type),
        certainty=_certainty(members, surest.interval, places),
        origin_count=_origin_count(accounts),
    )


def surest_mention(accounts: Iterable[Account]) -> EventMention:
    """Return the mention by which an event is dated."""
    return _surest(
        sorted(chain(*(account.mentions for account in accounts)), key=lambda one: one.order)
    ).mention


def _surest(members: Sequence[ComparedMention]) -> ComparedMention:
    """Return the surest of the mentions with the date that most of the surest have: a report may err."""
    best = reliability(min(members, key=reliability))[:KEYS_OF_DATE]
    surest = [member for member in members if reliability(member)[:KEYS_OF_DATE] == best]
    articles = {(member.mention.interval, member.parse.article.id) for member in surest}
    count = Counter(interval for interval, _ in articles)
    return min(surest, key=lambda member: (-count[member.mention.interval], reliability(member)))


def _origin_count(accounts: Sequence[Account]) -> int:
    """Return how many independent texts report an event: copies of one count once."""
    by_text: dict[str, list[Account]] = {}
    for account in accounts:
        article = account.parse.article
        by_text.setdefault(article.origin or article.id, []).append(account)
    parts = [[copies[0].story.runs, *(copy.runs for copy in copies)] for copies in by_text.values()]
    return len(set(origins(parts)))


def _surest_type(members: Iterable[ComparedMention]) -> str:
    """Return the type for which the certainties of its mentions speak most; of equals, the first."""
    total: defaultdict[str, float] = defaultdict(float)
    for member in members:
        total[member.mention.type] += member.mention.certainty
    return max(total, key=total.__getitem__)


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


def _places(accounts: Sequence[Account]) -> tuple[EventPlace, ...]:
    """Return where most accounts put an event, of nested places the innermost, in order of id.

    Where they put it at several places that no account names together, one of them was put right or is wrong.
    """
    found = [(account, _placed(account)) for account in accounts]
    every = {one: at.named[0] for _, places in found for one, at in places.items()}
    inner = {one for one in every if not any(is_part_of(other, every[one]) for other in every.values())}
    given = {one for one in inner if any(_is_given(places.get(one)) for _, places in found)}
    inner = given or inner
    if not inner:
        return ()
    support = Counter(one for _, places in found for one in places.keys() & inner)
    score = {one: max(places[one].score for _, places in found if one in places) for one in inner}
    first = min(inner, key=lambda one: (-support[one], -score[one], one))
    together = [places.keys() & inner for _, places in found if first in places]
    kept = sorted(frozenset(chain.from_iterable(together)))
    return tuple(_as_surest([places[one] for _, places in found if one in places]) for one in kept)


def _placed(account: Account) -> dict[str, EventPlace]:
    """Return the places of an account that are likelier right than wrong, by the id of the first named."""
    found: defaultdict[str, list[EventPlace]] = defaultdict(list)
    for at in chain.from_iterable(map(_named_by, account.mentions)):
        found[at.named[0].id].append(at)
    return {one: _as_surest(places) for one, places in found.items()}


def _named_by(mention: ComparedMention) -> Iterator[EventPlace]:
    """Yield the places of a mention: those that it names, and what lies between two or off one of them."""
    numbers, resolutions = mention.mention.places, mention.parse.toponyms
    text, basis = mention.parse.article.text, mention.mention.place_basis or PlaceBasis.STATED
    firsts = [number for number in numbers if number + 1 in numbers]
    lines = {number: line for number in firsts if (line := line_from(text, resolutions, number)) is not None}
    for number in numbers:
        resolution = resolutions[number]
        place, line = resolution.place, lines.get(number)
        if place is None or resolution.score < MIN_PROBABILITY_OF_PLACE or number - 1 in lines:
            continue
        at = EventPlace(place, place_precision(place, resolution.toponym, text), resolution.score, basis)
        offset = offset_before(text, resolution.toponym)
        if line is not None:
            precision = place_precision(line.place, resolution.toponym, text)
            yield replace(at, place=line.place, precision=precision, reckoned_from=line.ends)
        elif offset is not None:
            yield replace(at, place=displaced(place, offset), reckoned_from=(place,))
        else:
            yield at


def _is_given(at: EventPlace | None) -> bool:
    return at is not None and at.basis is PlaceBasis.GIVEN


def _as_surest(places: Sequence[EventPlace]) -> EventPlace:
    """Return one place as precise, as sure and on as firm a basis as any mention has it, and as reckoned."""
    best = next((at for at in places if at.reckoned_from), places[0])
    return replace(
        best,
        precision=min(at.precision for at in places),
        score=max(at.score for at in places),
        basis=min((at.basis for at in places), key=BASES.index),
    )


def _certainty(
    members: Sequence[ComparedMention], interval: Interval | None, places: Sequence[EventPlace]
) -> float:
    """Return the certainty of the surest mention that has the event's own date and place, if any has both."""
    ids = {named.id for at in places for named in at.named}
    of_all = [member for member in members if member.mention.interval == interval]
    agreeing = [member for member in of_all if not ids.isdisjoint(member.place_ids)]
    return max(member.mention.certainty for member in agreeing or of_all or members)


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
        return f"{name!r} could not be placed: {resolution.reason}"
    region = ", ".join(part for part in (place.admin1_name, place.country_code) if part)
    return f"{name!r} may be {place.label} in {region}, but that is too unsure ({resolution.score:.0%})"


def _id(
    event_type: str, interval: Interval | None, places: Iterable[EventPlace], first: ComparedMention
) -> str:
    """Return an id that the same event gets in every run over the same articles."""
    place_ids = ",".join(at.place.id for at in places)
    key = f"{event_type}\n{interval}\n{place_ids}\n{first.parse.article.id}\n{first.mention.id}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]

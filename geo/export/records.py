"""A parsed article as the JSON record of `geo parse --jsonl`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import MIN_CERTAINTY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.model import Dismissal, EventMention, Interval, Parse, Place, Resolution, Timex

Json = dict[str, object]


def parse_record(parse: Parse) -> Json:
    """Return what was found in one article, ready for `json.dumps`.

    Offsets are code points into ``text``; an event's ``places`` are indices into ``toponyms``.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> parse_record(Parse(Article("a1", "Talks were held.")))["published_basis"]
    'unknown'
    """
    article = parse.article
    within = article.published_within
    return {
        "id": article.id,
        "title": article.title,
        "published": _iso(article.published),
        "published_basis": article.published_basis.value,
        "published_within": [_iso(within.begin), _iso(within.until)] if within else None,
        "published_reason": article.published_reason,
        "published_rule": article.published_rule,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "toponyms": [_toponym(resolution) for resolution in parse.toponyms],
        "timexes": [_timex(timex) for timex in parse.timexes],
        "events": [_event(mention, parse.toponyms) for mention in parse.events],
        "events_reason": parse.events_reason,
        "dismissals": [_dismissal(dismissal) for dismissal in parse.dismissals],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _bounds(interval: Interval | None) -> Json:
    return {
        "begin": _iso(interval.begin) if interval else None,
        "until": _iso(interval.until) if interval else None,
    }


def _toponym(resolution: Resolution) -> Json:
    toponym = resolution.toponym
    return {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "usage": toponym.usage.value,
        "place": _place(resolution.place) if resolution.place else None,
        "score": round(resolution.score, 3),
        "reason": resolution.reason,
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "other_name": place.other_name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "admin1_code": place.admin1_code,
        "admin1_name": place.admin1_name,
        "disputed": place.disputed,
        "radius_km": place.radius_km,
    }


def _timex(timex: Timex) -> Json:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        **_bounds(timex.interval),
        "rule": timex.rule,
    }


def _event(mention: EventMention, resolutions: Sequence[Resolution]) -> Json:
    return {
        "id": mention.id,
        "trigger": {"start": mention.trigger.start, "end": mention.trigger.end},
        "type": mention.type,
        "subtype": mention.subtype,
        "status": mention.status.value,
        **_bounds(mention.interval),
        "precision": mention.interval.precision.value if mention.interval else None,
        "date_basis": mention.date_basis.value if mention.date_basis else None,
        "sentence": {"start": mention.sentence.start, "end": mention.sentence.end},
        "places": list(mention.places),
        "place_basis": mention.place_basis.value if mention.place_basis else None,
        "certainty": mention.certainty,
        "drawn": _is_drawn(mention, resolutions),
        "actors": list(mention.actors),
        "reason": mention.reason,
        "date_reason": mention.date_reason,
        "place_reason": mention.place_reason,
        "rules": list(mention.rules),
    }


def _is_drawn(mention: EventMention, resolutions: Sequence[Resolution]) -> bool:
    """Return True if a map draws an event as it is: dated, located, and certain enough."""
    is_located = any(resolutions[index].place is not None for index in mention.places)
    return is_located and mention.interval is not None and mention.certainty >= MIN_CERTAINTY


def _dismissal(dismissal: Dismissal) -> Json:
    return {"start": dismissal.trigger.start, "end": dismissal.trigger.end, "rule": dismissal.rule}

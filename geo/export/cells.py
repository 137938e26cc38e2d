"""The cells of one row: of a mention, an article, of what is not on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Article, Event, Interval, Parse, Resolution


def iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 has it; None where it is not known."""
    return None if day is None else day.isoformat()


def _date_cells(interval: Interval | None) -> dict[str, object]:
    return {
        "date_begin": iso(interval.begin) if interval else None,
        "date_until": iso(interval.until) if interval else None,
    }


def mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
    """Return a mention of a place."""
    toponym, place = resolution.toponym, resolution.place
    return {
        "article_id": article.id,
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "usage": toponym.usage.value,
        "place_id": place.id if place else None,
        "place_name": place.label if place else None,
        "feature_class": place.feature_class if place else None,
        "feature_code": place.feature_code if place else None,
        "country_code": place.country_code if place else None,
        "admin1_name": place.admin1_name if place else None,
        "score": round(resolution.score, 3),
        "reason": resolution.reason,
    }


def article_cells(parse: Parse) -> dict[str, object]:
    """Return an article that was read, with how much was found in it."""
    article = parse.article
    return {
        "id": article.id,
        "title": article.title,
        "published_basis": article.published_basis.value,
        **published_cells(article),
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "toponyms": len(parse.toponyms),
        "timexes": len(parse.timexes),
        "events": len(parse.events),
    }


def published_cells(article: Article) -> dict[str, object]:
    """Return the day of publication, and the days between which it is where only those are known."""
    within, published = article.published_within, iso(article.published)
    return {
        "published": published,
        "published_from": iso(within.begin) if within else published,
        "published_until": iso(within.until) if within else published,
    }


def unplaced_event_cells(event: Event) -> dict[str, object]:
    """Return an event without a date or a place, with the reason."""
    return {
        "kind": "event",
        "event_id": event.id,
        "text": event.summary,
        "reason": event.reason,
        "date_reason": event.date_reason,
        "place_reason": event.place_reason,
        **_date_cells(event.interval),
        "event_type": event.type,
        "subtype": event.subtype,
        "status": event.status.value,
        **_source_cells(event.first_article),
    }


def unplaced_mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
    """Return a mention that means no place of the gazetteer, with the reason."""
    return {
        "kind": "toponym",
        "text": resolution.toponym.text,
        "reason": resolution.reason,
        **_source_cells(article),
    }


def unsearched_article_cells(parse: Parse) -> dict[str, object]:
    """Return an article in which no events were sought, with the reason."""
    article = parse.article
    return {
        "kind": "article",
        "text": article.title or article.id,
        "reason": parse.events_reason,
        **_source_cells(article),
    }


def _source_cells(article: Article) -> dict[str, object]:
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        **published_cells(article),
    }

"""The cells of one row: of an event, a place, a mention, an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapely.geometry import Point

from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from geo.model import Article, Event, EventPlace, Interval, Parse, Place, Report, Resolution, Toponym


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date_cells(interval: Interval | None) -> dict[str, object]:
    return {
        "date_begin": _iso(interval.begin) if interval else None,
        "date_until": _iso(interval.until) if interval else None,
    }


def event_cells(event: Event) -> dict[str, object]:
    """Give what an event is, wherever it happened."""
    return {
        "event_id": event.id,
        **_date_cells(event.interval),
        "date_precision": event.interval.precision.value if event.interval else None,
        "date_basis": event.date_basis.value if event.date_basis else None,
        "status": event.status.value,
        "event_type": event.type.value,
        "summary": event.summary,
        "actors": list(event.actors),
        "article_count": len({report.article.id for report in event.reports}),
    }


def told_of_place(
    event: Event, where: EventPlace, articles: Mapping[Article, dict[str, object]]
) -> dict[str, object]:
    """Give how surely a place is meant, and where the reports name it."""
    toponyms = [_naming(report, where.place) for report in event.reports]
    reports = zip(event.reports, toponyms, strict=True)
    return {
        "place_precision": where.precision,
        "score": round(where.score, 3),
        "mention": next((toponym.text for named in toponyms for toponym in named), ""),
        "articles": [_report_cells(report, named, articles[report.article]) for report, named in reports],
    }


def _report_cells(
    report: Report, toponyms: Sequence[Toponym], article: dict[str, object]
) -> dict[str, object]:
    sentence = report.mention.sentence
    spans = [_span_in_quote(report, toponym) for toponym in toponyms if sentence.overlaps(toponym)]
    return {**article, "quote": report.quote, "mention": spans[0] if spans else None, "mentions": spans}


def reported_cells(article: Article) -> dict[str, object]:
    """Give an article as the source of a report."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        **_published_cells(article),
    }


def _span_in_quote(report: Report, toponym: Toponym) -> list[int]:
    """Return where the quote names a place, in code points."""
    before = Span(report.mention.sentence.start, toponym.start).of(report.article.text)
    start = _length_on_one_line(before)
    return [start, start + _length_on_one_line(toponym.text)]


def _length_on_one_line(text: str) -> int:
    """Return the length of the beginning of a sentence once its white space is single spaces."""
    return len(" ".join((text + ".").split())) - 1


def _naming(report: Report, place: Place) -> list[Toponym]:
    """Return the words by which a report names a place."""
    return [one.toponym for one in report.resolutions if one.place is not None and one.place.id == place.id]


def place_cells(place: Place) -> dict[str, object]:
    """Give a place."""
    return {
        "place_id": place.id,
        "place_name": place.name,
        "place_other_name": place.other_name,
        "place_radius_km": place.radius_km,
        "disputed": place.disputed,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "admin1_name": place.admin1_name,
    }


def mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
    """Give a place mention, at its place's point where it has one."""
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
        "geometry": Point(place.longitude, place.latitude) if place else None,
    }


def article_cells(article: Article) -> dict[str, object]:
    """Give an article that was read."""
    return {
        "id": article.id,
        "title": article.title,
        "published_basis": article.published_basis.value,
        **_published_cells(article),
        "source": article.source,
        "url": article.url,
        "language": article.language,
    }


def _published_cells(article: Article) -> dict[str, object]:
    """Give the day of publication, and the days between which it lies where only those are known."""
    within, published = article.published_within, _iso(article.published)
    return {
        "published": published,
        "published_from": _iso(within.begin) if within else published,
        "published_until": _iso(within.until) if within else published,
    }


def unplaced_event_cells(event: Event) -> dict[str, object]:
    """Give an event without a date or a place, with the reason."""
    return {
        "kind": "event",
        "event_id": event.id,
        "text": event.summary,
        "reason": event.reason,
        **_date_cells(event.interval),
        "event_type": event.type.value,
        "status": event.status.value,
        **_source_cells(event.reports[0].article),
    }


def unplaced_mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
    """Give a mention that means no place of the gazetteer, with the reason."""
    return {
        "kind": "toponym",
        "text": resolution.toponym.text,
        "reason": resolution.reason,
        **_source_cells(article),
    }


def untold_article_cells(parse: Parse) -> dict[str, object]:
    """Give an article in which no events were sought, with the reason."""
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
        **_published_cells(article),
    }

"""Records as GeoDataFrames: one schema for every file and for the map.

Geometry is EPSG:4326, x longitude and y latitude; dates are ISO strings, None where not known, since pandas'
own timestamps end in 1677 and 2262 and know no open intervals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Event, EventPlace, Interval, Parse, Place, Report, Resolution

CRS = "EPSG:4326"

EVENT_COLUMNS = (
    "event_id",
    "date_begin",
    "date_until",
    "date_precision",
    "date_basis",
    "status",
    "event_type",
    "summary",
    "place_id",
    "place_name",
    "place_other_name",
    "place_radius_km",
    "disputed",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_name",
    "place_precision",
    "score",
    "mention",
    "actors",
    "article_count",
    "articles",
)
MENTION_COLUMNS = (
    "article_id",
    "start",
    "end",
    "text",
    "usage",
    "place_id",
    "place_name",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_name",
    "score",
    "reason",
)
ARTICLE_COLUMNS = (
    "id",
    "title",
    "published",
    "published_basis",
    "published_from",
    "published_until",
    "source",
    "url",
    "language",
    "toponyms",
    "timexes",
    "events",
)
ELSEWHERE_COLUMNS = (
    "kind",
    "event_id",
    "text",
    "reason",
    "date_begin",
    "date_until",
    "event_type",
    "status",
    "article_id",
    "title",
    "source",
    "url",
    "published",
    "published_from",
    "published_until",
)


def events_frame(events: Iterable[Event], gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """Give one row per event and place; events without a place are in `elsewhere_frame`.

    Parameters
    ----------
    events
        Events in the order that the rows shall keep.
    gazetteer
        Knows each place's geometry: a point, a line or a polygon.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of `EVENT_COLUMNS` and `geometry` in EPSG:4326.
    """
    rows = [
        {
            **_event_cells(event, where.place),
            **_place_cells(event, where),
            "geometry": gazetteer.geometry(where.place),
        }
        for event in events
        for where in event.places
    ]
    return _geo_frame(rows, EVENT_COLUMNS)


def mentions_frame(parses: Iterable[Parse]) -> gpd.GeoDataFrame:
    """Give one row per place mention, at its place's point; the geometry of one without a place is None."""
    rows = [_mention_cells(parse.article, resolution) for parse in parses for resolution in parse.toponyms]
    return _geo_frame(rows, MENTION_COLUMNS)


def articles_frame(parses: Iterable[Parse]) -> pd.DataFrame:
    """Give one row per article that was read, with what was found in it."""
    rows = [
        {
            **_article_cells(parse.article),
            "toponyms": len(parse.toponyms),
            "timexes": len(parse.timexes),
            "events": len(parse.events),
        }
        for parse in parses
    ]
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))


def elsewhere_frame(events: Iterable[Event], parses: Sequence[Parse]) -> pd.DataFrame:
    """Give one row for each thing found that has no date or no place, with the reason.

    Parameters
    ----------
    events
        All events; those with both a date and a place are passed over.
    parses
        The articles, for their mentions that mean no place of the gazetteer.
    """
    rows = [_unplaced_event_cells(event) for event in events if not event.places or event.interval is None]
    rows += [
        _unplaced_mention_cells(parse.article, resolution)
        for parse in parses
        for resolution in parse.toponyms
        if resolution.place is None
    ]
    return pd.DataFrame(rows, columns=list(ELSEWHERE_COLUMNS))


def _geo_frame(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, columns=[*columns, "geometry"], geometry="geometry", crs=CRS)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date_cells(interval: Interval | None) -> dict[str, object]:
    return {
        "date_begin": _iso(interval.begin) if interval else None,
        "date_until": _iso(interval.until) if interval else None,
    }


def _event_cells(event: Event, place: Place) -> dict[str, object]:
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
        "articles": [_report_cells(report, place) for report in event.reports],
    }


def _report_cells(report: Report, place: Place) -> dict[str, object]:
    article = report.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        **_published_cells(article),
        "quote": report.quote,
        "mention": _span_in_quote(report, place),
    }


def _span_in_quote(report: Report, place: Place) -> list[int] | None:
    """Return where the quote names the place, in code points; None where it does not."""
    sentence = report.mention.sentence
    named = _naming(report, place)
    toponym = next((one.toponym for one in named if sentence.overlaps(one.toponym)), None)
    if toponym is None:
        return None
    start = _length_on_one_line(Span(sentence.start, toponym.start).of(report.article.text))
    return [start, start + len(" ".join(toponym.text.split()))]


def _length_on_one_line(text: str) -> int:
    """Return the length of the beginning of a sentence once its white space is single spaces."""
    return len(" ".join((text + ".").split())) - 1


def _naming(report: Report, place: Place) -> list[Resolution]:
    return [one for one in report.resolutions if one.place is not None and one.place.id == place.id]


def _place_cells(event: Event, where: EventPlace) -> dict[str, object]:
    place = where.place
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
        "place_precision": where.precision,
        "score": round(where.score, 3),
        "mention": _mention_of(event, place),
    }


def _mention_of(event: Event, place: Place) -> str:
    """Return the words by which the reports name the place, the first report's first."""
    words = (one.toponym.text for report in event.reports for one in _naming(report, place))
    return next(words, "")


def _mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
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


def _article_cells(article: Article) -> dict[str, object]:
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
    within = article.published_within
    return {
        "published": _iso(article.published),
        "published_from": _iso(within.begin) if within else _iso(article.published),
        "published_until": _iso(within.until) if within else _iso(article.published),
    }


def _unplaced_event_cells(event: Event) -> dict[str, object]:
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


def _unplaced_mention_cells(article: Article, resolution: Resolution) -> dict[str, object]:
    return {
        "kind": "toponym",
        "text": resolution.toponym.text,
        "reason": resolution.reason,
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

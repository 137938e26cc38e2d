"""The variants of the map that the benchmark compares: from events in memory to a page on disk."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

import folium
from folium.plugins import MarkerCluster, TimestampedGeoJson

from geo.export import elsewhere_frame, events_frame
from geo.maps import Words, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Event, EventPlace

    Maker = Callable[[Sequence[Event], Gazetteer, Path], None]

CENTRE = (41.7, 44.8)
ZOOM = 7


def own(events: Sequence[Event], gazetteer: Gazetteer, path: Path) -> None:
    """Write geo's own page."""
    write(events_frame(events, gazetteer), elsewhere_frame([], []), path, title="Made-up events")


def beside(events: Sequence[Event], gazetteer: Gazetteer, path: Path) -> None:
    """Write geo's own page with the words of events in a folder beside it."""
    tables = events_frame(events, gazetteer), elsewhere_frame([], [])
    write(*tables, path, title="Made-up events", words=Words.BESIDE)


def marker_cluster(events: Sequence[Event], _: Gazetteer, path: Path) -> None:
    """Write folium's MarkerCluster, one for each date, under a LayerControl."""
    page = _page()
    for day, group in _by_day(events).items():
        cluster = MarkerCluster(name=day).add_to(page)
        for event, where in group:
            at = (where.place.latitude, where.place.longitude)
            folium.Marker(at, popup=folium.Popup(_popup(event, where), max_width=300)).add_to(cluster)
    folium.LayerControl().add_to(page)
    page.save(path)


def geojson(events: Sequence[Event], _: Gazetteer, path: Path) -> None:
    """Write folium's GeoJson on a canvas, a layer for each date, under a LayerControl."""
    page = _page()
    for day, group in _by_day(events).items():
        features = [_feature(event, where) for event, where in group]
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            name=day,
            marker=folium.CircleMarker(radius=5, fill=True),
            popup=folium.GeoJsonPopup(["popup"], labels=False),
        ).add_to(page)
    folium.LayerControl().add_to(page)
    page.save(path)


def timestamped(events: Sequence[Event], _: Gazetteer, path: Path) -> None:
    """Write folium's TimestampedGeoJson: a slider over the days."""
    page = _page()
    features = [_feature(event, where) for group in _by_day(events).values() for event, where in group]
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features}, period="P1D", duration="P1D", auto_play=False
    ).add_to(page)
    page.save(path)


def _page() -> folium.Map:
    """Return a map of the events' region without a background: there is no network."""
    page = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None, prefer_canvas=True)
    page.options["maxZoom"] = 13
    return page


def _by_day(events: Sequence[Event]) -> dict[str, list[tuple[Event, EventPlace]]]:
    """Gather events and their places by first day."""
    days = defaultdict(list)
    for event in events:
        for where in event.places:
            days[_day(event)].append((event, where))
    return days


def _day(event: Event) -> str:
    day = event.interval.begin if event.interval else None
    return day.isoformat() if day else ""


def _feature(event: Event, where: EventPlace) -> dict[str, object]:
    place, text = where.place, _popup(event, where)
    day = _day(event)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {"times": [day], "popup": text, "icon": "circle", "iconstyle": {"radius": 5}},
    }


def _popup(event: Event, where: EventPlace) -> str:
    """Return what geo's list says of an event, as the HTML of a popup."""
    return "<br>".join(_lines(event, where))


def _lines(event: Event, where: EventPlace) -> Iterator[str]:
    yield f"<b>{escape(where.place.name)}</b>, {_day(event)}, {event.type}"
    yield escape(event.summary)
    for report in event.reports:
        article = report.article
        yield f'<a href="{escape(article.url)}">{escape(article.title)}</a>, {escape(article.source)}'


MAKERS: dict[str, Maker] = {
    "geo": own,
    "geo, words beside": beside,
    "folium MarkerCluster a date": marker_cluster,
    "folium GeoJson a date, canvas": geojson,
    "folium TimestampedGeoJson": timestamped,
}

"""The newest events as feeds, an Atom feed and a JSON Feed: for who follows a map whose name stays.

An entry is dated by the newest report of its event, never by the clock: the same input gives the same bytes,
and a reader of feeds knows by the entries' ids which of them are new.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from geo.export.cells import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geo.model import Event

MOST = 100
"""Entries of a feed: as many as readers ask for, and a week of a busy map."""
ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MIDNIGHT = "T00:00:00Z"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_DAY = date(1970, 1, 1)
"""Of an event whose reports are all undated: feeds want a date."""


def write_feeds(events: Iterable[Event], *, title: str, page: str, paths: Sequence[Path]) -> None:
    """Write the newest events that are on the map.

    Parameters
    ----------
    events
        All events of the map.
    title
        What heads it.
    page
        The name of its file, beside which the feeds lie.
    paths
        The files: of the Atom feed and of the JSON Feed.
    """
    located = (event for event in events if event.places)
    newest = sorted(located, key=lambda event: (_last_reported(event), event.id), reverse=True)[:MOST]
    atom, feed = paths
    atom.write_bytes(_atom(newest, title, page, atom.name))
    text = json.dumps(_json_feed(newest, title, page, feed.name), ensure_ascii=False, indent=1)
    feed.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _last_reported(event: Event) -> date:
    """Return the day on which the newest report of an event appeared, as far as that is known."""
    days = [
        report.article.published
        or (report.article.published_within and report.article.published_within.until)
        for report in event.reports
    ]
    return max((day for day in days if day), default=NO_DAY)


def _headline(event: Event) -> str:
    """Return what happened in a few words: *Assault, Goris (Syunik, AM), 16 July 2022*."""
    places = ", ".join(at.place.label for at in event.places)
    return f"{event.type.capitalize()}, {places}, {_days(event)}"


def _days(event: Event) -> str:
    interval = event.interval
    if interval is None:
        return "undated"
    return "/".join(dict.fromkeys(iso(day) or ".." for day in (interval.begin, interval.until)))


def _link(event: Event, page: str) -> str:
    """Return the address of an event on the map, from beside it."""
    return f"{quote(page)}#event={quote(event.id)}"


def _atom(events: Sequence[Event], title: str, page: str, name: str) -> bytes:
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", f"urn:geo:{quote(name)}")
    _add(feed, "updated", f"{max(map(_last_reported, events), default=NO_DAY)}{MIDNIGHT}")
    _add(_add(feed, "author"), "name", "geo")
    _add(feed, "link", rel="self", href=quote(name))
    _add(feed, "link", rel="alternate", href=quote(page))
    for event in events:
        entry = _add(feed, "entry")
        _add(entry, "title", _headline(event))
        _add(entry, "id", f"urn:geo:event:{event.id}")
        _add(entry, "updated", f"{_last_reported(event)}{MIDNIGHT}")
        _add(entry, "link", rel="alternate", href=_link(event, page))
        for url in _sources(event):
            _add(entry, "link", rel="related", href=url)
        _add(entry, "category", term=event.type)
        _add(entry, "summary", event.summary)
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    fit = {key: NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", fit)
    element.text = NOT_XML.sub("\ufffd", text) or None
    return element


def _sources(event: Event) -> list[str]:
    """Return the addresses of the reports, each once; only those that a browser opens."""
    urls = dict.fromkeys(report.article.url for report in event.reports)
    return [url for url in urls if url.startswith(("https://", "http://"))]


def _json_feed(events: Sequence[Event], title: str, page: str, name: str) -> dict[str, object]:
    return {
        "version": JSON_FEED,
        "title": title,
        "home_page_url": quote(page),
        "feed_url": quote(name),
        "items": [
            {
                "id": event.id,
                "url": _link(event, page),
                "title": _headline(event),
                "content_text": event.summary,
                "date_published": f"{_last_reported(event)}{MIDNIGHT}",
                "tags": [event.type, event.status.value],
                "_geo": {
                    "date_begin": iso(event.interval.begin) if event.interval else None,
                    "date_until": iso(event.interval.until) if event.interval else None,
                    "places": [
                        {
                            "id": at.place.id,
                            "name": at.place.label,
                            "latitude": at.place.latitude,
                            "longitude": at.place.longitude,
                        }
                        for at in event.places
                    ],
                    "sources": _sources(event),
                },
            }
            for event in events
        ],
    }

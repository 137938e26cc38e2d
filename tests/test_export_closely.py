"""Each field of what goes out, whole: records, rows, feeds, styles, layers, on one made-up article."""

from __future__ import annotations

import csv
import json
import math
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from geo.errors import EventsError, OutputError
from geo.export import (
    articles_frame,
    elsewhere_frame,
    events_frame,
    mentions_frame,
    parse_record,
    read_months,
    write_csv,
    write_geojson,
    write_geopackage,
    write_geoparquet,
    write_kml,
    write_months,
)
from geo.export.arrow import arrow_batch, arrow_schema, arrow_type
from geo.export.feeds import MOST, write_feeds
from geo.export.kept import MOST as ARTICLES_AT_ONCE
from geo.export.months import FILE, NO_MONTH
from geo.export.outlines import NOTE, neat, points, simple, simplified, whole
from geo.export.styles import style_rows
from geo.model import (
    MIN_CERTAINTY,
    Article,
    DateBasis,
    Dismissal,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    Interval,
    Parse,
    Place,
    Precision,
    PublishedBasis,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Usage,
)
from geo.model.event import PlaceBasis
from geo.model.schema import EVENT_COLUMNS, Cell, Column

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer

GORIS = Place(
    "geonames:174895", "Goris", 39.51111, 46.33888, "P", "PPLA", "AM", "08", "Syunik", 20591,
    other_name="Gerusy", disputed=True, radius_km=2.5,
)  # fmt: skip
SYUNIK = Place("geonames:409314", "Syunik", 39.25, 46.25, "A", "ADM1", "AM", "08", "Syunik")
TEXT = "Shells hit Goris in Syunik on 16 July 2022. A vehicle left."
SENTENCE = Span(0, 43)
DAY = Interval.of("2022-07-16")
CLOCKWISE = shapely.Polygon([(45.5, 39), (45.5, 39.5), (46.5, 39.5), (46.5, 39), (45.5, 39)])
HOLE = [(45.9, 39.2), (46.1, 39.2), (46.1, 39.3), (45.9, 39.3), (45.9, 39.2)]


class Outlines:
    """What `events_frame` asks of a gazetteer: the geometry of each place."""

    def __init__(self, **outlines: shapely.Geometry) -> None:
        self._outlines = outlines

    def geometry(self, place: Place) -> shapely.Geometry:
        return self._outlines.get(place.name, shapely.Point(place.longitude, place.latitude))


def outlines(**given: shapely.Geometry) -> Gazetteer:
    return cast("Gazetteer", Outlines(**given))


GAZETTEER = outlines(Syunik=CLOCKWISE)


def article(**given: object) -> Article:
    told: dict[str, object] = {
        "title": "Shells hit Goris",
        "published": date(2022, 7, 17),
        "published_basis": PublishedBasis.GIVEN,
        "published_reason": "given",
        "published_rule": "published.given",
        "source": "Example Wire",
        "url": "https://news.example/1",
        "language": "en",
    }
    return Article("wire-1", TEXT, **{**told, **given})  # type: ignore[arg-type]


MENTION = EventMention(
    "wire-1#1", Span(7, 10), "ASSAULT", Status.OCCURRED, SENTENCE, DAY, DateBasis.EXPLICIT, (0, 1),
    ("Azerbaijan", "Armenia"), timex=0, rules=("date.own", "place.likely"), subtype="shelling",
    place_basis=PlaceBasis.STATED, certainty=0.87654,
)  # fmt: skip
AT_GORIS = Resolution(Toponym(11, 16, "Goris", Usage.LITERAL), GORIS, 0.91234, "largest")
AT_SYUNIK = Resolution(Toponym(20, 26, "Syunik", Usage.ASSOCIATIVE), SYUNIK, 0.8, "only one")
LOST = Resolution(Toponym(46, 53, "vehicle", Usage.DEMONYM), None, 0.0, "no place of that name")
TIMEX = Timex(30, 42, "16 July 2022", TimexType.DATE, "2022-07-16", DAY, rule="anchor.x")


def parse(**given: object) -> Parse:
    return Parse(
        article(**given), (AT_GORIS, AT_SYUNIK, LOST), (TIMEX,), (MENTION,),
        dismissals=(Dismissal(Span(46, 53), "not_event.vehicle"),),
    )  # fmt: skip


def event(name: str = "e1", **given: object) -> Event:
    report = EventReport(article(), SENTENCE.of(TEXT), MENTION, (AT_GORIS, AT_SYUNIK))
    made = Event(
        name, "ASSAULT", Status.OCCURRED, DAY, DateBasis.EXPLICIT, SENTENCE.of(TEXT),
        (EventPlace(GORIS, 2, 0.91234, PlaceBasis.STATED), EventPlace(SYUNIK, 3, 0.8, PlaceBasis.ENCLOSING)),
        ("Azerbaijan", "Armenia"), (report,), rules=("date.own", "place.likely"), subtype="shelling",
        certainty=0.87654, origin_count=1,
    )  # fmt: skip
    return replace(made, **given)  # type: ignore[arg-type]


RECORD = {
    "id": "wire-1",
    "title": "Shells hit Goris",
    "published": "2022-07-17",
    "published_basis": "given",
    "published_within": None,
    "published_reason": "given",
    "published_rule": "published.given",
    "source": "Example Wire",
    "url": "https://news.example/1",
    "language": "en",
    "text": TEXT,
    "toponyms": [
        {
            "start": 11,
            "end": 16,
            "text": "Goris",
            "usage": "literal",
            "place": {
                "id": "geonames:174895",
                "name": "Goris",
                "other_name": "Gerusy",
                "latitude": 39.51111,
                "longitude": 46.33888,
                "feature_class": "P",
                "feature_code": "PPLA",
                "country_code": "AM",
                "admin1_code": "08",
                "admin1_name": "Syunik",
                "disputed": True,
                "radius_km": 2.5,
            },
            "score": 0.912,
            "reason": "largest",
        },
        {
            "start": 20,
            "end": 26,
            "text": "Syunik",
            "usage": "associative",
            "place": {
                "id": "geonames:409314",
                "name": "Syunik",
                "other_name": "",
                "latitude": 39.25,
                "longitude": 46.25,
                "feature_class": "A",
                "feature_code": "ADM1",
                "country_code": "AM",
                "admin1_code": "08",
                "admin1_name": "Syunik",
                "disputed": False,
                "radius_km": 0.0,
            },
            "score": 0.8,
            "reason": "only one",
        },
        {
            "start": 46,
            "end": 53,
            "text": "vehicle",
            "usage": "demonym",
            "place": None,
            "score": 0.0,
            "reason": "no place of that name",
        },
    ],
    "timexes": [
        {
            "start": 30,
            "end": 42,
            "text": "16 July 2022",
            "type": "DATE",
            "value": "2022-07-16",
            "begin": "2022-07-16",
            "until": "2022-07-16",
            "rule": "anchor.x",
        }
    ],
    "events": [
        {
            "id": "wire-1#1",
            "trigger": {"start": 7, "end": 10},
            "type": "ASSAULT",
            "subtype": "shelling",
            "status": "occurred",
            "begin": "2022-07-16",
            "until": "2022-07-16",
            "precision": "day",
            "date_basis": "explicit",
            "sentence": {"start": 0, "end": 43},
            "places": [0, 1],
            "place_basis": "stated",
            "certainty": 0.87654,
            "drawn": True,
            "actors": ["Azerbaijan", "Armenia"],
            "reason": "",
            "date_reason": "",
            "place_reason": "",
            "rules": ["date.own", "place.likely"],
        }
    ],
    "events_reason": "",
    "dismissals": [{"start": 46, "end": 53, "rule": "not_event.vehicle"}],
}


def test_the_record_of_an_article_is_what_programs_read() -> None:
    assert parse_record(parse()) == RECORD


def test_what_is_not_known_is_null_in_a_record() -> None:
    bare = replace(
        MENTION, interval=None, date_basis=None, places=(), place_basis=None, date_reason="no date",
        place_reason="no place",
    )  # fmt: skip
    within = Interval(date(2022, 7, 1), date(2022, 7, 31), Precision.MONTH)
    since = replace(TIMEX, interval=Interval(date(2022, 7, 16), None, Precision.DAY))
    record = cast(
        "dict[str, Any]",
        parse_record(
            replace(
                parse(published=None, published_within=within), events=(bare,), timexes=(since,),
                events_reason="not English",
            )
        ),
    )  # fmt: skip
    assert (record["published"], record["published_within"]) == (None, ["2022-07-01", "2022-07-31"])
    assert (record["timexes"][0]["begin"], record["timexes"][0]["until"]) == ("2022-07-16", None)
    (told,) = record["events"]
    assert [told[name] for name in ("begin", "until", "precision", "date_basis", "place_basis")] == [None] * 5
    assert (told["drawn"], told["places"], record["events_reason"]) == (False, [], "not English")
    assert (told["date_reason"], told["place_reason"]) == ("no date", "no place")
    assert told["reason"].startswith("no date")


@pytest.mark.parametrize(
    ("given", "is_drawn"),
    [
        ({"certainty": MIN_CERTAINTY}, True),
        ({"certainty": MIN_CERTAINTY - 0.001}, False),
        ({"places": ()}, False),
        ({"places": (2,)}, False),
        ({"places": (2, 1)}, True),
        ({"interval": None}, False),
    ],
)
def test_what_is_dated_located_and_certain_enough_is_drawn(given: dict[str, Any], *, is_drawn: bool) -> None:
    record = cast("dict[str, Any]", parse_record(replace(parse(), events=(replace(MENTION, **given),))))
    assert record["events"][0]["drawn"] is is_drawn


REPORT = {
    "id": "wire-1",
    "title": "Shells hit Goris",
    "source": "Example Wire",
    "url": "https://news.example/1",
    "published": "2022-07-17",
    "published_from": "2022-07-17",
    "published_until": "2022-07-17",
    "quote": "Shells hit Goris in Syunik on 16 July 2022.",
    "trigger": "hit",
    "trigger_start": 7,
    "mention": [11, 16],
    "mentions": [[11, 16]],
}
ROW = {
    "event_id": "e1",
    "date_begin": "2022-07-16",
    "date_until": "2022-07-16",
    "date_precision": "day",
    "date_basis": "explicit",
    "status": "occurred",
    "event_type": "ASSAULT",
    "subtype": "shelling",
    "summary": "Shells hit Goris in Syunik on 16 July 2022.",
    "place_id": "geonames:174895",
    "place_name": "Goris",
    "place_other_name": "Gerusy",
    "place_radius_km": 2.5,
    "disputed": True,
    "feature_class": "P",
    "feature_code": "PPLA",
    "country_code": "AM",
    "admin1_name": "Syunik",
    "place_precision": 2,
    "place_basis": "stated",
    "score": 0.912,
    "certainty": 0.877,
    "mention": "Goris",
    "actors": ["Azerbaijan", "Armenia"],
    "article_count": 1,
    "origin_count": 1,
    "articles": [REPORT],
    "rules": ["date.own", "place.likely"],
}


def test_a_row_of_events_is_what_all_files_have() -> None:
    first, second = events_frame([event()], GAZETTEER).drop(columns="geometry").to_dict("records")
    assert first == ROW
    assert {name for name in ROW if first[name] != second[name]} == {
        "place_id", "place_name", "place_other_name", "place_radius_km", "disputed", "feature_class",
        "feature_code", "place_precision", "place_basis", "score", "mention", "articles",
    }  # fmt: skip
    assert (second["mention"], second["articles"][0]["mention"]) == ("Syunik", [20, 26])


def test_articles_are_counted_once_each() -> None:
    report = event().reports[0]
    other = replace(report, article=replace(report.article, id="wire-2"))
    frame = events_frame([event(reports=(report, report, other))], GAZETTEER)
    assert frame["article_count"].tolist() == [2, 2]


def test_an_open_date_is_null_in_a_row() -> None:
    undated = events_frame([event(interval=None, date_basis=None)], GAZETTEER).iloc[0]
    assert [undated[name] for name in ("date_begin", "date_until", "date_precision", "date_basis")] == [
        None
    ] * 4


def test_the_reports_of_a_row_have_the_days_between_which_they_came_out() -> None:
    within = Interval(date(2022, 7, 1), date(2022, 7, 31), Precision.MONTH)
    report = replace(event().reports[0], article=article(published=None, published_within=within))
    told = events_frame([event(reports=(report,))], GAZETTEER)["articles"][0][0]
    days = [told[name] for name in ("published", "published_from", "published_until")]
    assert days == [None, "2022-07-01", "2022-07-31"]


def test_a_mention_outside_the_sentence_is_not_in_its_quote() -> None:
    text = f"{TEXT} Goris."
    later = Resolution(Toponym(60, 65, "Goris", Usage.LITERAL), GORIS, 0.9, "")
    report = EventReport(replace(article(), text=text), SENTENCE.of(text), MENTION, (later,))
    (told,) = events_frame([event(reports=(report,), places=event().places[:1])], GAZETTEER)["articles"]
    assert (told[0]["mention"], told[0]["mentions"]) == (None, [])
    indented = EventReport(
        replace(article(), text=f"A siren.  {TEXT}"), SENTENCE.of(TEXT),
        replace(MENTION, sentence=Span(10, 53), trigger=Span(17, 20)),
        (Resolution(Toponym(21, 26, "Goris", Usage.LITERAL), GORIS, 0.9, ""),),
    )  # fmt: skip
    (told,) = events_frame([event(reports=(indented,), places=event().places[:1])], GAZETTEER)["articles"]
    assert (told[0]["mention"], told[0]["trigger"], told[0]["trigger_start"]) == ([11, 16], "hit", 17)


def test_a_name_on_two_lines_is_found_in_its_quote_on_one() -> None:
    text = "Siren.\nShells  hit\nNew \n Goris, twice."
    start = text.index("New")
    place = replace(GORIS, name="New Goris")
    found = Resolution(Toponym(start, start + 12, "New \n Goris", Usage.LITERAL), place, 0.9, "")
    mention = replace(MENTION, sentence=Span(7, len(text)), trigger=Span(15, 18))
    quote = "Shells hit New Goris, twice."
    report = EventReport(replace(article(), text=text), quote, mention, (found,))
    row = events_frame([event(reports=(report,), places=(EventPlace(place, 1, 0.9),))], GAZETTEER).iloc[0]
    begin, end = row["articles"][0]["mention"]
    assert quote[begin:end] == "New Goris"


def test_a_row_of_mentions_and_of_articles() -> None:
    first, second, lost = mentions_frame([parse()]).to_dict("records")
    assert (first.pop("geometry").coords[0], second["geometry"].coords[0]) == (
        (46.33888, 39.51111),
        (46.25, 39.25),
    )
    assert first == {
        "article_id": "wire-1",
        "start": 11,
        "end": 16,
        "text": "Goris",
        "usage": "literal",
        "place_id": "geonames:174895",
        "place_name": GORIS.label,
        "feature_class": "P",
        "feature_code": "PPLA",
        "country_code": "AM",
        "admin1_name": "Syunik",
        "score": 0.912,
        "reason": "largest",
    }
    unknown = (
        "place_id",
        "place_name",
        "feature_class",
        "feature_code",
        "country_code",
        "admin1_name",
        "geometry",
    )
    assert [name for name in unknown if not pd.isna(lost[name])] == []
    (told,) = articles_frame([parse()]).to_dict("records")
    assert told == {
        "id": "wire-1",
        "title": "Shells hit Goris",
        "published_basis": "given",
        "published": "2022-07-17",
        "published_from": "2022-07-17",
        "published_until": "2022-07-17",
        "source": "Example Wire",
        "url": "https://news.example/1",
        "language": "en",
        "toponyms": 3,
        "timexes": 1,
        "events": 1,
    }


SOURCE = {
    "article_id": "wire-1",
    "title": "Shells hit Goris",
    "source": "Example Wire",
    "url": "https://news.example/1",
    "published": "2022-07-17",
    "published_from": "2022-07-17",
    "published_until": "2022-07-17",
}


def test_a_row_of_what_is_not_on_the_map() -> None:
    homeless = event(places=(), place_reason="no place")
    undated = event("e2", interval=None, date_reason="no date")
    silent = replace(parse(), events_reason="not English")
    untitled = replace(silent, toponyms=(), article=article(title=""))
    rows = elsewhere_frame([homeless, event(), undated], [silent, untitled]).to_dict("records")
    known = [{name: cell for name, cell in row.items() if cell is not None and cell == cell} for row in rows]  # noqa: PLR0124
    one = {
        "kind": "event",
        "event_id": "e1",
        "text": "Shells hit Goris in Syunik on 16 July 2022.",
        "reason": homeless.reason,
        "date_reason": "",
        "place_reason": "no place",
        "date_begin": "2022-07-16",
        "date_until": "2022-07-16",
        "event_type": "ASSAULT",
        "subtype": "shelling",
        "status": "occurred",
        **SOURCE,
    }
    two = {**one, "event_id": "e2", "reason": undated.reason, "date_reason": "no date", "place_reason": ""}
    del two["date_begin"], two["date_until"]
    assert known == [
        one,
        two,
        {"kind": "toponym", "text": "vehicle", "reason": "no place of that name", **SOURCE},
        {"kind": "article", "text": "Shells hit Goris", "reason": "not English", **SOURCE},
        {"kind": "article", "text": "wire-1", "reason": "not English", **SOURCE, "title": ""},
    ]


# Feeds.

ATOM = "{http://www.w3.org/2005/Atom}"


def fed(*events: Event, title: str = "Map & co") -> dict[str, Any]:
    """Return both feeds: the Atom feed as its elements, the JSON feed as it is."""
    from pathlib import Path  # noqa: PLC0415 - at run time
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - likewise

    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "a map.xml", Path(folder) / "a map.json"]
        write_feeds(events, title=title, page="a map.html", paths=paths)
        root = ET.fromstring(paths[0].read_bytes())  # noqa: S314 - our own file
        return {"atom": root, "json": json.loads(paths[1].read_text("utf-8"))}


def elements(parent: ET.Element) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.tag.removeprefix(ATOM), (one.text or "").strip(), one.attrib) for one in parent]


def test_an_atom_feed_is_what_its_readers_want() -> None:
    feed = fed(event())["atom"]
    assert feed.tag == f"{ATOM}feed"
    assert elements(feed)[:-1] == [
        ("title", "Map & co", {}),
        ("id", "urn:geo:a%20map.xml", {}),
        ("updated", "2022-07-17T00:00:00Z", {}),
        ("author", "", {}),
        ("link", "", {"rel": "self", "href": "a%20map.xml"}),
        ("link", "", {"rel": "alternate", "href": "a%20map.html"}),
    ]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "geo"
    headline = f"Assault, {GORIS.label}, {SYUNIK.label}, 2022-07-16"
    assert elements(feed.find(f"{ATOM}entry")) == [
        ("title", headline, {}),
        ("id", "urn:geo:event:e1", {}),
        ("updated", "2022-07-17T00:00:00Z", {}),
        ("link", "", {"rel": "alternate", "href": "a%20map.html#event=e1"}),
        ("link", "", {"rel": "related", "href": "https://news.example/1"}),
        ("category", "", {"term": "ASSAULT"}),
        ("summary", "Shells hit Goris in Syunik on 16 July 2022.", {}),
    ]


def test_a_json_feed_is_what_its_readers_want() -> None:
    assert fed(event())["json"] == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Map & co",
        "home_page_url": "a%20map.html",
        "feed_url": "a%20map.json",
        "items": [
            {
                "id": "e1",
                "url": "a%20map.html#event=e1",
                "title": f"Assault, {GORIS.label}, {SYUNIK.label}, 2022-07-16",
                "content_text": "Shells hit Goris in Syunik on 16 July 2022.",
                "date_published": "2022-07-17T00:00:00Z",
                "tags": ["ASSAULT", "occurred"],
                "_geo": {
                    "date_begin": "2022-07-16",
                    "date_until": "2022-07-16",
                    "places": [
                        {"id": GORIS.id, "name": GORIS.label, "latitude": 39.51111, "longitude": 46.33888},
                        {"id": SYUNIK.id, "name": SYUNIK.label, "latitude": 39.25, "longitude": 46.25},
                    ],
                    "sources": ["https://news.example/1"],
                },
            }
        ],
    }


def reported(name: str, *days: date | Interval | None, urls: tuple[str, ...] = ()) -> Event:
    """Return an event whose reports appeared on these days, or at these addresses."""
    report = event().reports[0]
    reports = []
    for number, day in enumerate(days):
        given = {"published_within": day} if isinstance(day, Interval) else {"published": day}
        made = article(**{"published": None, **given, "url": urls[number] if urls else ""})
        reports.append(replace(report, article=made))
    return event(name, reports=tuple(reports))


def test_entries_are_dated_by_their_newest_report_and_the_newest_stand_first() -> None:
    month = Interval(date(2022, 7, 1), date(2022, 7, 31), Precision.MONTH)
    events = [
        reported("a", date(2022, 7, 18), date(2022, 7, 20), None),
        reported("b", month),
        reported("c", None),
        reported("d", date(2022, 7, 20)),
        event("e", places=()),
    ]
    feeds = fed(*events)
    entries = [(one["id"], one["date_published"][:10]) for one in feeds["json"]["items"]]
    assert entries == [("b", "2022-07-31"), ("d", "2022-07-20"), ("a", "2022-07-20"), ("c", "1970-01-01")]
    assert [one.findtext(f"{ATOM}id") for one in feeds["atom"].iter(f"{ATOM}entry")] == [
        f"urn:geo:event:{name}" for name, _ in entries
    ]
    assert fed()["atom"].findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert fed()["json"]["items"] == []


def test_a_feed_has_a_hundred_entries_at_most() -> None:
    assert MOST == 100
    feeds = fed(*(event(f"e{number:03}") for number in range(MOST + 1)))
    assert len(feeds["json"]["items"]) == len(feeds["atom"].findall(f"{ATOM}entry")) == MOST
    assert feeds["json"]["items"][-1]["id"] == "e001"


def test_only_addresses_that_a_browser_opens_are_linked_each_once() -> None:
    urls = ("https://a.example/1", "javascript:alert(1)", "http://b.example/2", "https://a.example/1", "")
    told = reported("a", *[date(2022, 7, 18)] * 5, urls=urls)
    assert fed(told)["json"]["items"][0]["_geo"]["sources"] == ["https://a.example/1", "http://b.example/2"]


@pytest.mark.parametrize(
    ("interval", "says"),
    [
        (None, "undated"),
        (DAY, "2022-07-16"),
        (Interval.of("2022-07"), "2022-07-01/2022-07-31"),
        (Interval(date(2022, 7, 16), None, Precision.DAY), "2022-07-16/.."),
        (Interval(None, date(2022, 7, 16), Precision.DAY), "../2022-07-16"),
    ],
)
def test_a_headline_says_when(interval: Interval | None, says: str) -> None:
    (item,) = fed(event(interval=interval))["json"]["items"]
    assert item["title"].endswith(f", {says}")
    begin, until = (item["_geo"][name] for name in ("date_begin", "date_until"))
    assert (begin, until) == (
        (None, None) if interval is None else (item_day(interval.begin), item_day(interval.until))
    )


def item_day(day: date | None) -> str | None:
    return None if day is None else str(day)


def test_letters_stand_in_feeds_as_they_are(tmp_path: Path) -> None:
    paths = [tmp_path / "a.xml", tmp_path / "a.json"]
    write_feeds([event(summary="Gəncədə")], title="Gürcüstan", page="a.html", paths=paths)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert "Gəncədə" in text
        assert "Gürcüstan" in text
        assert text.endswith("\n")


def test_what_xml_cannot_hold_is_replaced() -> None:
    feed = fed(event(summary="a\x0bb", type="ASSAULT"), title="x\x00y")["atom"]
    assert feed.findtext(f"{ATOM}title") == "x\ufffdy"
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "a\ufffdb"


# Outlines.


def test_outlines_are_wound_as_rfc_7946_wants_whatever_they_were() -> None:
    holed = shapely.Polygon(CLOCKWISE.exterior.coords, [HOLE])
    assert not shapely.is_ccw(shapely.get_exterior_ring(holed)), "the other way round than wanted"
    assert shapely.is_ccw(holed.interiors[0])
    for made in (neat(holed), *shapely.get_parts(neat(shapely.MultiPolygon([holed])))):
        assert isinstance(made, shapely.Polygon)
        assert shapely.is_ccw(made.exterior)
        assert not shapely.is_ccw(made.interiors[0])
        assert made.equals(holed)


def test_rings_in_a_file_are_wound_as_rfc_7946_wants(tmp_path: Path) -> None:
    path = tmp_path / "e.geojson"
    write_geojson(events_frame([event()], GAZETTEER), path)
    written = json.loads(path.read_text("utf-8"))
    ring = shapely.LinearRing(written["features"][1]["geometry"]["coordinates"][0])
    assert written["features"][1]["geometry"]["type"] == "Polygon"
    assert shapely.is_ccw(ring)
    assert written["type"] == "FeatureCollection"
    assert written["note"] == NOTE
    assert written["features"][0] == {
        "type": "Feature",
        "properties": ROW,
        "geometry": {"type": "Point", "coordinates": [46.33888, 39.51111]},
    }


def test_coordinates_have_six_decimals_and_simplified_ones_four() -> None:
    point = neat(shapely.Point(44.12345678, 40.98765432))
    assert point.coords[0] == (44.123457, 40.987654)
    disc = simplified(shapely.Point(45.123456, 40).buffer(1, quad_segs=200))
    assert np.array_equal(shapely.get_coordinates(disc), np.round(shapely.get_coordinates(disc), 4))
    assert isinstance(disc, shapely.Polygon)
    line = simplified(shapely.LineString([(44.12345678, 40), (45, 41)]))
    assert line.coords[0] == (44.123457, 40)


def test_what_is_too_small_to_be_seen_is_left_out_and_the_largest_never() -> None:
    side = 3.0
    main = shapely.box(40, 40, 40 + side, 40 + side)
    tolerance = side / 150
    seen = shapely.box(50, 40, 50 + tolerance * 1.05, 40 + tolerance * 1.05)
    unseen = shapely.box(60, 40, 60 + tolerance * 0.95, 40 + tolerance * 0.95)
    kept = simplified(shapely.MultiPolygon([main, seen, unseen]))
    assert len(shapely.get_parts(kept)) == 2
    assert kept.bounds[2] < 51
    alone = simplified(shapely.MultiPolygon([main, unseen]))
    assert isinstance(alone, shapely.Polygon)
    assert alone.equals(main)


def test_an_outline_is_simplified_by_a_150th_of_its_side() -> None:
    side, tolerance = 3.0, 3.0 / 150
    corners = [
        (40, 40),
        (41.5, 40 + 0.5 * tolerance),
        (43, 40),
        (43, 43),
        (41.5, 43 - 2 * tolerance),
        (40, 43),
    ]
    made = simplified(shapely.Polygon(corners))
    coordinates = {tuple(one) for one in shapely.get_coordinates(made).tolist()}
    assert (41.5, 43 - 2 * tolerance) in coordinates
    assert (41.5, round(40 + 0.5 * tolerance, 4)) not in coordinates
    assert math.isclose(made.area, side * side, rel_tol=0.02)


def test_regions_are_simplified_and_towns_are_not() -> None:
    wave = shapely.Polygon([(45 + math.cos(a / 99) / 2, 39 + math.sin(a / 99) / 2) for a in range(622)])
    gazetteer = outlines(Syunik=wave, Goris=wave)
    frame = events_frame([event(), event("e2")], gazetteer)
    town, region, *_ = simple(frame)
    assert shapely.get_num_coordinates(town) == shapely.get_num_coordinates(wave)
    assert shapely.get_num_coordinates(region) < 100
    assert [shapely.get_num_coordinates(one) for one in whole(frame)] == [623] * 4
    assert simple(frame)[0] is not simple(frame)[1]
    for point, at in zip(points(frame), frame["place_id"], strict=True):
        assert wave.contains(point), at
        assert (point.x, point.y) == (round(point.x, 6), round(point.y, 6))


# Tables of other programs.


@pytest.mark.parametrize(
    ("kind", "nested", "expected"),
    [
        (Cell.TEXT, True, pa.string()),
        (Cell.WORD, True, pa.string()),
        (Cell.DATE, True, pa.date32()),
        (Cell.NUMBER, True, pa.float64()),
        (Cell.FLAG, True, pa.bool_()),
        (Cell.CODE, True, pa.int8()),
        (Cell.COUNT, True, pa.int32()),
        (Cell.TEXTS, True, pa.list_(pa.string())),
        (Cell.TEXTS, False, pa.string()),
        (Cell.REPORTS, False, pa.string()),
        (Cell.SPAN, True, pa.list_(pa.int32())),
        (Cell.SPANS, True, pa.list_(pa.list_(pa.int32()))),
    ],
)
def test_columns_have_types(kind: Cell, expected: pa.DataType, *, nested: bool) -> None:
    assert arrow_type(Column("x", kind, "it"), nested=nested) == expected
    (field,) = arrow_schema([Column("x", kind, "it")], nested=nested)
    assert (field.name, field.metadata[b"GDAL:OGR:comment"]) == ("x", b"it")
    assert arrow_schema([Column("x", kind, "it")], has_geometry=True).names == ["x", "geometry"]


def test_a_report_in_a_table_has_the_types_of_its_fields() -> None:
    (field,) = (column for column in EVENT_COLUMNS if column.kind is Cell.REPORTS)
    struct = arrow_type(field).value_type
    assert struct.field("published").type == pa.date32()
    assert struct.field("mention").type == pa.list_(pa.int32())
    assert struct.field("id").type == pa.string()


def test_what_is_not_known_is_null_in_a_table() -> None:
    columns = [
        Column("name", Cell.TEXT, ""),
        Column("km", Cell.NUMBER, "", unknown=0),
        Column("day", Cell.DATE, ""),
    ]
    rows: dict[str, list[object]] = {
        "name": ["Goris", "", None],
        "km": [2.5, 0, float("nan")],
        "day": ["2022-07-16", None, ""],
    }
    assert arrow_batch(rows, columns).to_pydict() == {
        "name": ["Goris", None, None],
        "km": [2.5, None, None],
        "day": [date(2022, 7, 16), None, None],
    }
    lists = [Column("rules", Cell.TEXTS, "")]
    assert arrow_batch({"rules": [["a", "é"]]}, lists).to_pydict() == {"rules": [["a", "é"]]}
    assert arrow_batch({"rules": [["a", "é"]]}, lists, nested=False).to_pydict() == {"rules": ['["a", "é"]']}
    located = arrow_batch({"rules": [[]]}, lists, [shapely.Point(1, 2)])
    assert shapely.from_wkb(located.to_pydict()["geometry"][0]) == shapely.Point(1, 2)
    assert located.schema.field("geometry").metadata == {b"ARROW:extension:name": b"ogc.wkb"}


def test_a_parquet_file_has_the_reports_with_their_dates(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    write_geoparquet(events_frame([event()], GAZETTEER), path)
    (report,) = pq.read_table(path).column("articles")[0].as_py()
    days = dict.fromkeys(("published", "published_from", "published_until"), date(2022, 7, 17))
    assert report == REPORT | days


def test_a_csv_file_has_points_with_six_decimals(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    write_csv(events_frame([event()], GAZETTEER), path)
    assert path.read_bytes().count(b"\r\n") == 3
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["longitude"], first["latitude"]) == ("46.33888", "39.51111")
    at = shapely.Point(float(second["longitude"]), float(second["latitude"]))
    assert CLOCKWISE.contains(at)
    assert json.loads(first["articles"]) == [REPORT]
    assert first["actors"] == '["Azerbaijan", "Armenia"]'


def test_kml_names_an_event_by_kind_and_place(tmp_path: Path) -> None:
    path = tmp_path / "e.kml"
    later = event("e2", summary="5 < 6 & 7", interval=Interval(date(2022, 7, 1), None, Precision.DAY))
    write_kml(events_frame([event(), later], GAZETTEER), path)
    ns = "{http://www.opengis.net/kml/2.2}"
    marks = ET.fromstring(path.read_bytes()).findall(f".//{ns}Placemark")  # noqa: S314 - our own file
    assert [mark.findtext(f"{ns}name") for mark in marks[:2]] == ["Assault, Goris", "Assault, Syunik"]
    assert marks[0].findtext(f"{ns}description") == "Shells hit Goris in Syunik on 16 July 2022."
    assert marks[2].findtext(f"{ns}description") == "5 &lt; 6 &amp; 7"
    span = marks[0].find(f"{ns}TimeSpan")
    assert span is not None
    assert [one.text for one in span] == ["2022-07-16T00:00:00", "2022-07-16T23:59:59"]
    open_ended = marks[2].find(f"{ns}TimeSpan")
    assert open_ended is None or [one.tag for one in open_ended] == [f"{ns}begin"]


# The GeoPackage, and how QGIS draws it.


def packaged(path: Path, gazetteer: Gazetteer, **given: Any) -> Path:  # noqa: ANN401 - what is written
    events = [event()]
    told = {
        "parses": [parse()],
        "not_located": elsewhere_frame(events, [parse()]),
        "colours": {"ASSAULT": "#ff8000"},
    }
    write_geopackage(path, events=events_frame(events, gazetteer), **{**told, **given})
    return path


def fetched(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute(query))


@pytest.mark.parametrize(
    ("goris", "syunik", "kind", "has_style"),
    [
        (shapely.Point(46, 39), shapely.Point(46, 38), "Point", False),
        (CLOCKWISE, CLOCKWISE, "Polygon", True),
        (shapely.MultiPolygon([CLOCKWISE]), CLOCKWISE, "Polygon", True),
        (shapely.MultiPolygon([CLOCKWISE, shapely.box(50, 50, 51, 51)]), CLOCKWISE, "MultiPolygon", True),
        (shapely.LineString([(1, 1), (2, 2)]), shapely.LineString([(1, 1), (2, 3)]), "LineString", True),
        (
            shapely.MultiLineString([[(1, 1), (2, 2)], [(3, 3), (4, 4)]]),
            shapely.LineString([(1, 1), (2, 3)]), "MultiLineString", True,
        ),
        (shapely.Point(46, 39), CLOCKWISE, "Unknown", False),
    ],
)  # fmt: skip
def test_the_layer_of_places_has_the_type_that_all_have(
    goris: shapely.Geometry, syunik: shapely.Geometry, kind: str, tmp_path: Path, *, has_style: bool
) -> None:
    path = packaged(tmp_path / "e.gpkg", outlines(Goris=goris, Syunik=syunik))
    assert dict(pyogrio.list_layers(path))["places"] == kind
    styles = fetched(path, "SELECT f_table_name FROM layer_styles")
    assert styles == [("events",), ("places",)] if has_style else [("events",)]
    read = pyogrio.read_dataframe(path, layer="places")
    for one, other in zip(read.geometry, (goris, syunik), strict=True):
        assert one.equals(other)
        assert kind in {one.geom_type, "Unknown"}


def test_the_tables_of_a_geopackage_hold_what_the_frames_hold(tmp_path: Path) -> None:
    path = packaged(tmp_path / "e.gpkg", GAZETTEER)
    assert fetched(path, "SELECT event_id, article_id, quote FROM event_articles") == [
        ("e1", "wire-1", "Shells hit Goris in Syunik on 16 July 2022.")
    ]
    assert fetched(path, "SELECT id, toponyms, published FROM articles") == [("wire-1", 3, "2022-07-17")]
    assert fetched(path, "SELECT text, place_id FROM mentions") == [
        ("Goris", GORIS.id), ("Syunik", SYUNIK.id), ("vehicle", None),
    ]  # fmt: skip
    assert fetched(path, "SELECT kind, text FROM not_located") == [("toponym", "vehicle")]
    assert fetched(path, "SELECT actors, rules FROM events LIMIT 1") == [
        ('["Azerbaijan", "Armenia"]', '["date.own", "place.likely"]')
    ]
    assert fetched(path, "SELECT last_change FROM gpkg_contents") == [("1970-01-01T00:00:00.000Z",)] * 7
    assert fetched(path, "PRAGMA user_version") == [(10300,)]
    located = pyogrio.read_dataframe(path, layer="mentions").geometry
    assert [located[0].x, located[1].y, located[2]] == [46.33888, 39.25, None]


def test_a_geopackage_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"can't write .*gone"):
        packaged(tmp_path / "gone" / "e.gpkg", GAZETTEER)
    packaged(tmp_path / "e.gpkg", GAZETTEER)
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def test_more_articles_than_are_written_at_once_are_all_written(tmp_path: Path) -> None:
    parses = [
        replace(parse(), article=replace(article(), id=f"a{n}")) for n in range(2 * ARTICLES_AT_ONCE + 1)
    ]
    path = packaged(tmp_path / "e.gpkg", GAZETTEER, parses=parses, colours=None)
    assert fetched(path, "SELECT count(*), count(DISTINCT id) FROM articles") == [(len(parses),) * 2]
    assert fetched(path, "SELECT count(*) FROM mentions") == [(3 * len(parses),)]
    assert "layer_styles" not in dict(pyogrio.list_layers(path))


def test_events_are_drawn_by_their_kind_and_shown_on_their_days() -> None:
    events, places = style_rows({"ASSAULT": "#ff8000"}, {"Polygon"})
    assert {name: cell for name, cell in events.items() if cell and name != "styleQML"} == {
        "f_table_name": "events",
        "f_geometry_column": "geom",
        "styleName": "geo events",
        "useAsDefault": True,
        "description": "Coloured by the kind of event; in time from first to last day.",
        "update_time": "1970-01-01T00:00:00.000Z",
    }
    assert (places["f_table_name"], places["description"]) == ("places", "Outlines of places.")
    assert str(events["styleQML"]).startswith("<!DOCTYPE qgis")
    qml = ET.fromstring(str(events["styleQML"]))  # noqa: S314 - our own
    assert (qml.tag, qml.attrib) == ("qgis", {"version": "3.22.0", "styleCategories": "Symbology|Temporal"})
    (temporal, renderer) = qml
    assert (temporal.tag, temporal.attrib) == (
        "temporal",
        {
            "startField": "date_begin", "endField": "date_until", "durationUnit": "days", "enabled": "1",
            "mode": "2", "limitMode": "1", "accumulate": "0",
        },
    )  # fmt: skip
    assert (renderer.tag, renderer.attrib) == (
        "renderer-v2",
        {"type": "categorizedSymbol", "attr": "event_type", "enableorderby": "0"},
    )
    categories, symbols = renderer
    assert (categories.tag, symbols.tag) == ("categories", "symbols")
    assert [one.attrib for one in categories] == [
        {"value": "ASSAULT", "symbol": "0", "label": "Assault", "render": "true", "type": "string"},
        {"value": "", "symbol": "1", "label": "Other", "render": "true", "type": "string"},
    ]
    assert {one.tag for one in categories} == {"category"}
    assert [drawn(one) for one in symbols] == [
        ({"name": "0", "type": "marker", **SYMBOL}, "SimpleMarker", marker("255,128,0,255")),
        ({"name": "1", "type": "marker", **SYMBOL}, "SimpleMarker", marker("119,119,119,255")),
    ]


SYMBOL = {"alpha": "1", "clip_to_extent": "1"}


def marker(colour: str) -> dict[str | None, str | None]:
    return {
        "name": "circle", "color": colour, "outline_color": "255,255,255,255", "outline_width": "0.2",
        "size": "3.2", "size_unit": "MM",
    }  # fmt: skip


def drawn(symbol: ET.Element) -> tuple[dict[str, str], str | None, dict[str | None, str | None]]:
    """Return the attributes of a symbol, the class of its layer, and its options, told in both notations."""
    assert symbol.tag == "symbol"
    (layer,) = symbol
    assert layer.tag == "layer"
    assert {name: layer.get(name) for name in ("enabled", "pass", "locked")} == {
        "enabled": "1", "pass": "0", "locked": "0",
    }  # fmt: skip
    (table,) = layer.findall("Option")
    assert table.get("type") == "Map"
    assert {one.get("type") for one in table} == {"QString"}
    options = {one.get("name"): one.get("value") for one in table.findall("Option")}
    assert {one.get("k"): one.get("v") for one in layer.findall("prop")} == options
    return symbol.attrib, layer.get("class"), options


@pytest.mark.parametrize(
    ("kinds", "symbol", "layer", "options"),
    [
        (
            {"Polygon"}, "fill", "SimpleFill",
            {"style": "no", "outline_color": "138,138,138,255", "outline_style": "dash",
             "outline_width": "0.3"},
        ),
        (
            {"LineString"}, "line", "SimpleLine",
            {"line_color": "138,138,138,255", "line_style": "dash", "line_width": "0.5"},
        ),
    ],
)  # fmt: skip
def test_outlines_of_one_kind_are_dashed(
    kinds: set[str], symbol: str, layer: str, options: dict[str, str]
) -> None:
    _, places = style_rows({}, kinds)
    qml = ET.fromstring(str(places["styleQML"]))  # noqa: S314 - our own
    assert qml.attrib == {"version": "3.22.0", "styleCategories": "Symbology"}
    (renderer,) = qml
    assert (renderer.tag, renderer.attrib) == ("renderer-v2", {"type": "singleSymbol", "enableorderby": "0"})
    ((only,),) = renderer
    assert renderer[0].tag == "symbols"
    assert drawn(only) == ({"name": "0", "type": symbol, **SYMBOL}, layer, options)


def test_places_of_points_or_of_several_kinds_are_drawn_as_qgis_does() -> None:
    for kinds in ({"Point"}, {"Polygon", "Point"}, {"Polygon", "LineString"}, set[str]()):
        assert [row["f_table_name"] for row in style_rows({}, kinds)] == ["events"]


# Months.

MAY = {
    "a": ("2022-05-01", "2022-05-01"),
    "b": ("2022-05-31", "2022-06-02"),
    "c": ("2022-06-01", "2022-06-30"),
    "d": ("2022-07-01", "2022-07-01"),
    "e": (None, "2022-06-10"),
    "f": ("2022-03-01", None),
    "g": (None, None),
}


def by_month(path: Path) -> Path:
    """Write events of these days by month."""
    events = []
    for name, (begin, until) in MAY.items():
        first, last = (date.fromisoformat(day) if day else None for day in (begin, until))
        interval = Interval(first, last, Precision.DAY) if begin or until else None
        events.append(event(name, interval=interval, places=event().places[:1]))
    write_months(events_frame(events, GAZETTEER), path)
    return path


def test_an_event_stands_in_the_month_in_which_it_begins(tmp_path: Path) -> None:
    folder = by_month(tmp_path / "e.months")
    months = {
        path.parent.name: sorted(gpd.read_parquet(path)["event_id"]) for path in folder.glob(f"*/{FILE}")
    }
    assert months == {
        "month=2022-03": ["f"],
        "month=2022-05": ["a", "b"],
        "month=2022-06": ["c", "e"],
        "month=2022-07": ["d"],
        f"month={NO_MONTH}": ["g"],
    }


@pytest.mark.parametrize(
    ("begin", "until", "found"),
    [
        (None, None, "abcdefg"),
        (date(2022, 5, 31), None, "bcdefg"),
        (date(2022, 6, 2), None, "bcdefg"),
        (date(2022, 6, 3), None, "cdefg"),
        (date(2022, 6, 10), None, "cdefg"),
        (date(2022, 6, 11), None, "cdfg"),
        (date(2022, 6, 30), None, "cdfg"),
        (date(2022, 7, 1), None, "dfg"),
        (date(2022, 7, 2), None, "fg"),
        (None, date(2022, 7, 1), "abcdefg"),
        (None, date(2022, 6, 30), "abcefg"),
        (None, date(2022, 5, 31), "abfg"),
        (None, date(2022, 5, 30), "afg"),
        (None, date(2022, 2, 28), "g"),
        (date(2022, 6, 1), date(2022, 6, 1), "bcefg"),
    ],
)
def test_a_range_takes_what_may_lie_in_it(
    begin: date | None, until: date | None, found: str, tmp_path: Path
) -> None:
    read = read_months(by_month(tmp_path / "e.months"), begin, until)
    # Nothing of June with an open begin is looked for in a month before it.
    wanted = set(found) - ({"e"} if until is not None and until < date(2022, 6, 1) else set())
    assert set(read["event_id"]) == wanted


def cells(frame: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """Return the cells of each row, what is not known left out."""
    rows = frame.drop(columns="geometry").to_dict("records")
    return [{str(name): cell for name, cell in row.items() if is_known(cell)} for row in rows]


def is_known(cell: object) -> bool:
    return bool(cell) if isinstance(cell, list | str) else bool(pd.notna(cell))  # type: ignore[call-overload]


def test_what_is_read_from_months_is_what_was_written(tmp_path: Path) -> None:
    frame = events_frame([event(), event("e2", interval=None, date_basis=None)], GAZETTEER)
    write_months(frame, tmp_path / "e.months")
    read = read_months(tmp_path / "e.months")
    assert list(read.columns) == list(frame.columns)
    assert cells(read) == cells(frame)
    assert read.crs == "EPSG:4326"


def test_a_month_that_ends_before_the_range_is_looked_at_and_not_read(tmp_path: Path) -> None:
    folder = by_month(tmp_path / "e.months")
    table = pq.read_table(folder / "month=2022-05" / FILE)
    pq.write_table(table.drop_columns(["event_type"]), folder / "month=2022-05" / FILE)
    assert set(read_months(folder, date(2022, 6, 3))["event_id"]) == set("cdefg")
    with pytest.raises(EventsError, match=r"month=2022-05.*can't be read.*build them anew"):
        read_months(folder, date(2022, 6, 2))


def test_months_that_were_there_before_go(tmp_path: Path) -> None:
    folder = by_month(tmp_path / "e.months")
    write_months(events_frame([event()], GAZETTEER), folder)
    assert [path.parent.name for path in folder.glob(f"*/{FILE}")] == ["month=2022-07"]
    write_months(events_frame([], GAZETTEER), folder)
    assert [path.parent.name for path in folder.glob(f"*/{FILE}")] == [f"month={NO_MONTH}"]
    assert len(read_months(folder)) == 0
    assert list(read_months(folder).columns) == list(events_frame([], GAZETTEER).columns)

"""The columns of the tables that are written: what each is called, holds and means.

From these records come the columns of all files and their order, their types, what the map page gets, and the
manual's tables. A new column of events is a record here, and its value in ``geo/export/rows.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cell(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WORD = "word"
    """One of few words."""
    DATE = "date"
    """A day as ISO 8601 writes it."""
    NUMBER = "number"
    PROBABILITY = "probability"
    """From 0 to 1."""
    CODE = "code"
    """A small whole number."""
    COUNT = "count"
    FLAG = "yes or no"
    TEXTS = "list of texts"
    REPORTS = "list of reports"
    SPAN = "first and last offset"
    SPANS = "list of offsets"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: Cell
    says: str
    """What it means, in Markdown, for the manual."""
    page: str = ""
    """What the map page calls it; empty where the page does not get it, or not as a column."""
    unknown: object = ""
    """The value that stands for *not known*: files with types of their own have NULL for it."""


PLACE_COLUMNS = (
    Column("place_id", Cell.TEXT, "identifier of the place: `geonames:587084`, `own:…`", "id"),
    Column("place_name", Cell.TEXT, "its name in English-language news", "name"),
    Column("place_other_name", Cell.TEXT, "the second name where two are in use", "other"),
    Column("place_radius_km", Cell.NUMBER, "how far the point may be off; 0 where not known", "radius", 0),
    Column("disputed", Cell.FLAG, "whether it is contested whose the place is", "disputed"),
    Column("feature_class", Cell.TEXT, "GeoNames' class: `P` a settlement, `A` a region …", "class"),
    Column("feature_code", Cell.TEXT, "GeoNames' code: `PPLC` a capital …", "code"),
    Column("country_code", Cell.TEXT, "two letters of ISO 3166-1", "country"),
    Column("admin1_name", Cell.TEXT, "the province", "region"),
)
"""Those of an event's columns that depend on its place alone."""

EVENT_COLUMNS = (
    Column("event_id", Cell.TEXT, "the same in every run over the same articles"),
    Column("date_begin", Cell.DATE, "the first day on which it may have happened"),
    Column("date_until", Cell.DATE, "the last day on which it may have happened"),
    Column("date_precision", Cell.WORD, "the unit in which that is known: `day`, `week` …", "datePrecision"),
    Column(
        "date_basis",
        Cell.WORD,
        "what the date rests on: `explicit` (the sentence states it whole), `relative` (*on Wednesday*, "
        "counted from another date), `period` (the period that the report states), `document` (only the "
        "article's own date: an interval), `given` (you, by "
        "[a correction](corrections.md))",
        "dateBasis",
    ),
    Column("status", Cell.WORD, "`occurred`, `planned`, `hypothetical` or `negated`", "status"),
    Column(
        "event_type",
        Cell.WORD,
        "[the kind of event](kinds.md): `ASSAULT`, `CONSULT`, `HAZARD` …",
        "type",
    ),
    Column(
        "subtype",
        Cell.WORD,
        "[what kind of it](kinds.md), where the words say so: `shelling`, `flood` …",
        "subtype",
    ),
    Column("summary", Cell.TEXT, "the best sentence of all reports"),
    *PLACE_COLUMNS,
    Column(
        "place_precision",
        Cell.CODE,
        "1 the place itself, 2 near it or a small area, 3 a region, 4 a country",
        "placePrecision",
    ),
    Column(
        "place_basis",
        Cell.WORD,
        "what the place rests on: `stated` (the sentence says it), `enclosing` (the next larger place "
        "named around one that the gazetteer lacks), `context` (said elsewhere in the report), "
        "`dateline`, `given` (you)",
        "placeBasis",
    ),
    Column("score", Cell.PROBABILITY, "how likely it is that the place is the one meant", "score"),
    Column(
        "certainty",
        Cell.PROBABILITY,
        "how likely it is that a careful reader would mark this event there, then and with that status",
        "certainty",
    ),
    Column("mention", Cell.TEXT, "the words that name the place first"),
    Column("actors", Cell.TEXTS, "governments, peoples and organisations that take part"),
    Column("article_count", Cell.COUNT, "how many articles report it"),
    Column(
        "origin_count", Cell.COUNT, "from how many texts it is known, copies and states of one counted once"
    ),
    Column("articles", Cell.REPORTS, "each report, with the columns of the next table"),
    Column("rules", Cell.TEXTS, "ids of [the rules](rules.md) that decided about the event"),
)
"""Of the layer ``events``: one row for each event and place."""

REPORT_COLUMNS = (
    Column("id", Cell.TEXT, "the article's: as given, or its path"),
    Column("title", Cell.TEXT, "the article's"),
    Column("source", Cell.TEXT, "who published it"),
    Column("url", Cell.TEXT, "where it was published"),
    Column("published", Cell.DATE, "the day of publication, where it is known"),
    Column("published_from", Cell.DATE, "the first day on which it may have been published"),
    Column("published_until", Cell.DATE, "the last day on which it may have been published"),
    Column("quote", Cell.TEXT, "the sentence that reports the event"),
    Column("trigger", Cell.TEXT, "its words that name the event: the `text` of its row in `corrections.csv`"),
    Column(
        "trigger_start",
        Cell.COUNT,
        "where they begin in the article's text, in code points: the `start` of that row",
    ),
    Column("mention", Cell.SPAN, "where the quote first names the place, in code points, end exclusive"),
    Column("mentions", Cell.SPANS, "all places in the quote that name it"),
)
"""Of one entry in ``articles``."""

EVENT_ARTICLE_COLUMNS = (
    Column("event_id", Cell.TEXT, "the event's"),
    Column("article_id", Cell.TEXT, "the `id` in the layer `articles`"),
    Column("quote", Cell.TEXT, "the sentence of the article that reports the event"),
)
"""Of the table ``event_articles``: one row for each event and article that reports it."""

MENTION_COLUMNS = (
    Column("article_id", Cell.TEXT, "the article's"),
    Column("start", Cell.COUNT, "where it begins in the article's text, in code points"),
    Column("end", Cell.COUNT, "where it ends, exclusive"),
    Column("text", Cell.TEXT, "the words"),
    Column(
        "usage",
        Cell.WORD,
        "`literal`, `associative` or `demonym`: [how places are decided](../explanation/places.md)",
    ),
    Column("place_id", Cell.TEXT, "the place's, as for events; empty where none fits"),
    Column("place_name", Cell.TEXT, "both names where two are in use"),
    Column("feature_class", Cell.TEXT, "as for events"),
    Column("feature_code", Cell.TEXT, "as for events"),
    Column("country_code", Cell.TEXT, "as for events"),
    Column("admin1_name", Cell.TEXT, "as for events"),
    Column("score", Cell.PROBABILITY, "how likely it is that the place is the one meant"),
    Column("reason", Cell.TEXT, "why this place, or why none"),
)
"""Of the layer ``mentions``: one row for each mention of a place."""

ARTICLE_COLUMNS = (
    Column("id", Cell.TEXT, "as given, or the path"),
    Column("title", Cell.TEXT, "the article's"),
    Column("published", Cell.DATE, "the day of publication, where it is known"),
    Column("published_basis", Cell.WORD, "`given`, `html`, `dateline`, `inferred` or `unknown`"),
    Column("published_from", Cell.DATE, "the first day on which it may have been published"),
    Column("published_until", Cell.DATE, "the last day on which it may have been published"),
    Column("source", Cell.TEXT, "who published it"),
    Column("url", Cell.TEXT, "where it was published"),
    Column("language", Cell.TEXT, "as given"),
    Column("toponyms", Cell.COUNT, "mentions of places in it"),
    Column("timexes", Cell.COUNT, "time expressions in it"),
    Column("events", Cell.COUNT, "mentions of events in it"),
)
"""Of the layer ``articles``: one row for each article that was read."""

NOT_LOCATED_COLUMNS = (
    Column(
        "kind",
        Cell.WORD,
        "`event`, `toponym`, or `article` (one in which no events were sought)",
        "kind",
    ),
    Column("event_id", Cell.TEXT, "of an event"),
    Column("text", Cell.TEXT, "an event's best sentence, the name, or the article's title"),
    Column("reason", Cell.TEXT, "why it is not on the map; of an event, both reasons"),
    Column("date_reason", Cell.TEXT, "why an event has no date"),
    Column("place_reason", Cell.TEXT, "why an event has no place"),
    Column("date_begin", Cell.DATE, "as for events"),
    Column("date_until", Cell.DATE, "as for events"),
    Column("event_type", Cell.WORD, "as for events", "type"),
    Column("subtype", Cell.WORD, "as for events", "subtype"),
    Column("status", Cell.WORD, "as for events", "status"),
    Column("article_id", Cell.TEXT, "the first report's"),
    Column("title", Cell.TEXT, "the article's"),
    Column("source", Cell.TEXT, "who published it"),
    Column("url", Cell.TEXT, "where it was published"),
    Column("published", Cell.DATE, "as for reports"),
    Column("published_from", Cell.DATE, "as for reports"),
    Column("published_until", Cell.DATE, "as for reports"),
)
"""Of the layer ``not_located``: one row for each thing found that has no date or no place."""


def names(columns: tuple[Column, ...]) -> list[str]:
    """Return the names of columns in order.

    Examples
    --------
    >>> names(PLACE_COLUMNS)[:2]
    ['place_id', 'place_name']
    """
    return [column.name for column in columns]

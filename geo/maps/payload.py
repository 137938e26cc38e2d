"""What the page's script reads: events by column, places and articles once each, and their words apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geo.maps.background import Background
from geo.maps.columns import OPEN, Index, days, intervals, lists, words
from geo.maps.encode import encode_numbers
from geo.maps.places import place
from geo.maps.texts import chunks, event_text, triggers
from geo.model.schema import EVENT_COLUMNS, NOT_LOCATED_COLUMNS, PLACE_COLUMNS, REPORT_COLUMNS, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

Json = dict[str, Any]
EVENT_WORDS = {column.page: column.name for column in EVENT_COLUMNS if column.kind is Cell.WORD}
"""Columns of few different words, as the page names them and as the frame does."""
NOT_LOCATED_WORDS = {column.page: column.name for column in NOT_LOCATED_COLUMNS if column.kind is Cell.WORD}
"""The same of what is not on the map."""
SCHEMA = {
    "events": [
        {
            "name": column.name,
            "kind": column.kind.value,
            "page": column.page,
            "isPlace": column in PLACE_COLUMNS,
        }
        for column in EVENT_COLUMNS
    ],
    "reports": [column.name for column in REPORT_COLUMNS],
}
"""The columns of the command's own files, which the page's downloads have too."""
ABOUT = {
    "anchor": "date",
    "date": "date",
    "headline": "date",
    "place": "place",
    "published": "date",
    "shared": "date",
    "status": "status",
    "story": "date",
}
"""What a rule decides about, by the first word of its id."""
PER_CENT = 100
UNITS = {Cell.CODE: 1, Cell.PROBABILITY: PER_CENT}
"""What the page's whole numbers count of the frame's."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The values of the page's data blocks."""

    data: Json
    """What is read when the page opens: all by which events are drawn, counted and filtered."""
    events: Iterator[list[Any]]
    """The words of events, of articles and of what is not on the map, in chunks that are read when wanted."""
    articles: Iterator[list[Any]]
    elsewhere: Iterator[list[Any]]
    names: Iterator[list[Any]]
    """The other names of each place."""
    rules: Iterator[Json]
    """The rules that the words of events name by number: to be read after these."""
    searched: Iterator[str]
    """What a reader searches of each event besides its columns: sentences and titles."""


def payload(
    events: gpd.GeoDataFrame,
    elsewhere: pd.DataFrame,
    background: Background | None = None,
    *,
    most_words: int | None = None,
) -> Payload:
    """Return all that the page shows, as values that JSON can hold.

    Parameters
    ----------
    events
        One row per event and place, as `geo.export` makes it; geometry in EPSG:4326.
    elsewhere
        What is not on the map, with the reason.
    background
        What the page shows beside the events.
    most_words
        How many events have their words, the most certain ones; None for all.
    """
    background = background or Background()
    table = _by_first_day(events)
    bounds, articles = _bounds_of_events(table), Index()
    place_of_row, places = _places(table)
    rows_at, counts = np.unique(place_of_row, return_counts=True)
    provinces = background.provinces(places, dict(zip(rows_at.tolist(), counts.tolist(), strict=True)))
    rules = Index()
    with_words = _most_certain(table.iloc[bounds[:-1]], most_words)
    texts = _event_texts(table, bounds.tolist(), place_of_row.tolist(), rules)
    data = {
        **_columns(table),
        "place": encode_numbers(place_of_row),
        "places": places,
        "provinces": provinces,
        "schema": SCHEMA,
        "rows": encode_numbers(np.diff(bounds)),
        **_actors_and_reports(table.iloc[bounds[:-1]], articles),
        "elsewhere": _elsewhere_columns(elsewhere, articles),
        "wordless": int((~with_words).sum()),
    }
    data["articles"] = _article_columns(articles.kept)
    named = _articles_named(table.iloc[bounds[:-1]], with_words, elsewhere)
    return Payload(
        data,
        chunks(text if has_words else 0 for text, has_words in zip(texts, with_words, strict=True)),
        chunks(_article_words(cells, named) for cells in articles.kept),
        chunks([_text(cell) for cell in row] for row in _records(elsewhere, "text", "reason")),
        chunks(background.names(places)),
        (_rule(name, background) for name in rules.kept),
        map(_searched, table["articles"].iloc[bounds[:-1]]),
    )


def _most_certain(events: pd.DataFrame, most: int | None) -> NDArray[np.bool_]:
    """Mark the events that are most certain, as many as asked for."""
    if most is None or len(events) <= most:
        return np.ones(len(events), dtype=bool)
    certainty = events["certainty"] if "certainty" in events else events["score"]
    marked = np.zeros(len(events), dtype=bool)
    marked[np.argsort(-certainty.to_numpy(dtype=float), kind="stable")[:most]] = True
    return marked


def _articles_named(
    events: pd.DataFrame, with_words: NDArray[np.bool_], elsewhere: pd.DataFrame
) -> set[str] | None:
    """Return the ids of articles whose words are in the page; None for all."""
    if with_words.all():
        return None
    reported = {report["id"] for reports in events["articles"][with_words] for report in reports}
    return reported | set(elsewhere["article_id"])


def _article_words(cells: Json, named: set[str] | None) -> list[str] | int:
    if named is not None and cells["id"] not in named:
        return 0
    return [_text(cells.get(name)) for name in ("id", "title", "url")]


def _searched(reports: Sequence[Json]) -> str:
    """Return the sentences of an event's reports and their titles."""
    return "\n".join(_text(report.get(name)) for report in reports for name in ("quote", "title"))


def _rule(name: str, background: Background) -> Json:
    """Return a rule's id, what it does, and what it decides about: date, place or status."""
    return {"id": name, "about": ABOUT.get(name.partition(".")[0], ""), "says": background.says(name)}


def _by_first_day(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Order rows by the first day that may be meant, undated ones last; an event's rows stay together."""
    begin, until = days(events["date_begin"]), days(events["date_until"])
    first = np.where(begin == OPEN, until, begin)
    event, _ = pd.factorize(events["event_id"])
    return events.iloc[np.lexsort((event, first, first == OPEN))]


def _bounds_of_events(table: pd.DataFrame) -> NDArray[np.int64]:
    """Return the first row of each event, and after the last the number of rows."""
    event, _ = pd.factorize(table["event_id"])
    return np.flatnonzero(np.diff(event, prepend=-1, append=-1))


def _places(table: gpd.GeoDataFrame) -> tuple[NDArray[np.int64], list[Json]]:
    """Return the number of each row's place, and the places."""
    numbers, _ = pd.factorize(table["place_id"])
    first = table[~table["place_id"].duplicated()]
    return numbers, [place(row) for row in _dicts(first)]


def _columns(table: pd.DataFrame) -> Json:
    """Return what the events' columns hold, with the words that the numbers stand for."""
    numbers = {
        column.page: encode_numbers(np.round(table[column.name].astype(float) * UNITS[column.kind]))
        for column in EVENT_COLUMNS
        if column.page and column.kind in UNITS and column.name in table and column.name != "certainty"
    }
    certainty = table["certainty"] if "certainty" in table else table["score"]
    numbers["certainty"] = encode_numbers(np.round(certainty.astype(float) * PER_CENT))
    return {
        **intervals(days(table["date_begin"]), days(table["date_until"])),
        **numbers,
        **_words(table, EVENT_WORDS),
    }


def _words(table: pd.DataFrame, columns: Mapping[str, str]) -> Json:
    """Return the number of each cell's word for some columns, and the words that the numbers stand for."""
    numbered = {name: words(table[column]) for name, column in columns.items() if column in table}
    return {
        **{name: numbers for name, (numbers, _) in numbered.items()},
        "words": {name: known for name, (_, known) in numbered.items()},
    }


def _actors_and_reports(events: pd.DataFrame, articles: Index) -> Json:
    """Return each event's actors and articles."""
    actors = Index()
    actors_of_event = [[actors.add(name, name) for name in names] for names in events["actors"]]
    reports_of_event = [
        [articles.add(report["id"], report) for report in reports] for reports in events["articles"]
    ]
    return {"actors": {**lists(actors_of_event), "words": actors.kept}, "reports": lists(reports_of_event)}


def _article_columns(articles: Sequence[Json]) -> Json:
    """Return source and days of publication; of one that is known to the day both are the same."""
    begin, until = (
        days([cells.get("published") or cells.get(end) for cells in articles])
        for end in ("published_from", "published_until")
    )
    source, known = words([cells.get("source") for cells in articles])
    return {**intervals(begin, until), "source": source, "words": known}


def _elsewhere_columns(elsewhere: pd.DataFrame, articles: Index) -> Json:
    """Return when, of what kind and in which article that is which is not on the map."""
    reports = [articles.add(row["article_id"], row | {"id": row["article_id"]}) for row in _dicts(elsewhere)]
    return {
        **intervals(days(elsewhere["date_begin"]), days(elsewhere["date_until"])),
        **_words(elsewhere, NOT_LOCATED_WORDS),
        "article": encode_numbers(reports),
    }


def _event_texts(
    table: pd.DataFrame, bounds: Sequence[int], place_of_row: Sequence[int], rules: Index
) -> Iterator[list[object]]:
    """Yield the words of each event, with its origins, the numbers of its rules, and what names it."""
    ids, summaries, reports = (table[name].tolist() for name in ("event_id", "summary", "articles"))
    empty: list[Any] = [None] * len(table)
    ids_of_rules, origins = (
        table[name].tolist() if name in table else empty for name in ("rules", "origin_count")
    )
    for first, end in pairwise(bounds):
        text = event_text(ids[first], _text(summaries[first]), place_of_row[first:end], reports[first:end])
        numbers = [rules.add(name, name) for name in _list(ids_of_rules[first])]
        yield [*text, *_trimmed([_count(origins[first]), numbers, triggers(reports[first])])]


def _trimmed(values: list[object]) -> list[object]:
    """Leave out what is empty at the end."""
    while values and not values[-1]:
        values.pop()
    return values


def _list(cell: object) -> Sequence[str]:
    return cell if isinstance(cell, list | tuple) else ()


def _count(cell: object) -> int:
    return int(cell) if isinstance(cell, int | float | np.integer) and cell == cell else 0  # noqa: PLR0124 - not a number


def _cells(table: pd.DataFrame, column: str) -> list[Any]:
    """Return a column with None wherever pandas has a cell empty in one of its ways."""
    cells = table[column]
    return cells.astype(object).where(cells.notna(), None).tolist()


def _records(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield some cells of each row."""
    return zip(*(_cells(table, name) for name in columns), strict=True)


def _dicts(table: pd.DataFrame) -> Iterator[Json]:
    """Yield the rows, each with its cells by name."""
    names = [str(name) for name in table.columns]
    return (dict(zip(names, row, strict=True)) for row in _records(table, *names))


def _text(value: object) -> str:
    return "" if value is None else str(value)

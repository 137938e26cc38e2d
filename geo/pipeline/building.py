"""The events of a range of dates, drawn and written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from geo.errors import NothingToDoError, UsageError
from geo.export import (
    FORMATS,
    articles_frame,
    elsewhere_frame,
    events_frame,
    mentions_frame,
    write_geojson,
    write_geopackage,
)
from geo.maps import INDEX, is_ours, write_index
from geo.maps import write as write_map
from geo.model import HOW_TO_DATE, Article, Event
from geo.pipeline.staging import staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.pipeline.corpus import Corpus


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `begin` to `until`, both included; None is an open end."""

    begin: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.begin and self.until and self.begin > self.until:
            raise UsageError(f"the range runs the wrong way: --from {self.begin} is after --to {self.until}")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build read, found and wrote."""

    corpus: Corpus
    events: tuple[Event, ...]
    """Those of the range."""
    html: Path
    geojson: Path
    geopackage: Path
    further: tuple[Path, ...] = ()
    """The files of the formats that were asked for."""
    index: Path | None = None
    """The list of the maps there; None where a file of that name is not ours."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the files of a build are called, without their suffix, and what heads its map."""

    stem: Path
    title: str
    """By the range asked for, or where it is open by the first or last day of an event that is drawn."""


def build(
    corpus: Corpus, date_range: DateRange, out: Path, gazetteer: Gazetteer, formats: Sequence[str] = ()
) -> Built:
    """Write the map, the GeoJSON and the GeoPackage of the events of a range of dates.

    Parameters
    ----------
    corpus
        As `collect` gives it.
    date_range
        Events are in when their interval meets it; undated ones are kept apart, with the reason.
    out
        The folder to write into; made if it isn't there.
    gazetteer
        Knows the places' geometry.
    formats
        Further files to write of the events: any of `geo.export.FORMATS`.

    Raises
    ------
    NothingToDoError
        If no event is in the range.
    OutputError
        If the folder can't be written; nothing is left half-written.
    """
    chosen = tuple(event for event in corpus.events if _is_in(event, date_range))
    if not chosen:
        raise NothingToDoError(_why_nothing(corpus, date_range))
    stem, index = _stem(chosen, date_range), out / INDEX
    with staged(out) as folder:
        drawn = [event for event in chosen if event.places] or chosen
        named = Named(folder / stem, _title(_stem(drawn, date_range)))
        _write(corpus, chosen, named, gazetteer, formats)
        if may_list := is_ours(index):
            write_index([out, folder], folder / INDEX)
    html, geojson, geopackage, *further = (
        out / f"{stem}.{suffix}" for suffix in ("html", "geojson", "gpkg", *formats)
    )
    return Built(corpus, chosen, html, geojson, geopackage, tuple(further), index if may_list else None)


def _is_in(event: Event, date_range: DateRange) -> bool:
    return event.interval is not None and event.interval.meets(date_range.begin, date_range.until)


def _why_nothing(corpus: Corpus, date_range: DateRange) -> str:
    if not corpus.parses:
        return "no article could be read, so there is nothing to draw"
    days = sorted(_days(corpus.events))
    if not days:
        reasons = "; ".join(sorted({parsed.events_reason for parsed in corpus.parses} - {""}))
        why = f" ({reasons})" if reasons else _how_to_date(corpus.undated)
        return f"no dated event was found, so there is nothing to draw{why}"
    asked = f"from {date_range.begin or 'the first'} to {date_range.until or 'the last'}"
    return f"no event {asked}; those found lie between {days[0]} and {days[-1]}: widen --from and --to"


def _how_to_date(undated: Sequence[Article]) -> str:
    if not undated:
        return ""
    reasons = "; ".join(f"{article.id}: {article.published_reason}" for article in undated)
    return f" ({reasons}; {HOW_TO_DATE})"


def _days(events: Iterable[Event]) -> set[date]:
    intervals = (event.interval for event in events if event.interval is not None)
    ends = chain.from_iterable((interval.begin, interval.until) for interval in intervals)
    return {day for day in ends if day is not None}


def _stem(events: Iterable[Event], date_range: DateRange) -> str:
    """Return the files' name: the range asked for, or where it is open the first or last day of an event."""
    days = _days(events)
    first = date_range.begin or min(days | {date_range.until or date.max})
    return f"{first}_{date_range.until or max(days | {first})}"


def _write(
    corpus: Corpus, events: Sequence[Event], named: Named, gazetteer: Gazetteer, formats: Sequence[str]
) -> None:
    stem = named.stem
    frame = events_frame(events, gazetteer)
    kept_apart = [event for event in corpus.events if event.interval is None]
    elsewhere = elsewhere_frame([*events, *kept_apart], corpus.parses)
    write_map(frame, elsewhere, stem.with_name(f"{stem.name}.html"), title=named.title)
    write_geojson(frame, stem.with_name(f"{stem.name}.geojson"))
    write_geopackage(
        stem.with_name(f"{stem.name}.gpkg"),
        events=frame,
        mentions=mentions_frame(corpus.parses),
        articles=articles_frame(corpus.parses),
        not_located=elsewhere,
    )
    for suffix in formats:
        FORMATS[suffix](frame, stem.with_name(f"{stem.name}.{suffix}"))


def _title(stem: str) -> str:
    days = dict.fromkeys(date.fromisoformat(day) for day in stem.split("_"))
    return " – ".join(f"{day.day} {day:%B %Y}" for day in days)

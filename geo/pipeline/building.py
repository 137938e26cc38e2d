"""The events of a range of dates, drawn and written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from geo.errors import NothingToDoError, NothingToDrawError
from geo.model import HOW_TO_DATE, Article, Event
from geo.pipeline.output import MAPS, Output
from geo.pipeline.staging import staged
from geo.store.fingerprint import writing_digest
from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Unread
    from geo.pipeline.corpus import Corpus
    from geo.pipeline.daterange import DateRange
    from geo.store import ParseStore


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build would draw and write."""

    corpus: Corpus
    events: tuple[Event, ...]
    """Those of the range."""
    output: Output
    stem: str
    """The name of the files, without their suffix."""
    title: str
    """By the range asked for, or where it is open by the first or last day of an event that is drawn."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, the map's first if there is one."""
        return self.output.paths(self.stem)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that belong to them."""
        words = self.output.words_folder(self.stem)
        return () if words is None else (words,)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build drew and wrote."""

    plan: Plan
    index: Path | None = None
    """The list of the maps there; None where a file of that name is not ours, or no map was written."""
    faults: tuple[Unread, ...] = ()
    """What could not be drawn, by the article that it is from."""

    @property
    def corpus(self) -> Corpus:
        """All that was read and found."""
        return self.plan.corpus

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the range."""
        return self.plan.events

    @property
    def html(self) -> Path:
        """The map, where one was written."""
        return self._of_suffix["html"]

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that were written: the map first and the list of maps last, where there is a map."""
        return (*self.plan.paths, *self.plan.folders, *((self.index,) if self.index else ()))

    @property
    def geojson(self) -> Path:
        """The events as GeoJSON, beside a map."""
        return self._of_suffix["geojson"]

    @property
    def geopackage(self) -> Path:
        """All that was found, as a GeoPackage, beside a map."""
        return self._of_suffix["gpkg"]

    @property
    def further(self) -> tuple[Path, ...]:
        """The files of the formats that were asked for, and the feeds."""
        return tuple(path for suffix, path in self._of_suffix.items() if suffix not in MAPS)

    @property
    def _of_suffix(self) -> Mapping[str, Path]:
        return dict(zip(self.plan.output.suffixes, self.plan.paths, strict=True))


def plan(corpus: Corpus, date_range: DateRange, out: Path | Output) -> Plan:
    """Say what a build would draw and write, and write nothing.

    Parameters
    ----------
    corpus, date_range, out
        As for `build`.

    Raises
    ------
    NothingToDrawError
        If no event is in the range.
    NothingToDoError
        If no article could be read.
    """
    output = out if isinstance(out, Output) else Output(out)
    chosen = tuple(_sure(event, output.min_certainty) for event in corpus.events if _is_in(event, date_range))
    if not chosen:
        raise _nothing(corpus, date_range)
    drawn = [event for event in chosen if event.places] or chosen
    title = output.title or days_of(stem_of(_days(drawn), date_range))
    return Plan(corpus, chosen, output, output.name or stem_of(_days(chosen), date_range), title)


def build(
    corpus: Corpus,
    date_range: DateRange,
    out: Path | Output,
    gazetteer: Gazetteer,
    store: ParseStore | None = None,
) -> Built:
    """Write the map, the GeoJSON and the GeoPackage of the events of a range of dates, or what `out` names.

    Parameters
    ----------
    corpus
        As `collect` gives it.
    date_range
        Events are in when their interval meets it; undated ones are kept apart, with the reason.
    out
        The folder to write into, made if it isn't there; or with it a name, a title and further formats.
    gazetteer
        Knows the places' geometry.
    store
        Knows the rows of files that earlier runs made, and keeps those of this one; None to make all.

    Raises
    ------
    NothingToDrawError
        If no event is in the range.
    NothingToDoError
        If no article could be read.
    OutputError
        If the folder can't be written; nothing is left half-written.
    """
    from geo.pipeline.drawing import draw, index_of, list_maps  # noqa: PLC0415 - a plan needs no library that draws

    planned = plan(corpus, date_range, out)
    output = planned.output
    with staged(output.folder, partial(list_maps, output)) as stage:
        drawn = draw(planned, stage, gazetteer, _rows(store))
    return Built(drawn.plan, index_of(output), drawn.faults)


def _rows(store: ParseStore | None) -> ResultStore | None:
    """Return what keeps the rows of files."""
    return ResultStore(store, writing_digest()) if store is not None and store.is_open else None


def _sure(event: Event, minimum: float) -> Event:
    """Return an event; one that is not certain enough to be drawn loses its places, and says why."""
    if not event.places or event.certainty >= minimum:
        return event
    names = ", ".join(at.place.label for at in event.places)
    # Rounded down: *0.60 is below 0.60* would be no reason.
    certainty = math.floor(event.certainty * 100) / 100
    reason = f"its certainty of {certainty:.2f} at {names} is below {minimum:g}"
    return event.without_places(reason)


def _is_in(event: Event, date_range: DateRange) -> bool:
    return event.interval is not None and event.interval.meets(date_range.begin, date_range.until)


def _nothing(corpus: Corpus, date_range: DateRange) -> NothingToDoError:
    """Return the error that says why there is nothing to draw."""
    if not corpus.parses:
        if corpus.unread:
            return NothingToDoError("no article could be read, so there is nothing to draw")
        return NothingToDrawError("there is no article, so there is nothing to draw")
    days = sorted(_days(corpus.events))
    if not days:
        reasons = "; ".join(sorted({parsed.events_reason for parsed in corpus.parses} - {""}))
        why = f" ({reasons})" if reasons else _how_to_date(corpus.undated)
        return NothingToDrawError(f"no dated event was found, so there is nothing to draw{why}")
    asked = f"from {date_range.begin or 'the first'} to {date_range.until or 'the last'}"
    found = f"those found lie between {days[0]} and {days[-1]}: widen --from and --to"
    return NothingToDrawError(f"no event {asked}; {found}")


def _how_to_date(undated: Iterable[Article]) -> str:
    reasons = "; ".join(f"{article.id}: {article.published_reason}" for article in undated)
    return f" ({reasons}; {HOW_TO_DATE})" if reasons else ""


def _days(events: Iterable[Event]) -> set[date]:
    intervals = (event.interval for event in events if event.interval is not None)
    ends = chain.from_iterable((interval.begin, interval.until) for interval in intervals)
    return {day for day in ends if day is not None}


def stem_of(days: set[date], date_range: DateRange) -> str:
    """Return the files' name: the range asked for, or where it is open the first or last day of an event."""
    first = date_range.begin or min(days | {date_range.until or date.max})
    return f"{first}_{date_range.until or max(days | {first})}"


def days_of(stem: str) -> str:
    """Write the range that gives files their name as people do."""
    days = dict.fromkeys(date.fromisoformat(day) for day in stem.split("_"))
    return " – ".join(f"{day.day} {day:%B %Y}" for day in days)

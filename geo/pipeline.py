"""From articles to a map: the only place that knows the order of the stages."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from geo import events as eventing
from geo.dates import infer_published, tag
from geo.errors import GeoError, NothingToDoError, OutputError, UsageError
from geo.export import (
    articles_frame,
    elsewhere_frame,
    events_frame,
    mentions_frame,
    write_geojson,
    write_geopackage,
)
from geo.maps import write as write_map
from geo.model import HOW_TO_DATE, Article, Event, Parse, PublishedBasis, Unread
from geo.recognise import recognise
from geo.resolve import resolve
from geo.syntax import analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Interval


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read and found, before a range of dates is chosen."""

    parses: tuple[Parse, ...]
    unread: tuple[Unread, ...]
    events: tuple[Event, ...]

    @property
    def undated(self) -> tuple[Article, ...]:
        """The articles of which neither their text nor their neighbours tell when they were published."""
        return tuple(parsed.article for parsed in self.parses if not parsed.article.is_dated)


@dataclass(frozen=True, slots=True)
class Period:
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


def parse(articles: Iterable[Article | Unread], gazetteer: Gazetteer) -> Iterator[Parse | Unread]:
    """Find places, dates and events in each article; pass on what could not be read.

    One article that can't be parsed becomes an `Unread` with the reason, and the rest go on.

    Raises
    ------
    GeoError
        If the fault is not the article's: a damaged gazetteer, a model that isn't installed.
    """
    for article in articles:
        if isinstance(article, Unread):
            yield article
            continue
        try:
            yield _parse_one(article, gazetteer)
        except GeoError:
            raise
        except Exception as error:  # noqa: BLE001 - the one wall between a bad article and the rest
            yield Unread(article.id, f"could not be parsed: {type(error).__name__}: {error}")


def collect(articles: Iterable[Article | Unread], gazetteer: Gazetteer) -> Corpus:
    """Parse all articles, let reports of one event date each other, and gather the events."""
    found = list(parse(articles, gazetteer))
    unread = tuple(item for item in found if isinstance(item, Unread))
    parses = _date_each_other([item for item in found if isinstance(item, Parse)], gazetteer)
    return Corpus(parses, unread, eventing.gather(parses))


def build(corpus: Corpus, period: Period, out: Path, gazetteer: Gazetteer) -> Built:
    """Write the map, the GeoJSON and the GeoPackage of the events that meet a period.

    Parameters
    ----------
    corpus
        As `collect` gives it.
    period
        Events are in when their date interval meets it; undated ones are kept apart, with the reason.
    out
        The folder to write into; made if it isn't there.
    gazetteer
        Knows the places' geometry.

    Raises
    ------
    NothingToDoError
        If no event meets the period.
    OutputError
        If the folder can't be written; nothing is left half-written.
    """
    chosen = tuple(event for event in corpus.events if _is_in(event, period))
    if not chosen:
        raise NothingToDoError(_why_nothing(corpus, period))
    stem = _stem(chosen, period)
    with _staged(out) as folder:
        _write(corpus, chosen, folder / stem, gazetteer)
    html, geojson, geopackage = (out / f"{stem}{suffix}" for suffix in (".html", ".geojson", ".gpkg"))
    return Built(corpus, chosen, html, geojson, geopackage)


def _parse_one(article: Article, gazetteer: Gazetteer) -> Parse:
    article = _published(article)
    toponyms = recognise(article.text, gazetteer)
    return _with_events(Parse(article, resolve(article, toponyms, gazetteer)), gazetteer)


def _published(article: Article) -> Article:
    told = infer_published(article)
    return replace(
        article,
        published=told.published,
        published_within=told.within,
        published_basis=told.basis,
        published_reason=told.reason,
    )


def _with_events(parsed: Parse, gazetteer: Gazetteer) -> Parse:
    timexes = tag(parsed.article)
    doc = analyse(parsed.article.text)
    mentions = eventing.mentions(
        parsed.article, doc, parsed.toponyms, timexes, country_name=partial(_country_name, gazetteer)
    )
    return replace(parsed, timexes=timexes, events=mentions)


def _country_name(gazetteer: Gazetteer, code: str) -> str | None:
    place = gazetteer.country(code)
    return place.name if place else None


def _date_each_other(parses: Sequence[Parse], gazetteer: Gazetteer) -> tuple[Parse, ...]:
    """Date, from reports of the same events, the articles that do not tell their own date."""
    learnt = eventing.corroborate(parses)
    return tuple(
        _redated(parsed, learnt[parsed.article.id], gazetteer) if parsed.article.id in learnt else parsed
        for parsed in parses
    )


def _redated(parsed: Parse, within: Interval, gazetteer: Gazetteer) -> Parse:
    article = replace(
        parsed.article,
        published_within=within,
        published_basis=PublishedBasis.INFERRED,
        published_reason="a dated report tells the same event",
    )
    return _with_events(replace(parsed, article=article), gazetteer)


def _is_in(event: Event, period: Period) -> bool:
    return event.interval is not None and event.interval.meets(period.begin, period.until)


def _why_nothing(corpus: Corpus, period: Period) -> str:
    if not corpus.parses:
        return "no article could be read, so there is nothing to draw"
    days = sorted(_days(corpus.events))
    if not days:
        return f"no dated event was found, so there is nothing to draw{_how_to_date(corpus.undated)}"
    asked = f"from {period.begin or 'the first'} to {period.until or 'the last'}"
    return f"no event {asked}; those found lie between {days[0]} and {days[-1]}: widen --from and --to"


def _how_to_date(undated: Sequence[Article]) -> str:
    if not undated:
        return ""
    told = "; ".join(f"{article.id}: {article.published_reason}" for article in undated)
    return f" ({told}; {HOW_TO_DATE})"


def _days(events: Iterable[Event]) -> set[date]:
    intervals = (event.interval for event in events if event.interval is not None)
    ends = chain.from_iterable((interval.begin, interval.until) for interval in intervals)
    return {day for day in ends if day is not None}


def _stem(events: Iterable[Event], period: Period) -> str:
    """Name the files by the period asked for, or where it is open by the events' first or last day."""
    days = _days(events)
    first = period.begin or min(days | {period.until or date.max})
    return f"{first}_{period.until or max(days | {first})}"


def _write(corpus: Corpus, events: Sequence[Event], stem: Path, gazetteer: Gazetteer) -> None:
    frame = events_frame(events, gazetteer)
    kept_apart = [event for event in corpus.events if event.interval is None]
    elsewhere = elsewhere_frame([*events, *kept_apart], corpus.parses)
    write_map(frame, elsewhere, stem.with_name(f"{stem.name}.html"), title=_title(stem.name))
    write_geojson(frame, stem.with_name(f"{stem.name}.geojson"))
    write_geopackage(
        stem.with_name(f"{stem.name}.gpkg"),
        events=frame,
        mentions=mentions_frame(corpus.parses),
        articles=articles_frame(corpus.parses),
        not_located=elsewhere,
    )


def _title(stem: str) -> str:
    first, last = (date.fromisoformat(day) for day in stem.split("_"))
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"


@contextmanager
def _staged(out: Path) -> Iterator[Path]:
    """Yield a folder beside the files to come; move them into place only when all are whole."""
    with _told_by(out):
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".geo-", dir=out))
    try:
        with _told_by(out):
            yield stage
            written = sorted(stage.iterdir())
            for file in written:
                if (out / file.name).is_dir():
                    raise OutputError(f"can't write {str(out / file.name)!r}: a folder bears that name")
            for file in written:
                file.replace(out / file.name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _told_by(out: Path) -> Iterator[None]:
    """Say in the user's terms that the output folder can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"can't write into {str(out)!r}: {reason}; choose another with --out") from error

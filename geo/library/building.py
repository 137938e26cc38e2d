"""`build`: from articles, or what was found in them, to a map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from geo.errors import UsageError
from geo.export import FORMATS
from geo.files import read_file
from geo.library.choices import as_sequence, days_of
from geo.library.maps import Map
from geo.library.options import shown
from geo.library.reading import collecting
from geo.maps import Additions, Words, own_map, read_notes
from geo.model import MIN_CERTAINTY
from geo.pipeline import DateRange, Output
from geo.pipeline import build as build_files
from geo.pipeline import plan as plan_map

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.library.choices import Day, PathLike
    from geo.library.corpus import Corpus
    from geo.library.options import Options
    from geo.library.sources import Sources


@shown
def build(  # noqa: PLR0913 - the options of the command
    articles: Sources | Corpus,
    *,
    from_: Day | None = None,
    to: Day | None = None,
    out: PathLike | None = None,
    name: str = "",
    title: str = "",
    intro: str | Path = "",
    credit: str = "",
    tiles: str = "",
    notes: PathLike | None = None,
    format: str | Iterable[str] = (),  # noqa: A002 - the name of the command's option
    no_map: bool = False,
    words: str = Words.INSIDE.value,
    min_certainty: float = MIN_CERTAINTY,
    **options: Unpack[Options],
) -> Map:
    """Draw the events that articles report on a map.

    Parameters
    ----------
    articles
        As for `read`; or a `Corpus`, whose articles are not parsed again.
    from_, to
        First and last day, both included: ``"2022"``, ``"2022-07"``, ``"2022-07-16"`` or a date.
    out
        The folder into which the map, the GeoJSON and the GeoPackage are written; none is, if not given.
    name, title, credit
        What the files are called, what heads the map, who made it.
    tiles
        The address of tiles of your own, with ``{z}``, ``{x}`` and ``{y}``, which a reader may choose.
    intro
        What stands below the title: a text, or the path of a file of it.
    notes
        A table of texts, pictures and links for events.
    format
        Further files: ``"parquet"``, ``"csv"``, ``"kml"``, ``"months"``.
    no_map
        Whether to write only the files of `format`, without a map. With ``"months"`` alone, the events need
        not fit in memory. Only with `out`.
    words
        ``"inside"``: the words of events are in the page; ``"beside"``: in a folder beside it, for more than
        some 100,000 events. Only with `out`.
    min_certainty
        The least certainty, from 0 to 1, of events that are drawn; others are listed with the reason.
    text, published, column
        As for `read`.
    focus
        Where places are likelier to lie: countries (``"AM,AZ"``), a box in degrees (``"W,S,E,N"``), or the
        path of a GeoJSON file.
    gazetteer
        Files of places of your own; or an open `Gazetteer`.
    types
        Files of kinds of event of your own.
    corrections
        The file of what you have decided.
    jobs
        Processes that share the work; 0 for one on each core.
    scheduler
        The Dask cluster that shares the work: its scheduler's address, or ``"local:4"``.
    cache, no_cache
        The folder in which parses are kept; True to keep none.
    limit
        How much an input may cost: ``{"file": "64GB", "record": "256MB", "characters": 2_000_000,
        "seconds": 120, "acts": 100}``, or some of these.

    Raises
    ------
    NothingToDrawError
        If no event is in the range.
    UsageError
        If a value is none that can be, or a corpus that was collected already is given options of `collect`.
    OutputError
        If a file can't be written.

    Examples
    --------
    >>> build("Talks were held in Tbilisi on 16 July 2022.", no_cache=True)
    <Map '16 July 2022': 1 events drawn, 0 listed>
    """
    begin, until = days_of(from_, "from_"), days_of(to, "to")
    date_range = DateRange(begin.begin if begin else None, until.until if until else None)
    output = _output(out, name, title, intro, credit, tiles, notes, as_sequence(format), min_certainty, words)
    output = replace(output, with_map=not no_map)
    with collecting(articles, options) as (corpus, run):
        if out is None:
            return Map(plan_map(corpus.found, date_range, output), corpus.gazetteer)
        output = replace(output, write_months=run.write_months) if run else output
        built = build_files(corpus.found, date_range, output, corpus.gazetteer)
    return Map(built.plan, corpus.gazetteer, built.files)


def _output(  # noqa: PLR0913, PLR0917 - the options of the command
    out: PathLike | None,
    name: str,
    title: str,
    intro: str | Path,
    credit: str,
    tiles: str,
    notes: PathLike | None,
    formats: tuple[str, ...],
    min_certainty: float,
    words: str,
) -> Output:
    """Return where and how to write, from plain values."""
    if wrong := [one for one in formats if one not in FORMATS]:
        raise UsageError(f"format={wrong[0]!r} is none of {', '.join(FORMATS)}")
    if not 0 <= min_certainty <= 1:
        raise UsageError(f"min_certainty={min_certainty!r} is no probability: give a number from 0 to 1")
    if words not in (known := [one.value for one in Words]):
        raise UsageError(f"words={words!r} is none of {', '.join(known)}")
    text = read_file(intro).decode("utf-8-sig") if isinstance(intro, Path) else intro
    own_notes = read_notes(Path(notes)) if notes is not None else ()
    formats = tuple(dict.fromkeys(formats))
    additions = Additions(credit, own_notes, own_map(tiles) if tiles else None)
    return Output(Path(out or "."), name, title, text, formats, additions, min_certainty, Words(words))

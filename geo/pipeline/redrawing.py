"""A map of events that an earlier build wrote by month: nothing is read or gathered again."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from geo.errors import NothingToDrawError, UsageError
from geo.export import elsewhere_frame, read_months
from geo.pipeline.building import Built, Plan, days_of, stem_of
from geo.pipeline.corpus import Corpus
from geo.pipeline.drawing import index_of, list_maps
from geo.pipeline.staging import staged
from geo.pipeline.timing import timed
from geo.pipeline.writing import Tables, write_files

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from geo.gazetteer import Gazetteer
    from geo.pipeline.daterange import DateRange
    from geo.pipeline.output import Output


def redraw(folder: Path, date_range: DateRange, output: Output, gazetteer: Gazetteer) -> tuple[Built, int]:
    """Draw the events of a range of dates that `geo build --format months` wrote.

    Only the months of the range are read. What the articles hold besides their events is not in them: the
    GeoPackage has no mentions and no articles, the map does not list what is not on it.

    Parameters
    ----------
    folder
        The folder of events by month.
    date_range, output, gazetteer
        As for `geo.pipeline.build`.

    Returns
    -------
    tuple
        What was drawn and written, and how many rows of events and places that are.

    Raises
    ------
    EventsError
        If there is no such folder, or a file in it that is needed is damaged.
    UsageError
        If the folder would be replaced.
    NothingToDrawError
        If it has no event of the range.
    OutputError
        If the files can't be written.
    """
    with timed("read the events"):
        events = read_months(folder, date_range.begin, date_range.until)
        events = events[events["certainty"] >= output.min_certainty]
    if not len(events):
        asked = f"from {date_range.begin or 'the first'} to {date_range.until or 'the last'}"
        raise NothingToDrawError(f"no event {asked} in {str(folder)!r}: widen --from and --to")
    stem = stem_of(_days(events), date_range)
    plan = Plan(Corpus((), (), ()), (), output, output.name or stem, output.title or days_of(stem))
    if any(path.resolve() == folder.resolve() for path in plan.paths):
        raise UsageError(
            f"the events in {str(folder)!r} would be replaced by those of the range: choose another --name "
            "or --out"
        )
    with staged(output.folder, partial(list_maps, output)) as stage:
        write_files(plan, stage, gazetteer, Tables(events, elsewhere_frame([], [])))
    return Built(plan, index_of(output)), len(events)


def _days(events: gpd.GeoDataFrame) -> set[date]:
    ends = (*events["date_begin"], *events["date_until"])
    return {date.fromisoformat(day) for day in ends if isinstance(day, str)}

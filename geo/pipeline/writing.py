"""The files of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from geo.collector import resting
from geo.export import (
    FORMATS,
    elsewhere_frame,
    events_frame,
    tables_by_month,
    write_feeds,
    write_geojson,
    write_geopackage,
    write_month_tables,
    write_months,
    write_parts,
)
from geo.export.formats import MONTHS
from geo.export.kept import NoRows
from geo.maps import Background, event_colours, render
from geo.maps import write as write_map
from geo.pipeline.output import FEEDS
from geo.pipeline.timing import timed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from geo.export.kept import Rows
    from geo.gazetteer import Gazetteer
    from geo.maps import Additions
    from geo.pipeline.building import Plan
    from geo.pipeline.output import Output


RULES = "rules"
"""The kind of what is kept of the rules: whatever they say, parses depend on it, too."""


@resting()
def write_files(
    plan: Plan,
    folder: Path,
    gazetteer: Gazetteer,
    given: Tables | None = None,
    kept: Rows | None = None,
) -> None:
    """Write the files of a plan into a folder, where none of them is yet.

    Parameters
    ----------
    plan, gazetteer
        What is written, and where its places are.
    folder
        The folder.
    given
        The tables of the plan, where they are made already.
    kept
        Rows that earlier runs made; None to make all.

    Raises
    ------
    OutputError
        If one can't be written.
    """
    output = plan.output
    paths = dict(zip(output.suffixes, (folder / path.name for path in plan.paths), strict=True))
    if not output.with_map and output.formats == (MONTHS,) and given is None:  # one table may be too large
        with timed("wrote the months"):
            months = tables_by_month(plan.events, gazetteer, kept)
            write_month_tables(months, paths[MONTHS], output.write_months or write_parts)
        return
    with timed("tabled the events"):
        tables = given or tables_of(plan, gazetteer, kept)
    if output.with_map:
        _write_map(plan, tables, paths, gazetteer, kept)
    for suffix in output.formats:
        with timed(f"wrote the {suffix}"):
            _write(suffix, tables.events, paths[suffix], output)


def _write_map(
    plan: Plan, tables: Tables, paths: Mapping[str, Path], gazetteer: Gazetteer, kept: Rows | None
) -> None:
    """Write the page and what stands beside every page."""
    with timed("drew the map"):
        write_map(
            tables.events,
            tables.elsewhere,
            paths["html"],
            words=plan.output.words,
            **_page_options(plan, gazetteer, kept),
        )
    with timed("wrote the GeoJSON"):
        write_geojson(tables.events, paths["geojson"])
    with timed("wrote the GeoPackage"):
        write_geopackage(
            paths["gpkg"],
            events=tables.events,
            parses=plan.corpus.parses,
            not_located=tables.elsewhere,
            colours=event_colours(),
            kept=kept,
        )
    if plan.output.name:
        write_feeds(
            plan.events, title=plan.title, page=paths["html"].name, paths=[paths[name] for name in FEEDS]
        )


def _write(suffix: str, events: gpd.GeoDataFrame, path: Path, output: Output) -> None:
    if suffix == MONTHS and output.write_months is not None:
        write_months(events, path, output.write_months)
    else:
        FORMATS[suffix](events, path)


@dataclass(frozen=True, slots=True)
class Tables:
    """What the files of a plan are made of."""

    events: gpd.GeoDataFrame
    """One row an event and place."""
    elsewhere: pd.DataFrame
    """What is not on the map, with the reason."""


def tables_of(plan: Plan, gazetteer: Gazetteer, kept: Rows | None = None) -> Tables:
    """Return the tables of a plan; `kept` as for `write_files`."""
    without_date = [event for event in plan.corpus.events if event.interval is None]
    return Tables(
        events_frame(plan.events, gazetteer, kept),
        elsewhere_frame([*plan.events, *without_date], plan.corpus.parses, kept),
    )


def page_of(plan: Plan, tables: Tables, gazetteer: Gazetteer) -> str:
    """Return the map page of a plan as text."""
    return render(tables.events, tables.elsewhere, **_page_options(plan, gazetteer))


class PageOptions(TypedDict):
    """What the page shows besides the tables."""

    title: str
    intro: str
    additions: Additions
    background: Background


def _page_options(plan: Plan, gazetteer: Gazetteer, kept: Rows | None = None) -> PageOptions:
    output = plan.output
    background = Background(gazetteer, _said_of_rules(kept or NoRows()))
    return PageOptions(
        title=plan.title, intro=output.intro, additions=output.additions, background=background
    )


def _said_of_rules(kept: Rows) -> dict[str, str]:
    """Return what each rule says; to make that again, all stages are imported."""
    known = kept.find(RULES, b"", dict[str, str])
    if known is None:
        from geo.pipeline.rules import all_rules  # noqa: PLC0415 - see above

        known = {rule.id: rule.says for rule in all_rules().values()}
        kept.keep(RULES, b"", known)
    return known

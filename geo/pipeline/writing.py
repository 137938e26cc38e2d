"""The files of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export import (
    FORMATS,
    elsewhere_frame,
    events_frame,
    write_feeds,
    write_geojson,
    write_geopackage,
)
from geo.maps import Background, event_colours
from geo.maps import write as write_map
from geo.pipeline.output import FEEDS
from geo.pipeline.rules import all_rules
from geo.pipeline.timing import timed

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.pipeline.building import Plan


def write_files(plan: Plan, folder: Path, gazetteer: Gazetteer) -> None:
    """Write the files of a plan into a folder, where none of them is yet.

    Raises
    ------
    OutputError
        If one can't be written.
    """
    output, corpus = plan.output, plan.corpus
    paths = dict(zip(output.suffixes, (folder / path.name for path in plan.paths), strict=True))
    with timed("tabled the events"):
        frame = events_frame(plan.events, gazetteer)
        kept_apart = [event for event in corpus.events if event.interval is None]
        elsewhere = elsewhere_frame([*plan.events, *kept_apart], corpus.parses)
    with timed("drew the map"):
        write_map(
            frame,
            elsewhere,
            paths["html"],
            title=plan.title,
            intro=output.intro,
            telling=output.telling,
            background=Background(gazetteer, {rule.id: rule.says for rule in all_rules().values()}),
        )
    with timed("wrote the GeoJSON"):
        write_geojson(frame, paths["geojson"])
    with timed("wrote the GeoPackage"):
        write_geopackage(
            paths["gpkg"],
            events=frame,
            parses=corpus.parses,
            not_located=elsewhere,
            colours=event_colours(),
        )
    for suffix in output.formats:
        with timed(f"wrote the {suffix}"):
            FORMATS[suffix](frame, paths[suffix])
    if output.name:
        write_feeds(
            plan.events, title=plan.title, page=paths["html"].name, paths=[paths[name] for name in FEEDS]
        )

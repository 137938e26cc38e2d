"""The files of a build, drawn without what can't be: an event or an article at fault costs itself alone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from geo.errors import FaultError, GeoError, fault_of
from geo.maps import INDEX, is_ours, write_index
from geo.model import Unread
from geo.pipeline.boundaries import find_faulty
from geo.pipeline.timing import timed
from geo.pipeline.writing import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from geo.export.kept import Rows
    from geo.gazetteer import Gazetteer
    from geo.model import Event, Parse
    from geo.pipeline.building import Plan
    from geo.pipeline.output import Output

TRIAL = "trial"
"""The folder in the stage in which it is tried what can be drawn."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, and what could not be."""

    plan: Plan
    faults: tuple[Unread, ...] = ()


def draw(plan: Plan, stage: Path, gazetteer: Gazetteer, kept: Rows | None = None) -> Drawn:
    """Write the files of a plan into a stage, without events and articles with which that fails.

    Parameters
    ----------
    plan, gazetteer, kept
        As for `write_files`.
    stage
        The folder.

    Raises
    ------
    FaultError
        If it fails whatever is left out.
    OSError
        If the stage can't be written.
    """
    try:
        write_files(plan, stage, gazetteer, kept=kept)
    except (GeoError, OSError):
        raise
    except Exception as error:
        possible = _possible(plan, stage, gazetteer)
        if not (possible.faults and possible.plan.events):
            what = "the map can't be drawn" if plan.output.with_map else "the events can't be written"
            raise FaultError(f"{what}: {fault_of(error)}") from error
        rest = draw(possible.plan, stage, gazetteer, kept)
        return Drawn(rest.plan, (*possible.faults, *rest.faults))
    return Drawn(plan)


def list_maps(output: Output, stage: Path) -> None:
    """Write the list of the maps of a folder and of those to come into a stage, if there is to be one."""
    if index_of(output):
        with timed("listed the maps"):
            write_index([output.folder, stage], stage / INDEX)


def index_of(output: Output) -> Path | None:
    """Return the list of maps of a folder; None where that file is not ours, or no map is written."""
    index = output.folder / INDEX
    return index if output.with_map and is_ours(index) else None


def _possible(plan: Plan, stage: Path, gazetteer: Gazetteer) -> Drawn:
    """Return a plan without the events, or without the articles, that are at fault each by itself."""

    def with_events(events: Sequence[Event]) -> None:
        _try(replace(plan, events=tuple(events)), stage, gazetteer)

    def with_parses(parses: Sequence[Parse]) -> None:
        _try(replace(plan, corpus=replace(plan.corpus, parses=tuple(parses))), stage, gazetteer)

    if faulty := _faulty(plan.events, with_events):
        faults = [
            Unread.of_fault(plan.events[at].first_article.id, _named(plan.events[at]), error, partial=True)
            for at, error in faulty.items()
        ]
        return Drawn(replace(plan, events=_without(plan.events, faulty)), tuple(faults))
    if not plan.output.with_map:  # the other files hold nothing of articles
        return Drawn(plan)
    parses = plan.corpus.parses
    faulty = _faulty(parses, with_parses)
    faults = [
        Unread.of_fault(parses[at].article.id, "it can't be written", error, partial=True)
        for at, error in faulty.items()
    ]
    left = replace(plan.corpus, parses=_without(parses, faulty))
    return Drawn(replace(plan, corpus=left), tuple(faults))


def _faulty(items: Sequence[Item], work: Callable[[Sequence[Item]], None]) -> dict[int, Exception]:
    """Return the numbers of the things at fault; none if the fault is not in one of them."""
    found = find_faulty(items, work)
    return {} if len(found) == len(items) else found


def _try(plan: Plan, stage: Path, gazetteer: Gazetteer) -> None:
    trial = stage / TRIAL
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir()
    try:
        write_files(plan, trial, gazetteer)
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _without(items: Sequence[Item], faulty: Mapping[int, Exception]) -> tuple[Item, ...]:
    return tuple(item for number, item in enumerate(items) if number not in faulty)


def _named(event: Event) -> str:
    return f"its event {event.id} ({event.type}) can't be drawn"

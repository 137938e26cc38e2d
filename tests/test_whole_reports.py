"""Whole reports of many kinds, each with all its events marked: how true is the map of them, and how full?

`events.csv` has a row for each event: the types that are right, status, first and last day on which it began,
place, and how many kilometres a dot may be off. They were written before any of them was run, and of half of
them nobody looks at what is wrong: rules are made from the errors of the others.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from assignment import count_matched

import geo
from geo.gazetteer.distance import kilometres_between
from geo.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Event

FOLDER = Path(__file__).parent / "golden" / "whole_reports"
MIN_CERTAINTY = 0.6
"""From which the map draws an event unless another is asked for."""
LEAST = {"read": (0.7, 0.5), "unread": (0.58, 0.45)}
"""Of the dots those that are right, and of the marked events those drawn: .80 and .58 when this was written,
.65 and .52 of the unread half."""
MOST_DAYS_LONGER = timedelta(days=7)
"""By which the days of a dot may exceed those of its event."""


@dataclass(frozen=True)
class Marked:
    """One event of a report, as a person marked it."""

    report: str
    quote: str
    status: str
    begin: date
    until: date
    place: Place
    tolerance_km: float

    def is_drawn_by(self, event: Event, place: Place) -> bool:
        """Return True if a dot tells this event: its status, its days, its place."""
        days = event.interval
        if event.status.value != self.status or days is None:
            return False
        begin, until = days.begin or days.until, days.until or days.begin
        assert begin is not None
        assert until is not None
        is_then = begin <= self.until and self.begin <= until
        is_short = until - begin <= self.until - self.begin + MOST_DAYS_LONGER
        far = kilometres_between(self.place, place)
        return is_then and is_short and far <= self.tolerance_km + min(place.radius_km, self.tolerance_km)


def read_marked() -> list[Marked]:
    with (FOLDER / "events.csv").open(encoding="utf-8", newline="") as lines:
        return [_marked(row) for row in csv.DictReader(lines)]


def _marked(row: Mapping[str, str]) -> Marked:
    where = Place("marked", row["place"], float(row["latitude"]), float(row["longitude"]), "P", "PPL")
    begin, until = (date.fromisoformat(row[key]) for key in ("begin", "until"))
    return Marked(row["report"], row["quote"], row["status"], begin, until, where, float(row["tolerance_km"]))


def count_right(dots: list[tuple[Event, Place]], marked: list[Marked]) -> int:
    """Return how many dots show a marked event that no other dot shows, matched as well as can be."""
    return count_matched(
        [{number for number, one in enumerate(marked) if one.is_drawn_by(*dot)} for dot in dots]
    )


@pytest.fixture(scope="module")
def dots() -> dict[str, list[tuple[Event, Place]]]:
    """Return the dots of each report's map."""
    found: dict[str, list[tuple[Event, Place]]] = {path.stem: [] for path in sorted(FOLDER.glob("*.txt"))}
    for event in geo.collect(sorted(FOLDER.glob("*.txt")), no_cache=True).events:
        if event.certainty >= MIN_CERTAINTY and event.interval is not None:
            for report in event.reports:
                name = Path(report.article.id).stem
                found[name] += [(event, at.place) for at in event.places]
    return found


def test_each_mark_quotes_its_report() -> None:
    for one in read_marked():
        assert one.quote in (FOLDER / f"{one.report}.txt").read_text(encoding="utf-8"), one.quote


def half_of(name: str) -> str:
    """Return which half a report belongs to: six come first by the digests of their names."""
    names = sorted(
        (path.stem for path in FOLDER.glob("*.txt")), key=lambda one: sha256(one.encode()).hexdigest()
    )
    return "unread" if name in names[: len(names) // 2] else "read"


@pytest.mark.parametrize("half", LEAST)
def test_most_dots_are_right_and_most_events_are_drawn(
    half: str, dots: dict[str, list[tuple[Event, Place]]]
) -> None:
    marked = [one for one in read_marked() if half_of(one.report) == half]
    shown = {name: some for name, some in dots.items() if half_of(name) == half}
    right = sum(
        count_right(some, [one for one in marked if one.report == name]) for name, some in shown.items()
    )
    drawn = sum(map(len, shown.values()))
    least_right, least_drawn = LEAST[half]
    assert right >= least_right * drawn, f"{right} of {drawn} dots are right"
    assert right >= least_drawn * len(marked), f"{right} of {len(marked)} events are drawn"
